import Knowledge
import Language

/// The known names and role nouns of a document, before anything is read from them.
public struct ActorNames: Sendable {
  let letters: Letters
  let scan: Scan
  /// ISO 3166-1 alpha-3 codes of the countries of all that is named, with how often each is.
  public let countries: [String: Int]

  init(_ tables: Tables, _ document: Document) {
    letters = Letters(document)
    scan = NameScanner(index: tables.base.names, document: document, letters: letters).scan()
    countries = ActorNames.countries(tables, scan)
  }

  /// Token ranges of the full names of known organisations, forces and people, which are no names of places.
  public var bodies: [Range<Int>] {
    scan.names.compactMap { hit in
      switch hit.readings.first?.kind {
      case .organization, .person, .fighters, .force: hit.tokens
      default: nil
      }
    }
  }

  private static func countries(_ tables: Tables, _ scan: Scan) -> [String: Int] {
    var counts: [String: Int] = [:]
    for hit in scan.names {
      // A name of several bodies ("SDF") says nothing of the country before it is known which is meant.
      let codes = Set(hit.readings.filter { $0.kind != .family }.map { country(of: $0, tables) })
      guard codes.count == 1, let code = codes.first ?? nil, !Vocabulary.blocs.contains(code) else { continue }
      counts[tables.countryIndex[code].map { tables.country($0).code } ?? code, default: 0] += 1
    }
    return counts
  }

  private static func country(of entry: NameIndex.Entry, _ tables: Tables) -> String? {
    switch entry.kind {
    case .country, .demonym, .capital, .metonym, .force: tables.base.countries[entry.index].code
    case .person: tables.base.people[entry.index].country
    case .organization, .fighters: tables.base.organizations[entry.index].country
    case .family, .role: nil
    }
  }
}
