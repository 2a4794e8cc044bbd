import FoundationEssentials
import GRDB
import GRDBSQLite

/// What a statement of the writer takes. GRDB's arguments cost more than the insertion itself where a million rows are written.
protocol SQLValue {
  func bind(to statement: SQLiteStatement, at index: Int32) -> Int32
}

extension Int: SQLValue {
  func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, Int64(self))
  }
}

extension Int64: SQLValue {
  func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 { sqlite3_bind_int64(statement, index, self) }
}

extension Bool: SQLValue {
  func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, self ? 1 : 0)
  }
}

extension Double: SQLValue {
  func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 { sqlite3_bind_double(statement, index, self) }
}

extension String: SQLValue {
  func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { characters in
        characters.isEmpty
          ? sqlite3_bind_text(statement, index, "", 0, isCopied)
          : sqlite3_bind_text(statement, index, characters.baseAddress, Int32(characters.count), isCopied)
      }
    }
  }
}

extension [UInt8]: SQLValue {
  func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
    isEmpty
      ? sqlite3_bind_zeroblob(statement, index, 0)
      : withUnsafeBytes { sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), isCopied) }
  }
}

extension Data: SQLValue {
  func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
    isEmpty
      ? sqlite3_bind_zeroblob(statement, index, 0)
      : withUnsafeBytes { sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), isCopied) }
  }
}

extension Optional: SQLValue where Wrapped: SQLValue {
  func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
    self?.bind(to: statement, at: index) ?? sqlite3_bind_null(statement, index)
  }
}

extension DatabaseValue: SQLValue {
  func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
    switch storage {
    case .null: sqlite3_bind_null(statement, index)
    case .int64(let number): number.bind(to: statement, at: index)
    case .double(let number): number.bind(to: statement, at: index)
    case .string(let text): text.bind(to: statement, at: index)
    case .blob(let data): data.bind(to: statement, at: index)
    }
  }
}

/// SQLite takes a copy of what is bound.
private var isCopied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

extension Statement {
  /// Runs the statement; `row` takes each row, and says whether it wants the next.
  func step(_ values: [any SQLValue], _ sql: String, _ database: Database, row: (SQLiteStatement) throws -> Bool)
    throws
  {
    let pointer = sqliteStatement
    defer { sqlite3_reset(pointer) }
    for (index, value) in values.enumerated() {
      let code = value.bind(to: pointer, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: sql) }
    }
    while true {
      switch sqlite3_step(pointer) {
      case SQLITE_DONE: return
      case SQLITE_ROW: guard try row(pointer) else { return }
      case let code:
        let message = database.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) }
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
      }
    }
  }
}

extension Database {
  /// What is made of the bytes in the first column of the first row, in their place: no copy is made. `nil` if there is no row.
  func withBytes<Value>(
    _ sql: String, _ values: [any SQLValue], _ body: (UnsafeRawBufferPointer) throws -> Value
  ) throws -> Value? {
    var value: Value?
    try cachedStatement(sql: sql).step(values, sql, self) { row in
      value = try body(
        UnsafeRawBufferPointer(start: sqlite3_column_blob(row, 0), count: Int(sqlite3_column_bytes(row, 0))))
      return false
    }
    return value
  }
}
