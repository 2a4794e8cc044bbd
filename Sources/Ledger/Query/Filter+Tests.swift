import GRDB
import GRDBSQLite
import Records

extension Filter {
  /// The conditions as tests on the columns of entries of a kind, those first that cost least.
  ///
  /// - Throws: ``LedgerError`` if the full-text condition cannot be read.
  func tests(_ kind: Mention.Kind, in database: Database) throws -> [EntryTest] {
    var tests = try conditions.map { try $0.test(kind, in: database) }
    // What a reviewer rejected shows only where a filter asks for a status.
    let asksForStatus = conditions.contains { if case .term([.status], _, _) = $0 { true } else { false } }
    if !asksForStatus {
      tests.append(
        try Condition.term(fields: [.status], values: ["rejected"], excluded: true).test(kind, in: database))
    }
    return tests.filter { !$0.passesAll }.sorted { $0.cost < $1.cost }
  }
}

extension EntryTest {
  fileprivate var passesAll: Bool { if case .terms([], excluded: true) = self { true } else { false } }
  fileprivate var cost: Int {
    switch self {
    case .from, .to, .sources, .confidence, .changedSince: 0
    case .box, .entries: 1
    case .figure, .terms: 2
    case .near: 3
    }
  }
}

extension Filter.Condition {
  fileprivate func test(_ kind: Mention.Kind, in database: Database) throws -> EntryTest {
    switch self {
    case .term(let fields, let values, let excluded):
      .terms(try Self.terms(fields, values, in: database).sorted(), excluded: excluded)
    case .from(let day): .from(Int32(clamping: day.ordinal))
    case .to(let day): .to(Int32(clamping: day.ordinal))
    case .box(let south, let west, let north, let east): .box(south: south, west: west, north: north, east: east)
    case .near(let latitude, let longitude, let kilometres):
      .near(Circle(latitude: latitude, longitude: longitude, kilometres: kilometres))
    case .figure(let measure, let comparison, let number):
      .figure(measure: Int64(MeasureNumber.of(measure)), comparison, Int64(number))
    case .sources(let count): .sources(Int32(clamping: count))
    case .confidence(let least): .confidence(least)
    case .changedSince(let time): .changedSince(time.milliseconds)
    case .text(let words):
      .entries(
        try Self.entries(
          "SELECT rowid FROM entry_text WHERE entry_text MATCH ? AND rowid BETWEEN ? AND ?",
          [
            try FullText.query(words), KindNumber.base(of: kind), KindNumber.base(of: kind) | 0xff_ffff_ffff,
          ], in: database))
    case .id(let prefix): .entries(try Self.entries(ofID: prefix, kind, in: database))
    case .report(let id):
      .entries(
        try Self.entries(
          kind == .event
            ? "SELECT m.event FROM report r JOIN mention m ON m.report = r.seq WHERE r.id = ? AND r.current = 1 AND m.event IS NOT NULL"
            : "SELECT e.seq FROM report r JOIN mention m ON m.report = r.seq JOIN entry e ON e.mention = m.seq WHERE r.id = ? AND r.current = 1",
          [id], in: database))
    }
  }

  /// The entries whose numbers a query gives.
  private static func entries(_ sql: String, _ values: [any SQLValue], in database: Database) throws -> EntrySet {
    let statement = try database.cachedStatement(sql: sql)
    return try EntrySet { add in
      try statement.step(values, sql, database) { row in
        add(Int(sqlite3_column_int64(row, 0)))
        return true
      }
    }
  }

  private static func entries(ofID prefix: String, _ kind: Mention.Kind, in database: Database) throws -> EntrySet {
    let range = Key64.range(prefix) ?? Key64.number(prefix)...Key64.number(prefix)
    return try entries(
      "SELECT seq FROM entry WHERE id BETWEEN ? AND ? AND kind = ?",
      [range.lowerBound, range.upperBound, KindNumber.of(kind)], in: database)
  }

  /// The numbers of the terms that values stand for: equal when folded, or with the beginning before a `*`.
  private static func terms(_ fields: [TermField], _ values: [String], in database: Database) throws -> [Int32] {
    var terms: [Int32] = []
    for field in fields {
      for value in values {
        let folded = value.folded
        let isPrefix = folded.hasSuffix("*")
        let pattern = isPrefix ? String(folded.dropLast()) : folded
        let statement = try database.cachedStatement(
          sql: isPrefix
            ? "SELECT seq FROM term WHERE field = ? AND folded >= ? AND folded < ?"
            : "SELECT seq FROM term WHERE field = ? AND folded = ?")
        let arguments: StatementArguments =
          isPrefix ? [field.rawValue, pattern, pattern + "\u{10FFFF}"] : [field.rawValue, pattern]
        terms += try Int32.fetchAll(statement, arguments: arguments)
      }
    }
    return terms
  }
}

/// What a user types, as FTS5 reads it: words and phrases that must all occur; nothing in it is an operator.
enum FullText {
  static func query(_ text: String) throws(LedgerError) -> String {
    var parts: [String] = []
    var quoted = false
    for piece in text.split(separator: "\"", omittingEmptySubsequences: false) {
      if quoted {
        parts.append(String(piece))
      } else {
        parts += piece.split(whereSeparator: \.isWhitespace).map(String.init)
      }
      quoted.toggle()
    }
    let words = parts.filter { part in
      part.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
    guard !words.isEmpty else { throw LedgerError(.unknown, "\(text): there is no word in it to look for") }
    return words.map { $0.hasSuffix("*") ? "\"\($0.dropLast())\"*" : "\"\($0)\"" }.joined(separator: " ")
  }
}
