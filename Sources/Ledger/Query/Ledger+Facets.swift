import GRDB
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
      var total = 0
      try scan(kind, filter, in: database) { tile, places in
        total += places.count
        tally.add(tile, places)
      }
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
}

/// Counts of terms.
struct TermTally {
  private var counts: [[Int32]] = Array(repeating: [], count: 128)

  mutating func add(_ tile: Tile, _ places: [Int]) {
    for place in places {
      for term in tile.terms[tile.termRange(place)] {
        let (field, index) = (Int(term >> 24) & 127, Int(term & 0xff_ffff))
        if index >= counts[field].count {
          counts[field] += [Int32](repeating: 0, count: index + 1 - counts[field].count + counts[field].count / 2)
        }
        counts[field][index] &+= 1
      }
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
