/// The keys under which a place is filed, each with how it leads there.
struct PlaceNames {
  /// Whether the names of a country (alpha-2) reach English from another script and so in several spellings.
  static func areTransliterated(in country: String) -> Bool { !latinScript.contains(country) }

  private static let latinScript = Set(
    """
    US CA MX GT BZ SV HN NI CR PA CU DO HT JM PR TT BS BB CO VE GY SR GF EC PE BO BR PY UY AR CL GB IE FR BE NL LU DE AT \
    CH IT ES PT DK NO SE FI IS EE LV LT PL CZ SK HU RO SI HR BA AL MT TR AU NZ PG FJ PH ID MY SG BN VN GL FO GP MQ RE AD \
    MC SM LI VA TL VU SB WS TO KI
    """.split(separator: " ").map(String.init))

  private(set) var keys: [[UInt8]: NameQuality] = [:]

  init(_ row: GeoNamesRow) {
    add(row.name, .primary, row)
    if row.asciiName != row.name { add(row.asciiName, .primary, row) }
    for name in row.alternates { add(String(name), .alternate, row) }
  }

  private mutating func add(_ name: String, _ quality: NameQuality, _ row: GeoNamesRow) {
    // "Bath (Berkeley Springs)" is filed under what comes before the bracket.
    let plain = String(name.prefix { $0 != "(" && $0 != "[" })
    let key = NameKey.fold(plain)
    guard !key.isEmpty, key.count <= 100 else { return }
    var quality = quality
    if quality == .alternate, name.utf8.count <= 3, name.utf8.allSatisfy({ $0 < 0x80 }) {
      // Codes of airports and the like are no names; those of states and countries are, in capitals.
      guard row.featureClass == UInt8(ascii: "A"), row.feature.hasPrefix("PCL") || row.feature == "ADM1" else { return }
      quality = .code
    }
    file(key, quality)
    if let rest = Self.withoutArticle(key) { file(rest, .stripped) }
    if row.featureClass == UInt8(ascii: "A"), let rest = Self.withoutKind(key) { file(rest, .stripped) }
  }

  private mutating func file(_ key: [UInt8], _ quality: NameQuality) {
    keys[key] = min(keys[key] ?? quality, quality)
  }

  /// "Hawijah" of "al hawijah".
  static func withoutArticle(_ key: [UInt8]) -> [UInt8]? {
    guard let space = key.firstIndex(of: 0x20), space < 4, key.count - space > 3,
      SpellingKey.articles.contains(Array(key[..<space]))
    else { return nil }
    return Array(key[(space + 1)...])
  }

  /// "anbar" of "anbar governorate" and "provincia de salta".
  static func withoutKind(_ key: [UInt8]) -> [UInt8]? {
    let words = key.split(separator: 0x20).map { Array($0) }
    guard words.count > 1 else { return nil }
    var rest = words[...]
    if kinds.contains(rest.last!) {
      rest.removeLast()
    } else if kinds.contains(rest.first!) {
      rest.removeFirst()
      while let first = rest.first, linking.contains(first) { rest.removeFirst() }
    } else {
      return nil
    }
    guard !rest.isEmpty, !(rest.count == 1 && (linking.contains(rest.first!) || rest.first!.count < 3)) else {
      return nil
    }
    return Array(rest.joined(separator: [0x20]))
  }

  private static let kinds = Set(
    """
    province governorate oblast region district state prefecture department departement departamento canton division \
    muhafazat muhafizat provincia provincie provinz estado wilaya wilayat rayon raion voivodeship krai kray okrug republic \
    sheng shi ostan velayat viloyat gobernacion gubernia emirate municipality subdivision territory regency kabupaten
    """.split(separator: " ").map { Array($0.utf8) })

  private static let linking = Set("of de del la da do e ye di al el".split(separator: " ").map { Array($0.utf8) })
}
