/// How surely an act is told (FactBank's values, folded to what event data needs).
public enum Factuality: String, Sendable, Codable {
  case asserted, negated, possible, planned, requested, conditional
}

/// How far an act went.
public enum Stage: String, Sendable, Codable {
  case accomplished, attempted, threatened
}

/// Who asserts a record (one step of a chain, outermost first).
public struct Attribution: Hashable, Sendable, Codable {
  /// The speaker.
  public var speaker: Actor
  /// The lemma of the reporting verb or phrase (`say`, `according to`).
  public var verb: String
  /// UTF-8 byte offset of the reporting words.
  public var start: Int
  /// UTF-8 byte offset after the reporting words.
  public var end: Int
  /// The day of the words.
  public var date: EventDate?

  /// One step of attribution.
  public init(speaker: Actor, verb: String, start: Int, end: Int, date: EventDate? = nil) {
    self.speaker = speaker
    self.verb = verb
    self.start = start
    self.end = end
    self.date = date
  }
}

/// Why a field has its value: the bytes it was read from and what read them.
public struct Evidence: Hashable, Sendable, Codable {
  /// Field of the record (`actors`, `date`, `event_type` …).
  public var field: String
  /// UTF-8 byte offset.
  public var start: Int
  /// UTF-8 byte offset after the last byte.
  public var end: Int
  /// The frame, dictionary line or model that filled the field.
  public var rule: String

  /// One piece of evidence.
  public init(field: String, start: Int, end: Int, rule: String) {
    self.field = field
    self.start = start
    self.end = end
    self.rule = rule
  }
}

/// What a sentence is part of.
public enum Zone: String, Sendable, Codable {
  case headline, dateline, body, caption, quote, furniture
}

/// The sentence a record was read from.
public struct SentenceReference: Hashable, Sendable, Codable {
  /// Position in the report, from 0.
  public var index: Int
  /// UTF-8 byte offset.
  public var start: Int
  /// UTF-8 byte offset after the last byte.
  public var end: Int
  /// The words.
  public var text: String
  /// What the sentence is part of.
  public var zone: Zone

  /// A sentence of a report.
  public init(index: Int, start: Int, end: Int, text: String, zone: Zone) {
    self.index = index
    self.start = start
    self.end = end
    self.text = text
    self.zone = zone
  }
}

/// The words that name an event, a hold, a relation.
public struct Trigger: Hashable, Sendable, Codable {
  /// UTF-8 byte offset.
  public var start: Int
  /// UTF-8 byte offset after the last byte.
  public var end: Int
  /// The words.
  public var text: String
  /// Their lemma.
  public var lemma: String

  /// A trigger read from words of a text.
  public init(start: Int, end: Int, text: String, lemma: String) {
    self.start = start
    self.end = end
    self.text = text
    self.lemma = lemma
  }
}
