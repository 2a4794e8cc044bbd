import GRDB
public import Records

/// What a ledger holds.
public struct LedgerStatus: Hashable, Sendable {
  /// Reports, each counted once.
  public var reports: Int
  /// Older texts of reports.
  public var revisions: Int
  /// Records coded from reports.
  public var mentions: Int
  /// Events joined from them.
  public var events: Int
  /// Places with claims of control.
  public var places: Int
  /// Corrections made by reviewers, taken back ones included.
  public var corrections: Int
  /// Blocks that wait to be joined.
  public var waiting: Int
  /// First and last day of the events.
  public var days: ClosedRange<Day>?
}

extension Ledger {
  /// Counts what is there.
  public func status() throws(LedgerError) -> LedgerStatus {
    try read { database in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: "SELECT count(*) FROM \(sql)") ?? 0 }
      var (events, first, last) = (0, Int32.max, Tile.noDay)
      // A filter that names the status lets rejected events count, too.
      try scan(.event, Filter([.term(fields: [.status], values: [], excluded: true)]), in: database) { tile, _ in
        events += tile.count
        for day in tile.starts where day != Tile.noDay { (first, last) = (min(first, day), max(last, day)) }
      }
      return LedgerStatus(
        reports: try count("report WHERE current = 1"), revisions: try count("report WHERE current = 0"),
        mentions: try count("mention"),
        events: events, places: try count("(SELECT DISTINCT block FROM hold)"),
        corrections: try count("correction"), waiting: try count("block WHERE dirty > 0"),
        days: last == Tile.noDay ? nil : Day(ordinal: Int(first))...Day(ordinal: Int(last)))
    }
  }
}
