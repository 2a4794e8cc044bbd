import FoundationEssentials
import GRDB
import Glibc
import Records

/// A filter as SQL over `entry e`.
struct Compiled {
  /// Conditions on `e`, joined by AND.
  var conditions: [String] = []
  var arguments = StatementArguments()
  /// Where the search begins when a condition lets few entries pass.
  var source = "entry e"

  mutating func add(_ condition: String, _ values: StatementArguments = StatementArguments()) {
    conditions.append(condition)
    arguments += values
  }

  var whereClause: String { conditions.joined(separator: " AND ") }
}

extension Filter {
  /// - Throws: ``LedgerError`` if the full-text condition cannot be read.
  ///
  /// - Parameter isScan: whether all entries that pass are read, in no order: then in the order of the file, by their numbers.
  func compiled(_ kind: Mention.Kind, isScan: Bool = false, in database: Database) throws -> Compiled {
    var compiled = Compiled()
    let base = KindNumber.base(of: kind)
    if isScan {
      compiled.add("e.seq BETWEEN ? AND ?", [base, base | 0xff_ffff_ffff])
    } else {
      compiled.add("e.kind = ?", [KindNumber.of(kind)])
    }
    for condition in conditions { try condition.add(to: &compiled, kind: kind, in: database) }
    // What a reviewer rejected shows only where a filter asks for a status.
    let asksForStatus = conditions.contains { if case .term([.status], _, _) = $0 { true } else { false } }
    if !asksForStatus {
      try Condition.term(fields: [.status], values: ["rejected"], excluded: true).add(
        to: &compiled, kind: kind, in: database)
    }
    return compiled
  }
}

extension Filter.Condition {
  fileprivate func add(to compiled: inout Compiled, kind: Mention.Kind, in database: Database) throws {
    switch self {
    case .term(let fields, let values, let excluded):
      let terms = try Self.terms(fields, values, in: database)
      let list = terms.map { String($0.number) }.joined(separator: ",")
      if terms.isEmpty {
        if !excluded { compiled.add("0") }
      } else {
        compiled.add("e.seq \(excluded ? "NOT " : "")IN (SELECT entry FROM posting WHERE term IN (\(list)))")
      }
    case .from(let day): compiled.add("e.end >= ?", [day.ordinal])
    case .to(let day): compiled.add("e.start <= ?", [day.ordinal])
    case .box(let south, let west, let north, let east):
      // The R*Tree keeps 32-bit floats: it finds the candidates, the exact columns decide.
      let longitude = west <= east ? "e.longitude BETWEEN ? AND ?" : "(e.longitude >= ? OR e.longitude <= ?)"
      let candidates = west <= east ? "east >= ? AND west <= ?" : "(east >= ? OR west <= ?)"
      compiled.add(
        "e.seq IN (SELECT seq FROM position WHERE north >= ? AND south <= ? AND \(candidates)) AND e.latitude BETWEEN ? AND ? AND \(longitude)",
        [south, north, west, east, south, north, west, east])
    case .near(let latitude, let longitude, let kilometres):
      let box = Circle(latitude: latitude, longitude: longitude, kilometres: kilometres)
      compiled.add(
        "e.seq IN (SELECT seq FROM position WHERE north >= ? AND south <= ? AND \(box.crosses ? "(east >= ? OR west <= ?)" : "east >= ? AND west <= ?"))",
        [box.south, box.north, box.west, box.east])
      // Haversine on a sphere of 6,371 km.
      compiled.add(
        """
        12742 * asin(min(1, sqrt(pow(sin(radians(e.latitude - ?) / 2), 2)
          + cos(radians(?)) * cos(radians(e.latitude)) * pow(sin(radians(e.longitude - ?) / 2), 2)))) <= ?
        """, [latitude, latitude, longitude, kilometres])
    case .figure(let measure, let comparison, let number):
      let test =
        switch comparison {
        case .atLeast: "coalesce(high, best, low) >= ?"
        case .atMost: "coalesce(low, best, high) <= ?"
        case .equal: "coalesce(best, low) = ?"
        }
      compiled.add(
        "e.seq IN (SELECT entry FROM number WHERE measure = ? AND \(test))", [MeasureNumber.of(measure), number])
    case .sources(let count): compiled.add("e.sources >= ?", [count])
    case .confidence(let least): compiled.add("e.confidence >= ?", [least])
    case .changedSince(let time): compiled.add("e.changed >= ?", [time.milliseconds])
    case .text(let words):
      let match = try FullText.query(words)
      let found = "SELECT rowid FROM mention_text WHERE mention_text MATCH ?"
      if kind == .event {
        compiled.add("e.seq IN (SELECT event FROM mention WHERE seq IN (\(found)))", [match])
      } else {
        compiled.add("e.mention IN (\(found))", [match])
      }
    case .id(let prefix):
      guard let range = Key64.range(prefix) else { return compiled.add("e.id = ?", [Key64.number(prefix)]) }
      compiled.add("e.id BETWEEN ? AND ?", [range.lowerBound, range.upperBound])
    case .report(let id):
      let mentions = "SELECT %@ FROM mention m JOIN report r ON r.seq = m.report WHERE r.id = ? AND r.current = 1"
      if kind == .event {
        compiled.add("e.seq IN (\(mentions.replacing("%@", with: "m.event")))", [id])
      } else {
        compiled.add("e.mention IN (\(mentions.replacing("%@", with: "m.seq")))", [id])
      }
    }
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
  /// Whether it goes over the date line.
  let crosses: Bool

  init(latitude: Double, longitude: Double, kilometres: Double) {
    // A little wider than the circle: the R*Tree rounds.
    let degrees = kilometres / 111.19 + 0.01
    south = max(latitude - degrees, -90)
    north = min(latitude + degrees, 90)
    let shrink = cos(min(max(abs(south), abs(north)), 89.9) * .pi / 180)
    let span = abs(latitude) + degrees >= 90 ? 360 : degrees / shrink
    if span >= 180 {
      (west, east, crosses) = (-180, 180, false)
    } else {
      let (left, right) = (longitude - span, longitude + span)
      crosses = left < -180 || right > 180
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
