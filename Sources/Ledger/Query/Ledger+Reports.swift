import JSON
import FoundationEssentials
import GRDB
public import Records

/// A report as the ledger keeps it.
public struct StoredReport: Sendable {
  /// Its metadata.
  public var reference: ReportReference
  /// 1 for the first text of its address, then 2, 3 ….
  public var revision: Int
  /// Whether it is the newest revision.
  public var isCurrent: Bool
  /// Whether its publisher withdrew it: its records count no more.
  public var isWithdrawn: Bool
  /// When it was stored.
  public var fetched: LedgerTime
  /// The file or address it was read from.
  public var origin: String?
  /// SHA-256 of the bytes it was made from, in hexadecimal digits.
  public var rawSHA: String?
  /// Program version and knowledge hash of its records.
  public var coder: String?
  /// The clean text; offsets of its records count bytes of it. Absent in lists, and where only its records are there.
  public var text: [UInt8]?
  /// The bytes it was made from; absent in lists, and where they were not kept.
  public var raw: [UInt8]?
  /// What the page told of parts of the text.
  public var blocks: [Report.Block]
  /// How many records it has.
  public var mentionCount: Int
}

extension Ledger {
  /// Reports whose text, publisher, id or date a filter lets pass, the newest first. Of the filter's conditions, `source`, `from`, `to`, `text`
  /// (title and whole text) and `report` count; others are refused.
  public func reports(_ filter: Filter = Filter(), page: Page = Page()) throws(LedgerError) -> Listing<StoredReport> {
    try read { database in
      var compiled = ReportConditions()
      compiled.add("r.current = 1")
      for condition in filter.conditions { try condition.add(toReports: &compiled) }
      let value = "coalesce(r.published, -20000000)"
      if let after = page.after {
        compiled.add("(\(value) < ? OR (\(value) = ? AND r.seq < ?))", [after.value, after.value, after.seq])
      }
      let rows = try Row.fetchAll(
        database,
        sql:
          "\(Self.reportColumns) WHERE \(compiled.whereClause) ORDER BY \(value) DESC, r.seq DESC LIMIT \(page.size + 1)",
        arguments: compiled.arguments)
      let shown = rows.prefix(page.size)
      let next =
        rows.count > page.size
        ? shown.last.map { Cursor(value: Double($0["published"] as Int? ?? -20_000_000), seq: $0["seq"]) } : nil
      return Listing(records: shown.map { StoredReport($0) }, next: next)
    }
  }

  /// The report with an id, with its text and bytes: the newest revision, or an older one.
  public func report(id: String, revision: Int? = nil) throws(LedgerError) -> StoredReport? {
    try read { database in
      guard
        let row = try Row.fetchOne(
          database,
          // The texts of an address may have ids of their own.
          sql: Self.reportColumns
            + (revision == nil
              ? " WHERE r.id = ? AND r.current = 1"
              : " WHERE r.key = (SELECT key FROM report WHERE id = ? ORDER BY current DESC LIMIT 1) AND r.revision = ?"),
          arguments: StatementArguments([id]) + StatementArguments(revision.map { [$0] } ?? []))
      else { return nil }
      var report = StoredReport(row)
      report.text = try Self.content(row["text"], in: database)
      report.raw = try Self.content(row["raw"], in: database)
      report.blocks =
        (row["blocks"] as String?).flatMap { try? LineDecoder().decode([Report.Block].self, from: Array($0.utf8)) }
        ?? []
      return report
    }
  }

  /// The records of a report (its newest revision), in order of position.
  public func mentions(ofReport id: String) throws(LedgerError) -> [Mention] {
    try read { database in
      let corrections = try self.corrections(in: database)
      let stored = try StoredMention.fetch(
        "m.report = (SELECT seq FROM report WHERE id = ? AND current = 1)", [id], in: database)
      return try stored.map { try corrections.corrected($0.mention) }
    }
  }

  /// The reports that tell an event, the first one first, and the version of program and knowledge that coded that one.
  public func reports(of event: Event) throws(LedgerError) -> (references: [ReportReference], coder: String) {
    var ids: [String] = []
    for support in event.mentions where !ids.contains(support.report) { ids.append(support.report) }
    return try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT id, title, publisher, url, published, published_from, language, duplicate_of, coder FROM report
          WHERE id = ? AND current = 1
          """)
      let rows = try ids.compactMap { try Row.fetchOne(statement, arguments: [$0]) }
      return (rows.map { ReportReference($0) }, rows.first?["coder"] as String? ?? "")
    }
  }

  static let reportColumns = """
    SELECT r.seq, r.id, r.title, r.publisher, r.url, r.published, r.published_from, r.language, r.duplicate_of, r.revision, r.current, r.withdrawn,
      r.fetched, r.origin, r.raw, r.text, r.coder, r.blocks, (SELECT count(*) FROM mention m WHERE m.report = r.seq) AS mentions FROM report r
    """

  /// The bytes that are stored under a hash; checks that they are those.
  static func content(_ sha: Data?, in database: Database) throws -> [UInt8]? {
    guard let sha else { return nil }
    guard let packed = try Data.fetchOne(database, sql: "SELECT body FROM content WHERE sha = ?", arguments: [sha]),
      let bytes = packed.withUnsafeBytes({ Compression.unpack($0) }), SHA256.hash(bytes) == Array(sha)
    else { throw LedgerError(.corrupt, "the stored bytes \(SHA256.hex(Array(sha))) are missing or damaged") }
    return bytes
  }
}

extension StoredReport {
  fileprivate init(_ row: Row) {
    reference = ReportReference(row)
    revision = row["revision"]
    isCurrent = row["current"]
    isWithdrawn = row["withdrawn"]
    fetched = LedgerTime(milliseconds: row["fetched"])
    origin = row["origin"]
    rawSHA = (row["raw"] as Data?).map { SHA256.hex(Array($0)) }
    coder = row["coder"]
    blocks = []
    mentionCount = row["mentions"]
  }
}

/// Conditions on `report r`.
private struct ReportConditions {
  private var conditions: [String] = []
  private(set) var arguments = StatementArguments()
  var whereClause: String { conditions.joined(separator: " AND ") }

  mutating func add(_ condition: String, _ values: StatementArguments = StatementArguments()) {
    conditions.append(condition)
    arguments += values
  }
}

extension Filter.Condition {
  /// The condition on `report r`.
  fileprivate func add(toReports compiled: inout ReportConditions) throws {
    switch self {
    case .term([.source], let values, let excluded):
      let tests = values.map { _ in "lower(coalesce(r.publisher, '')) GLOB ?" }.joined(separator: " OR ")
      compiled.add("\(excluded ? "NOT " : "")(\(tests))", StatementArguments(values.map { $0.lowercased() }))
    case .from(let day): compiled.add("r.published >= ?", [day.ordinal])
    case .to(let day): compiled.add("r.published <= ?", [day.ordinal])
    case .text(let words):
      compiled.add("r.seq IN (SELECT rowid FROM report_text WHERE report_text MATCH ?)", [try FullText.query(words)])
    case .report(let id): compiled.add("r.id = ?", [id])
    case .changedSince(let time): compiled.add("r.fetched >= ?", [time.milliseconds])
    default:
      throw LedgerError(
        .unknown, "reports can be filtered by source, from, to, on, text, report and changed-since alone")
    }
  }
}
