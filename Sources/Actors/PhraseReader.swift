import Knowledge
import Language

/// Reads noun phrases into parties: who is meant, by the words alone.
struct PhraseReader {
  let pieces: PieceReader
  /// Type of the name that a token belongs to.
  let nameTypes: [Int: NameType]
  /// People who are named in full somewhere in the document, by the tokens' family-name readings.
  let fullNames: Set<Int>

  var tables: Tables { pieces.tables }
  var document: Document { pieces.document }

  /// The parties that a phrase names; none for a thing, a time, an abstract noun.
  func parties(_ phrase: NounPhrase) -> [Party] {
    var parties = core(phrase.core)
    for apposition in phrase.appositions {
      let other = self.parties(apposition)
      if parties.count <= 1, let other = other.first { merge(apposition: other, into: &parties, phrase.core) }
    }
    for (preposition, inner) in phrase.attached { attach(preposition, inner, to: &parties, phrase) }
    return parties.filter { !$0.isEmpty || !$0.fallback.isEmpty || $0.country != nil && $0.hasRole }
  }

  // MARK: What follows the head

  private func attach(_ preposition: String, _ phrase: NounPhrase, to parties: inout [Party], _ outer: NounPhrase) {
    let words = outer.core.lowerBound..<max(outer.core.upperBound, phrase.core.upperBound)
    if preposition == "of" {
      if parties.isEmpty {
        guard isQuantity(outer.core) else { return }
        parties = self.parties(phrase)
        for index in parties.indices { parties[index].tokens = trimmed(words) }
        return
      }
      let inner = self.parties(phrase)
      for index in parties.indices { belong(&parties[index], to: inner, phrase, words) }
      return
    }
    guard
      ["from", "in", "at", "for", "inside", "across", "within", "near", "around", "throughout", "on"].contains(
        preposition)
    else { return }
    let inner = self.parties(phrase)
    for index in parties.indices {
      if preposition == "for" || preposition == "at" || preposition == "from" || preposition == "in",
        parties[index].hasRole, parties[index].entities.isEmpty, parties[index].affiliation == nil,
        let entity = inner.first?.entities.first, isBody(entity), preposition == "for" || !isGovernment(entity)
      {
        parties[index].affiliation = entity
        parties[index].tokens = trimmed(words)
      }
      // Where they are or come from says whose they are; the place stays a place.
      if preposition != "for", parties[index].country == nil, let country = country(inner, phrase) {
        parties[index].country = country
      }
    }
  }

  /// "members of SANDF", "president of Chad", "a group of tourists", "president of the Riigikogu".
  private func belong(_ party: inout Party, to inner: [Party], _ phrase: NounPhrase, _ words: Range<Int>) {
    let before = party
    if let owner = inner.first {
      if let entity = owner.entities.first {
        switch entity {
        case .organization, .force, .government:
          if party.entities.isEmpty, party.affiliation == nil { party.affiliation = entity }
        case .person where !party.isSpecific && party.entities.isEmpty && party.affiliation == nil:
          party.affiliation = entity
        default: break
        }
      } else if party.entities.isEmpty {
        if !party.isSpecific {
          party.sectors = owner.sectors + party.sectors.filter { !owner.sectors.contains($0) }
          party.fallback = owner.sectors.isEmpty ? party.fallback + owner.fallback : party.fallback
          party.isSpecific = owner.isSpecific
        } else if let title = party.title, !title.hasSuffix("minister"), !owner.sectors.isEmpty,
          GroupNouns.contains(document.lowerLemma(owner.head))
        {
          // "president of the court": the body decides.
          party.sectors = owner.sectors
        } else {
          party.add(owner.sectors)
        }
        if party.affiliation == nil { party.affiliation = owner.affiliation }
        if party.name == nil, !owner.isPerson, !party.isSpecific { party.name = owner.name }
      }
    }
    if party.country == nil { party.country = country(inner, phrase) }
    if before.affiliation != party.affiliation || before.sectors != party.sectors || before.country != party.country
      || before.name != party.name
    {
      party.tokens = trimmed(words)
    }
  }

  /// The country that a phrase gives to what it hangs from.
  private func country(_ parties: [Party], _ phrase: NounPhrase) -> String? {
    for party in parties {
      if let country = party.country { return country }
      switch party.entities.first {
      case .country(let index), .government(let index), .people(let index), .force(let index, _):
        return tables.country(index).code
      case .organization(let index):
        if let country = tables.base.organizations[index].country { return country }
      default: break
      }
    }
    for token in phrase.core { if let country = pieces.places[token] { return country } }
    for piece in pieces.pieces(phrase.core) {
      guard case .name(let readings) = piece.kind else { continue }
      for entry in readings where [.country, .demonym, .capital].contains(entry.kind) {
        return tables.country(entry.index).code
      }
    }
    for (preposition, inner) in phrase.attached where ["of", "in", "from", "at"].contains(preposition) {
      if let found = country(self.parties(inner), inner) { return found }
    }
    return nil
  }

  private func isBody(_ entity: Party.Entity) -> Bool {
    switch entity {
    case .organization, .force, .government: true
    case .person, .country, .people: false
    }
  }

  /// A capital is where somebody is, unless somebody is "for" or "of" it.
  private func isGovernment(_ entity: Party.Entity) -> Bool { if case .government = entity { true } else { false } }

  private func isQuantity(_ core: Range<Int>) -> Bool {
    guard let last = pieces.pieces(core).last, case .quantity = last.kind else { return false }
    return true
  }

  /// "Nikol Pashinyan, Armenia's prime minister" and "Armenia's prime minister, Nikol Pashinyan".
  func merge(apposition other: Party, into parties: inout [Party], _ core: Range<Int>) {
    guard var party = parties.first else {
      if other.entities.contains(where: isBody) || other.hasRole {
        var copy = other
        copy.tokens = trimmed(core)
        copy.head = core.upperBound - 1
        parties = [copy]
      }
      return
    }
    if party.entities.isEmpty, !party.hasRole || party.name == nil, !other.entities.isEmpty || other.name != nil,
      party.hasRole
    {
      // Role first: the name says who.
      party.entities = other.entities
      party.name = party.name ?? other.name
      party.isPerson = party.isPerson || other.isPerson
      if let country = other.country, party.country == nil { party.country = country }
    } else if other.hasRole {
      if party.entities.isEmpty {
        party.sectors += other.sectors.filter { !party.sectors.contains($0) }
        party.fallback += other.fallback
        party.hasRole = true
        party.isSpecific = party.isSpecific || other.isSpecific
        party.isArmed = party.isArmed || other.isArmed
        party.affiliation = party.affiliation ?? other.affiliation
        party.isFormer = party.isFormer || other.isFormer
      }
      party.country = party.country ?? other.country
      party.title = party.title ?? other.title
    }
    parties[0] = party
  }

  /// Without leading articles and punctuation.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start + 1 < range.upperBound,
      ["of", "by", "from", "with", "against", "to", "for", "in", "on"].contains(document.lower(start))
        || ["the", "a", "an", "both", "\"", "'", "“", "‘", "(", ",", "``", "-"].contains(document.lower(start))
    {
      start += 1
    }
    return start..<range.upperBound
  }
}
