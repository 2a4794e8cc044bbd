import Knowledge
import Language

/// Classes of nouns and names that coreference tells apart.
struct NounClasses: Sendable {
  enum Kind: Sendable {
    case person, role, armed, group, place, country, other

    /// Whether a pronoun "it" may stand for it.
    var isThing: Bool {
      switch self {
      case .person, .role: false
      default: true
      }
    }

    /// Whether a mention of this kind may be what a definite noun of another kind refers to.
    func answers(to noun: Kind) -> Bool {
      switch (noun, self) {
      case (.place, .place), (.country, .country), (.armed, .armed), (.person, .person), (.role, .person): true
      case (.group, .group), (.group, .armed): true
      default: false
      }
    }
  }

  enum Gender: Sendable { case male, female, unknown }

  private var nouns: [String: Kind] = [:]
  private var names: [String: Kind] = [:]
  private var genders: [String: Gender] = [:]
  private var demonyms: Set<String> = []
  /// Names of countries that stand for nothing else, unlike capitals.
  private var countries: Set<String> = []

  init(knowledge: KnowledgeBase) {
    for noun in knowledge.cues.places { nouns[noun] = .place }
    for noun in ["country", "nation", "republic", "kingdom", "state"] { nouns[noun] = .country }
    for noun in [
      "group", "organization", "organisation", "party", "movement", "alliance", "coalition", "bloc", "union",
    ] {
      nouns[noun] = .group
    }
    for role in knowledge.roles where role.words.count == 1 && nouns[role.words[0]] == nil {
      nouns[role.words[0]] = role.title && !role.armed ? .role : role.armed ? .armed : .other
    }
    for country in knowledge.countries {
      for name in [country.name] + country.aliases + country.metonyms + (country.capital.map { [$0] } ?? []) {
        names[name.lowercased()] = .country
      }
      for name in [country.name] + country.aliases { countries.insert(name.lowercased()) }
      for demonym in country.demonyms { demonyms.insert(demonym.lowercased()) }
    }
    for organization in knowledge.organizations {
      let armed = ["armed-group", "force", "police", "criminal-group"].contains(organization.kind)
      for name in [organization.name] + organization.aliases { names[name.lowercased()] = armed ? .armed : .group }
    }
    for person in knowledge.people {
      let gender: Gender = person.gender == "m" ? .male : person.gender == "f" ? .female : .unknown
      for name in [person.name] + person.aliases { genders[name.lowercased()] = gender }
    }
  }

  /// The class of a common noun, or `nil` for one that nothing refers back to.
  func kind(of lemma: String, _ document: Document, _ token: Int) -> Kind? { nouns[lemma] }

  /// The class of a name.
  ///
  /// - Parameter located: whether the name follows a preposition of place.
  func kind(ofName words: [String], type: NameType?, located: Bool) -> Kind {
    if located, type == .location { return countries.contains(words.joined(separator: " ")) ? .country : .place }
    if let known = names[words.joined(separator: " ")] { return known }
    switch type {
    case .person: return .person
    case .organization: return .group
    case .location: return .place
    case nil: return located ? .place : .other
    }
  }

  func isDemonym(_ word: String) -> Bool { demonyms.contains(word) }

  private static let titles: [String: Gender] = [
    "mr": .male, "mr.": .male, "sir": .male, "king": .male, "prince": .male, "sheikh": .male, "mrs": .female,
    "mrs.": .female, "ms": .female, "ms.": .female, "queen": .female, "princess": .female, "lady": .female,
    "chairwoman": .female, "spokeswoman": .female, "chairman": .male, "spokesman": .male,
  ]

  func gender(_ words: [String], _ document: Document, _ head: Int) -> Gender {
    if let known = genders[words.joined(separator: " ")] { return known }
    for child in document.dependents(head) {
      if let gender = Self.titles[document.lower(Int(child))] { return gender }
    }
    return .unknown
  }
}
