public import Records

/// A rule that turns a trigger and its arguments into a code.
public struct Frame: Sendable, Hashable, Codable {
  /// Unique: `assault.capture-place`.
  public var id: String
  /// PLOVER type; `nil` for elections, displacement and disasters.
  public var type: EventType?
  /// PLOVER modes, the primary one first.
  public var modes: [String]
  /// Contexts that the frame gives.
  public var contexts: [String]
  /// CAMEO code of 2 to 4 digits.
  public var cameo: String?
  /// ACLED sub-event type, where the table from type and mode would be wrong.
  public var acled: String?
  /// What sets it off.
  public var triggers: [Trigger]
  /// Where to look for the actor of a verb.
  public var actor: [Slot]
  /// Where to look for the recipient of a verb.
  public var recipient: [Slot]
  /// Where to look for the actor of a noun.
  public var nounActor: [Slot]
  /// Where to look for the recipient of a noun.
  public var nounRecipient: [Slot]
  /// Whether partners join the actors.
  public var reciprocal: Bool
  /// What happens to the hold on the place.
  public var control: ControlDetails.Change?
  /// What the number of the logical object counts.
  public var figure: Figure.Measure?
  /// How far the act went, unless the text says otherwise.
  public var stage: Stage?
  /// Set where the frame tells of what was not done.
  public var negated: Negated?
  /// Own sentences that the frame must code.
  public var examples: [String]
  /// Where it is written.
  public var source: SourceLine

  /// A trigger word with conditions.
  public struct Trigger: Sendable, Hashable, Codable {
    /// The lemma.
    public var lemma: String
    /// What it must be tagged as.
    public var part: Part
    /// What must hang from it.
    public var conditions: [Condition]
    /// As written in the file.
    public var text: String
  }

  /// How a frame tells of inaction.
  public enum Negated: String, Sendable, Hashable, Codable, CaseIterable {
    /// Its words tell only where they are negated ("did not intervene").
    case only
    /// Its words themselves say that nothing was done ("stood by").
    case always
  }

  /// Parts of speech of triggers.
  public enum Part: String, Sendable, Hashable, Codable {
    case verb, noun, adjective
  }

  /// Something that must (or must not) hang from a trigger.
  public struct Condition: Sendable, Hashable, Codable {
    /// Where to look.
    public var slot: Slot
    /// What must be there; `nil` for anything.
    public var filler: Filler?
    /// Whether it must not be there.
    public var negated: Bool
  }

  /// What may fill a slot.
  public enum Filler: Sendable, Hashable, Codable {
    /// The head has one of these lemmas.
    case lemmas(Set<String>)
    /// The head is of this class.
    case kind(Class)
  }

  /// Classes of noun phrase that frames tell apart.
  public enum Class: String, Sendable, Hashable, Codable, CaseIterable {
    case place, person, actor, state, armed, civilian, court, organization, weapon, event, security
  }

  /// Where an argument of a trigger is found.
  public enum Slot: Sendable, Hashable, Codable {
    /// Logical subject: the by-phrase of a passive.
    case subject
    /// Logical object: the subject of a passive.
    case object
    /// Indirect object.
    case indirect
    /// An oblique or modifier with this preposition.
    case preposition(String)
    /// A particle or adverb, or a preposition.
    case particle(String)
    /// Possessor of a noun.
    case possessor
    /// Modifier of a noun.
    case compound
    /// Subject of the infinitive complement.
    case complement
    /// The infinitive complement itself.
    case infinitive
    /// A clause as complement.
    case clause
  }
}
