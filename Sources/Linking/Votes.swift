/// Values with the sources that give them. The best supported comes first; ties go by a rank, then by who came first.
struct Votes<Value> {
  private(set) var entries: [(key: String, value: Value, sources: Set<String>, rank: Int, mentions: [String])] = []
  private var index: [String: Int] = [:]

  /// Counts a value that a source gives in a mention. A lower rank is preferred among equals.
  mutating func add(_ value: Value, key: String, source: String, mention: String, rank: Int = 0) {
    if let position = index[key] {
      entries[position].sources.insert(source)
      entries[position].mentions.append(mention)
      if rank < entries[position].rank {
        entries[position].rank = rank
        entries[position].value = value
      }
    } else {
      index[key] = entries.count
      entries.append((key, value, [source], rank, [mention]))
    }
  }

  /// All values, the winner first.
  var ranked: [(key: String, value: Value, sources: Set<String>, rank: Int, mentions: [String])] {
    entries.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.sources.count != b.sources.count { return a.sources.count > b.sources.count }
      if a.rank != b.rank { return a.rank < b.rank }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// The winner.
  var winner: Value? { ranked.first?.value }
}
