import Knowledge
import Language
import Records

/// Pronouns, definite descriptions and collectives: parties that other words of the document name.
struct References {
  let reader: PhraseReader
  let coder: PartyCoder
  /// Head token → head token of the fullest mention, from Discourse.
  let antecedents: [Int: Int]

  private var document: Document { reader.document }

  /// The parties at a token, with what it refers to filled in.
  ///
  /// - Parameter known: parties read so far, by head token.
  func resolve(_ token: Int, _ own: [Party], known: [Int: [Party]]) -> [Party] {
    if let collective = collective(token, known) { return collective }
    guard own.count <= 1, let antecedent = antecedents[token], antecedent != token, let found = known[antecedent],
      !found.isEmpty
    else { return own }
    guard let party = own.first else {
      switch document.tags[token] {
      case .pronoun:
        // Of words in one sentence those that say more are shown.
        return nearest(antecedent, token, known) ?? found.map { moved($0, to: token, token..<token + 1) }
      case .determiner, .properNoun: return found.map { moved($0, to: token, token..<token + 1) }
      case .noun where GroupNouns.contains(document.lowerLemma(token)):
        return found.map { moved($0, to: token, token..<token + 1) }
      default: return own
      }
    }
    guard found.count == 1, let other = found.first, lacks(party, of: other) else { return own }
    var filled = party
    if agrees(party, other) {
      filled.entities = other.entities
      filled.affiliation = party.affiliation ?? other.affiliation
      filled.name = other.name ?? party.name
      filled.sectors = party.sectors.isEmpty ? other.sectors : party.sectors
      filled.isPerson = other.isPerson
      filled.hasRole = party.hasRole || other.hasRole
      filled.isFormer = party.isFormer || other.isFormer
    }
    filled.country = party.country ?? other.country
    return [filled]
  }

  /// Whether a role word fits what another mention is: "the party" is no army.
  private func agrees(_ party: Party, _ other: Party) -> Bool {
    guard let sector = party.sectors.first, !party.isPerson else { return true }
    if party.title != nil, other.isPerson || other.title != nil { return true }
    if case .person? = other.entities.first { return party.title != nil }
    let sectors = coder.actor(other, on: nil).sectors
    return sectors.isEmpty || sectors.contains(sector)
  }

  /// Whether a mention says less than another of the same thing.
  private func lacks(_ party: Party, of other: Party) -> Bool {
    if party.isPerson { return other.isPerson || !other.entities.isEmpty }
    return party.entities.isEmpty && party.affiliation == nil && party.country == nil && party.name == nil
  }

  /// The parties of the last mention of the same thing before a pronoun in its sentence.
  private func nearest(_ antecedent: Int, _ token: Int, _ known: [Int: [Party]]) -> [Party]? {
    let start = document.sentences[document.sentence(of: token)].tokens.lowerBound
    let mention = (start..<token).last { other in
      (other == antecedent || antecedents[other] == antecedent) && document.tags[other] != .pronoun
        && !isModifier(other) && !(known[other] ?? []).isEmpty
    }
    return mention.flatMap { known[$0] }
  }

  private func moved(_ party: Party, to token: Int, _ tokens: Range<Int>) -> Party {
    var copy = party
    copy.tokens = tokens
    copy.head = token
    return copy
  }

  /// "both sides", "the two countries": the two that the sentence, or the one before, names.
  private func collective(_ token: Int, _ known: [Int: [Party]]) -> [Party]? {
    let lower = document.lower(token)
    let lemma = document.lowerLemma(token)
    let isNoun = ClosedWords.collectives.contains(lemma)
    let words = isNoun ? document.dependents(token).map { document.lower(Int($0)) } : []
    let isAll =
      ["side", "party"].contains(lemma) && words.contains { ["all", "warring", "rival", "opposing"].contains($0) }
    let isTwo =
      (isNoun && (words.contains("both") || words.contains("two") || (lemma == "side" && words.contains("the"))))
      || (lower == "both" && document.relations[token] != .det && document.relations[token] != .cc_preconj) || isAll
    guard isTwo, lemma == "side" || lower == "both" || lower.hasSuffix("s") || lower.hasSuffix("men") else {
      return nil
    }
    if isNoun, !isAll, document.dependents(token, .amod, .nmod_poss).isEmpty == false { return nil }
    let span = reader.trimmed(document.span(token))
    let sentence = document.sentence(of: token)
    // "All parties" are more than those whom the sentence happens to name.
    let nearby = lemma == "party" && words.contains("all") ? [] : [sentence, sentence - 1]
    for candidate in nearby where candidate >= 0 {
      let tokens = document.sentences[candidate].tokens
      let found = members(candidate < sentence ? tokens : tokens.lowerBound..<token, lemma, known)
      if found.count == 2 || isAll && (2...4).contains(found.count) { return found.map { moved($0, to: token, span) } }
      if found.count > 2 { break }
    }
    // Parties whom nobody names yet are still somebody.
    guard isAll else { return [] }
    var party = Party(tokens: span, head: token)
    party.fallback = ["UNK"]
    return [party]
  }

  /// Who fits a collective noun in a run of tokens, each once.
  private func members(_ tokens: Range<Int>, _ lemma: String, _ known: [Int: [Party]]) -> [Party] {
    var found: [Party] = []
    for other in tokens where !isModifier(other) {
      for party in known[other] ?? [] where fits(party, lemma) && !found.contains(where: { same($0, party) }) {
        found.append(party)
      }
    }
    return found
  }

  private func isModifier(_ token: Int) -> Bool {
    [.compound, .amod, .flat, .nmod_poss].contains(document.relations[token])
  }

  private func same(_ a: Party, _ b: Party) -> Bool {
    if let first = a.entities.first, let second = b.entities.first { return first == second }
    return a.country == b.country && a.sectors == b.sectors && a.name == b.name && a.affiliation == b.affiliation
  }

  private func fits(_ party: Party, _ lemma: String) -> Bool {
    switch lemma {
    case "country", "nation", "state", "government", "neighbour", "neighbor", "power", "capital":
      switch party.entities.first {
      case .country, .government: return true
      default: return party.sectors.first == "GOV" && !party.isPerson
      }
    case "leader", "minister", "president":
      if case .person = party.entities.first { return true }
      return party.isPerson || party.title != nil
    default: return !party.isEmpty
    }
  }
}
