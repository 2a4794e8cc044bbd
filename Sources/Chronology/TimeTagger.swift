public import Knowledge
public import Language
public import Records

/// Finds and resolves time expressions, infers report dates, and dates events.
public struct TimeTagger: Sendable {
  /// What relative expressions refer to.
  public enum Anchor: Sendable {
    /// The report date (news).
    case report(Day?)
    /// The running date of a narrative (history), starting from the report date if there is one.
    case narrative(Day?)
    /// Chosen by document: news unless it reads as a history.
    case automatic(Day?)
  }

  let cues: Cues

  /// The cue words come from the knowledge.
  public init(knowledge: KnowledgeBase) { cues = knowledge.cues }

  /// All time expressions of a document, in order. Uses trees where there are any.
  public func annotate(_ document: Document, zones: [Zone], anchor: Anchor) -> [TimeExpression] {
    Annotation(document: document, anchor: anchor).expressions()
  }
}
