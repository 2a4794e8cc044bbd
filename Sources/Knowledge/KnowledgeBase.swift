public import Records

/// All dictionaries, checked and compiled. See `Documentation/knowledge.md` for the files.
public struct KnowledgeBase: Sendable, Hashable {
  /// States and territories.
  public var countries: [Country] = []
  /// Office holders and leaders.
  public var people: [Person] = []
  /// Armed groups, forces, parties, alliances.
  public var organizations: [Organization] = []
  /// Nouns for people by what they do.
  public var roles: [Role] = []
  /// Named word lists.
  public var lists: [String: [String]] = [:]
  /// Rules that turn triggers into codes, in order of file and line.
  public var frames: [Frame] = []
  /// Weapons and means.
  public var instruments: [WordRule] = []
  /// Words that give contexts.
  public var contexts: [WordRule] = []
  /// What reviewers rejected for good.
  public var exclusions: [Exclusion] = []
  /// Cue words.
  public var cues = Cues()
  /// All names and role nouns.
  public var names = NameIndex()
  /// Hash of the sources, for `coder`.
  public var hash = ""

  /// A base without entries.
  public init() {}
}

/// A state or territory.
public struct Country: Sendable, Hashable, Codable {
  /// ISO 3166-1 alpha-3.
  public var code: String
  /// ISO 3166-1 alpha-2.
  public var iso2: String?
  /// ISO 3166-1 numeric.
  public var numeric: Int?
  /// Correlates of War number.
  public var cow: Int?
  /// English short name.
  public var name: String
  /// Other names.
  public var aliases: [String]
  /// Adjectives and nouns for its people, singular.
  public var demonyms: [String]
  /// The capital.
  public var capital: String?
  /// Buildings and nicknames that stand for the government.
  public var metonyms: [String]
  /// Region of the world.
  public var region: String?
  /// For territories, the state whose code PLOVER uses.
  public var sovereign: String?
  /// Named national forces.
  public var forces: [Force]
  /// Where it is written.
  public var source: SourceLine

  /// A named national force.
  public struct Force: Sendable, Hashable, Codable {
    /// Its name.
    public var name: String
    /// Other names.
    public var aliases: [String]
    /// PLOVER sectors.
    public var sectors: [String]
  }
}

/// Someone with a public role.
public struct Person: Sendable, Hashable, Codable {
  /// Made from the name: `haider-al-abadi`.
  public var id: String
  /// The usual full name.
  public var name: String
  /// Other full names and well-known short ones.
  public var aliases: [String]
  /// ISO 3166-1 alpha-3.
  public var country: String?
  /// `m` or `f`.
  public var gender: String?
  /// Wikidata item.
  public var wikidata: String?
  /// Offices with dates.
  public var offices: [Office]
  /// Where it is written.
  public var source: SourceLine

  /// An office held for a time.
  public struct Office: Sendable, Hashable, Codable {
    /// What it is called: `prime minister`.
    public var title: String
    /// Id of the organization it belongs to, if not the state.
    public var of: String?
    /// PLOVER sectors.
    public var sectors: [String]
    /// First day.
    public var from: Day?
    /// Last day.
    public var to: Day?
  }
}

/// An armed group, force, party, alliance or other body.
public struct Organization: Sendable, Hashable, Codable {
  /// Unique, in lower case with hyphens.
  public var id: String
  /// The usual name.
  public var name: String
  /// Other names and spellings.
  public var aliases: [String]
  /// What it is (`armed-group`, `igo` …).
  public var kind: String
  /// Home country, or PLOVER's `IGO`, `NGO`, `UNO`, `EUR`, `ISM`, `IMG`, `MNC`.
  public var country: String?
  /// PLOVER sectors, the primary one first.
  public var sectors: [String]
  /// First day.
  public var from: Day?
  /// Last day.
  public var to: Day?
  /// Id of the organization it is part of.
  public var parent: String?
  /// Country codes and ids of members.
  public var members: [String]
  /// Codes that changed over time.
  public var roles: [DatedRole]
  /// What its people are called, if not by rule ("Taliban fighter").
  public var fighters: String?
  /// Wikidata item.
  public var wikidata: String?
  /// Where it is written.
  public var source: SourceLine

  /// A code that held for a time.
  public struct DatedRole: Sendable, Hashable, Codable {
    /// First day.
    public var from: Day?
    /// Last day.
    public var to: Day?
    /// Country then.
    public var country: String?
    /// Sectors then.
    public var sectors: [String]
  }
}

/// A noun for people by what they do.
public struct Role: Sendable, Hashable, Codable {
  /// Lemmas; the last is the head.
  public var words: [String]
  /// PLOVER sectors, the primary one first.
  public var sectors: [String]
  /// Whether it may stand before a name.
  public var title: Bool
  /// Whether such people carry weapons.
  public var armed: Bool
  /// Whether its sectors hold only where nothing else tells them ("official", "group", "commander").
  public var generic: Bool
  /// Where it is written.
  public var source: SourceLine
}

/// Words that give a mode or a context.
public struct WordRule: Sendable, Hashable, Codable {
  /// Lemmas of each word or phrase.
  public var words: [[String]]
  /// The mode or context.
  public var value: String
  /// Where it is written.
  public var source: SourceLine
}

/// Where an entry is written.
public struct SourceLine: Sendable, Hashable, Codable, CustomStringConvertible {
  /// File name relative to the knowledge folder.
  public var file: String
  /// Line, from 1.
  public var line: Int

  /// A line of a file.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// `file:line`.
  public var description: String { "\(file):\(line)" }
}
