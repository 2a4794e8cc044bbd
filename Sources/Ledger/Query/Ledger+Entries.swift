import GRDB
import Records

/// An entry of a page, and the value that it is sorted by.
struct EntryPlace {
  let seq: Int
  let value: Double
}

extension Ledger {
  /// The entries of a page, where the next one begins, and how many pass the filter on all pages.
  func entries(_ kind: Mention.Kind, _ filter: Filter, sort: Sort, page: Page, in database: Database) throws
    -> (found: [EntryPlace], next: Cursor?, total: Int)
  {
    var best = BestEntries(count: page.size + 1, isAscending: sort == .oldest, after: page.after)
    var total = 0
    try scan(kind, filter, in: database) { tile, places in
      total += places.count
      for place in places { best.add(EntryPlace(seq: tile.seq(place), value: sort.value(of: place, in: tile))) }
    }
    let found = best.sorted
    guard found.count > page.size else { return (found, nil, total) }
    let last = found[page.size - 1]
    return (Array(found.prefix(page.size)), Cursor(value: last.value, seq: last.seq), total)
  }
}

/// The first entries of an order after a place in it.
private struct BestEntries {
  let count: Int
  let isAscending: Bool
  let after: Cursor?
  private var kept: [EntryPlace] = []
  /// The last of the best, once there are enough: what comes after it is passed over.
  private var worst: EntryPlace?

  init(count: Int, isAscending: Bool, after: Cursor?) {
    (self.count, self.isAscending, self.after) = (count, isAscending, after)
  }

  mutating func add(_ entry: EntryPlace) {
    if let worst, !precedes(entry, worst) { return }
    if let after, !precedes(EntryPlace(seq: after.seq, value: after.value), entry) { return }
    kept.append(entry)
    if kept.count >= 2 * count + 256 {
      kept = sorted
      worst = kept.last
    }
  }

  var sorted: [EntryPlace] { Array(kept.sorted(by: precedes).prefix(count)) }

  private func precedes(_ a: EntryPlace, _ b: EntryPlace) -> Bool {
    isAscending ? (a.value, a.seq) < (b.value, b.seq) : (b.value, b.seq) < (a.value, a.seq)
  }
}
