import JSON
import FoundationEssentials
import GRDB
import Linking
import Records

/// A block that must be joined anew.
struct DirtyBlock: Hashable, Sendable {
  let seq: Int
  let key: String
  /// Grows with each transaction that puts something into the block; below zero, or 0, when it is joined.
  let dirty: Int
}

/// Blocks that are joined together: one, or several that a reviewer's merge unites.
struct BlockSet: Sendable {
  let kind: Int
  var blocks: [DirtyBlock]

  /// What waits to be joined, neighbours (months of one country) side by side.
  static func dirty(_ constraints: [LinkConstraint], in database: Database) throws -> [BlockSet] {
    let united = try united(constraints, in: database)
    var done: Set<Int> = []
    var sets: [BlockSet] = []
    for row in try Row.fetchAll(database, sql: "SELECT seq, kind FROM block WHERE dirty > 0 ORDER BY kind, key") {
      let seq: Int = row[0]
      guard !done.contains(seq) else { continue }
      let members = united[seq] ?? [seq]
      done.formUnion(members)
      let blocks = try members.sorted().compactMap { seq in
        try Row.fetchOne(
          database.cachedStatement(sql: "SELECT seq, key, dirty FROM block WHERE seq = ?"), arguments: [seq]
        ).map {
          DirtyBlock(seq: $0[0], key: $0[1], dirty: $0[2])
        }
      }
      sets.append(BlockSet(kind: row[1], blocks: blocks))
    }
    return sets
  }

  /// For each block that a merge ties to others: all of them.
  private static func united(_ constraints: [LinkConstraint], in database: Database) throws -> [Int: Set<Int>] {
    var sets: [Int: Set<Int>] = [:]
    let statement = try database.cachedStatement(sql: "SELECT block FROM mention WHERE id = ? AND block IS NOT NULL")
    for case .same(let a, let b) in constraints {
      guard let one = try Int.fetchOne(statement, arguments: [Key64.number(a)]),
        let other = try Int.fetchOne(statement, arguments: [Key64.number(b)]), one != other
      else { continue }
      let union = (sets[one] ?? [one]).union(sets[other] ?? [other])
      for member in union { sets[member] = union }
    }
    return sets
  }
}

/// What blocks join into, from one state of the ledger.
struct JoinedBlocks: Sendable {
  /// An event as reviewers left it.
  struct Joined: Sendable {
    let event: Event
    /// Its JSON, packed.
    let body: [UInt8]
    /// The sentences of its mentions, see ``EventText``.
    let text: String
    let status: String?
    let hash: Int64
  }

  let set: BlockSet
  var events: [Joined] = []
  var spans: [(span: ControlSpan, body: [UInt8])] = []

  /// Joins sets of blocks that lie side by side; a report that several of them share is read once.
  static func join(_ sets: [BlockSet], _ corrections: CorrectionsInForce, in database: Database) throws
    -> [JoinedBlocks]
  {
    let encoder = LineEncoder()
    let control = KindNumber.of(.control)
    let bundles = try bundles(of: sets.filter { $0.kind != control }, corrections, in: database)
    return try sets.map { set in
      var joined = JoinedBlocks(set: set)
      if set.kind == control {
        let claims = try set.blocks.flatMap { block in
          try StoredMention.fetch(
            "m.block = ? AND NOT EXISTS (SELECT 1 FROM report r WHERE r.seq = m.report AND r.withdrawn = 1)",
            [block.seq],
            evidence: false, in: database)
        }
        let kept = try claims.map(\.mention).filter { !corrections.isRejected($0) }.map {
          try corrections.corrected($0)
        }
        joined.spans = try ControlTimeline().spans(kept).map {
          ($0, Compression.pack(try encoder.encode($0)))
        }
      } else {
        let own = set.blocks.flatMap { bundles[$0.key] ?? [] }
        let sentences = EventText.sentences(of: own)
        joined.events = try EventLinker().link(bundles: own, constraints: corrections.constraints).map { event in
          let (event, verdict) = try corrections.corrected(event)
          let body = try encoder.encode(event)
          var hash = StableHash()
          hash.combine(verdict?.status ?? "")
          hash.combine(body.span)
          return Joined(
            event: event, body: Compression.pack(body), text: EventText.text(event, sentences),
            status: verdict?.status, hash: Int64(bitPattern: hash.value))
        }
      }
      return joined
    }
  }

  /// The bundles of blocks, by their keys. A report's mentions are read together, for a figure belongs to one event among all of a report.
  private static func bundles(of sets: [BlockSet], _ corrections: CorrectionsInForce, in database: Database) throws
    -> [String: [Bundle]]
  {
    let blocks = sets.flatMap(\.blocks)
    guard !blocks.isEmpty else { return [:] }
    let keys = Set(blocks.map(\.key))
    let numbers = blocks.map { String($0.seq) }.joined(separator: ",")
    let reports = try Int.fetchAll(
      database,
      sql: """
        SELECT DISTINCT m.report FROM mention m JOIN report r ON r.seq = m.report WHERE m.block IN (\(numbers)) AND r.withdrawn = 0
        ORDER BY m.report
        """)
    let linker = EventLinker()
    var bundles: [String: [Bundle]] = [:]
    for report in reports {
      let stored = try StoredMention.fetch(
        "m.report = ? AND m.kind <= 2", [report], evidence: false, in: database
      ).map(\.mention)
      let kept = try stored.filter { !corrections.isRejected($0) }.map { try corrections.corrected($0) }
      for bundle in linker.bundles(of: kept) where keys.contains(bundle.key) {
        bundles[bundle.key, default: []].append(bundle)
      }
    }
    return bundles
  }
}

/// The words by which an event is found: the sentences of its mentions, each once.
enum EventText {
  /// Stands between two sentences as a word of its own (a letter of private use), so that no phrase reaches from one into the next.
  private static let border = " \u{E000} "

  static func sentences(of bundles: [Bundle]) -> [String: String] {
    var sentences: [String: String] = [:]
    for bundle in bundles {
      for mention in [bundle.mention] + bundle.attached { sentences[mention.id] = mention.sentence.text }
    }
    return sentences
  }

  static func text(_ event: Event, _ sentences: [String: String]) -> String {
    joined(event.mentions.compactMap { sentences[$0.mention] })
  }

  static func joined(_ sentences: [String]) -> String {
    var seen: Set<String> = []
    return sentences.filter { seen.insert($0).inserted }.joined(separator: border)
  }
}
