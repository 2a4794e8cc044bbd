/// Someone who acts, is acted on, speaks or holds a place (ACTOR in RECORDS).
public struct Actor: Hashable, Sendable, Codable {
  /// The words, as they stand in the text.
  public var text: String
  /// UTF-8 byte offset of the first byte of the words.
  public var start: Int
  /// UTF-8 byte offset after the last byte of the words.
  public var end: Int
  /// The head word.
  public var head: String?
  /// The knowledge entry.
  public var id: String?
  /// The canonical name. Absent for private persons.
  public var name: String?
  /// Country and sectors on the event's date, for example `IRQMIL`.
  public var code: String?
  /// ISO 3166-1 alpha-3, or PLOVER's `IGO`, `NGO`, `UNO`, `EUR`, `ISM`, `IMG`, `MNC`.
  public var country: String?
  /// PLOVER sectors, the primary one first.
  public var sectors: [String]
  /// Office or rank.
  public var title: String?
  /// Wikidata item.
  public var wikidata: String?
  /// Whether the knowledge has an entry for it.
  public var known: Bool

  /// An actor read from words of a text.
  public init(
    text: String, start: Int, end: Int, head: String? = nil, id: String? = nil, name: String? = nil,
    code: String? = nil, country: String? = nil, sectors: [String] = [], title: String? = nil,
    wikidata: String? = nil, known: Bool = false
  ) {
    self.text = text
    self.start = start
    self.end = end
    self.head = head
    self.id = id
    self.name = name
    self.code = code
    self.country = country
    self.sectors = sectors
    self.title = title
    self.wikidata = wikidata
    self.known = known
  }
}
