import Records

/// How well each member of a cluster fits the others, and why.
struct LinkReasons {
  private let features: [Features]
  private let members: [Int]
  private let byHand: Set<Int>
  private static let sample = 24

  /// - Parameters:
  ///   - features: of the whole block.
  ///   - members: indices of the cluster's mentions.
  ///   - byHand: indices that a reviewer joined to another.
  init(features: [Features], members: [Int], byHand: Set<Int>) {
    self.features = features
    self.members = members
    self.byHand = byHand
  }

  /// Mean probability over the pairs with the other members, and the reasons of the best of these pairs.
  func link(of position: Int) -> (score: Double, reasons: [String]) {
    guard members.count > 1 else { return (1, []) }
    let index = members[position]
    var best: (points: Double, other: Int)?
    var (sum, count) = (0.0, 0)
    for other in members.prefix(Self.sample) where other != index {
      let score = PairScore(features[min(index, other)], features[max(index, other)])
      sum += score.probability
      count += 1
      if !score.isImpossible, score.points > best?.points ?? -.infinity { best = (score.points, other) }
    }
    var reasons = byHand.contains(index) ? ["joined by a reviewer"] : []
    if let best {
      reasons += PairScore(features[min(index, best.other)], features[max(index, best.other)], explains: true).reasons
    }
    return ((sum / Double(max(count, 1)) * 1000).rounded() / 1000, reasons)
  }
}
