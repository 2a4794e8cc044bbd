import Knowledge
import Records

/// Who a noun phrase means, before a date tells the code.
struct Party {
  /// A knowledge entry; the number is its index in the base.
  enum Entity: Hashable {
    case person(Int)
    case organization(Int)
    case force(country: Int, part: Int)
    case country(Int)
    /// The government of a country, by its capital or a building.
    case government(Int)
    /// The people of a country.
    case people(Int)
  }

  /// The words that name it.
  var tokens: Range<Int>
  /// The head of the phrase.
  var head: Int
  /// Entries that the words may mean, likeliest first.
  var entities: [Entity] = []
  /// The organization or government that a role belongs to ("Hamas spokesman").
  var affiliation: Entity?
  /// Sectors of the role words, the one that decides first; empty if there are none.
  var sectors: [String] = []
  /// Sectors that hold where nothing else tells them.
  var fallback: [String] = []
  /// Whether a role word says what it is, and no generic one ("rebel", not "group").
  var isSpecific = false
  /// PLOVER's country by the words around, without that of the entity.
  var country: String?
  /// An unrecognised entity: sector PRE.
  var isUnrecognised = false
  /// "former", "ousted", "retired" stands before the role.
  var isFormer = false
  /// Whether a role noun heads it or stands before the name.
  var hasRole = false
  /// Whether its people carry arms.
  var isArmed = false
  /// Office or rank, as it stands in the text.
  var title: String?
  /// A name that the knowledge does not have.
  var name: String?
  /// Whether the name is a person's.
  var isPerson = false
  /// A family name alone, of people whom nothing in the document names in full.
  var isBareName = false
  /// A quantity or a generic word alone, which a following phrase replaces ("dozens", "members").
  var isEmpty: Bool { entities.isEmpty && affiliation == nil && sectors.isEmpty && name == nil }

  init(tokens: Range<Int>, head: Int) {
    self.tokens = tokens
    self.head = head
  }

  /// Adds sectors that are not there yet.
  mutating func add(_ more: [String]) {
    for sector in more where !sectors.contains(sector) { sectors.append(sector) }
  }
}
