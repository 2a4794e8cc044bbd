import FoundationEssentials
import GRDB
import Glibc
import Records

/// A filter as SQL over `entry e`.
struct Compiled {
  /// A condition: how to test one entry, and how to find all that may pass it.
  private struct Part {
    var test: String?
    var values = StatementArguments()
    var candidates: Candidates?
  }

  /// A query that gives the numbers of entries, among which are all that pass a condition.
  struct Candidates {
    var select: String
    var values: StatementArguments
    /// Whether they all pass, so that no test is needed.
    var isExact = true
  }

  /// Up to so many entries are looked up one by one; of more, the whole table is the quicker way.
  private static let few = 5000

  let kind: Mention.Kind
  private var parts: [Part] = []
  /// The part with the fewest candidates, if they are few.
  private var fewest: Int?

  init(_ kind: Mention.Kind) { self.kind = kind }

  /// Adds a condition.
  ///
  /// - Parameter test: SQL on `e`; `nil` where the candidates are those that pass.
  mutating func add(
    _ test: String?, _ values: StatementArguments = StatementArguments(), candidates: Candidates? = nil
  ) {
    parts.append(Part(test: test, values: values, candidates: candidates))
  }

  /// Counts the candidates of each condition, as far as needed, and keeps the fewest.
  mutating func chooseCandidates(in database: Database) throws {
    var limit = Self.few
    for (index, part) in parts.enumerated() {
      guard let candidates = part.candidates else { continue }
      let count =
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM (\(candidates.select) LIMIT \(limit + 1))", arguments: candidates.values)
        ?? 0
      if count <= limit { (fewest, limit) = (index, count) }
    }
  }

  /// Whether the entries are looked up one by one.
  var hasFew: Bool { fewest != nil }

  /// All conditions as one expression of SQL on `e`.
  var tests: (sql: String, values: StatementArguments) {
    var sql: [String] = []
    var values = StatementArguments()
    for (index, part) in parts.enumerated() {
      if index == fewest, part.candidates?.isExact == true { continue }
      if let test = part.test {
        sql.append("(\(test))")
        values += part.values
      } else if let candidates = part.candidates {
        sql.append("e.seq IN (\(candidates.select))")
        values += candidates.values
      }
    }
    return (sql.isEmpty ? "1" : sql.joined(separator: " AND "), values)
  }

  /// `entry e WHERE …`: the entries that pass, found one by one or by reading those of the kind in the order of the file.
  var source: (sql: String, values: StatementArguments) {
    let base = KindNumber.base(of: kind)
    let tests = tests
    if let fewest, let candidates = parts[fewest].candidates {
      return (
        "entry e WHERE e.seq IN (\(candidates.select)) AND +e.kind = \(KindNumber.of(kind)) AND \(tests.sql)",
        candidates.values + tests.values
      )
    }
    return ("entry e WHERE e.seq BETWEEN \(base) AND \(base | 0xff_ffff_ffff) AND \(tests.sql)", tests.values)
  }
}

extension Filter {
  /// - Throws: ``LedgerError`` if the full-text condition cannot be read.
  func compiled(_ kind: Mention.Kind, in database: Database) throws -> Compiled {
    var compiled = Compiled(kind)
    for condition in conditions { try condition.add(to: &compiled, in: database) }
    // What a reviewer rejected shows only where a filter asks for a status.
    let asksForStatus = conditions.contains { if case .term([.status], _, _) = $0 { true } else { false } }
    if !asksForStatus {
      try Condition.term(fields: [.status], values: ["rejected"], excluded: true).add(to: &compiled, in: database)
    }
    try compiled.chooseCandidates(in: database)
    return compiled
  }
}

extension Filter.Condition {
  fileprivate func add(to compiled: inout Compiled, in database: Database) throws {
    let kind = compiled.kind
    let base = KindNumber.base(of: kind)
    switch self {
    case .term(let fields, let values, let excluded):
      let terms = try Self.terms(fields, values, in: database)
      guard !terms.isEmpty else {
        if !excluded { compiled.add(nil, candidates: .init(select: "SELECT seq FROM entry WHERE 0", values: [])) }
        return
      }
      let test = TermSet(terms).sql
      if excluded { return compiled.add("NOT \(test)") }
      let list = terms.map { String($0.number) }.joined(separator: ",")
      compiled.add(
        test,
        candidates: .init(
          select:
            "SELECT entry FROM posting WHERE term IN (\(list)) AND entry BETWEEN \(base) AND \(base | 0xff_ffff_ffff)",
          values: []))
    case .from(let day): compiled.add("e.end >= ?", [day.ordinal])
    case .to(let day): compiled.add("e.start <= ?", [day.ordinal])
    case .box(let south, let west, let north, let east):
      // The R*Tree keeps 32-bit floats: it finds the candidates, the exact columns decide.
      let longitude = west <= east ? "e.longitude BETWEEN ? AND ?" : "(e.longitude >= ? OR e.longitude <= ?)"
      compiled.add(
        "e.latitude BETWEEN ? AND ? AND \(longitude)", [south, north, west, east],
        candidates: Self.positions(south, west, north, east))
    case .near(let latitude, let longitude, let kilometres):
      let box = Circle(latitude: latitude, longitude: longitude, kilometres: kilometres)
      // Haversine on a sphere of 6,371 km.
      compiled.add(
        """
        12742 * asin(min(1, sqrt(pow(sin(radians(e.latitude - ?) / 2), 2)
          + cos(radians(?)) * cos(radians(e.latitude)) * pow(sin(radians(e.longitude - ?) / 2), 2)))) <= ?
        """, [latitude, latitude, longitude, kilometres],
        candidates: Self.positions(box.south, box.west, box.north, box.east))
    case .figure(let measure, let comparison, let number):
      let test =
        switch comparison {
        case .atLeast: "coalesce(high, best, low) >= ?"
        case .atMost: "coalesce(low, best, high) <= ?"
        case .equal: "coalesce(best, low) = ?"
        }
      compiled.add(
        nil,
        candidates: .init(
          select: "SELECT entry FROM number WHERE measure = ? AND \(test)", values: [MeasureNumber.of(measure), number])
      )
    case .sources(let count): compiled.add("e.sources >= ?", [count])
    case .confidence(let least): compiled.add("e.confidence >= ?", [least])
    case .changedSince(let time):
      compiled.add(
        "e.changed >= ?", [time.milliseconds],
        candidates: .init(
          select: "SELECT seq FROM entry WHERE kind = \(KindNumber.of(kind)) AND changed >= ?",
          values: [time.milliseconds]))
    case .text(let words):
      let match = try FullText.query(words)
      compiled.add(
        nil,
        candidates: .init(
          select: kind == .event
            ? "SELECT m.event FROM mention_text t CROSS JOIN mention m ON m.seq = t.rowid WHERE t.mention_text MATCH ? AND m.event IS NOT NULL"
            : "SELECT e.seq FROM mention_text t CROSS JOIN entry e ON e.mention = t.rowid WHERE t.mention_text MATCH ?",
          values: [match]))
    case .id(let prefix):
      let range = Key64.range(prefix) ?? Key64.number(prefix)...Key64.number(prefix)
      compiled.add(
        nil,
        candidates: .init(
          select: "SELECT seq FROM entry WHERE id BETWEEN ? AND ? AND +kind = \(KindNumber.of(kind))",
          values: [range.lowerBound, range.upperBound]))
    case .report(let id):
      compiled.add(
        nil,
        candidates: .init(
          select: kind == .event
            ? "SELECT m.event FROM report r JOIN mention m ON m.report = r.seq WHERE r.id = ? AND r.current = 1 AND m.event IS NOT NULL"
            : "SELECT e.seq FROM report r JOIN mention m ON m.report = r.seq JOIN entry e ON e.mention = m.seq WHERE r.id = ? AND r.current = 1",
          values: [id]))
    }
  }

  /// The entries in a box; over the date line west is greater than east.
  private static func positions(_ south: Double, _ west: Double, _ north: Double, _ east: Double)
    -> Compiled.Candidates
  {
    .init(
      select:
        "SELECT seq FROM position WHERE north >= ? AND south <= ? AND \(west <= east ? "east >= ? AND west <= ?" : "(east >= ? OR west <= ?)")",
      values: [south, north, west, east], isExact: false)
  }

  /// The terms that values stand for: equal when folded, or with the beginning before a `*`.
  static func terms(_ fields: [TermField], _ values: [String], in database: Database) throws -> [Term] {
    var terms: [Term] = []
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
        terms += try Int32.fetchAll(statement, arguments: arguments).map { Term(number: $0) }
      }
    }
    return terms
  }
}

/// The box around a circle.
private struct Circle {
  let south, west, north, east: Double

  init(latitude: Double, longitude: Double, kilometres: Double) {
    // A little wider than the circle: the R*Tree rounds.
    let degrees = kilometres / 111.19 + 0.01
    south = max(latitude - degrees, -90)
    north = min(latitude + degrees, 90)
    let shrink = cos(min(max(abs(south), abs(north)), 89.9) * .pi / 180)
    let span = abs(latitude) + degrees >= 90 ? 360 : degrees / shrink
    if span >= 180 {
      (west, east) = (-180, 180)
    } else {
      let (left, right) = (longitude - span, longitude + span)
      west = left < -180 ? left + 360 : left
      east = right > 180 ? right - 360 : right
    }
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
