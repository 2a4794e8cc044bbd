/// The pairs of a block that are worth a score: days that meet (or lie one apart), places that may be the same.
///
/// Work grows with the number of mentions of one day and one neighbourhood, not with the size of the block.
struct Candidates {
  private let features: [Features]
  /// A date longer than this is compared within its neighbourhood only.
  private static let longest = 10

  init(_ features: [Features]) { self.features = features }

  private struct Bucket {
    var points: [Features.Cell: [Int]] = [:]
    var coarse: [Int] = []
    var all: [Int] = []
  }

  /// Calls `body` once for each pair, the smaller index first.
  func forEach(_ body: (Int, Int) -> Void) {
    var buckets: [Int: Bucket] = [:]
    var dateless = Bucket()
    for (index, feature) in features.enumerated() {
      guard let days = feature.days, days.count <= Self.longest else {
        add(index, feature.cell, to: &dateless)
        continue
      }
      for day in days { add(index, feature.cell, to: &buckets[day, default: Bucket()]) }
    }
    for (day, bucket) in buckets {
      pairs(within: bucket) { a, b in if first(a, b) == day { body(a, b) } }
      // Days next to each other, for dates that may be a day off; each pair in the bucket where the two come closest.
      if let next = buckets[day + 1] {
        pairs(between: bucket, and: next) { a, b in
          guard !meets(a, b), let one = features[a].days, let two = features[b].days,
            one.upperBound == day && two.lowerBound == day + 1
          else { return }
          a < b ? body(a, b) : body(b, a)
        }
      }
    }
    pairs(within: dateless, body)
    for (index, feature) in features.enumerated() {
      guard let days = feature.days, days.count <= Self.longest, let cell = feature.cell else { continue }
      for row in -1...1 {
        for column in -1...1 {
          let cell = Features.Cell(row: cell.row + row, column: cell.column + column)
          for other in dateless.points[cell] ?? [] { index < other ? body(index, other) : body(other, index) }
        }
      }
    }
  }

  private func add(_ index: Int, _ cell: Features.Cell?, to bucket: inout Bucket) {
    if let cell { bucket.points[cell, default: []].append(index) } else { bucket.coarse.append(index) }
    bucket.all.append(index)
  }

  private func meets(_ a: Int, _ b: Int) -> Bool {
    guard let one = features[a].days, let two = features[b].days else { return false }
    return one.overlaps(two)
  }

  /// The first day that both may have, which is the bucket that gives the pair.
  private func first(_ a: Int, _ b: Int) -> Int? {
    guard let one = features[a].days, let two = features[b].days else { return nil }
    return max(one.lowerBound, two.lowerBound)
  }

  private static let ahead = [(0, 1), (1, -1), (1, 0), (1, 1)]

  private func pairs(within bucket: Bucket, _ body: (Int, Int) -> Void) {
    func give(_ a: Int, _ b: Int) { a < b ? body(a, b) : body(b, a) }
    for (cell, indices) in bucket.points {
      for (position, a) in indices.enumerated() { for b in indices[(position + 1)...] { give(a, b) } }
      for (row, column) in Self.ahead {
        guard let others = bucket.points[Features.Cell(row: cell.row + row, column: cell.column + column)] else {
          continue
        }
        for a in indices { for b in others { give(a, b) } }
      }
    }
    for (position, a) in bucket.coarse.enumerated() {
      for b in bucket.coarse[(position + 1)...] { give(a, b) }
      for indices in bucket.points.values { for b in indices { give(a, b) } }
    }
  }

  private func pairs(between left: Bucket, and right: Bucket, _ body: (Int, Int) -> Void) {
    for (cell, indices) in left.points {
      for row in -1...1 {
        for column in -1...1 {
          guard let others = right.points[Features.Cell(row: cell.row + row, column: cell.column + column)] else {
            continue
          }
          for a in indices { for b in others { body(a, b) } }
        }
      }
      for a in indices { for b in right.coarse { body(a, b) } }
    }
    for a in left.coarse { for b in right.all { body(a, b) } }
  }
}
