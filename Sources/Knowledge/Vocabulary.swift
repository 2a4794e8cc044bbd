public import Records

/// The closed word lists of the schemes that knowledge files may use (PLOVER 2.0, ISO 3166 specials).
public enum Vocabulary {
  /// PLOVER's 25 sectors.
  public static let sectors: Set<String> = [
    "GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY", "PRM", "REB", "UAF", "UNK", "OPP", "PRE", "AGR", "BUS", "CRM",
    "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC",
  ]

  /// Sectors whose people carry weapons.
  public static let armedSectors: Set<String> = ["MIL", "COP", "REB", "PRM", "UAF", "CRM"]

  /// Codes that stand in the country slot for actors without a home country.
  public static let blocs: Set<String> = ["IGO", "NGO", "UNO", "EUR", "ISM", "IMG", "MNC"]

  /// PLOVER's 37 contexts.
  public static let contexts: Set<String> = [
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
    "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping",
    "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn",
    "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
  ]

  /// What kinds of organization there are.
  public static let organizationKinds: Set<String> = [
    "armed-group", "force", "police", "intelligence", "party", "government", "igo", "ngo", "coalition", "company",
    "media", "court", "ethnic-group", "religious-body", "union", "movement", "criminal-group",
  ]

  /// Regions of the world.
  public static let regions: Set<String> = ["Africa", "Americas", "Asia", "Europe", "Middle East", "Oceania"]

  /// The modes of an event type.
  public static func modes(of type: EventType) -> Set<String> {
    switch type {
    case .agree, .support, .concede, .cooperate, .aid: []
    case .consult: ["visit", "third-party", "multilateral", "phone"]
    case .retreat: ["withdraw", "release", "disarm", "ceasefire", "access", "resign"]
    case .request, .reject: ["assist", "change", "yield", "meet"]
    case .accuse: ["disapprove", "investigate", "allege"]
    case .threaten: ["restrict", "arrest", "relations", "expel", "territory", "violence"]
    case .protest: ["demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"]
    case .sanction: ["convict", "expel", "withdraw", "discontinue"]
    case .mobilize: ["troops", "weapons", "police", "militia"]
    case .coerce:
      [
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
      ]
    case .assault:
      [
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
      ]
    }
  }

  /// The modes of all types.
  public static let modes = EventType.allCases.reduce(into: Set<String>()) { $0.formUnion(modes(of: $1)) }

  /// Prepositions that a frame may name as a slot or a condition.
  static let prepositions: Set<String> = [
    "about", "above", "across", "after", "against", "ahead", "along", "alongside", "amid", "among", "amongst", "around",
    "as", "at", "before", "behind", "below", "beside", "between", "beyond", "by", "despite", "down", "during", "for",
    "from", "in", "inside", "into", "near", "of", "off", "on", "onto", "out", "outside", "over", "past", "regarding",
    "than", "through", "throughout", "to", "toward", "towards", "under", "until", "up", "upon", "via", "with", "within",
    "without",
  ]

  /// Words that are particles or adverbs when nothing follows them; with a filler, the filler is the object
  /// ("carry out {attack}").
  static let particles: Set<String> = [
    "ahead", "apart", "aside", "away", "back", "down", "forth", "forward", "off", "out", "together", "up", "home",
  ]

  /// Words that are read both ways before a filler: "take over <place>", "clash over <place>".
  static let ambiguousParticles: Set<String> = [
    "about", "across", "along", "around", "in", "on", "over", "through", "under",
  ]
}
