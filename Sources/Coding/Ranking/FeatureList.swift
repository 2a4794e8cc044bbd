import Records

/// The features of a candidate: each a few words, kept as one hash; as words too where somebody wants to read them.
struct FeatureList {
  private(set) var hashes: [UInt64] = []
  /// The features with their parts apart by tabs; empty unless traced.
  private(set) var names: [String] = []
  private let traced: Bool

  init(traced: Bool) {
    self.traced = traced
    hashes.reserveCapacity(128)
  }

  /// A feature: its hash, and its parts apart by tabs where somebody wants to read it.
  struct Feature {
    let hash: UInt64
    let name: String
  }

  static func feature(_ parts: [String], traced: Bool) -> Feature {
    var hash = StableHash()
    for part in parts { hash.combine(part) }
    return Feature(hash: hash.value, name: traced ? parts.joined(separator: "\t") : "")
  }

  mutating func add(_ feature: Feature) {
    hashes.append(feature.hash)
    if traced { names.append(feature.name) }
  }

  /// Adds a feature; `Training/train_ranker.py` hashes the same parts.
  mutating func add(_ parts: String...) {
    add(FeatureList.feature(parts, traced: traced))
  }
}
