/// What happened once, put together from all the mentions of it in all reports.
///
/// The JSON form is flat, in the style of a mention: fields that a mention has keep their names. Consensus rules are stated in
/// `Documentation/linking.md`; nothing that a source said is lost: values that lost are in ``figures`` and ``contradictions``.
public struct Event: Hashable, Sendable, Codable {
  /// Stable across runs and machines: a hash of the id of the first mention in canonical order (``Event/id(first:)``).
  public var id: String
  /// PLOVER type; absent for elections, displacement without a named cause and disasters.
  public var eventType: EventType?
  /// The primary mode, PLOVER's name in lower case.
  public var eventMode: String?
  /// All modes that a mention gives, the best supported first.
  public var eventModes: [String]
  /// PLOVER contexts.
  public var contexts: [String]
  /// PLOVER quad class, 1–4.
  public var quad: Int?
  /// CAMEO code of 2 to 4 digits.
  public var cameo: String?
  /// ACLED's type and sub-type.
  public var acled: EventDetails.ACLED?
  /// UCDP's type of violence.
  public var ucdp: EventDetails.UCDP?
  /// Who did it, the best supported first. Several actors and no recipients: each acts on the others.
  public var actors: [Party]
  /// To whom, the best supported first.
  public var recipients: [Party]
  /// The weapon or means.
  public var instrument: String?
  /// The thing hit.
  public var target: String?
  /// When it happened: the most precise date that most sources agree with.
  public var date: EventDate?
  /// Where: the most precise place that most sources agree with. Its byte offsets are absent; its words are those of one mention.
  public var place: Place?
  /// The surest telling among the mentions: one that asserts it outweighs one that plans it.
  public var factuality: Factuality
  /// How far the act went.
  public var stage: Stage?
  /// Background of long ago in every mention.
  public var historical: Bool
  /// Numbers, one entry for each measure and group, each with what every source said.
  public var figures: [EventFigure]
  /// Independent sources: publishers whose own reports tell it. Wire copies count once.
  public var sources: Int
  /// Reports that tell it, wire copies left out.
  public var reports: Int
  /// The earliest and the latest report date among the reports.
  public var firstReported: Day?
  /// The latest report date among the reports.
  public var lastReported: Day?
  /// The words of the mention that stands for the event: its sentence.
  public var text: String
  /// The lemma of the trigger of that mention.
  public var trigger: String?
  /// 0 to 1: the confidence of the mentions, raised by independent sources, lowered by contradictions.
  public var confidence: Double
  /// The mentions that make the event, in canonical order, with why each is in it.
  public var mentions: [EventSupport]
  /// Fields on which the sources differ.
  public var contradictions: [Contradiction]

  /// Who took part, with the mentions that name them.
  public struct Party: Hashable, Sendable {
    /// The actor as the first of ``mentions`` gives it; its byte offsets count in that mention's report.
    public var actor: Actor
    /// Ids of the mentions that name it.
    public var mentions: [String]

    /// A party and its mentions.
    public init(actor: Actor, mentions: [String]) {
      self.actor = actor
      self.mentions = mentions
    }
  }

  /// An event of a type; the rest is set field by field.
  public init(id: String, eventType: EventType?, factuality: Factuality, text: String) {
    self.id = id
    self.eventType = eventType
    eventModes = []
    contexts = []
    quad = eventType?.quad
    actors = []
    recipients = []
    self.factuality = factuality
    historical = false
    figures = []
    sources = 0
    reports = 0
    self.text = text
    confidence = 0
    mentions = []
    contradictions = []
  }

  /// The id of the event whose first mention in canonical order has the id `mention`.
  public static func id(first mention: String) -> String {
    var hash = StableHash()
    hash.combine("event")
    hash.combine(mention)
    return hash.hex
  }

  enum CodingKeys: String, CodingKey {
    case id
    case eventType = "event_type"
    case eventMode = "event_mode"
    case eventModes = "event_modes"
    case contexts, quad, cameo, acled, ucdp, actors, recipients, instrument, target, date, place, factuality, stage
    case historical, figures, sources, reports
    case firstReported = "first_reported"
    case lastReported = "last_reported"
    case text, trigger, confidence, mentions, contradictions
  }
}

extension Event.Party: Codable {
  private enum CodingKeys: String, CodingKey { case mentions }

  /// Reads an actor with the ids of its mentions beside its fields.
  public init(from decoder: any Decoder) throws {
    actor = try Actor(from: decoder)
    mentions = try decoder.container(keyedBy: CodingKeys.self).decode([String].self, forKey: .mentions)
  }

  /// Writes the actor's fields and the ids of its mentions side by side.
  public func encode(to encoder: any Encoder) throws {
    try actor.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(mentions, forKey: .mentions)
  }
}
