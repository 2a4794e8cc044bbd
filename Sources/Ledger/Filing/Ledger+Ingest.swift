import FoundationEssentials
import GRDB
public import Records

/// What became of a report that was stored.
public enum Filed: String, Sendable {
  /// A report that was not there.
  case added
  /// A new text of a report that was there: both are kept.
  case revised
  /// Records that were not there, of a report that was.
  case extended
  /// Records of a newer coder in place of the old ones.
  case recoded
  /// Nothing was new.
  case unchanged
}

extension Ledger {
  /// The reference under which a report is to be coded, or `nil` if the ledger has this very text of it.
  ///
  /// The id is the report's own, unless a report of another address has that id.
  public func admit(_ report: Report) throws(LedgerError) -> ReportReference? {
    let key = ReportKey.key(of: report.reference)
    let sha = Data(SHA256.hash(report.text))
    return try read { database in
      if let row = try Row.fetchOne(
        database, sql: "SELECT text FROM report WHERE key = ? AND current = 1", arguments: [key]),
        row[0] as Data? == sha
      {
        return nil
      }
      var reference = report.reference
      reference.id = try Self.freeID(reference.id, key: key, in: database)
      return reference
    }
  }

  /// Stores reports with their records in one transaction. Doing it twice changes nothing.
  ///
  /// Call ``join(progress:)`` afterwards, once for many batches.
  /// - Returns: what became of each.
  @discardableResult
  public func store(_ batch: [PreparedReport], codedIn coding: Int? = nil) throws(LedgerError) -> [Filed] {
    try write { writing in
      try batch.map { try writing.file($0, codedIn: coding) }
    }
  }

  static func freeID(_ id: String, key: String, in database: Database) throws -> String {
    let holder = try String.fetchOne(
      database.cachedStatement(sql: "SELECT key FROM report WHERE id = ? AND current = 1"), arguments: [id])
    return holder == nil || holder == key ? id : ReportKey.other(id: id, key: key)
  }
}

extension Writing {
  func file(_ prepared: PreparedReport, codedIn coding: Int?) throws -> Filed {
    var prepared = prepared
    let key = ReportKey.key(of: prepared.reference)
    let id = try Ledger.freeID(prepared.reference.id, key: key, in: database)
    if id != prepared.reference.id { prepared.rename(report: id) }
    guard
      let old = try row("SELECT seq, revision, text, coder, withdrawn FROM report WHERE key = ? AND current = 1", [key])
    else {
      try insert(prepared, id: id, key: key, revision: 1, codedIn: coding)
      return .added
    }
    let seq: Int = old["seq"]
    let oldText: Data? = old["text"]
    if let text = prepared.text {
      if oldText.map(Array.init) == text.sha { return .unchanged }
      if oldText == nil {
        // Only its records were here: the report itself takes their place.
        try removeMentions(ofReport: seq)
        try run("DELETE FROM report WHERE seq = ?", [seq])
        try insert(prepared, id: id, key: key, revision: old["revision"], codedIn: coding)
        return .extended
      }
      try removeMentions(ofReport: seq)
      try removeText(ofReport: seq)
      try forgetSketch(ofReport: seq)
      try run("UPDATE report SET current = 0 WHERE seq = ?", [seq])
      try insert(prepared, id: id, key: key, revision: (old["revision"] as Int) + 1, codedIn: coding)
      return .revised
    }
    let replaces = (old["coder"] as String?).map { $0 != prepared.coder } ?? false
    if replaces {
      try removeMentions(ofReport: seq)
      try run("UPDATE report SET coder = ?, run = ? WHERE seq = ?", [prepared.coder, coding, seq])
    }
    let added = try insertMentions(of: prepared, report: seq)
    return replaces ? .recoded : added > 0 ? .extended : .unchanged
  }

  private func insert(_ prepared: PreparedReport, id: String, key: String, revision: Int, codedIn coding: Int?) throws {
    let reference = prepared.reference
    let report = prepared.report
    if let text = prepared.text { try content(text) }
    if let raw = prepared.raw, raw.sha != prepared.text?.sha ?? [] { try content(raw) }
    try run(
      """
      INSERT INTO report (id, key, revision, current, title, publisher, url, published, published_from, language, duplicate_of,
        author, published_time, modified_time, file_date, origin, blocks, fetched, raw, text, coder, run)
      VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        id, key, revision, reference.title, reference.publisher, reference.url, reference.published?.ordinal,
        reference.publishedFrom?.rawValue, reference.language, reference.duplicateOf, report?.author,
        report?.publishedTime,
        report?.modifiedTime, report?.fileDate?.ordinal, report?.origin, prepared.blocks, now,
        (prepared.raw?.sha).map { Data($0) },
        (prepared.text?.sha).map { Data($0) }, prepared.coder, coding,
      ])
    let seq = Int(database.lastInsertedRowID)
    if reference.duplicateOf == nil, let sketch = prepared.sketch, let original = try original(of: sketch, report: seq)
    {
      try run("UPDATE report SET duplicate_of = ? WHERE seq = ?", [original, seq])
    }
    if let report {
      try indexText(ofReport: seq, title: reference.title, text: report.text)
    }
    try insertMentions(of: prepared, report: seq)
  }

  func indexText(ofReport seq: Int, title: String?, text: [UInt8]) throws {
    let words = [title ?? "", String(decoding: text, as: UTF8.self)].joined(separator: "\n")
    try run("INSERT INTO report_text (rowid, text) VALUES (?, ?)", [seq, words])
  }

  /// Takes the text of a report that is no longer current out of the full-text index.
  private func removeText(ofReport seq: Int) throws {
    guard
      let row = try row("SELECT r.title, c.body FROM report r JOIN content c ON c.sha = r.text WHERE r.seq = ?", [seq]),
      let text = (row[1] as Data).withUnsafeBytes({ Compression.unpack($0) })
    else { return }
    let words = [row[0] as String? ?? "", String(decoding: text, as: UTF8.self)].joined(separator: "\n")
    try run("INSERT INTO report_text (report_text, rowid, text) VALUES ('delete', ?, ?)", [seq, words])
  }
}
