import Records

/// An actor as far as two can be compared, in numbers for the inner loop.
struct PartyKey {
  /// Hashes of the entry and of the country; 0 where unknown.
  private let id: UInt64
  private let country: UInt64
  /// A bit for each sector.
  private let sectors: UInt64
  /// State or its armed opponents; `nil` for those who are neither.
  private let isState: Bool?

  /// `nil` for words that tell neither who nor from where (`gunmen`, `people`).
  init?(_ actor: Actor) {
    if actor.id == nil, actor.country == nil, actor.sectors.allSatisfy(Self.vague.contains) { return nil }
    id = actor.id.map(ContentWords.hash) ?? 0
    country = actor.country.map(ContentWords.hash) ?? 0
    sectors = actor.sectors.reduce(0) { $0 | 1 << (ContentWords.hash($1) >> 58) }
    isState =
      actor.sectors.contains(where: Self.opponents.contains)
      ? false : actor.sectors.contains(where: Self.state.contains) ? true : nil
  }

  /// Sectors of the unknown: civilians and gunmen may be anybody's.
  private static let vague: Set<String> = ["CVL", "UAF", "UNK"]
  private static let opponents: Set<String> = ["REB", "CRM"]
  private static let state: Set<String> = ["GOV", "MIL", "COP", "SPY", "JUD", "LEG"]

  /// Whether it tells a side: an entry of the knowledge or a country.
  var isNamed: Bool { id != 0 || country != 0 }
  /// Whether it has a country.
  var hasCountry: Bool { country != 0 }

  /// How well two agree: 3 same entry, 2 same country and sector, 1 nothing against it, `nil` if they cannot be the same.
  func agreement(with other: PartyKey) -> Int? {
    if id != 0, id == other.id { return 3 }
    if country != 0, other.country != 0, country != other.country { return nil }
    let sameCountry = country != 0 && country == other.country
    let share = sectors == 0 || other.sectors == 0 || sectors & other.sectors != 0
    let oneSide = isState == nil || other.isState == nil || isState == other.isState
    if id != 0, other.id != 0 { return sameCountry && share && oneSide ? 1 : nil }
    guard share || oneSide && sameCountry else { return nil }
    return sameCountry && sectors & other.sectors != 0 ? 2 : 1
  }
}
