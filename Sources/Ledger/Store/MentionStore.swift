import JSON
import FoundationEssentials
import GRDB
import Linking
import Records

/// The kinds of entry, as numbers that never change. An event is joined from mentions; the others are mentions.
enum KindNumber {
  static func of(_ kind: Mention.Kind) -> Int {
    switch kind {
    case .event: 0
    case .control: 1
    case .figure: 2
    case .statement: 3
    case .relation: 4
    }
  }

  /// Numbers of entries carry the kind in their high bits, so that those of one kind lie together in the file.
  static func base(of kind: Mention.Kind) -> Int { of(kind) << 40 }
}

extension Writing {
  /// Stores the mentions that are not there yet.
  ///
  /// - Returns: how many were new.
  @discardableResult
  func insertMentions(of prepared: PreparedReport, report: Int) throws -> Int {
    guard !prepared.mentions.isEmpty else { return 0 }
    try run("INSERT INTO chunk (report, body) VALUES (?, ?)", [report, prepared.chunk])
    let chunk = Int(database.lastInsertedRowID)
    var added = 0
    for (index, mention) in prepared.mentions.enumerated() {
      if try insertMention(mention, prepared.indexing[index], at: prepared.spans[index], chunk: chunk, report: report) {
        added += 1
      }
    }
    if added == 0 {
      try run("DELETE FROM chunk WHERE seq = ?", [chunk])
    } else {
      // A figure or hold that came later may belong to an event that was there.
      try markBlocks(ofReport: report)
    }
    return added
  }

  /// Stores and indexes a mention that stands in a chunk.
  ///
  /// - Returns: whether it was not there yet.
  func insertMention(
    _ mention: Mention, _ indexing: MentionIndexing, at span: (start: Int, length: Int), chunk: Int, report: Int
  ) throws -> Bool {
    let block = try indexing.block.map { try self.block(mention.kind, $0) }
    try run(
      "INSERT OR IGNORE INTO mention (id, report, chunk, start, length, kind, block) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [Key64.number(mention.id), report, chunk, span.start, span.length, KindNumber.of(mention.kind), block])
    guard database.changesCount > 0 else { return false }
    if let block { try mark(block: block) }
    let seq = Int(database.lastInsertedRowID)
    if let draft = indexing.draft {
      if try corrections.touch(mention) {
        try insertEntry(of: mention, seq: seq)
      } else {
        try insertEntry(draft, mention: seq, isNew: true)
      }
    }
    return true
  }

  /// Indexes a mention of a kind that joins into no event, as reviewers left it.
  func insertEntry(of mention: Mention, seq: Int) throws {
    let corrections = try corrections
    var draft = EntryDraft(try corrections.corrected(mention))
    draft.add(.status, corrections.mentionStatus[mention.id]?.status)
    try insertEntry(draft, mention: seq)
  }

  /// Removes the mentions of a report; the blocks that they were in must be joined anew, and those of mentions that they shared an event
  /// with: a reviewer may have merged events of several blocks.
  func removeMentions(ofReport report: Int) throws {
    // Reading an event of thousands for each of its mentions would not do where nobody merged anything.
    let isMerged = try corrections.constraints.contains { if case .same(_, _) = $0 { true } else { false } }
    for stored in try StoredMention.ofReport(report, in: database) {
      if let block = stored.block { try mark(block: block) }
      if isMerged, stored.mention.kind == .event,
        let event = try row("SELECT event FROM mention WHERE seq = ?", [stored.seq])?[0] as Int?
      {
        for other in try Ledger.event(event, LineDecoder(), in: database).mentions where other.kind == .event {
          guard let block = try row("SELECT block FROM mention WHERE id = ?", [Key64.number(other.mention)])?[0] as Int?
          else { continue }
          try mark(block: block)
        }
      }
      if let entry = try row("SELECT seq FROM entry WHERE mention = ?", [stored.seq]) {
        try removeEntry(entry[0], text: stored.mention.sentence.text)
      }
    }
    try run("DELETE FROM mention WHERE report = ?", [report])
    try run("DELETE FROM chunk WHERE report = ?", [report])
  }

  /// The block of a key.
  private func block(_ kind: Mention.Kind, _ key: String) throws -> Int {
    let kind = KindNumber.of(kind)
    if let known = blocks[BlockName(kind: kind, key: key)] { return known }
    let seq: Int
    if let row = try row("SELECT seq FROM block WHERE kind = ? AND key = ?", [kind, key]) {
      seq = row[0]
    } else {
      try run("INSERT INTO block (kind, key, dirty) VALUES (?, ?, 0)", [kind, key])
      seq = Int(database.lastInsertedRowID)
    }
    blocks[BlockName(kind: kind, key: key)] = seq
    return seq
  }

  /// Marks a block to be joined anew, once a transaction.
  func mark(block: Int) throws {
    if marked.insert(block).inserted { try run("UPDATE block SET dirty = abs(dirty) + 1 WHERE seq = ?", [block]) }
  }

  /// Marks the blocks of a report's mentions.
  func markBlocks(ofReport report: Int) throws {
    for row in try rows("SELECT DISTINCT block FROM mention WHERE report = ? AND block IS NOT NULL", [report]) {
      try mark(block: row[0])
    }
  }
}

/// A block by what it is made of.
struct BlockName: Hashable {
  let kind: Int
  let key: String
}

/// A mention as it is stored.
struct StoredMention {
  let seq: Int
  let block: Int?
  let mention: Mention

  /// The mentions of a report, in order.
  static func ofReport(_ report: Int, in database: Database) throws -> [StoredMention] {
    try fetch("m.report = ?", [report], in: database)
  }

  /// Mentions that fulfil a condition on `m`, in order of report and position.
  ///
  /// - Parameter evidence: whether they are wanted with their evidence, which takes a good part of the reading.
  static func fetch(
    _ condition: String, _ arguments: StatementArguments, evidence: Bool = true, in database: Database
  ) throws -> [StoredMention] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT m.seq, m.block, m.start, m.length, m.chunk, m.report FROM mention m WHERE \(condition)
        ORDER BY m.report, m.chunk, m.seq
        """)
    var reader = ChunkReader(evidence: evidence)
    return try Row.fetchAll(statement, arguments: arguments).map { row in
      StoredMention(
        seq: row[0], block: row[1],
        mention: try reader.mention(chunk: row[4], start: row[2], length: row[3], report: row[5], in: database))
    }
  }
}

/// Reads mentions out of chunks, the chunk and report last met kept open.
struct ChunkReader {
  private var chunk = -1
  private var bytes: [UInt8] = []
  private var report = -1
  private var reference = ReportReference(id: "")
  private var decoder = LineDecoder()

  init(evidence: Bool = true) {
    if !evidence { decoder.userInfo[.withoutEvidence] = true }
  }

  /// A mention with the reference that its report has now.
  mutating func mention(chunk number: Int, start: Int, length: Int, report seq: Int, in database: Database) throws
    -> Mention
  {
    var mention = try decoder.decode(
      Mention.self, from: try line(chunk: number, start: start, length: length, in: database))
    mention.report = try reference(ofReport: seq, in: database)
    return mention
  }

  /// Where the records of a chunk stand.
  mutating func spans(chunk number: Int, in database: Database) throws -> [(start: Int, length: Int)] {
    _ = try line(chunk: number, start: 0, length: 0, in: database)
    var spans: [(start: Int, length: Int)] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      if index > start { spans.append((start, index - start)) }
      start = index + 1
    }
    return spans
  }

  /// The JSON of a mention.
  mutating func line(chunk number: Int, start: Int, length: Int, in database: Database) throws -> ArraySlice<UInt8> {
    if number != chunk {
      let statement = try database.cachedStatement(sql: "SELECT body FROM chunk WHERE seq = ?")
      guard let packed = try Data.fetchOne(statement, arguments: [number]),
        let unpacked = packed.withUnsafeBytes({ Compression.unpack($0) })
      else { throw LedgerError(.corrupt, "the records of chunk \(number) cannot be read") }
      (chunk, bytes) = (number, unpacked)
    }
    guard start >= 0, length >= 0, start + length <= bytes.count else {
      throw LedgerError(.corrupt, "a record points outside of chunk \(number)")
    }
    return bytes[start..<start + length]
  }

  mutating func reference(ofReport seq: Int, in database: Database) throws -> ReportReference {
    if seq != report {
      let statement = try database.cachedStatement(
        sql: """
          SELECT id, title, publisher, url, published, published_from, language, duplicate_of FROM report WHERE seq = ?
          """)
      guard let row = try Row.fetchOne(statement, arguments: [seq]) else {
        throw LedgerError(.corrupt, "records of report \(seq), which is not there")
      }
      (report, reference) = (seq, ReportReference(row))
    }
    return reference
  }
}

extension ReportReference {
  /// A row with the columns id to duplicate_of of `report`.
  init(_ row: Row) {
    self.init(
      id: row["id"], title: row["title"], publisher: row["publisher"], url: row["url"],
      published: (row["published"] as Int?).map { Day(ordinal: $0) },
      publishedFrom: (row["published_from"] as String?).flatMap { DateSource(rawValue: $0) }, language: row["language"],
      duplicateOf: row["duplicate_of"])
  }
}
