import GRDB

/// An event that is no longer there: its mentions are in another one, or gone.
public struct RemovedEvent: Hashable, Sendable {
  /// Its id.
  public var id: String
  /// When it went.
  public var at: LedgerTime
  /// The event that has its mentions now.
  public var successor: String?
}

extension Ledger {
  /// Events that went at or after a time and did not come back, in the order in which they went.
  public func removedEvents(since time: LedgerTime) throws(LedgerError) -> [RemovedEvent] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, max(at), successor FROM removed WHERE kind = 0 AND at >= ?
            AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = removed.id AND e.kind = 0) GROUP BY id ORDER BY max(seq)
          """, arguments: [time.milliseconds]
      ).map { row in
        RemovedEvent(
          id: Key64.text(row[0]), at: LedgerTime(milliseconds: row[1]), successor: (row[2] as Int64?).map(Key64.text))
      }
    }
  }
}
