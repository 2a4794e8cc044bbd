import GRDB
import GRDBSQLite

/// Terms of which an entry must have one, as SQL asks for it: `has_any(e.terms, X'…')`.
///
/// An entry's terms lie in its row, so that the test costs no look into another table.
struct TermSet {
  private let terms: [Term]

  init(_ terms: [Term]) { self.terms = terms.sorted { $0.number < $1.number } }

  /// The call on the entry `e`.
  var sql: String {
    let digits = Array("0123456789ABCDEF".utf8)
    let hex = Writing.packed(terms).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "has_any(e.terms, X'\(String(decoding: hex, as: UTF8.self))')"
  }

  /// Makes the function known to a connection.
  static func addFunction(to database: Database) throws {
    let code = sqlite3_create_function_v2(
      database.sqliteConnection, "has_any", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil,
      { context, _, values in
        guard let values, let own = sqlite3_value_blob(values[0]), let wanted = sqlite3_value_blob(values[1]) else {
          return sqlite3_result_int(context, 0)
        }
        let terms = UnsafeRawBufferPointer(start: own, count: Int(sqlite3_value_bytes(values[0])))
        let set = UnsafeRawBufferPointer(start: wanted, count: Int(sqlite3_value_bytes(values[1])))
        sqlite3_result_int(context, TermSet.meet(terms, set) ? 1 : 0)
      }, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Whether packed terms and a sorted set have one in common.
  private static func meet(_ terms: UnsafeRawBufferPointer, _ set: UnsafeRawBufferPointer) -> Bool {
    func number(_ buffer: UnsafeRawBufferPointer, _ index: Int) -> Int32 {
      Int32(littleEndian: buffer.loadUnaligned(fromByteOffset: index * 4, as: Int32.self))
    }
    for index in 0..<terms.count / 4 {
      let term = number(terms, index)
      var (low, high) = (0, set.count / 4)
      while low < high {
        let middle = (low + high) / 2
        let other = number(set, middle)
        if other == term { return true }
        if other < term { low = middle + 1 } else { high = middle }
      }
    }
    return false
  }
}
