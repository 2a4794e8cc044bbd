public import Discourse
public import Knowledge
public import Language
public import Records

/// A time expression (TIMEX3).
public struct TimeExpression: Sendable, Hashable {
  /// Tokens.
  public var tokens: Range<Int>
  /// UTF-8 byte offsets.
  public var bytes: Range<Int>
  /// TIMEX3 type.
  public var type: Kind
  /// TIMEX3 value (`2017-10-15`, `P3Y`, `2016-W44-WE`, `PRESENT_REF`).
  public var value: String
  /// TIMEX3 mod (`START`, `APPROX` …).
  public var modifier: String?
  /// The days that it covers, for DATE and TIME that could be resolved, and for a DURATION with known ends. `text` is
  /// the expression; open ends ("since", "until") are set.
  public var date: EventDate?

  /// TIMEX3 types.
  public enum Kind: String, Sendable, Codable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  /// An expression over tokens and bytes of a document.
  public init(
    tokens: Range<Int>, bytes: Range<Int>, type: Kind, value: String, modifier: String? = nil, date: EventDate? = nil
  ) {
    self.tokens = tokens
    self.bytes = bytes
    self.type = type
    self.value = value
    self.modifier = modifier
    self.date = date
  }
}

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

  /// The cue words come from the knowledge.
  public init(knowledge: KnowledgeBase) {}

  /// All time expressions of a document, in order. Uses trees where there are any.
  public func annotate(_ document: Document, zones: [Zone], anchor: Anchor) -> [TimeExpression] { [] }

  /// The report date as the text itself gives it: a dateline, a dated caption, a weekday that agrees with a date.
  public func reportDate(of document: Document, zones: [Zone]) -> (day: Day, from: ReportReference.DateSource)? { nil }

  /// The date of the event that a token names: the expression that governs it, else the context, else the report date.
  public func date(
    of trigger: Int, in document: Document, expressions: [TimeExpression], discourse: Discourse, reportDate: Day?
  ) -> EventDate? { nil }
}
