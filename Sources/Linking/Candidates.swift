/// The pairs of a block that are worth a score: kin types, days that meet (or lie one apart), places that may be the same.
///
/// Work grows with the number of mentions of one type, one day and one neighbourhood, not with the size of the block; and where these
/// are very many, each is compared with no more than ``most`` others, those that share its rarest words.
struct Candidates {
  private let features: [Features]
  /// A date longer than this is compared within its neighbourhood only.
  private static let longest = 10
  /// Lists up to this long are compared each with each.
  static let most = 512

  init(_ features: [Features]) { self.features = features }

  private struct Key: Hashable {
    var day: Int
    var type: Int
  }

  private struct Bucket {
    var points: [Features.Cell: [Int]] = [:]
    var coarse: [Int] = []
    var all: [Int] = []
  }

  /// Calls `body` for each pair, the smaller index first; of very many mentions alike it may give a pair twice.
  func forEach(_ body: (Int, Int) -> Void) {
    var buckets: [Key: Bucket] = [:]
    var dateless: [Int: Bucket] = [:]
    for (index, feature) in features.enumerated() {
      guard let days = feature.days, days.count <= Self.longest else {
        add(index, feature.cell, to: &dateless[feature.type, default: Bucket()])
        continue
      }
      for day in days { add(index, feature.cell, to: &buckets[Key(day: day, type: feature.type), default: Bucket()]) }
    }
    func give(_ a: Int, _ b: Int) { a < b ? body(a, b) : body(b, a) }
    for (key, bucket) in buckets {
      // Each pair in the bucket of the first day that both may have.
      pairs(within: bucket) { a, b in if first(a, b) == key.day { give(a, b) } }
      let ending = onLastDay(bucket, key.day)
      for type in types(key.type) {
        if type > key.type, let other = buckets[Key(day: key.day, type: type)] {
          pairs(between: bucket, and: other) { a, b in if first(a, b) == key.day { give(a, b) } }
        }
        // Days next to each other, for dates that may be a day off; each pair in the bucket where the two come closest.
        if let next = buckets[Key(day: key.day + 1, type: type)] {
          pairs(between: ending, and: next) { a, b in
            let isAfter = features[b].days?.lowerBound == key.day + 1
            if isAfter, !(features[a].isStated && features[b].isStated) { give(a, b) }
          }
        }
      }
    }
    for (type, bucket) in dateless {
      pairs(within: bucket, give)
      for other in types(type) where other > type {
        if let other = dateless[other] { pairs(between: bucket, and: other, give) }
      }
    }
    // What has a long date or none, against what has a day, within the neighbourhood.
    for (index, feature) in features.enumerated() {
      guard let days = feature.days, days.count <= Self.longest, let cell = feature.cell else { continue }
      for type in types(feature.type) {
        guard let bucket = dateless[type] else { continue }
        for cell in Self.around(cell) { for other in bucket.points[cell] ?? [] { give(index, other) } }
      }
    }
  }

  /// A type and those that may tell the same deed.
  private func types(_ type: Int) -> [Int] {
    let kin = TypeKin.kin(ofNumber: type)
    return [type] + (0..<32).filter { kin & 1 << $0 != 0 && $0 != type }
  }

  private func add(_ index: Int, _ cell: Features.Cell?, to bucket: inout Bucket) {
    if let cell { bucket.points[cell, default: []].append(index) } else { bucket.coarse.append(index) }
    bucket.all.append(index)
  }

  /// Those of a bucket that may lie on no later day.
  private func onLastDay(_ bucket: Bucket, _ day: Int) -> Bucket {
    func isLast(_ index: Int) -> Bool { features[index].days?.upperBound == day }
    return Bucket(
      points: bucket.points.mapValues { $0.filter(isLast) }, coarse: bucket.coarse.filter(isLast),
      all: bucket.all.filter(isLast))
  }

  /// The first day that both may have, which is the bucket that gives the pair.
  private func first(_ a: Int, _ b: Int) -> Int? {
    guard let one = features[a].days, let two = features[b].days else { return nil }
    return max(one.lowerBound, two.lowerBound)
  }

  private static let ahead = [(0, 1), (1, -1), (1, 0), (1, 1)]

  private static func around(_ cell: Features.Cell) -> [Features.Cell] {
    (-1...1).flatMap { row in
      (-1...1).map { Features.Cell(row: cell.row + row, column: cell.column + $0) }
    }
  }

  private func pairs(within bucket: Bucket, _ body: (Int, Int) -> Void) {
    for (cell, indices) in bucket.points {
      each(of: indices, body)
      for (row, column) in Self.ahead {
        if let others = bucket.points[Features.Cell(row: cell.row + row, column: cell.column + column)] {
          each(of: indices, and: others, body)
        }
      }
    }
    each(of: bucket.coarse, body)
    if !bucket.coarse.isEmpty { each(of: bucket.coarse, and: bucket.points.values.flatMap { $0 }.sorted(), body) }
  }

  private func pairs(between left: Bucket, and right: Bucket, _ body: (Int, Int) -> Void) {
    for (cell, indices) in left.points {
      for cell in Self.around(cell) { if let others = right.points[cell] { each(of: indices, and: others, body) } }
    }
    if !right.coarse.isEmpty { each(of: left.points.values.flatMap { $0 }.sorted(), and: right.coarse, body) }
    each(of: left.coarse, and: right.all, body)
  }

  private func each(of list: [Int], _ body: (Int, Int) -> Void) {
    guard list.count <= Self.most else { return likest(list, list, body) }
    for (position, a) in list.enumerated() { for b in list[(position + 1)...] { body(a, b) } }
  }

  private func each(of left: [Int], and right: [Int], _ body: (Int, Int) -> Void) {
    guard left.count * right.count <= Self.most * Self.most else {
      return left.count < right.count ? likest(left, right, body) : likest(right, left) { body($1, $0) }
    }
    for a in left { for b in right { body(a, b) } }
  }

  /// Each of the left with those of the right that share its rarest words.
  private func likest(_ left: [Int], _ right: [Int], _ body: (Int, Int) -> Void) {
    var holders: [UInt64: [Int]] = [:]
    for b in right { for word in features[b].words { holders[word, default: []].append(b) } }
    for a in left {
      let lists = features[a].words.compactMap { holders[$0] }.sorted { ($0.count, $0[0]) < ($1.count, $1[0]) }
      var met: Set<Int> = [a]
      for list in lists where met.count <= Self.most {
        for b in list where met.count <= Self.most && met.insert(b).inserted { body(a, b) }
      }
    }
  }
}
