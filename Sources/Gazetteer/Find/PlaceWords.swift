import Knowledge

/// What a word says about the place names beside it.
struct WordTraits: OptionSet, Sendable {
  let rawValue: UInt32

  /// Nouns for kinds of place: which kinds of candidate they ask for.
  static let unit = WordTraits(rawValue: 1 << 0)
  static let town = WordTraits(rawValue: 1 << 1)
  static let quarter = WordTraits(rawValue: 1 << 2)
  static let water = WordTraits(rawValue: 1 << 3)
  static let terrain = WordTraits(rawValue: 1 << 4)
  static let facility = WordTraits(rawValue: 1 << 5)
  /// Any noun for a kind of place.
  static let kind: WordTraits = [.unit, .town, .quarter, .water, .terrain, .facility]
  /// A preposition after which a place is likely ("in", "near", "outside").
  static let locative = WordTraits(rawValue: 1 << 6)
  /// "of", "from", "to": a place is as likely as not.
  static let weaklyLocative = WordTraits(rawValue: 1 << 7)
  /// "in", "of", "inside": what follows may hold what came before.
  static let containing = WordTraits(rawValue: 1 << 8)
  /// "north", "southern", "central".
  static let direction = WordTraits(rawValue: 1 << 9)
  /// Stands before a person's name: "Mr", "President".
  static let title = WordTraits(rawValue: 1 << 10)
  /// "kilometre", "mile".
  static let distance = WordTraits(rawValue: 1 << 11)
  static let determiner = WordTraits(rawValue: 1 << 12)
  /// An ordinary word that some place is called too.
  static let ordinary = WordTraits(rawValue: 1 << 13)
  /// An adjective or noun for the people of a country.
  static let demonym = WordTraits(rawValue: 1 << 14)
  /// Links the words of a name: "de", "la", "al", "and".
  static let linking = WordTraits(rawValue: 1 << 15)
  /// Names of bodies that places stand in: "University", "Times", "United" after a name.
  static let body = WordTraits(rawValue: 1 << 16)
  /// Illnesses are called after places: "Marburg virus".
  static let illness = WordTraits(rawValue: 1 << 18)
  /// "near", "outside": the place is only close to where things happened.
  static let nearby = WordTraits(rawValue: 1 << 17)
}

/// The words that tell place names from other names, each with what it says.
struct PlaceWords: Sendable {
  private(set) var traits: [String: WordTraits] = [:]
  /// Keys of buildings and nicknames that stand for a government ("White House").
  private(set) var metonyms: Set<[UInt8]> = []
  /// Countries (three bytes) of demonyms.
  private(set) var demonyms: [String: UInt32] = [:]

  /// Capitals by country (three bytes).
  private(set) var capitals: [UInt32: String] = [:]

  init(_ knowledge: KnowledgeBase) {
    for country in knowledge.countries { capitals[Self.code(country.code)] = country.capital }
    add(
      .unit,
      """
      province governorate state region oblast prefecture canton department county district subdistrict \
      sub-district division republic territory municipality raion krai emirate voivodeship wilaya county
      """)
    add(
      .town,
      """
      city town village hamlet settlement township capital commune stronghold enclave outpost municipality port hub bastion
      """)
    add(.quarter, "neighborhood neighbourhood suburb quarter district area borough ward slum")
    add(
      .water,
      """
      river lake sea gulf bay strait canal reservoir delta creek wadi ocean stream channel straits lagoon
      """)
    add(
      .terrain,
      """
      mountain mountains mount hill hills valley desert island islands peninsula plain plains pass range plateau \
      forest highlands volcano cape gorge isle heights coast archipelago atoll basin
      """)
    add(
      .facility,
      """
      airport airbase airfield airstrip base camp dam crossing prison refinery field oilfield bridge barracks \
      checkpoint square hospital market monastery aerodrome jail
      """)
    add(
      .locative,
      """
      in at near outside inside around across throughout into within toward towards near via onto beyond between \
      through on along above off amid
      """)
    add(.nearby, "near outside around toward towards close")
    add(.weaklyLocative, "of from to")
    add(.containing, "in of inside within")
    add(
      .direction,
      """
      north south east west northeast northwest southeast southwest north-east north-west south-east south-west \
      northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern \
      north-western south-eastern south-western upper lower mid greater downtown inner outer
      """)
    add(
      .title,
      """
      mr mrs ms miss dr prof sir lord lady dame president premier minister chancellor king queen prince princess \
      gen general col colonel lt lieutenant maj major capt captain sgt sergeant cpl pvt adm admiral brig brigadier \
      marshal sheikh sheik mullah maulana imam ayatollah sultan emir bishop archbishop cardinal pope rev father \
      sister senator sen rep congressman congresswoman governor gov mayor judge justice ambassador secretary chief \
      commander spokesman spokeswoman spokesperson director chairman chairwoman analyst professor doctor coach \
      actor actress singer
      """)
    add(
      .distance,
      """
      km kms kilometre kilometres kilometer kilometers mile miles mi metre metres meter meters
      """)
    add(.determiner, "the a an this that its their our his her")
    add(
      .linking,
      """
      de del la las los el al le les du des da do dos das di al- and of the on upon sur in am an der und
      """)
    add(
      .body,
      """
      university college institute times post herald tribune globe journal gazette news daily radio tv television \
      airlines airways bank group inc corp ltd company party league cup championship championships fc club \
      hospital school museum press agency association federation council commission committee parliament congress \
      senate court stadium games olympics olympic festival treaty agreement accord accords declaration convention \
      protocol summit conference brigade division battalion regiment army front movement brigades forces force \
      guard guards police authority street avenue road boulevard highway lane house hotel institution foundation \
      center centre society union exchange spring war dynasty
      """)
    add(
      .ordinary,
      """
      monday tuesday wednesday thursday friday saturday sunday january february march april may june july august \
      september october november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. \
      aug. sep. sept. oct. nov. dec.
      """)
    add(.illness, "virus viruses disease fever syndrome strain flu vaccine ebolavirus filovirus infection encephalitis")
    for word in OrdinaryWords.all { traits[word, default: []].insert(.ordinary) }
    for country in knowledge.countries { metonyms.formUnion(country.metonyms.map(NameKey.fold)) }
    add(
      .demonym,
      """
      european african asian american arab arabic latin andean balkan caribbean kurdish kurd kurds chechen tibetan uighur uyghur western \
      baltic nordic scandinavian slavic african-american hispanic jewish muslim christian sunni shia shiite yazidi druze alawite
      """)
    let names = Set(knowledge.countries.flatMap { [$0.name] + $0.aliases }.map { $0.lowercased() })
    for country in knowledge.countries {
      for demonym in country.demonyms {
        let word = demonym.lowercased()
        for form in [word, word + "s"] where !names.contains(form) && !names.contains("the " + form) {
          traits[form, default: []].insert(.demonym)
          demonyms[form] = Self.code(country.code)
        }
      }
    }
  }

  /// Three letters as the gazetteer file holds them.
  static func code(_ alpha3: String) -> UInt32 {
    alpha3.utf8.prefix(3).enumerated().reduce(0) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
  }

  private mutating func add(_ trait: WordTraits, _ words: String) {
    for word in words.split(separator: " ") {
      traits[String(word), default: []].insert(trait)
      guard WordTraits.kind.contains(trait) else { continue }
      let plural = word.hasSuffix("y") ? word.dropLast() + "ies" : word + "s"
      traits[String(plural), default: []].insert(trait)
    }
  }
}
