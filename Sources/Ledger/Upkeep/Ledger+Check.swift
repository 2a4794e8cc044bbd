import FoundationEssentials
import GRDB
import Records

extension Ledger {
  /// Reads everything and compares it: the file itself, the bytes against their hashes, the records against their reports, the events against
  /// their mentions.
  ///
  /// - Returns: what is wrong, a line each; empty when all is well.
  public func check() throws(LedgerError) -> [String] {
    try read { database in
      var findings = try String.fetchAll(database, sql: "PRAGMA integrity_check(100)").filter { $0 != "ok" }
      func count(_ what: String, _ sql: String) throws {
        let number = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(sql)") ?? 0
        if number > 0 { findings.append("\(number) \(what)") }
      }
      try count(
        "records without a report",
        "mention m WHERE NOT EXISTS (SELECT 1 FROM report r WHERE r.seq = m.report AND r.current = 1)")
      try count(
        "records without their bytes", "mention m WHERE NOT EXISTS (SELECT 1 FROM chunk c WHERE c.seq = m.chunk)")
      try count(
        "reports without their text",
        "report r WHERE text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM content c WHERE c.sha = r.text)")
      try count(
        "reports without their raw bytes",
        "report r WHERE raw IS NOT NULL AND NOT EXISTS (SELECT 1 FROM content c WHERE c.sha = r.raw)")
      try count(
        "addresses with two current reports",
        "(SELECT key FROM report WHERE current = 1 GROUP BY key HAVING count(*) > 1)")
      try count(
        "events without their fields",
        "entry e WHERE kind = 0 AND NOT EXISTS (SELECT 1 FROM entry_body b WHERE b.seq = e.seq)")
      try count(
        "records that are not indexed",
        "mention m WHERE kind <> 0 AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.mention = m.seq)")
      var rows = 0
      for kind in Mention.Kind.allCases {
        for head in try TileHead.all(kind, in: database) {
          do { rows += try tiles.tile(head, in: database).count } catch {
            findings.append("columns of records: \(error)")
          }
        }
      }
      let entries = try Int.fetchOne(database, sql: "SELECT count(*) FROM entry") ?? 0
      if rows != entries { findings.append("\(entries) entries, of which \(rows) have columns") }
      if try Int.fetchOne(database, sql: "SELECT count(*) FROM block WHERE dirty > 0") == 0 {
        try count(
          "event records in no event",
          """
          mention m JOIN report r ON r.seq = m.report WHERE m.kind = 0 AND r.withdrawn = 0
            AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.seq = m.event) AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.action = 'reject')
          """)
      }
      let contents = try Row.fetchCursor(database, sql: "SELECT sha, body FROM content")
      while let row = try contents.next() {
        let sha: Data = row[0]
        let bytes = (row[1] as Data).withUnsafeBytes { Compression.unpack($0) }
        if bytes.map(SHA256.hash) != Array(sha) { findings.append("the bytes \(SHA256.hex(Array(sha))) are damaged") }
      }
      var reader = ChunkReader()
      let mentions = try Row.fetchCursor(
        database, sql: "SELECT chunk, start, length, report, seq FROM mention ORDER BY chunk")
      while let row = try mentions.next() {
        do {
          _ = try reader.mention(chunk: row[0], start: row[1], length: row[2], report: row[3], in: database)
        } catch {
          findings.append("record \(row[4] as Int): \(error)")
        }
      }
      return findings
    }
  }
}
