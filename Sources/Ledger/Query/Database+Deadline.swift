import GRDB
import GRDBSQLite

extension Database {
  /// Runs a query that SQLite gives up when the time has come.
  ///
  /// - Throws: `DatabaseError` with `SQLITE_INTERRUPT`; the connection can be used on.
  func interrupted<Value>(at deadline: ContinuousClock.Instant, _ query: () throws -> Value) throws -> Value {
    guard ContinuousClock.now < deadline else { throw DatabaseError(resultCode: .SQLITE_INTERRUPT) }
    return try withUnsafePointer(to: deadline) { deadline in
      // Looked at after every so many steps of SQLite's machine: some hundred times a second.
      sqlite3_progress_handler(
        sqliteConnection, 100_000,
        { pointer in
          guard let pointer else { return 0 }
          return ContinuousClock.now < pointer.assumingMemoryBound(to: ContinuousClock.Instant.self).pointee ? 0 : 1
        }, UnsafeMutableRawPointer(mutating: deadline))
      defer { sqlite3_progress_handler(sqliteConnection, 0, nil, nil) }
      return try query()
    }
  }
}
