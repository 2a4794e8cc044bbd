import Dispatch
import FoundationEssentials
import GRDB
import Linking
import Records
import Synchronization

/// How many events were added, changed and removed by joining.
public struct JoinCount: Hashable, Sendable {
  /// Events that were not there.
  public var added = 0
  /// Events that have other mentions or fields than before.
  public var changed = 0
  /// Events that are no longer there.
  public var removed = 0
  /// Places whose timeline was built anew.
  public var places = 0

  /// Nothing joined.
  public init() {}
}

extension Ledger {
  /// Joins what was stored since the last time: mentions into events, control claims into timelines. Killed half-way it goes on
  /// where it stopped.
  ///
  /// - Parameter progress: called with the number of blocks done and the number of all.
  @discardableResult
  public func join(progress: (Int, Int) -> Void = { _, _ in }) throws(LedgerError) -> JoinCount {
    let dirty = try read { try DirtyBlock.fetchAll(in: $0) }
    var count = JoinCount()
    var done = 0
    let width = 4
    for start in stride(from: 0, to: dirty.count, by: width) {
      let blocks = Array(dirty[start..<min(start + width, dirty.count)])
      let joined = Mutex([Result<JoinedBlock, any Error>?](repeating: nil, count: blocks.count))
      DispatchQueue.concurrentPerform(iterations: blocks.count) { index in
        let result = Result { try self.reader.read { try JoinedBlock(blocks[index], in: $0) } }
        joined.withLock { $0[index] = result }
      }
      let results = joined.withLock { $0 }
      try write { writing in
        for case let result? in results { try writing.replace(with: try result.get(), counting: &count) }
      }
      done += blocks.count
      progress(done, dirty.count)
    }
    return count
  }

  /// How many blocks wait to be joined: more than none after a run that was cut short.
  public func waiting() throws(LedgerError) -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM block WHERE dirty > 0") ?? 0 }
  }
}

/// A block that must be joined anew.
struct DirtyBlock: Sendable {
  let seq: Int
  let kind: Int
  let key: String
  /// Grows with each transaction that puts something into the block; 0 when it is joined.
  let dirty: Int

  static func fetchAll(in database: Database) throws -> [DirtyBlock] {
    try Row.fetchAll(database, sql: "SELECT seq, kind, key, dirty FROM block WHERE dirty > 0 ORDER BY seq").map {
      DirtyBlock(seq: $0[0], kind: $0[1], key: $0[2], dirty: $0[3])
    }
  }
}

/// What a block joins into. The mentions that it was made from are those of one state of the ledger.
struct JoinedBlock: Sendable {
  let block: DirtyBlock
  var events: [(event: Event, body: [UInt8])] = []
  var spans: [(span: ControlSpan, body: [UInt8])] = []

  init(_ block: DirtyBlock, in database: Database) throws {
    self.block = block
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if block.kind == KindNumber.of(.control) {
      let stored = try StoredMention.fetch(
        "m.block = ? AND m.report IN (SELECT seq FROM report WHERE withdrawn = 0)", [block.seq], in: database)
      spans = try ControlTimeline().spans(stored.map(\.mention)).map { ($0, Array(try encoder.encode($0))) }
    } else {
      let stored = try StoredMention.fetch(
        """
        m.kind <= 2 AND m.report IN (SELECT DISTINCT b.report FROM mention b JOIN report r ON r.seq = b.report
          WHERE b.block = ? AND r.withdrawn = 0)
        """, [block.seq], in: database)
      let linker = EventLinker()
      var bundles: [Bundle] = []
      var start = 0
      while start < stored.count {
        var end = start
        while end < stored.count, stored[end].mention.report.id == stored[start].mention.report.id { end += 1 }
        bundles += linker.bundles(of: stored[start..<end].map(\.mention)).filter { $0.key == block.key }
        start = end
      }
      events = try linker.link(bundles: bundles).map { ($0, Array(try encoder.encode($0))) }
    }
  }
}

extension Writing {
  /// Puts what a block joins into in the place of what was there.
  func replace(with joined: JoinedBlock, counting count: inout JoinCount) throws {
    let block = joined.block.seq
    if joined.block.kind == KindNumber.of(.control) {
      try run("DELETE FROM hold WHERE block = ?", [block])
      for (span, body) in joined.spans { try insertHold(span, body: body, block: block) }
      count.places += 1
    } else {
      var old: [Int64: (seq: Int, hash: Int64)] = [:]
      for row in try rows("SELECT id, seq, hash FROM entry WHERE block = ? AND kind = 0", [block]) {
        old[row[0]] = (row[1], row[2])
      }
      var successors: [Int: Int64] = [:]
      for (event, body) in joined.events {
        let number = Key64.number(event.id)
        var hash = StableHash()
        hash.combine(body.span)
        let sum = Int64(bitPattern: hash.value)
        let before = old.removeValue(forKey: number)
        if before?.hash == sum { continue }
        if before == nil { count.added += 1 } else { count.changed += 1 }
        let seq = try insertEntry(EntryDraft(event, body: body), block: block, hash: sum)
        for support in event.mentions {
          let mention = Key64.number(support.mention)
          if let row = try row("SELECT event FROM mention WHERE id = ?", [mention]), let previous = row[0] as Int?,
            previous != seq
          {
            successors[previous] = number
          }
          try run("UPDATE mention SET event = ? WHERE id = ?", [seq, mention])
        }
      }
      for (seq, _) in old.values.sorted(by: { $0.seq < $1.seq }) {
        try removeEntry(seq, successor: successors[seq])
        count.removed += 1
      }
    }
    // What another process stored meanwhile is joined the next time.
    try run("UPDATE block SET dirty = 0 WHERE seq = ? AND dirty = ?", [block, joined.block.dirty])
  }

  private func insertHold(_ span: ControlSpan, body: [UInt8], block: Int) throws {
    let holder = try span.holder.map { try term(.by, $0.name ?? $0.text) }
    try run(
      """
      INSERT INTO hold (block, place, country, holder, status, start, end, latitude, longitude, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        block, span.place.name.folded, span.place.country, holder?.number, StatusNumber.of(span.status),
        span.start?.ordinal ?? StatusNumber.always,
        span.end?.ordinal ?? StatusNumber.forever, span.place.latitude, span.place.longitude,
        Data(Compression.pack(body)),
      ])
  }
}

/// The states of a hold, as numbers that never change, and the days that stand for no end.
enum StatusNumber {
  static let always = -10_000_000
  static let forever = 10_000_000

  static func of(_ status: ControlSpan.Status) -> Int {
    switch status {
    case .claimed: 0
    case .assessed: 1
    case .contested: 2
    case .unknown: 3
    }
  }
}
