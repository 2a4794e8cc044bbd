import FoundationEssentials
import GRDB
import GRDBSQLite
import Glibc
import Records

/// One transaction that changes a ledger. Not `Sendable`: it lives inside ``Ledger/write(_:)``.
final class Writing {
  let database: Database
  var terms: TermCache
  private var statements: [String: Statement] = [:]
  /// The next free number of the entries of each kind.
  var nextEntries: [Mention.Kind: Int] = [:]
  /// Rows of tiles that were read to be changed, and words to be indexed; see ``flush()``.
  var tiles: [Int: [TileRow]] = [:]
  var texts: [(seq: Int, text: String, isGone: Bool)] = []
  /// Blocks met in the transaction, and those marked to be joined anew.
  var blocks: [BlockName: Int] = [:]
  var marked: Set<Int> = []
  /// The corrections in force, read once a transaction.
  var corrections: CorrectionsInForce {
    get throws {
      if let known = knownCorrections { return known }
      let read = try CorrectionsInForce(in: database)
      knownCorrections = read
      return read
    }
  }
  /// Forgotten when a correction is written.
  var knownCorrections: CorrectionsInForce?
  /// The time of the transaction, in milliseconds since 1970.
  let now: Int

  init(database: Database, terms: TermCache) {
    self.database = database
    self.terms = terms
    now = Clock.milliseconds
  }

  /// Runs a statement that is prepared once a transaction.
  func run(_ sql: String, _ values: [any SQLValue] = []) throws {
    try statement(sql).step(values, sql, database) { _ in false }
  }

  /// The number in the first column of the first row; `nil` if there is no row or it is null.
  func number(_ sql: String, _ values: [any SQLValue] = []) throws -> Int64? {
    var found: Int64?
    try statement(sql).step(values, sql, database) { row in
      if sqlite3_column_type(row, 0) != SQLITE_NULL { found = sqlite3_column_int64(row, 0) }
      return false
    }
    return found
  }

  /// The numbers in the first column of all rows.
  func numbers(_ sql: String, _ values: [any SQLValue] = []) throws -> [Int64] {
    var found: [Int64] = []
    try statement(sql).step(values, sql, database) { row in
      found.append(sqlite3_column_int64(row, 0))
      return true
    }
    return found
  }

  /// The bytes in the first column of the first row.
  func bytes(_ sql: String, _ values: [any SQLValue] = []) throws -> [UInt8]? {
    var found: [UInt8]?
    try statement(sql).step(values, sql, database) { row in
      found = Array(
        UnsafeRawBufferPointer(start: sqlite3_column_blob(row, 0), count: Int(sqlite3_column_bytes(row, 0))))
      return false
    }
    return found
  }

  private func statement(_ sql: String) throws -> Statement {
    if let known = statements[sql] { return known }
    let statement = try database.cachedStatement(sql: sql)
    statements[sql] = statement
    return statement
  }

  /// The first row of a query that is prepared once a connection.
  func row(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Row? {
    try Row.fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
  }

  /// All rows of a query that is prepared once a connection.
  func rows(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> [Row] {
    try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
  }

  /// The number of a word, given now if it has none.
  func term(_ field: TermField, _ text: String) throws -> Term {
    let key = TermCache.Key(field: field, text: text)
    if let known = terms.numbers[key] { return known }
    if let number = try number("SELECT seq FROM term WHERE field = ? AND text = ?", [field.rawValue, text]) {
      let term = Term(number: Int32(truncatingIfNeeded: number))
      terms.numbers[key] = term
      return term
    }
    var index = terms.next[field.rawValue]
    if index == nil {
      let base = Int(Term(field: field, index: 0).number)
      let last = try row("SELECT max(seq) FROM term WHERE seq BETWEEN ? AND ?", [base, base | 0xff_ffff])?[0] as Int?
      index = last.map { $0 - base + 1 } ?? 0
    }
    let next = index ?? 0
    guard next <= 0xff_ffff else { throw LedgerError(.full, "more than 16 million values of \(field.name)") }
    let term = Term(field: field, index: next)
    try run(
      "INSERT INTO term (seq, field, text, folded) VALUES (?, ?, ?, ?)",
      [Int(term.number), field.rawValue, text, text.folded])
    terms.next[field.rawValue] = next + 1
    terms.numbers[key] = term
    return term
  }

  /// Stores bytes under their hash; bytes that are there already are kept once.
  func content(_ blob: Blob) throws {
    try run(
      "INSERT OR IGNORE INTO content (sha, size, body) VALUES (?, ?, ?)",
      [blob.sha, blob.size, blob.packed])
  }
}

/// The time.
enum Clock {
  /// Milliseconds since 1970.
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

/// Bytes ready to be stored.
struct Blob: Sendable {
  let sha: [UInt8]
  let size: Int
  let packed: [UInt8]

  init(_ bytes: [UInt8]) {
    sha = SHA256.hash(bytes)
    size = bytes.count
    packed = Compression.pack(bytes)
  }
}

/// A 64-bit number for an id: the value of sixteen hexadecimal digits, else a hash of the text.
enum Key64 {
  static func number(_ id: String) -> Int64 {
    if let bits = bits(id), id.utf8.count == 16 { return Int64(bitPattern: bits) }
    var hash = StableHash()
    hash.combine(id)
    return Int64(bitPattern: hash.value)
  }

  /// The numbers of all ids that begin with hexadecimal digits; `nil` for other text.
  static func range(_ prefix: String) -> ClosedRange<Int64>? {
    let count = prefix.utf8.count
    guard (1...16).contains(count), let bits = bits(prefix) else { return nil }
    let shift = UInt64(64 - 4 * count)
    let low = bits << shift
    return Int64(bitPattern: low)...Int64(bitPattern: low | (shift == 0 ? 0 : (1 << shift) - 1))
  }

  /// The id that a number stands for, where it was sixteen digits.
  static func text(_ number: Int64) -> String {
    let digits = String(UInt64(bitPattern: number), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func bits(_ text: String) -> UInt64? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
    return UInt64(text, radix: 16)
  }
}
