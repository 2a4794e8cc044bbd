/// The fields of an `event` record.
public struct EventDetails: Hashable, Sendable, Codable {
  /// PLOVER type; absent for elections, displacement without a named cause and disasters.
  public var eventType: EventType?
  /// The primary mode, PLOVER's name in lower case.
  public var eventMode: String?
  /// All modes.
  public var eventModes: [String]
  /// PLOVER contexts.
  public var contexts: [String]
  /// PLOVER quad class, 1–4.
  public var quad: Int?
  /// CAMEO code of 2 to 4 digits.
  public var cameo: String?
  /// ACLED's type and sub-type.
  public var acled: ACLED?
  /// UCDP's type of violence.
  public var ucdp: UCDP?
  /// Who did it. Several actors and no recipients: each acts on the others.
  public var actors: [Actor]
  /// To whom.
  public var recipients: [Actor]
  /// The weapon or means.
  public var instrument: String?
  /// The thing hit.
  public var target: String?
  /// Numbers that belong to the event.
  public var figures: [Figure]

  /// ACLED event type and sub-event type, in ACLED's own names.
  public struct ACLED: Hashable, Sendable, Codable {
    /// ACLED event type.
    public var eventType: String
    /// ACLED sub-event type.
    public var subEventType: String

    /// A pair of ACLED names.
    public init(eventType: String, subEventType: String) {
      self.eventType = eventType
      self.subEventType = subEventType
    }

    enum CodingKeys: String, CodingKey {
      case eventType = "event_type"
      case subEventType = "sub_event_type"
    }
  }

  /// UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided.
  public struct UCDP: Hashable, Sendable, Codable {
    /// 1, 2 or 3.
    public var typeOfViolence: Int

    /// A type of violence, 1–3.
    public init(typeOfViolence: Int) {
      self.typeOfViolence = typeOfViolence
    }

    enum CodingKeys: String, CodingKey {
      case typeOfViolence = "type_of_violence"
    }
  }

  /// An event; everything but the actors may be unknown.
  public init(
    eventType: EventType?, eventModes: [String] = [], contexts: [String] = [], cameo: String? = nil,
    acled: ACLED? = nil, ucdp: UCDP? = nil, actors: [Actor] = [], recipients: [Actor] = [], instrument: String? = nil,
    target: String? = nil, figures: [Figure] = []
  ) {
    self.eventType = eventType
    eventMode = eventModes.first
    self.eventModes = eventModes
    self.contexts = contexts
    quad = eventType?.quad
    self.cameo = cameo
    self.acled = acled
    self.ucdp = ucdp
    self.actors = actors
    self.recipients = recipients
    self.instrument = instrument
    self.target = target
    self.figures = figures
  }

  enum CodingKeys: String, CodingKey {
    case eventType = "event_type"
    case eventMode = "event_mode"
    case eventModes = "event_modes"
    case contexts, quad, cameo, acled, ucdp, actors, recipients, instrument, target, figures
  }
}

/// The fields of a `control` record: who holds a place.
public struct ControlDetails: Hashable, Sendable, Codable {
  /// What happened to the hold.
  public var change: Change
  /// Who holds it.
  public var holder: Actor?
  /// Who held it before.
  public var previousHolder: Actor?
  /// How much of the place.
  public var extent: Extent?

  /// What can happen to a hold.
  public enum Change: String, Sendable, Codable {
    case gained, lost, held, contested
  }

  /// How much of a place.
  public enum Extent: String, Sendable, Codable {
    case all, most, part, none
  }

  /// A control claim.
  public init(change: Change, holder: Actor? = nil, previousHolder: Actor? = nil, extent: Extent? = nil) {
    self.change = change
    self.holder = holder
    self.previousHolder = previousHolder
    self.extent = extent
  }

  enum CodingKeys: String, CodingKey {
    case change, holder
    case previousHolder = "previous_holder"
    case extent
  }
}

/// The fields of a `figure` record.
public struct FigureDetails: Hashable, Sendable {
  /// The figure itself; its fields stand flat in the record.
  public var figure: Figure
  /// Id of the event it belongs to.
  public var event: String?

  /// A figure, and the event that it belongs to.
  public init(figure: Figure, event: String? = nil) {
    self.figure = figure
    self.event = event
  }
}

/// The fields of a `statement` record.
public struct StatementDetails: Hashable, Sendable, Codable {
  /// Who is quoted.
  public var speaker: Actor
  /// To whom.
  public var addressee: Actor?
  /// Direct or indirect speech.
  public var mode: Mode
  /// Lemma of the reporting verb.
  public var verb: String
  /// What was said, as it stands in the text.
  public var text: String
  /// UTF-8 byte offset.
  public var start: Int
  /// UTF-8 byte offset after the last byte.
  public var end: Int

  /// Direct or indirect speech.
  public enum Mode: String, Sendable, Codable {
    case direct, indirect
  }

  /// A statement.
  public init(speaker: Actor, addressee: Actor? = nil, mode: Mode, verb: String, text: String, start: Int, end: Int) {
    self.speaker = speaker
    self.addressee = addressee
    self.mode = mode
    self.verb = verb
    self.text = text
    self.start = start
    self.end = end
  }
}

/// The fields of a `relation` record.
public struct RelationDetails: Hashable, Sendable, Codable {
  /// Which relation.
  public var relation: Name
  /// Left side.
  public var subject: Actor
  /// Right side.
  public var object: Actor

  /// Relations between actors.
  public enum Name: String, Sendable, Codable {
    case memberOf = "member_of"
    case partOf = "part_of"
    case leads
    case alliedWith = "allied_with"
    case fights
    case alsoKnownAs = "also_known_as"
    case holdsOffice = "holds_office"
  }

  /// A relation.
  public init(relation: Name, subject: Actor, object: Actor) {
    self.relation = relation
    self.subject = subject
    self.object = object
  }
}
