public import Records

/// What records are asked for: all conditions hold. The same language serves the command line, the library and the desk.
///
///     type:ASSAULT country:IRQ from:2017-10-01 to:2017-10-31 killed:>=10 "market bombing"
///
/// A condition is `field:value`; several values are joined by commas (any of them), `!` before a value excludes it, `*` at its end
/// stands for any ending. Words without a field are looked for in the text. Capitals and accents do not count.
public struct Filter: Hashable, Sendable {
  /// The conditions.
  public var conditions: [Condition]

  /// One condition.
  public enum Condition: Hashable, Sendable {
    /// One of the words stands (or, excluded, none of them) in one of the fields.
    case term(fields: [TermField], values: [String], excluded: Bool)
    /// Happened in part on or after the day.
    case from(Day)
    /// Happened in part on or before the day.
    case to(Day)
    /// Lies in the box: degrees, west may be greater than east (over the date line).
    case box(south: Double, west: Double, north: Double, east: Double)
    /// Lies within kilometres of a point.
    case near(latitude: Double, longitude: Double, kilometres: Double)
    /// A figure that may be at least, or is at most, a number.
    case figure(Figure.Measure, Comparison, Int)
    /// At least so many independent sources.
    case sources(Int)
    /// At least so much confidence.
    case confidence(Double)
    /// Changed at or after a time.
    case changedSince(LedgerTime)
    /// Words of the sentences that it was read from: each must occur; `"…"` is a phrase.
    case text(String)
    /// The record with this id, or the beginning of it.
    case id(String)
    /// Of the report with this id.
    case report(String)
  }

  /// How a number is compared.
  public enum Comparison: String, Sendable {
    case atLeast = ">="
    case atMost = "<="
    case equal = "="
  }

  /// The time of a condition on what was changed.
  public var changedSince: LedgerTime? {
    for case .changedSince(let time) in conditions { return time }
    return nil
  }

  /// All of these conditions; none lets everything pass.
  public init(_ conditions: [Condition] = []) {
    self.conditions = conditions
  }
}
