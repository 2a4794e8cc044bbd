import Records

/// The ids given so far, as hashes, so that no two reports of a run share one.
struct ReportIDs {
  private var seen: Set<UInt64>

  init(seen: [UInt64] = []) {
    self.seen = Set(seen)
  }

  /// The id itself the first time, then with the suffix `-2`, `-3` ….
  mutating func unique(_ id: String) -> String {
    if insert(id) { return id }
    var number = 2
    while !insert("\(id)-\(number)") { number += 1 }
    return "\(id)-\(number)"
  }

  private mutating func insert(_ id: String) -> Bool {
    seen.insert(Self.hash(of: id)).inserted
  }

  static func hash(of id: String) -> UInt64 {
    var hash = StableHash()
    hash.combine(id)
    return hash.value
  }
}
