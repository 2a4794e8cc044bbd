import GRDB
import GRDBSQLite
package import Records

/// An entry of a page, with its mention and the value that it is sorted by.
struct EntryRow {
  let seq: Int
  let mention: Int?
  let value: Double

  init(_ row: SQLiteStatement) {
    seq = Int(sqlite3_column_int64(row, 0))
    mention = sqlite3_column_type(row, 1) == SQLITE_NULL ? nil : Int(sqlite3_column_int64(row, 1))
    value = sqlite3_column_double(row, 2)
  }
}

/// How the entries of a page are found. Each way is bounded, whatever the filter:
///
/// 1. a condition that few entries pass: these are looked up and sorted;
/// 2. else the index of the order is followed until the page is full, for so many entries at most;
/// 3. else, as few of the many pass, the entries of the kind are read once.
private struct EntrySearch {
  let sql: String
  let values: StatementArguments
  /// Rows that are read at most; whether each says in its last column that it passes.
  var limit: Int?

  /// Entries of an index that are followed before reading them all is the quicker way.
  static let reach = 10_000

  init(_ compiled: Compiled, _ sort: Sort, _ page: Page, isFollowing: Bool) {
    let (column, index, ascending) = sort.column
    let order = "ORDER BY \(column) \(ascending ? "ASC" : "DESC"), e.seq \(ascending ? "ASC" : "DESC")"
    let after = page.after.map { cursor in
      let sign = ascending ? ">" : "<"
      // The first half lets the index begin there.
      return (
        sql: " AND \(column) \(sign)= ? AND (\(column), e.seq) \(sign) (?, ?)",
        values: [cursor.value, cursor.value, cursor.seq] as StatementArguments
      )
    }
    if isFollowing {
      let tests = compiled.tests
      sql = """
        SELECT e.seq, e.mention, \(column), \(tests.sql) FROM entry e INDEXED BY \(index)
        WHERE e.kind = \(KindNumber.of(compiled.kind))\(after?.sql ?? "") \(order)
        """
      values = tests.values + (after?.values ?? [])
      limit = Self.reach
    } else {
      let source = compiled.source
      sql = "SELECT e.seq, e.mention, \(column) FROM \(source.sql)\(after?.sql ?? "") \(order) LIMIT \(page.size + 1)"
      values = source.values + (after?.values ?? [])
    }
  }

  /// The rows, one more than the page has if there are more; `nil` if the limit was reached before the page was full.
  func rows(_ size: Int, in database: Database) throws -> [EntryRow]? {
    let statement = try database.makeStatement(sql: sql)
    statement.arguments = values
    let cursor = try Row.fetchCursor(statement)
    var rows: [EntryRow] = []
    var read = 0
    while rows.count <= size, try cursor.next() != nil {
      let row = statement.sqliteStatement
      if limit == nil || sqlite3_column_int(row, 3) != 0 { rows.append(EntryRow(row)) }
      read += 1
      if let limit, read >= limit, rows.count <= size { return nil }
    }
    return rows
  }
}

extension Ledger {
  /// The entries of a page.
  static func entries(
    _ kind: Mention.Kind, _ filter: Filter, sort: Sort, page: Page, in database: Database
  ) throws -> ([EntryRow], Cursor?) {
    let compiled = try filter.compiled(kind, in: database)
    var found: [EntryRow]?
    if !compiled.hasFew {
      found = try EntrySearch(compiled, sort, page, isFollowing: true).rows(page.size, in: database)
    }
    let rows = try found ?? EntrySearch(compiled, sort, page, isFollowing: false).rows(page.size, in: database) ?? []
    guard rows.count > page.size else { return (rows, nil) }
    let last = rows[page.size - 1]
    return (Array(rows.prefix(page.size)), Cursor(value: last.value, seq: last.seq))
  }

  /// How SQLite goes about a list: the steps of each query that it may need.
  package func plan(_ kind: Mention.Kind = .event, _ filter: Filter = Filter(), sort: Sort = .newest)
    throws(LedgerError) -> [String]
  {
    try read { database in
      let compiled = try filter.compiled(kind, in: database)
      return try [true, false].filter { !$0 || !compiled.hasFew }.flatMap { isFollowing in
        let search = EntrySearch(compiled, sort, Page(), isFollowing: isFollowing)
        return try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + search.sql, arguments: search.values).map {
          $0["detail"] as String
        }
      }
    }
  }
}
