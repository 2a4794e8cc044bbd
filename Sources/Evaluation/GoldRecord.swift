public import Records

/// What a person wrote down from a report, to hold the coder's records against.
///
/// Only what is given is judged: a gold event without `date` says nothing about dates.
public struct GoldRecord: Sendable, Hashable, Codable {
  /// Which kind of record.
  public var kind: Mention.Kind
  /// PLOVER type of an event; `nil` with ``contexts`` for elections, displacement, disasters.
  public var eventType: String?
  /// PLOVER mode.
  public var eventMode: String?
  /// PLOVER contexts.
  public var contexts: [String]?
  /// The word that names it, as the text has it.
  public var trigger: String?
  /// Which occurrence of that word, from 0.
  public var occurrence: Int?
  /// Names or words of those who act (holders, speakers and subjects have fields of their own).
  public var actors: [String]?
  /// Names or words of those acted on.
  public var recipients: [String]?
  /// First and last day, ISO 8601.
  public var date: [String]?
  /// Name of the place.
  public var place: String?
  /// ISO 3166-1 alpha-3.
  public var country: String?
  /// asserted, negated, possible, planned, requested, conditional.
  public var factuality: String?
  /// gained, lost, held, contested.
  public var change: String?
  /// Who holds the place.
  public var holder: String?
  /// Who held it.
  public var previousHolder: String?
  /// What a figure counts.
  public var of: String?
  /// Lowest value of a figure.
  public var low: Int?
  /// The value that a figure names.
  public var best: Int?
  /// Highest value of a figure.
  public var high: Int?
  /// Who says it.
  public var speaker: String?
  /// First words of a statement, or the words of a figure: where it stands, if there is no ``trigger``.
  public var text: String?
  /// The kind of relation.
  public var relation: String?
  /// Whose relation it is.
  public var subject: String?
  /// What the subject is related to.
  public var object: String?

  enum CodingKeys: String, CodingKey {
    case kind
    case eventType = "event_type"
    case eventMode = "event_mode"
    case contexts, trigger, occurrence, actors, recipients, date, place, country, factuality, change, holder
    case previousHolder = "previous_holder"
    case of, low, best, high, speaker, text, relation, subject, object
  }

  /// A gold record of a kind; everything else is set field by field.
  public init(kind: Mention.Kind) { self.kind = kind }

  /// The class that it counts under: the PLOVER type, else the first context; the change, measure or relation.
  var label: String {
    switch kind {
    case .event: eventType ?? contexts?.first ?? "other"
    case .control: change ?? "control"
    case .figure: of ?? "figure"
    case .statement: "statement"
    case .relation: relation ?? "relation"
    }
  }
}

/// A report with what a person wrote down from it.
public struct GoldReport: Sendable {
  /// The report's id.
  public var id: String
  /// Its text.
  public var text: [UInt8]
  /// Its date.
  public var published: Day?
  /// What is to be found.
  public var records: [GoldRecord]
}
