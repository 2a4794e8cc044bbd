import JSON
import FoundationEssentials
import GRDB
public import Records

/// How the events of one ledger differ from those of another: counts, and examples of each sort.
public struct LedgerDifference: Sendable {
  /// Events that only the second has: some of them.
  public var added: [Event] = []
  /// How many events only the second has.
  public var addedCount = 0
  /// Events that only the first has: some of them.
  public var dropped: [Event] = []
  /// How many events only the first has.
  public var droppedCount = 0
  /// Events of both that have other fields or mentions: some of them.
  public var altered: [(before: Event, after: Event)] = []
  /// How many events of both differ.
  public var alteredCount = 0
  /// How many events are the same.
  public var same = 0

  /// Compares two ledgers event by event.
  ///
  /// - Parameter examples: how many events of each sort are given.
  public init(_ before: Ledger, _ after: Ledger, examples: Int = 20) throws(LedgerError) {
    var (old, new) = (try before.eventHashes()[...], try after.eventHashes()[...])
    while !old.isEmpty || !new.isEmpty {
      let (a, b) = (old.first, new.first)
      if let a, let b, a.id == b.id {
        if a.hash == b.hash {
          same += 1
        } else {
          alteredCount += 1
          if altered.count < examples { altered.append((try before.event(a.seq), try after.event(b.seq))) }
        }
        old.removeFirst()
        new.removeFirst()
      } else if let a, b.map({ a.id < $0.id }) ?? true {
        droppedCount += 1
        if dropped.count < examples { dropped.append(try before.event(a.seq)) }
        old.removeFirst()
      } else if let b {
        addedCount += 1
        if added.count < examples { added.append(try after.event(b.seq)) }
        new.removeFirst()
      }
    }
  }
}

extension Ledger {
  fileprivate func eventHashes() throws(LedgerError) -> [(id: Int64, seq: Int, hash: Int64)] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT id, seq, hash FROM entry WHERE kind = 0 ORDER BY id").map {
        ($0[0], $0[1], $0[2])
      }
    }
  }

  fileprivate func event(_ seq: Int) throws(LedgerError) -> Event {
    try read { try Self.event(seq, LineDecoder(), in: $0) }
  }
}
