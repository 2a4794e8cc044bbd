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
      let days = try Row.fetchOne(
        database, sql: "SELECT min(start), max(start) FROM entry WHERE kind = 0 AND start IS NOT NULL")
      let first = days?[0] as Int?
      let last = days?[1] as Int?
      return LedgerStatus(
        reports: try count("report WHERE current = 1"), revisions: try count("report WHERE current = 0"),
        mentions: try count("mention"),
        events: try count("entry WHERE kind = 0"), places: try count("(SELECT DISTINCT block FROM hold)"),
        corrections: try count("correction"), waiting: try count("block WHERE dirty > 0"),
        days: first.flatMap { first in last.map { Day(ordinal: first)...Day(ordinal: $0) } })
    }
  }
}
