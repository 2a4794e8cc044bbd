import Language

/// The distinct names of a report with their candidates: each key is looked up once.
struct NameTable {
  private let gazetteer: Gazetteer
  private var indices: [[UInt8]: Int] = [:]
  private(set) var candidates: [[Candidate]] = []
  private var matches: [[UInt8]: Presence] = [:]

  enum Presence { case none, prefix, key }

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// Whether a key or a longer one is in the gazetteer.
  mutating func presence(_ key: [UInt8]) -> Presence {
    if let known = matches[key] { return known }
    var presence = Presence.none
    for file in gazetteer.files {
      switch file.find(key) {
      case .none: break
      case .prefix: if presence == .none { presence = .prefix }
      case .key: presence = .key
      }
    }
    matches[key] = presence
    return presence
  }

  /// The index of a key's candidates.
  mutating func entry(_ key: [UInt8]) -> Int {
    if let known = indices[key] { return known }
    let index = candidates.count
    indices[key] = index
    candidates.append(gazetteer.candidates(for: key))
    return index
  }

  /// The candidates of a key.
  mutating func candidates(_ key: [UInt8]) -> [Candidate] {
    let index = entry(key)
    return candidates[index]
  }

  /// The highest prior among a key's candidates.
  mutating func best(_ key: [UInt8]) -> Double? {
    let index = entry(key)
    return candidates[index].lazy.map(\.prior).max()
  }
}
