import FoundationEssentials
import GRDB
import Glibc

/// What could be read of a damaged ledger.
public struct Rescue: Hashable, Sendable {
  /// Rows read of each table.
  public var rows: [String: Int] = [:]
  /// What could not be read.
  public var lost: [String] = []
}

extension Ledger {
  /// Copies what can be read of a ledger, damaged or not, into a new one and makes the rest anew. The old file is only read.
  ///
  /// - Throws: ``LedgerError`` if the new file is there already or cannot be written, or if nothing at all can be read.
  public static func rescue(_ path: String, to target: String) throws(LedgerError) -> Rescue {
    guard access(target, F_OK) != 0 else {
      throw LedgerError(.other, "\(target): there is a file of that name; choose another")
    }
    var rescue = Rescue()
    let ledger = try Ledger(path: target, access: .create)
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(60)
      let source = try DatabaseQueue(path: path, configuration: configuration)
      // No transaction around it: SQLite may end one at the first damaged page.
      try source.unsafeRead { damaged in
        try ledger.write { writing in
          for table in ["coder_run", "report", "chunk", "correction", "mention_alias"] {
            try rescue.copy(table, from: damaged, to: writing)
          }
          try rescue.copyContents(from: damaged, to: writing)
        }
      }
      guard rescue.rows.values.contains(where: { $0 > 0 }) else {
        throw LedgerError(.corrupt, "\(path): nothing can be read of it")
      }
      try ledger.rebuild()
    } catch let error as LedgerError {
      throw error
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    } catch {
      throw LedgerError(.other, "\(path): \(error)")
    }
    return rescue
  }
}

extension Rescue {
  /// Copies a table by its row numbers; where a page is damaged, row by row beyond it.
  fileprivate mutating func copy(_ table: String, from damaged: Database, to writing: Writing) throws {
    let columns = try writing.database.columns(in: table).map(\.name)
    let list = columns.joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    func put(_ row: Row) throws {
      try writing.run(
        "INSERT OR IGNORE INTO \(table) (\(list)) VALUES (\(marks))",
        columns.map { row[$0] as DatabaseValue })
    }
    var last = 0
    var (count, missing) = (0, 0)
    while true {
      do {
        let rows = try Row.fetchAll(
          damaged, sql: "SELECT \(list), rowid AS row_number FROM \(table) WHERE rowid > ? ORDER BY rowid LIMIT 200",
          arguments: [last])
        if rows.isEmpty { break }
        for row in rows {
          try put(row)
          last = row["row_number"]
          count += 1
        }
      } catch is DatabaseError {
        // Over a damaged page: single rows may lie on others. After as many misses as no page holds, the rest is lost.
        var misses = 0
        let start = last
        while misses < 2000 {
          last += 1
          if let row = try? Row.fetchOne(
            damaged, sql: "SELECT \(list) FROM \(table) WHERE rowid = ?", arguments: [last])
          {
            try put(row)
            count += 1
            misses = 0
            break
          }
          misses += 1
        }
        missing += misses == 0 ? last - start - 1 : 0
        if misses > 0 {
          lost.append("\(table): rows after \(start)")
          break
        }
      }
    }
    if missing > 0 { lost.append("\(table): \(missing) rows") }
    rows[table] = count
  }

  /// Copies the bytes that the reports name.
  fileprivate mutating func copyContents(from damaged: Database, to writing: Writing) throws {
    var (count, missing) = (0, 0)
    for row in try writing.rows(
      "SELECT text FROM report WHERE text IS NOT NULL UNION SELECT raw FROM report WHERE raw IS NOT NULL")
    {
      let sha: Data = row[0]
      if let found = try? Row.fetchOne(
        damaged, sql: "SELECT sha, size, body FROM content WHERE sha = ?", arguments: [sha])
      {
        try writing.run(
          "INSERT OR IGNORE INTO content (sha, size, body) VALUES (?, ?, ?)",
          [found[0] as Data, found[1] as Int, found[2] as Data])
        count += 1
      } else {
        missing += 1
      }
    }
    if missing > 0 {
      lost.append("content: the bytes of \(missing) texts")
      try writing.run("UPDATE report SET text = NULL WHERE text IS NOT NULL AND text NOT IN (SELECT sha FROM content)")
      try writing.run("UPDATE report SET raw = NULL WHERE raw IS NOT NULL AND raw NOT IN (SELECT sha FROM content)")
    }
    rows["content"] = count
  }
}
