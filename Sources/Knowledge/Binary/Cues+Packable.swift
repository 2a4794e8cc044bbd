import Records

extension Cues: Packable {
  func pack(into packer: inout Packer) {
    packer.groups(reporting)
    packer.phrases(phrases)
    packer.strings(adverbs.sorted())
    packer.groups(embedding)
    packer.groups(modals)
    packer.strings(conditional.sorted())
    packer.strings(negation.sorted())
    packer.strings(support.sorted())
    packer.strings(undergo.sorted())
    packer.phrases(historical)
    packer.phrases(figures.approximate)
    packer.phrases(figures.atLeast)
    packer.phrases(figures.atMost)
    packer.count(figures.numbers.count)
    for (word, range) in figures.numbers.sorted(by: { $0.key < $1.key }) {
      packer.string(word)
      packer.integer(range.lowerBound)
      packer.integer(range.upperBound)
    }
    packer.groups(figures.measures)
    packer.phrases(furniture)
    packer.strings(places.sorted())
    packer.groups(pastimes)
  }

  init(from unpacker: inout Unpacker) {
    reporting = unpacker.groups()
    phrases = unpacker.phrases()
    adverbs = unpacker.set()
    embedding = unpacker.groups()
    modals = unpacker.groups()
    conditional = unpacker.set()
    negation = unpacker.set()
    support = unpacker.set()
    undergo = unpacker.set()
    historical = unpacker.phrases()
    figures.approximate = unpacker.phrases()
    figures.atLeast = unpacker.phrases()
    figures.atMost = unpacker.phrases()
    for _ in 0..<unpacker.count() {
      let word = unpacker.string()
      let low = unpacker.integer() ?? 0
      let high = unpacker.integer() ?? 0
      if low <= high { figures.numbers[word] = low...high } else { unpacker.damage() }
    }
    figures.measures = unpacker.groups()
    furniture = unpacker.phrases()
    places = unpacker.set()
    pastimes = unpacker.groups()
  }
}

extension Packer {
  mutating func phrases(_ phrases: [[String]]) {
    count(phrases.count)
    for phrase in phrases { strings(phrase) }
  }

  mutating func groups(_ groups: [String: some RawRepresentable<String>]) {
    let sorted = groups.sorted { $0.key < $1.key }
    strings(sorted.map(\.key))
    strings(sorted.map(\.value.rawValue))
  }
}

extension Unpacker {
  mutating func phrases() -> [[String]] { (0..<count()).map { _ in strings() } }

  mutating func groups<Value: RawRepresentable<String>>() -> [String: Value] {
    let words = strings()
    let values = strings()
    var groups: [String: Value] = [:]
    for (word, name) in zip(words, values) { groups[word] = Value(rawValue: name) }
    return groups
  }
}
