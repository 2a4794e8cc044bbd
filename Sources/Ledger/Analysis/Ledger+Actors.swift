import GRDB
public import Records

/// How often somebody takes part in events.
public struct ActorCount: Hashable, Sendable {
  /// The canonical name, or the words.
  public var name: String
  /// Events in which it acts.
  public var acting: Int
  /// Events that it suffers or is addressed by.
  public var receiving: Int
  /// First and last day of the dated ones.
  public var days: ClosedRange<Day>?
}

extension Ledger {
  /// Who takes part in the events that pass a filter, those of most events first.
  ///
  /// - Parameter limit: how many at most; 0 for all.
  public func actors(_ filter: Filter = Filter(), limit: Int = 0) throws(LedgerError) -> [ActorCount] {
    try read { database in
      var counts: [Int32: (events: Int, first: Int?, last: Int?)] = [:]
      try scan(.event, filter, in: database) { tile, places in
        for place in places {
          let day = tile.starts[place] == Tile.noDay ? nil : Int(tile.starts[place])
          for term in tile.terms[tile.termRange(place)] {
            let field = Int(term >> 24)
            guard field == TermField.by.rawValue || field == TermField.against.rawValue else { continue }
            var count = counts[term] ?? (0, nil, nil)
            count.events += 1
            if let day { (count.first, count.last) = (min(count.first ?? day, day), max(count.last ?? day, day)) }
            counts[term] = count
          }
        }
      }
      let words = try Self.words(of: Set(counts.keys), in: database)
      var actors: [String: ActorCount] = [:]
      for (term, count) in counts {
        guard let name = words[term] else { continue }
        var actor = actors[name] ?? ActorCount(name: name, acting: 0, receiving: 0)
        if Int(term >> 24) == TermField.by.rawValue {
          actor.acting += count.events
        } else {
          actor.receiving += count.events
        }
        if let first = count.first, let last = count.last {
          let (low, high) = (Day(ordinal: first), Day(ordinal: last))
          actor.days = min(actor.days?.lowerBound ?? low, low)...max(actor.days?.upperBound ?? high, high)
        }
        actors[name] = actor
      }
      let sorted = actors.values.sorted { ($1.acting + $1.receiving, $0.name) < ($0.acting + $0.receiving, $1.name) }
      return limit > 0 ? Array(sorted.prefix(limit)) : sorted
    }
  }
}
