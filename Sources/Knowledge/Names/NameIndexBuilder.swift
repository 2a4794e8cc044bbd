/// Collects the names of a base and sorts them into a ``NameIndex``.
struct NameIndexBuilder {
  private var readings: [UInt64: Set<UInt32>] = [:]
  private var prefixes: Set<UInt64> = []

  static func build(_ base: KnowledgeBase) -> NameIndex {
    var builder = NameIndexBuilder()
    for (index, country) in base.countries.enumerated() { builder.add(country, index) }
    for (index, person) in base.people.enumerated() { builder.add(person, index) }
    for (index, organization) in base.organizations.enumerated() { builder.add(organization, index) }
    for (index, role) in base.roles.enumerated() {
      builder.addLemmas(role.words.joined(separator: " "), .role, index)
    }
    return builder.index
  }

  private var index: NameIndex {
    let keys = Set(readings.keys).union(prefixes).sorted()
    var starts: [UInt32] = []
    var entries: [UInt32] = []
    for key in keys {
      starts.append(UInt32(entries.count) | (prefixes.contains(key) ? NameIndex.prefixBit : 0))
      entries += (readings[key] ?? []).sorted()
    }
    return NameIndex(keys: keys, starts: starts + [UInt32(entries.count)], entries: entries)
  }

  private mutating func add(_ country: Country, _ index: Int) {
    for name in [country.name] + country.aliases { add(name, .country, index) }
    for name in country.demonyms {
      add(name, .demonym, index)
      if let plural = NameIndexBuilder.plural(name) { add(plural, .demonym, index) }
    }
    if let capital = country.capital { add(capital, .capital, index) }
    for name in country.metonyms { add(name, .metonym, index) }
    for (part, force) in country.forces.enumerated() {
      for name in [force.name] + force.aliases { add(name, .force, index, part) }
    }
  }

  private mutating func add(_ person: Person, _ index: Int) {
    for name in [person.name] + person.aliases {
      add(name, .person, index)
      for family in FamilyName.all(of: name, country: person.country) { add(family, .family, index) }
    }
  }

  private mutating func add(_ organization: Organization, _ index: Int) {
    for name in [organization.name] + organization.aliases { add(name, .organization, index) }
    if let fighters = organization.fighters { addLemmas(fighters, .fighters, index) }
  }

  private mutating func add(_ name: String, _ kind: NameIndex.Kind, _ index: Int, _ part: Int = 0) {
    insert(name, .names, .init(kind: kind, index: index, part: part, capitals: NameIndexBuilder.isAcronym(name)))
  }

  private mutating func addLemmas(_ words: String, _ kind: NameIndex.Kind, _ index: Int) {
    insert(words, .lemmas, .init(kind: kind, index: index, part: 0, capitals: false))
  }

  /// Adds the readings of a name, and of what may stand before its apostrophes and hyphens as a prefix.
  private mutating func insert(_ name: String, _ empty: NameIndex.Key, _ entry: NameIndex.Entry) {
    var words = Folding.words(name.map { Folding.isApostrophe($0) ? " " : String($0) }.joined())
    if words.count > 1, words[0] == Array("the".utf8) { words.removeFirst() }
    guard !words.isEmpty else { return }
    var key = empty
    for word in words.dropLast() {
      key.append(word)
      prefixes.insert(key.value)
    }
    key.append(words[words.count - 1])
    readings[key.value, default: []].insert(entry.packed)
  }

  /// Up to four letters, all capitals ("IS", "U.S.").
  static func isAcronym(_ name: String) -> Bool {
    let letters = name.filter(\.isLetter)
    return (1...4).contains(letters.count) && letters.allSatisfy(\.isUppercase)
  }

  /// The plural of a noun for a people, where it differs.
  private static func plural(_ demonym: String) -> String? {
    if demonym.hasSuffix("man") && !["German", "Roman", "Oman", "Turkoman", "Turkman"].contains(demonym) {
      return demonym.dropLast(2) + "en"
    }
    return ["s", "sh", "ch", "ese", "z", "men"].contains(where: demonym.hasSuffix) ? nil : demonym + "s"
  }
}

/// Family names by rule: the last word with its particles; the first in countries where the family name comes first.
enum FamilyName {
  private static let familyFirst: Set<String> = ["CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM", "SGP"]
  private static let particles: Set<String> = [
    "al", "el", "bin", "ibn", "ben", "van", "von", "der", "den", "de", "da", "del", "di", "dos", "do", "la", "le",
    "abu",
    "ould", "ag", "ter", "ul", "ur",
  ]
  private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv"]

  static func all(of name: String, country: String?) -> [String] {
    let separated = name.map { $0 == "-" ? " - " : String($0) }.joined()
    var words = separated.split(separator: " ").map(String.init)
    while let last = words.last, suffixes.contains(last.lowercased().filter(\.isLetter)) { words.removeLast() }
    guard words.count(where: { $0 != "-" }) > 1 else { return [] }
    var families: [String] = []
    if let country, familyFirst.contains(country) { families.append(words[0]) }
    // "Hekmatyar", "al-Abadi" with and without the article, "Ban Ki-moon" keeps the hyphenated part whole.
    var start = words.count - 1
    while start >= 2, words[start - 1] == "-", !particles.contains(words[start - 2].lowercased()) { start -= 2 }
    let family = words[start...].joined(separator: " ")
    if start > 0 { families.append(family) }
    while start > 1 {
      let before = words[start - 1] == "-" ? start - 2 : start - 1
      guard before > 0, particles.contains(words[before].lowercased()) else { break }
      start = before
      families.append(words[start...].joined(separator: " "))
    }
    return families.filter { $0.filter(\.isLetter).count > 1 }
  }
}
