/// One record coded from one place in one report.
///
/// The JSON form is flat: the fields of ``details`` stand beside the common ones (see RECORDS).
public struct Mention: Hashable, Sendable {
  /// Stable across runs and machines for the same report, words and code.
  public var id: String
  /// The report it was read from.
  public var report: ReportReference
  /// The sentence it was read from.
  public var sentence: SentenceReference
  /// The words that name it.
  public var trigger: Trigger?
  /// How surely it is told.
  public var factuality: Factuality
  /// How far it went.
  public var stage: Stage?
  /// Background of long ago, told as such.
  public var historical: Bool
  /// Who asserts it, outermost first; empty when the report itself does.
  public var attribution: [Attribution]
  /// When the act happened or is to happen.
  public var date: EventDate?
  /// Where.
  public var place: Place?
  /// 0 to 1; orders review.
  public var confidence: Double
  /// Why each field has its value.
  public var evidence: [Evidence]
  /// The frame or rule that made the record.
  public var rule: String
  /// Program version and knowledge hash.
  public var coder: String
  /// Shared by records that one sentence ties together.
  public var link: String?
  /// What kind of record it is, and the fields of that kind.
  public var details: Details

  /// The five kinds of record.
  public enum Details: Hashable, Sendable {
    case event(EventDetails)
    case control(ControlDetails)
    case figure(FigureDetails)
    case statement(StatementDetails)
    case relation(RelationDetails)

    /// The value of `kind`.
    public var kind: Kind {
      switch self {
      case .event: .event
      case .control: .control
      case .figure: .figure
      case .statement: .statement
      case .relation: .relation
      }
    }
  }

  /// Names of the kinds of record.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case event, control, figure, statement, relation
  }

  /// A record; the id is set by ``Mention/setID()`` when all else is known.
  public init(
    id: String = "", report: ReportReference, sentence: SentenceReference, trigger: Trigger? = nil,
    factuality: Factuality = .asserted, stage: Stage? = nil, historical: Bool = false, attribution: [Attribution] = [],
    date: EventDate? = nil, place: Place? = nil, confidence: Double = 1, evidence: [Evidence] = [], rule: String,
    coder: String = "", link: String? = nil, details: Details
  ) {
    self.id = id
    self.report = report
    self.sentence = sentence
    self.trigger = trigger
    self.factuality = factuality
    self.stage = stage
    self.historical = historical
    self.attribution = attribution
    self.date = date
    self.place = place
    self.confidence = confidence
    self.evidence = evidence
    self.rule = rule
    self.coder = coder
    self.link = link
    self.details = details
  }

  /// The kind of record.
  public var kind: Kind { details.kind }
}

extension Mention {
  /// The fields of an event, if it is one.
  public var event: EventDetails? { if case .event(let details) = details { details } else { nil } }
  /// The fields of a control claim, if it is one.
  public var control: ControlDetails? { if case .control(let details) = details { details } else { nil } }
  /// The figure, if it is one.
  public var figure: Figure? { if case .figure(let details) = details { details.figure } else { nil } }
  /// The fields of a statement, if it is one.
  public var statement: StatementDetails? { if case .statement(let details) = details { details } else { nil } }
  /// The fields of a relation, if it is one.
  public var relation: RelationDetails? { if case .relation(let details) = details { details } else { nil } }
}
