/// A number of people or things (FIGURE in RECORDS).
public struct Figure: Hashable, Sendable, Codable {
  /// What is counted.
  public var of: Measure
  /// Lowest value that the words allow.
  public var low: Int?
  /// The value named, absent when the words give only a bound.
  public var best: Int?
  /// Highest value that the words allow.
  public var high: Int?
  /// "about", "some", "dozens".
  public var approximate: Bool?
  /// One event's figure, or a running total.
  public var scope: Scope?
  /// First day of a running total.
  public var since: Day?
  /// The day for which the figure is given.
  public var asOf: Day?
  /// The words.
  public var text: String
  /// UTF-8 byte offset of the words.
  public var start: Int
  /// UTF-8 byte offset after the words.
  public var end: Int
  /// Who is counted.
  public var group: Actor?

  /// What can be counted.
  public enum Measure: String, Sendable, Codable, CaseIterable {
    case killed, injured, casualties, missing, detained, abducted, displaced, returned, evacuated, crowd, strength
    case released, surrendered, destroyed
  }

  /// One event's figure, or a total over many.
  public enum Scope: String, Sendable, Codable {
    case event, cumulative
  }

  /// A figure read from words of a text.
  public init(
    of: Measure, low: Int? = nil, best: Int? = nil, high: Int? = nil, approximate: Bool? = nil, scope: Scope? = nil,
    since: Day? = nil, asOf: Day? = nil, text: String, start: Int, end: Int, group: Actor? = nil
  ) {
    self.of = of
    self.low = low
    self.best = best
    self.high = high
    self.approximate = approximate
    self.scope = scope
    self.since = since
    self.asOf = asOf
    self.text = text
    self.start = start
    self.end = end
    self.group = group
  }

  enum CodingKeys: String, CodingKey {
    case of, low, best, high, approximate, scope, since
    case asOf = "as_of"
    case text, start, end, group
  }
}
