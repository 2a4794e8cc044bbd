public import Exports
import GRDB
public import Records

/// How events are counted over time.
public struct SeriesOptions: Hashable, Sendable {
  /// The length of a step.
  public var period = Period.month
  /// What a row is counted for beside its step.
  public var dimensions: [Dimension] = []
  /// Figures that are summed.
  public var sums: [Figure.Measure] = [.killed]

  /// Counts by month.
  public init() {}

  /// Steps of time.
  public enum Period: String, Sendable, CaseIterable {
    case day, week, month, year

    /// The first day of the step that a day is in; weeks begin on Monday.
    func first(_ day: Day) -> Day {
      switch self {
      case .day: day
      case .week: day.adding(days: 1 - day.weekday)
      case .month: day.adding(days: 1 - day.day)
      case .year: Day(year: day.year, month: 1, day: 1) ?? day
      }
    }
  }

  /// What rows are counted for.
  public enum Dimension: String, Sendable, CaseIterable {
    case country, admin1, place, type, mode
    /// The codes of the first actor and the first recipient.
    case dyad

    var columns: [String] { self == .dyad ? ["actor", "recipient"] : [rawValue] }
    var fields: [TermField] {
      switch self {
      case .country: [.country]
      case .admin1: [.admin1]
      case .place: [.place]
      case .type: [.type]
      case .mode: [.mode]
      case .dyad: [.byCode, .againstCode]
      }
    }
  }
}

extension Ledger {
  /// Counts and sums of events as a tidy table: a row for each step and combination of values that has events, in order.
  ///
  /// An event counts in the step of its first possible day; one without a date counts in none. An event without a value (no
  /// country, no recipient) has an empty cell. Sums take the consensus of each figure (its best value, else its lowest, else its highest).
  public func series(_ filter: Filter = Filter(), _ options: SeriesOptions = SeriesOptions()) throws(LedgerError)
    -> TidyTable
  {
    try read { database in
      let fields = options.dimensions.flatMap(\.fields)
      var sums: [SeriesKey: [Int]] = [:]
      try scan(.event, filter, in: database) { tile, places in
        for place in places where tile.starts[place] != Tile.noDay {
          let day = Day(ordinal: Int(tile.starts[place]))
          let key = SeriesKey(
            step: options.period.first(day).ordinal, terms: fields.map { tile.first($0, of: place) })
          var values = sums[key] ?? [Int](repeating: 0, count: 1 + options.sums.count)
          values[0] += 1
          for (index, measure) in options.sums.enumerated() {
            values[1 + index] += max(tile.figure(measure, of: place) ?? 0, 0)
          }
          sums[key] = values
        }
      }
      let words = try Self.words(of: Set(sums.keys.flatMap(\.terms)), in: database)
      var table = TidyTable(
        columns: [.init(options.period.rawValue)] + options.dimensions.flatMap(\.columns).map { .init($0, yields: 1) }
          + [.init("events", isNumber: true)] + options.sums.map { .init($0.rawValue, isNumber: true) })
      table.rows = sums.map { key, values in
        [Day(ordinal: key.step).description] + key.terms.map { $0 == 0 ? nil : words[$0] } + values.map(String.init)
      }.sorted { left, right in
        for (a, b) in zip(left, right) where a != b { return (a ?? "") < (b ?? "") }
        return false
      }
      return table
    }
  }

  static func words(of terms: Set<Int32>, in database: Database) throws -> [Int32: String] {
    let statement = try database.cachedStatement(sql: "SELECT text FROM term WHERE seq = ?")
    var words: [Int32: String] = [:]
    for term in terms where term != 0 { words[term] = try String.fetchOne(statement, arguments: [term]) }
    return words
  }
}

private struct SeriesKey: Hashable {
  let step: Int
  let terms: [Int32]
}
