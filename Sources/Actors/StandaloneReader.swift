import Knowledge
import Language
import Records

/// Reads a noun phrase without a text around it.
struct StandaloneReader {
  private let reader: PhraseReader
  private let coder: PartyCoder

  init(tables: Tables, document: Document, places: [Int: String]) {
    let names = ActorNames(tables, document)
    reader = PhraseReader(
      pieces: PieceReader(tables: tables, document: document, letters: names.letters, scan: names.scan, places: places),
      nameTypes: nameTypes(of: document), fullNames: [])
    coder = PartyCoder(tables: tables, document: document, countries: [:], isAlone: true)
  }

  func actor(on day: Day?) -> Actor? {
    let document = reader.document
    guard document.count > 0 else { return nil }
    let scan = reader.pieces.scan
    let phrase = NounPhrase(flat: document, 0..<document.count) { scan.nameAt[$0] >= 0 || scan.roleAt[$0] >= 0 }
    if let party = reader.parties(phrase).first { return coder.actor(party, on: day) }
    return bare(phrase, day)
  }

  /// No actor by the rules of text: a place, a thing, a pronoun. What a country can be read from still counts.
  private func bare(_ phrase: NounPhrase, _ day: Day?) -> Actor? {
    let document = reader.document
    var party = Party(tokens: reader.trimmed(0..<document.count), head: phrase.head)
    let list = reader.pieces.pieces(0..<document.count)
    for piece in list {
      switch piece.kind {
      case .name(let readings) where party.country == nil:
        let entity = reader.entity(readings[0], isAdjective: true)
        if case .country(let index) = entity { party.country = coder.tables.country(index).code }
        if case .government(let index) = entity { party.country = coder.tables.country(index).code }
      case .place(let country):
        party.country = party.country ?? country
        if list.count == 1 { party.sectors = ["CVL"] }
      case .role(let role) where party.sectors.isEmpty: party.sectors = role.sectors
      default: break
      }
    }
    if document.count == 1, document.tags[0] == .pronoun || pronouns.contains(document.lower(0)) {
      party.sectors = ["UNK"]
    }
    guard party.country != nil || !party.sectors.isEmpty else { return nil }
    return coder.actor(party, on: day)
  }

  private let pronouns: Set<String> = ["he", "she", "they", "him", "her", "them", "we", "us", "i", "you", "it"]
}

/// Type of the name that each token belongs to.
func nameTypes(of document: Document) -> [Int: NameType] {
  var types: [Int: NameType] = [:]
  for name in document.names { for token in name.tokens { types[token] = name.type } }
  return types
}
