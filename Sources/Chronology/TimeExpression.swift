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
