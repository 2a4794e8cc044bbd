import Knowledge
import Language
import Records

/// Who "he", "the city", "the militants" and a bare family name refer to.
///
/// A sieve of simple rules in order of trust (after Lee et al. 2013, "Deterministic coreference resolution"): names by
/// their words, definite descriptions by the class of their head, pronouns by number, gender and position.
struct CoreferenceFinder: Sendable {
  private let classes: NounClasses

  init(knowledge: KnowledgeBase) { classes = NounClasses(knowledge: knowledge) }

  func antecedents(in document: Document, quotes: [Discourse.Quote], zones: [Zone]) -> [Int: Int] {
    var state = State()
    for (index, sentence) in document.sentences.enumerated() where sentence.parsed && zones[index] != .furniture {
      if state.paragraph != sentence.paragraph { state.paragraph = sentence.paragraph }
      for token in sentence.tokens {
        visit(token, index, document, quotes, &state)
      }
    }
    return state.antecedents
  }

  private struct Candidate {
    var head: Int
    var kind: NounClasses.Kind
    var gender: NounClasses.Gender
    var plural: Bool
    var sentence: Int
    var subject: Bool
  }

  private struct State {
    var antecedents: [Int: Int] = [:]
    var candidates: [Candidate] = []
    /// Last word of a person's name, or acronym, in lower case → head of the fullest mention.
    var nameIndex: [String: Int] = [:]
    var paragraph = -1
  }

  private func visit(
    _ token: Int, _ sentence: Int, _ document: Document, _ quotes: [Discourse.Quote], _ state: inout State
  ) {
    switch document.tags[token] {
    case .pronoun: pronoun(token, sentence, document, quotes, &state)
    case .properNoun, .noun: noun(token, sentence, document, &state)
    default: break
    }
  }

  // MARK: Nouns

  private func noun(_ token: Int, _ sentence: Int, _ document: Document, _ state: inout State) {
    switch document.relations[token] {
    case .flat, .fixed, .goeswith: return
    case .compound:
      // "Al-Shabab camps": a body that only describes what is its own may be "the group" of the next sentence.
      guard nameType(token, document) == .organization, let whole = document.head(token), document.tags[whole] == .noun
      else { return }
    default: break
    }
    if document.tags[token] == .properNoun {
      name(token, sentence, document, &state)
      return
    }
    let lemma = document.lemma(token)
    let issuer = Papers.issuer(of: token, document)
    if issuer != token { state.antecedents[token] = issuer }
    guard let kind = classes.kind(of: lemma, document, token) else { return }
    if isDefinite(token, document), !hasRestriction(token, document),
      let found = antecedent(of: token, kind, lemma, sentence, document, state)
    {
      state.antecedents[token] = found.head
      state.candidates.append(moved(found, to: token, sentence, document))
      return
    }
    state.candidates.append(
      Candidate(
        head: token, kind: kind, gender: .unknown, plural: isPlural(token, document), sentence: sentence,
        subject: isSubject(token, document)))
  }

  /// The nearest mention that a definite noun may stand for, before others one that was called so ("Maróth, the
  /// commissioner … the commissioner").
  private func antecedent(
    of token: Int, _ kind: NounClasses.Kind, _ lemma: String, _ sentence: Int, _ document: Document, _ state: State
  ) -> Candidate? {
    var nearest: Candidate?
    var nameless: Candidate?
    for candidate in state.candidates.reversed() {
      if sentence - candidate.sentence > 8 { break }
      guard candidate.kind.answers(to: kind), candidate.head != token,
        !isSameClauseSubject(candidate.head, token, document),
        // The army is no group.
        kind != .group || !Self.forces.contains(document.lowerLemma(candidate.head)),
        // "The Levant" is no city.
        kind != .place || !Self.settlements.contains(lemma) || document.tags[candidate.head] != .properNoun
          || !isDefinite(candidate.head, document),
        // "The northern regions" are no town.
        kind != .place && kind != .country || candidate.plural || !isPlural(token, document)
      else { continue }
      if isCalled(candidate.head, lemma, document) { return candidate }
      // "The group" is rather the one that was named than the men who were counted.
      // "The country" is rather the one where it happens than the one whose men are there ("Russia's Wagner Group").
      if kind == .group && document.tags[candidate.head] == .noun
        || kind == .country && ownsBody(candidate.head, document)
      {
        nameless = nameless ?? candidate
      } else {
        nearest = nearest ?? candidate
      }
    }
    return nearest ?? nameless
  }

  /// Whether a name stands only for whose something other than a place is.
  private func ownsBody(_ head: Int, _ document: Document) -> Bool {
    guard document.relations[head] == .nmod_poss || document.relations[head] == .compound,
      let owned = document.head(head)
    else { return false }
    return document.tags[owned] == .properNoun
      ? nameType(owned, document) == .organization
      : classes.kind(of: document.lemma(owned), document, owned) != .place
  }

  private static let settlements: Set<String> = ["city", "town", "village", "capital", "port"]
  private static let forces: Set<String> = [
    "army", "military", "navy", "police", "troop", "soldier", "force", "gendarmerie",
  ]

  /// Whether the words at a name tell what its bearer is by a noun: "Commissioner Maróth", "Maróth, the commissioner".
  private func isCalled(_ head: Int, _ lemma: String, _ document: Document) -> Bool {
    guard document.tags[head] == .properNoun else { return false }
    let titles = document.dependents(head, .compound, .nmod_desc, .appos, .flat)
    let above = document.relations[head] == .appos ? document.head(head).map { [$0] } ?? [] : []
    return (titles + above).contains { document.lowerLemma($0) == lemma.lowercased() }
  }

  private func name(_ token: Int, _ sentence: Int, _ document: Document, _ state: inout State) {
    let words = nameWords(token, document)
    guard let last = words.last else { return }
    let located = isLocated(token, document)
    let kind = classes.kind(ofName: words, type: nameType(token, document), located: located)
    var head = token
    if kind == .person {
      if let full = state.nameIndex[last], full != token {
        if words.count == 1 || nameWords(full, document).count >= words.count {
          state.antecedents[token] = full
          head = full
        }
      } else {
        state.nameIndex[last] = token
      }
      // Arabic and compound family names: "Abadi" for "al-Abadi".
      for word in words.dropFirst() where word.count > 3 && state.nameIndex[word] == nil {
        state.nameIndex[word] = token
      }
    } else if let full = state.nameIndex[words.joined(separator: " ")], full != token {
      head = full
    } else {
      state.nameIndex[words.joined(separator: " ")] = token
      if words.count > 1 {
        let initials = String(words.compactMap(\.first))
        if state.nameIndex[initials] == nil { state.nameIndex[initials] = token }
      } else if let long = state.nameIndex[last], long != token {
        state.antecedents[token] = long
        head = long
      }
    }
    state.candidates.append(
      Candidate(
        head: head, kind: kind, gender: classes.gender(words, document, token), plural: false, sentence: sentence,
        subject: isSubject(token, document)))
  }

  /// "In Gao", "recaptured Palmyra": where a name must be that of a place.
  private func isLocated(_ token: Int, _ document: Document) -> Bool {
    if ["in", "at", "near", "outside", "into", "around", "through"].contains(document.preposition(of: token)) {
      return true
    }
    guard document.relations[token] == .obj || document.relations[token] == .nsubj_pass, let verb = document.head(token)
    else { return false }
    return Self.takingPlaces.contains(document.lemma(verb))
  }

  private static let takingPlaces: Set<String> = [
    "capture", "recapture", "retake", "liberate", "besiege", "enter", "storm", "occupy", "overrun", "shell", "encircle",
    "surround", "regain", "conquer", "reconquer",
  ]

  private func nameType(_ token: Int, _ document: Document) -> NameType? {
    document.names.first { $0.tokens.contains(token) }?.type
  }

  /// The words of a name in lower case, in order.
  private func nameWords(_ head: Int, _ document: Document) -> [String] {
    var tokens = [head]
    for child in document.dependents(head) where [.flat, .compound, .goeswith].contains(document.relations[Int(child)])
    {
      if document.tags[Int(child)] == .properNoun { tokens.append(Int(child)) }
    }
    return tokens.sorted().map(document.lower)
  }

  private func moved(_ candidate: Candidate, to token: Int, _ sentence: Int, _ document: Document) -> Candidate {
    var copy = candidate
    copy.sentence = sentence
    copy.subject = isSubject(token, document)
    return copy
  }

  private func isDefinite(_ token: Int, _ document: Document) -> Bool {
    document.dependents(token, .det).contains {
      ["the", "this", "that", "these", "those"].contains(document.lower($0))
    }
  }

  /// "the city of Basra", "the Iraqi city", "the city where": the noun says itself which one it is.
  private func hasRestriction(_ token: Int, _ document: Document) -> Bool {
    document.dependents(token).contains { child in
      switch document.relations[Int(child)] {
      case .appos, .acl, .acl_relcl, .nmod_poss, .nmod_desc: true
      // "Left the country in February" restricts nothing, wherever the tree hangs the month.
      case .nmod:
        document.preposition(of: Int(child)) == "of"
          || document.tags[Int(child)] == .properNoun && !Self.calendar.contains(document.lower(Int(child)))
      case .compound, .flat, .amod:
        document.tags[Int(child)] == .properNoun
          || classes.isDemonym(document.lower(Int(child)))
      default: false
      }
    }
  }

  private static let calendar: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private func isSameClauseSubject(_ candidate: Int, _ token: Int, _ document: Document) -> Bool {
    guard let a = document.head(candidate), let b = document.head(token) else { return false }
    return a == b && candidate > token
  }

  private func isSubject(_ token: Int, _ document: Document) -> Bool {
    switch document.relations[token] {
    case .nsubj, .nsubj_pass: true
    default: false
    }
  }

  private func isPlural(_ token: Int, _ document: Document) -> Bool {
    let tag = document.penn(token)
    return tag == "NNS" || tag == "NNPS" || !document.dependents(token, .conj).isEmpty
  }

  // MARK: Pronouns

  private func pronoun(
    _ token: Int, _ sentence: Int, _ document: Document, _ quotes: [Discourse.Quote], _ state: inout State
  ) {
    let word = document.lower(token)
    switch word {
    case "i", "we", "me", "us", "my", "our", "myself", "ourselves":
      if let speaker = quotes.first(where: { $0.direct && $0.tokens.contains(token) })?.speaker {
        state.antecedents[token] = speaker
      }
    case "he", "him", "his", "himself":
      link(token, sentence, document, &state) {
        ($0.kind == .person || $0.kind == .role) && $0.gender != .female && !$0.plural
      }
    case "she", "her", "hers", "herself":
      link(token, sentence, document, &state) {
        ($0.kind == .person || $0.kind == .role) && $0.gender != .male && !$0.plural
      }
    case "it", "its", "itself":
      guard document.relations[token] != .expl else { return }
      // "The movement's spokesman said it had …": it is the movement, for which he speaks.
      if document.relations[token] == .nsubj || document.relations[token] == .nsubj_pass,
        let speaker = quotes.last(where: { !$0.direct && $0.tokens.contains(token) && $0.tokens.count > 2 })?.speaker,
        speaker < token, speaksForOthers(speaker, document)
      {
        state.antecedents[token] = speaker
        return
      }
      link(token, sentence, document, &state) { $0.kind.isThing && !$0.plural }
    case "they", "them", "their", "themselves":
      // "Washington says they are …": in reported speech they are the speaker's own side.
      if document.relations[token] == .nsubj || document.relations[token] == .nsubj_pass,
        let speaker = quotes.last(where: { !$0.direct && $0.tokens.contains(token) && $0.tokens.count > 2 })?.speaker,
        speaker < token, document.tags[speaker] == .properNoun
      {
        state.antecedents[token] = speaker
        return
      }
      link(token, sentence, document, &state) {
        $0.plural || $0.kind == .armed || $0.kind == .group || $0.kind == .country
      }
    default: break
    }
  }

  /// "Army spokesman Omar Diarra", "a spokeswoman for the union".
  private func speaksForOthers(_ speaker: Int, _ document: Document) -> Bool {
    ([speaker] + document.dependents(speaker, .compound, .nmod_desc, .appos, .flat)).contains {
      document.lower($0).hasPrefix("spokes")
    }
  }

  private func link(
    _ token: Int, _ sentence: Int, _ document: Document, _ state: inout State, where fits: (Candidate) -> Bool
  ) {
    var best: (score: Int, candidate: Candidate)?
    for candidate in state.candidates.reversed() {
      let distance = sentence - candidate.sentence
      if distance > 3 { break }
      guard fits(candidate), candidate.head != token, !binds(candidate.head, token, document) else { continue }
      let score = (candidate.subject ? 4 : 0) - distance * 3 + (candidate.head < token ? 0 : -5)
      if best.map({ score > $0.score }) ?? true { best = (score, candidate) }
    }
    guard let found = best?.candidate else { return }
    state.antecedents[token] = found.head
    state.candidates.append(moved(found, to: token, sentence, document))
  }

  /// "He saw him": two arguments of one verb are not the same person, unless one is reflexive.
  private func binds(_ candidate: Int, _ token: Int, _ document: Document) -> Bool {
    guard document.relations[token] != .nmod_poss, !document.lower(token).hasSuffix("sel"),
      let a = document.head(candidate), let b = document.head(token)
    else { return false }
    return a == b
      || isSubject(candidate, document) && a == partitive(token, document).flatMap { subjectVerb($0, document) }
  }

  /// The verb whose object a pronoun is, or a part of it ("arrested 66 of them").
  private func partitive(_ token: Int, _ document: Document) -> Int? {
    var top = token
    if document.relations[top] == .nmod, document.preposition(of: top) == "of", let whole = document.head(top),
      document.tags[whole] == .numeral || document.tags[whole] == .pronoun
    {
      top = whole
    }
    return document.relations[top] == .obj ? document.head(top) : nil
  }

  /// The verb that has the subject of a verb: itself, or one that it is coordinated with ("police came and arrested …").
  private func subjectVerb(_ verb: Int, _ document: Document) -> Int? {
    var verb = verb
    while document.dependents(verb, .nsubj, .nsubj_pass).isEmpty {
      guard document.relations[verb] == .conj, let above = document.head(verb) else { return nil }
      verb = above
    }
    return verb
  }
}
