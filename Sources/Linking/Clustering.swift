import Records

/// Average-link clustering of the mentions of one block, under constraints. Best pairs first; two clusters join when the
/// mean over all pairs between them reaches the threshold and none of these pairs is impossible.
struct Clustering {
  private let features: [Features]
  private var parent: [Int]
  private var members: [[Int]]
  private var forbidden: [Int: Set<Int>] = [:]
  /// Another number for each state of a cluster's sample, and pairs of such states that are known not to agree.
  private var states: [Int]
  private var lastState: Int
  private var apart: Set<StatePair> = []

  private struct StatePair: Hashable {
    let a, b: Int
  }

  /// A mean this far below the pair threshold still joins clusters: their best pair has reached it.
  private static let slack = 0.6
  /// Members of a cluster that a mean is taken over; the first in canonical order.
  private static let sample = 48

  /// - Parameters:
  ///   - features: of the block's mentions in canonical order.
  ///   - same: index pairs that a reviewer joined.
  ///   - different: index pairs that a reviewer set apart.
  init(features: [Features], same: [(Int, Int)], different: [(Int, Int)]) {
    self.features = features
    parent = Array(features.indices)
    members = features.indices.map { [$0] }
    states = Array(features.indices)
    lastState = features.count
    for (a, b) in different {
      forbidden[a, default: []].insert(b)
      forbidden[b, default: []].insert(a)
    }
    for (a, b) in same { join(root(a), root(b)) }
  }

  /// The clusters, each in canonical order, in the order of their first members.
  mutating func run() -> [[Int]] {
    var pairs: [(points: Double, a: Int, b: Int)] = []
    Candidates(features).forEach { a, b in
      let score = PairScore(features[a], features[b])
      if !score.isImpossible, score.points >= PairScore.threshold { pairs.append((score.points, a, b)) }
    }
    pairs.sort { ($1.points, $0.a, $0.b) < ($0.points, $1.a, $1.b) }
    for pair in pairs {
      let (a, b) = (root(pair.a), root(pair.b))
      guard a != b else { continue }
      let states = StatePair(a: self.states[min(a, b)], b: self.states[max(a, b)])
      guard !apart.contains(states) else { continue }
      if agree(a, b) { join(a, b) } else { apart.insert(states) }
    }
    return features.indices.filter { root($0) == $0 }.map { members[$0] }
  }

  private func agree(_ a: Int, _ b: Int) -> Bool {
    var (sum, count) = (0.0, 0)
    for i in members[a].prefix(Self.sample) {
      let apart = forbidden[i]
      for j in members[b].prefix(Self.sample) {
        if let apart, apart.contains(j) { return false }
        let score = PairScore(features[i], features[j])
        if score.isImpossible { return false }
        sum += min(score.points, 7)
        count += 1
      }
    }
    return sum / Double(count) >= PairScore.threshold - Self.slack
  }

  private mutating func root(_ index: Int) -> Int {
    var index = index
    while parent[index] != index {
      parent[index] = parent[parent[index]]
      index = parent[index]
    }
    return index
  }

  /// Joins two roots; the one of the earlier first member stays.
  private mutating func join(_ a: Int, _ b: Int) {
    guard a != b else { return }
    let (kept, gone) = a < b ? (a, b) : (b, a)
    parent[gone] = kept
    let sample = Array(members[kept].prefix(Self.sample))
    members[kept] = (members[kept] + members[gone]).sorted()
    members[gone] = []
    if !members[kept].prefix(Self.sample).elementsEqual(sample) {
      lastState += 1
      states[kept] = lastState
    }
  }
}
