import Knowledge
import Language
import Records

/// One actor under two names, and persons under their offices.
extension RelationCoder {
  // MARK: Abbreviations

  /// "The Free Aceh Movement (GAM)": a word of capitals in brackets behind the name that it shortens, or the other way.
  mutating func abbreviations(_ sentence: Document.Sentence) {
    for token in sentence.tokens where document.lower(token) == "(" {
      guard
        let close = (token + 1..<min(token + 9, sentence.tokens.upperBound)).first(where: { document.lower($0) == ")" }
        ),
        close > token + 1, token > sentence.tokens.lowerBound
      else { continue }
      let inside = token + 1..<close
      if inside.count == 1 {
        let end = document.penn(token - 1) == "POS" ? token - 1 : token
        guard let name = Abbreviation.long(before: end, sentence.tokens.lowerBound, of: inside.lowerBound, document)
        else { continue }
        alias(name, inside)
      } else if Abbreviation.long(before: close, inside.lowerBound, of: token - 1, document) == inside {
        alias(inside, token - 1..<token)
      }
    }
  }

  /// A long and a short name of a body.
  private mutating func alias(_ long: Range<Int>, _ short: Range<Int>) {
    guard long.contains(where: isBody) else { return }
    let whole = named(long)
    var part = named(short)
    if part.id != whole.id {
      (part.id, part.name, part.code) = (whole.id, whole.name, whole.code)
      (part.country, part.sectors, part.known) = (whole.country, whole.sectors, whole.known)
    }
    add(.alsoKnownAs, whole, part, at: short.lowerBound)
  }

  /// The actor of a run of words: the one that the knowledge has, else the words.
  private func named(_ tokens: Range<Int>) -> Actor {
    let bytes = document.bytes(tokens)
    // All of the words, but for an article.
    let known = tokens.lazy.flatMap(actors).first {
      $0.end == bytes.upperBound && ($0.start - bytes.lowerBound).magnitude < 5
    }
    return known
      ?? Actor(
        text: document.string(bytes: bytes), start: bytes.lowerBound, end: bytes.upperBound,
        head: document.form(tokens.upperBound - 1), name: document.string(bytes: bytes))
  }

  // MARK: Other names

  private static let naming: Set<String> = ["know", "call", "dub", "nickname", "codename", "rename", "style"]

  /// "X, also known as Y", "X is better known as Y", "X, nicknamed Y".
  mutating func knownAs(_ token: Int) {
    guard Self.naming.contains(reading.lemma(token)), document.isPastParticiple(token) else { return }
    let names =
      after(token, "as")
      + (reading.lemma(token) == "know" ? [] : document.dependents(token, .xcomp, .obj, .obl_unmarked))
    var bearers: [Int] = []
    switch document.relations[token] {
    case .acl, .parataxis, .dep, .appos, .amod, .acl_relcl: bearers = document.head(token).map { [$0] } ?? []
    default: bearers = document.dependents(token, .nsubj_pass).map(document.resolveRelative)
    }
    if let name = nameBefore(token) { bearers = [name] }
    for bearer in bearers where !isPrivate(bearer) && (isName(bearer) || !nouns.actors(bearer).isEmpty) {
      for name in names where isName(name) && name != bearer { add(.alsoKnownAs, one(bearer), one(name), at: token) }
    }
  }

  /// The name right before "(also known as", whatever the parser hangs that from.
  private func nameBefore(_ token: Int) -> Int? {
    var before = token - 1
    while before > 0, document.tags[before] == .adverb { before -= 1 }
    guard before > 0, [",", "("].contains(document.lower(before)), isName(before - 1) else { return nil }
    var name = before - 1
    while [.flat, .compound].contains(document.relations[name]), let head = document.head(name), isName(head) {
      name = head
    }
    return name
  }

  /// "Daesh (IS)", "the Islamic State, or Daesh": two names that the knowledge has for one.
  mutating func aliases(_ token: Int) {
    guard isName(token) else { return }
    for child in document.dependents(token, .appos, .nmod, .dep, .parataxis, .conj)
    where isName(child) && document.preposition(of: child).isEmpty {
      guard let subject = one(token), let other = one(child), let id = subject.id, id == other.id,
        subject.text.lowercased() != other.text.lowercased(), reading.places(at: token).isEmpty,
        reading.places(at: child).isEmpty
      else { continue }
      add(.alsoKnownAs, subject, other, at: child)
    }
  }

  // MARK: Offices and descriptions

  /// "Iraqi Prime Minister Haider al-Abadi", "Haider al-Abadi, the prime minister of Iraq".
  mutating func office(_ token: Int) {
    aliases(token)
    guard isPersonName(token), isArgument(token), let person = one(token), let title = person.title,
      isPublic(person)
    else { return }
    let span = document.span(token)
    let words = title.lowercased().split(separator: " ")
    let spoken = span.filter { words.contains(Substring(document.lower($0))) && document.tags[$0] != .adposition }
    guard let last = spoken.last, !isConjunct(last, of: token) else { return }
    let first = officeStart(last, in: span)
    let bytes = document.bytes(first..<last + 1)
    let body = Actor(
      text: document.string(bytes: bytes), start: bytes.lowerBound, end: bytes.upperBound, head: document.form(last),
      code: person.code, country: person.country, sectors: person.sectors, title: title, known: true)
    var bearer = person
    if bearer.start <= body.start, body.end < bearer.end {
      // The name behind the title.
      let name = document.bytes(nameRun(last + 1))
      (bearer.text, bearer.start, bearer.end) = (document.string(bytes: name), name.lowerBound, name.upperBound)
    }
    add(.holdsOffice, bearer, body, at: last)
  }

  /// The capitalised words from a token on.
  private func nameRun(_ start: Int) -> Range<Int> {
    var end = start + 1
    let limit = document.sentences[document.sentence(of: start)].tokens.upperBound
    while end < limit,
      document.tags[end] == .properNoun || document.lower(end) == "-" || document.relations[end] == .flat
    { end += 1 }
    return start..<end
  }

  private func isConjunct(_ word: Int, of token: Int) -> Bool {
    var current = word
    while current != token, let head = document.head(current) {
      if document.relations[current] == .conj || document.relations[current] == .acl_relcl { return true }
      current = head
    }
    return current != token
  }

  /// The first word of the office that ends at a token: its own modifiers and those of the name before it.
  private func officeStart(_ last: Int, in span: Range<Int>) -> Int {
    var first = last
    while first > span.lowerBound, ![.punctuation, .coordinator, .adposition, .verb].contains(document.tags[first - 1])
    {
      first -= 1
    }
    while first < last, document.tags[first] == .determiner { first += 1 }
    return first
  }

  /// "Ana Lima, the head of the commission", "Its spokesman is Colonel Diarra": a definite description of a person says
  /// who is meant.
  mutating func described(_ token: Int) {
    guard !isPersonName(token), document.tags[token] != .pronoun, isPost(token) else {
      // "Its spokesman is Colonel Diarra": the name is the predicate.
      if isPersonName(token), document.dependent(token, .cop) != nil {
        for subject in document.dependents(token, .nsubj) where isDefinite(subject) && isPost(subject) {
          describe(token, as: subject, at: token)
        }
      }
      return
    }
    let (bearers, isPredicate) = bearers(token)
    guard isPredicate, !document.penn(token).hasSuffix("S") else { return }
    for bearer in bearers where isPersonName(bearer) || document.tags[bearer] == .pronoun || nameBehind(bearer) != nil {
      guard !isPost(bearer) || nameBehind(bearer) != nil else { continue }
      describe(bearer, as: token, at: token)
    }
  }

  /// A description tells who is meant, and, where it is a public office, which one is held.
  private mutating func describe(_ bearer: Int, as noun: Int, at token: Int) {
    guard var office = described(noun: noun) else { return }
    guard isPersonName(bearer), isPublic(office) else {
      let bearer = one(bearer)
      // Words that are known to mean him ("its leader") are no other name.
      if isDefinite(noun), office.id == nil || office.id != bearer?.id { add(.alsoKnownAs, bearer, office, at: token) }
      return
    }
    // The office, and not who holds it now.
    (office.id, office.name) = (nil, nil)
    add(.holdsOffice, one(bearer), office, at: token)
  }

  /// Sectors whose posts are public offices.
  private static let publicSectors: Set<String> = [
    "GOV", "MIL", "LEG", "JUD", "PTY", "REB", "COP", "SPY", "OPP", "IGO", "REL", "UAF", "PRM", "ELI",
  ]

  /// Whether somebody serves a state, an army, a party or the like, or an organisation of states, which has no sector.
  private func isPublic(_ actor: Actor) -> Bool {
    actor.sectors.contains(where: Self.publicSectors.contains) || (actor.sectors.isEmpty && actor.country != nil)
  }

  /// The words of a description with what hangs from it, coded as it stands.
  private func described(noun token: Int) -> Actor? {
    guard var actor = reading.speaker(at: token) else { return nil }
    let phrase = reading.phrase(token)
    let end = (token + 1..<max(token + 1, phrase.upperBound)).first {
      document.tags[$0] == .punctuation && document.lower($0) != "-"
        || document.tags[$0] == .adposition && $0 + 1 < phrase.upperBound && reading.isTime($0 + 1)
    }
    let bytes = document.bytes(phrase.lowerBound..<(end ?? phrase.upperBound))
    (actor.text, actor.start, actor.end) = (document.string(bytes: bytes), bytes.lowerBound, bytes.upperBound)
    return actor
  }

  /// "The mayor of Gao", "its mayor", "mayor of Gao", and no "a mayor".
  private func isDefinite(_ token: Int) -> Bool {
    if let article = document.dependent(token, .det) { return document.lower(article) == "the" }
    return document.dependent(token, .nmod_poss) != nil || document.relations[token] == .appos
      || (!after(token, "of").isEmpty && document.penn(token) != "NNS")
  }
}

/// Words of a title that say nothing about membership.
enum RoleWords {
  /// Who leads what follows.
  static let leading: Set<String> = [
    "leader", "commander", "chief", "head", "chairman", "chairwoman", "chair", "chairperson", "founder", "emir",
    "president", "director", "boss", "warlord", "ringleader", "secretary-general", "governor", "captain",
  ]
  /// Other offices and posts.
  static let posts: Set<String> = [
    "adviser", "advisor", "envoy", "ambassador", "minister", "secretary", "spokesman", "spokeswoman", "spokesperson",
    "representative", "coordinator", "editor", "manager", "officer", "mayor", "judge", "prosecutor", "aide", "deputy",
    "speaker", "chancellor", "premier", "king", "queen", "prince", "emir", "consul", "rapporteur", "commissioner",
    "treasurer", "counsel", "attorney", "bishop", "archbishop", "imam", "mufti", "patriarch", "pope",
  ]
  /// Words before a post that take the lead away.
  static let second: Set<String> = [
    "deputy", "vice", "assistant", "minority", "majority", "associate", "junior", "regional", "local",
  ]
  /// Posts whose "of" names a field, not a body.
  static let fieldPosts: Set<String> = ["minister", "secretary", "attorney", "chancellor"]
}
