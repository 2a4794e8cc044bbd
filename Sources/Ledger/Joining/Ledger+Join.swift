import JSON
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
    let (sets, corrections) = try read { database in
      let corrections = try self.corrections(in: database)
      return (try BlockSet.dirty(corrections.constraints, in: database), corrections)
    }
    var count = JoinCount()
    var done = 0
    // Neighbours share reports, which are then read once; as many groups at once as there are cores.
    let width = 8
    let groups = stride(from: 0, to: sets.count, by: width).map { Array(sets[$0..<min($0 + width, sets.count)]) }
    let parts = stride(from: 0, to: groups.count, by: 8).map { Array(groups[$0..<min($0 + 8, groups.count)]) }
    var ahead = parts.first.map { part in Ahead { self.joined(part, corrections) } }
    for (number, part) in parts.enumerated() {
      guard let results = ahead?.value() else { break }
      // While this part is written the next is read.
      ahead = number + 1 < parts.count ? Ahead { self.joined(parts[number + 1], corrections) } : nil
      try write { writing in
        for result in results {
          for blocks in try result.get() { try writing.replace(with: blocks, counting: &count) }
        }
      }
      done += part.reduce(0) { $0 + $1.count }
      progress(done, sets.count)
    }
    return count
  }

  /// Groups of blocks joined, each on a core.
  private func joined(_ groups: [[BlockSet]], _ corrections: CorrectionsInForce) -> [Result<[JoinedBlocks], any Error>]
  {
    let joined = Mutex([Result<[JoinedBlocks], any Error>?](repeating: nil, count: groups.count))
    DispatchQueue.concurrentPerform(iterations: groups.count) { index in
      let result = Result { try self.reader.read { try JoinedBlocks.join(groups[index], corrections, in: $0) } }
      joined.withLock { $0[index] = result }
    }
    return joined.withLock { $0.compactMap { $0 } }
  }

  /// How many blocks wait to be joined: more than none after a run that was cut short.
  public func waiting() throws(LedgerError) -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM block WHERE dirty > 0") ?? 0 }
  }
}

extension Writing {
  /// Puts what blocks join into in the place of what was there.
  func replace(with joined: JoinedBlocks, counting count: inout JoinCount) throws {
    let blocks = joined.set.blocks
    // Another process put something in since they were read, or joined them itself: they are that one's, or the next run's.
    guard let block = blocks.first?.seq, try blocks.allSatisfy({ try version(of: $0) == $0.dirty }) else { return }
    if joined.set.kind == KindNumber.of(.control) {
      try run("DELETE FROM hold WHERE block = ?", [block])
      for (span, body) in joined.spans { try insertHold(span, body: body, block: block) }
      count.places += 1
    } else {
      try replaceEvents(with: joined, block: block, counting: &count)
    }
    // The number stays, so that nobody takes this state for an earlier one.
    for block in blocks { try run("UPDATE block SET dirty = ? WHERE seq = ?", [-block.dirty, block.seq]) }
  }

  private func version(of block: DirtyBlock) throws -> Int? {
    try number("SELECT dirty FROM block WHERE seq = ?", [block.seq]).map { Int($0) }
  }

  private func replaceEvents(with joined: JoinedBlocks, block: Int, counting count: inout JoinCount) throws {
    var old: [Int64: (seq: Int, hash: Int64)] = [:]
    for block in joined.set.blocks {
      for row in try rows("SELECT id, seq, hash FROM entry WHERE block = ? AND kind = 0", [block.seq]) {
        old[row[0]] = (row[1], row[2])
      }
    }
    var successors: [Int: Int64] = [:]
    let isUnited = joined.set.blocks.count > 1
    for event in joined.events {
      let number = Key64.number(event.event.id)
      let home = isUnited ? try home(of: event.event) ?? block : block
      let before = old.removeValue(forKey: number)
      if let before {
        if before.hash == event.hash {
          if isUnited { try run("UPDATE entry SET block = ? WHERE seq = ?", [home, before.seq]) }
          try setText(event.text, ofEvent: before.seq)
          // The same event of records that were put in anew, by another coder say.
          for support in event.event.mentions {
            try run(
              "UPDATE mention SET event = ? WHERE id = ? AND event IS NULL",
              [before.seq, Key64.number(support.mention)])
          }
          continue
        }
        try releaseMentions(ofEvent: before.seq)
        count.changed += 1
      } else {
        count.added += 1
      }
      var draft = EntryDraft(event.event, body: event.body, text: event.text)
      draft.add(.status, event.status)
      let seq = try insertEntry(draft, block: home, hash: event.hash)
      for support in event.event.mentions {
        let mention = Key64.number(support.mention)
        if !old.isEmpty,
          let previous = try self.number("SELECT event FROM mention WHERE id = ?", [mention]).map({ Int($0) })
        {
          successors[previous] = number
        }
        try run("UPDATE mention SET event = ? WHERE id = ?", [seq, mention])
      }
    }
    for (seq, _) in old.values.sorted(by: { $0.seq < $1.seq }) {
      try releaseMentions(ofEvent: seq)
      try removeEntry(seq, successor: successors[seq])
      count.removed += 1
    }
  }

  /// The block that an event lies in: that of its first mention. Where reviewers united blocks, each event stays with its own, for they may
  /// come apart again.
  private func home(of event: Event) throws -> Int? {
    guard let first = event.mentions.first(where: { $0.kind == .event }) else { return nil }
    return try row("SELECT block FROM mention WHERE id = ?", [Key64.number(first.mention)])?[0]
  }

  /// Takes the mentions that an event had out of it, unless another event has them by now.
  private func releaseMentions(ofEvent seq: Int) throws {
    for support in try Ledger.event(seq, LineDecoder(), in: database).mentions {
      try run("UPDATE mention SET event = NULL WHERE id = ? AND event = ?", [Key64.number(support.mention), seq])
    }
  }

  private func insertHold(_ span: ControlSpan, body: [UInt8], block: Int) throws {
    let holder = try span.holder.map { try term(.by, $0.name ?? $0.text) }
    try run(
      """
      INSERT INTO hold (block, place, words, country, holder, status, start, end, latitude, longitude, body, summary)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        block, span.place.name.folded, span.place.text.folded, span.place.country, (holder?.number).map { Int($0) },
        StatusNumber.of(span.status),
        span.start?.ordinal ?? StatusNumber.always,
        span.end?.ordinal ?? StatusNumber.forever, span.place.latitude, span.place.longitude,
        body, Hold(span).packed,
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
