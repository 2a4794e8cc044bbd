import GRDB
import GRDBSQLite
public import Records

/// How many records have each value of each field.
public struct Facets: Hashable, Sendable {
  /// Records that pass the filter.
  public var total: Int
  /// The most frequent values of each field, the most frequent first.
  public var fields: [TermField: [Value]]

  /// A value and how many records have it.
  public struct Value: Hashable, Sendable, Codable {
    /// The value.
    public var text: String
    /// Records that have it.
    public var count: Int

    /// A value and its count.
    public init(text: String, count: Int) {
      self.text = text
      self.count = count
    }
  }
}

extension Ledger {
  /// Counts the records of a kind that pass a filter, by the values of every field, in one pass.
  ///
  /// - Parameter limit: values of a field that are given, the most frequent ones.
  public func facets(
    _ kind: Mention.Kind = .event, _ filter: Filter = Filter(), fields: [TermField] = TermField.allCases,
    limit: Int = 10
  ) throws(LedgerError) -> Facets {
    try read { database in
      var tally = TermTally()
      let total = try Self.scanTerms(kind, filter, in: database) { _, terms in tally.add(terms) }
      let statement = try database.cachedStatement(sql: "SELECT text FROM term WHERE seq = ?")
      var facets = Facets(total: total, fields: [:])
      for field in fields {
        let values = try tally.largest(field, limit: limit).map { term, count in
          Facets.Value(text: try String.fetchOne(statement, arguments: [term.number]) ?? "", count: count)
        }
        if !values.isEmpty { facets.fields[field] = values }
      }
      return facets
    }
  }

  /// Reads the terms of every entry that passes a filter, without making a value of each row.
  ///
  /// - Parameter each: takes the first day (or `nil`) and the packed terms of an entry.
  /// - Returns: how many there were.
  static func scanTerms(
    _ kind: Mention.Kind, _ filter: Filter, in database: Database, each: (Int?, UnsafeRawBufferPointer) throws -> Void
  ) throws -> Int {
    let source = try filter.compiled(kind, in: database).source
    let statement = try database.makeStatement(sql: "SELECT e.start, e.terms FROM \(source.sql)")
    statement.arguments = source.values
    let cursor = try Row.fetchCursor(statement)
    var count = 0
    while try cursor.next() != nil {
      let pointer = statement.sqliteStatement
      let start = sqlite3_column_type(pointer, 0) == SQLITE_NULL ? nil : Int(sqlite3_column_int64(pointer, 0))
      let bytes = UnsafeRawBufferPointer(
        start: sqlite3_column_blob(pointer, 1), count: Int(sqlite3_column_bytes(pointer, 1)))
      try each(start, bytes)
      count += 1
    }
    return count
  }
}

/// Counts of terms.
struct TermTally {
  private var counts: [[Int32]] = Array(repeating: [], count: 128)

  mutating func add(_ packed: UnsafeRawBufferPointer) {
    for offset in stride(from: 0, to: packed.count &- 3, by: 4) {
      let number = Int32(littleEndian: packed.loadUnaligned(fromByteOffset: offset, as: Int32.self))
      let (field, index) = (Int(number >> 24) & 127, Int(number & 0xff_ffff))
      if index >= counts[field].count {
        counts[field] += [Int32](repeating: 0, count: index + 1 - counts[field].count + counts[field].count / 2)
      }
      counts[field][index] &+= 1
    }
  }

  func largest(_ field: TermField, limit: Int) -> [(Term, Int)] {
    let found = counts[field.rawValue].enumerated().filter { $0.element > 0 }
    return found.sorted { $0.element == $1.element ? $0.offset < $1.offset : $0.element > $1.element }.prefix(limit).map
    {
      (Term(field: field, index: $0.offset), Int($0.element))
    }
  }
}
