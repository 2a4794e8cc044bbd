import Discourse
import Knowledge
import Language
import Records

/// Relations between actors that the words state: membership, office, leadership, alliance, war, other names.
///
/// The rules read one sentence's tree each: `+Identity`, `+Membership`, `+Leadership`, `+Alliance`, `+War`.
struct RelationCoder {
  let reading: Reading
  let nouns: NounFacts
  var found: [Mention] = []

  var document: Document { reading.document }

  init(reading: Reading) {
    self.reading = reading
    nouns = NounFacts(reading)
  }

  /// The relations that a sentence states, each once.
  mutating func records(in sentence: Document.Sentence) -> [Mention] {
    found = []
    abbreviations(sentence)
    for token in sentence.tokens {
      switch document.tags[token] {
      case .noun, .properNoun, .pronoun: noun(token)
      case .verb, .adjective: predicate(token)
      default: break
      }
    }
    return found
  }

  private mutating func noun(_ token: Int) {
    office(token)
    described(token)
    guard document.tags[token] != .pronoun else { return }
    membership(token)
    leadership(token)
    alliance(token)
    war(token)
  }

  private mutating func predicate(_ token: Int) {
    knownAs(token)
    joining(token)
    leading(token)
    supporting(token)
    fighting(token)
  }

  // MARK: Who

  /// The actors at a noun and at what is joined to it; a pronoun gives way to what it stands for in the sentence.
  func actors(_ head: Int) -> [Actor] {
    let head = named(head)
    let found = nouns.actors(head)
    return found.isEmpty && (isName(head) || isBody(head)) ? [words(head)].compactMap(\.self) : found
  }

  /// One actor for a noun alone, without what is joined to it; one whom the knowledge does not have keeps the words.
  func one(_ head: Int) -> Actor? {
    let head = named(head)
    let own = document.bytes(document.span(head))
    return nouns.actors(head).first { own.contains($0.start) } ?? words(head)
  }

  /// A person by the name alone, without what stands before it ("LRA leader Joseph Kony").
  func person(_ head: Int) -> Actor? {
    guard var actor = one(head), let tokens = nouns.nameSpan(head), isPersonName(head) else { return one(head) }
    let bytes = document.bytes(tokens)
    guard bytes.lowerBound > actor.start, bytes.upperBound <= actor.end else { return actor }
    (actor.text, actor.start, actor.end) = (document.string(bytes: bytes), bytes.lowerBound, bytes.upperBound)
    return actor
  }

  /// A noun with what stands before it, as an actor of its own.
  func words(_ head: Int) -> Actor? {
    guard var actor = reading.speaker(at: head) else { return nil }
    let phrase = reading.phrase(head)
    let bytes = document.bytes(phrase.lowerBound..<(isName(head) ? max(head + 1, phrase.upperBound) : head + 1))
    (actor.text, actor.start, actor.end) = (document.string(bytes: bytes), bytes.lowerBound, bytes.upperBound)
    return actor
  }

  /// The words that say most in the sentence: the noun that a pronoun stands for, the name behind "his brother".
  private func named(_ head: Int) -> Int {
    guard document.tags[head] == .pronoun else {
      return document.tags[head] == .noun ? nameBehind(head) ?? head : head
    }
    let antecedents = reading.report.discourse.antecedents
    guard let first = antecedents[head] else { return head }
    let sentence = document.sentences[document.sentence(of: head)].tokens
    return (sentence.lowerBound..<head).last { other in
      document.tags[other] != .pronoun && (other == first || antecedents[other] == first) && isArgument(other)
    } ?? head
  }

  /// Whether a noun is one by itself and no part of another.
  func isArgument(_ token: Int) -> Bool {
    switch document.relations[token] {
    case .compound, .flat, .fixed, .amod, .nmod_desc: false
    default: true
    }
  }

  /// The person's name that stands right behind a noun: "his brother Omar".
  func nameBehind(_ head: Int) -> Int? {
    document.dependents(head, .appos, .flat).first {
      $0 > head && isRightBehind($0, head) && isPersonName($0)
    }
  }

  /// Whether nothing, not even a comma, stands between a noun and what hangs from it.
  private func isRightBehind(_ name: Int, _ noun: Int) -> Bool {
    document.span(name).lowerBound == noun + 1 && document.tags[noun + 1] != .punctuation
  }

  func isPerson(_ head: Int) -> Bool { nouns.isOf(.person, head) }

  /// Whether a noun is an office or a post.
  func isPost(_ head: Int) -> Bool {
    let lemma = reading.lemma(head)
    if RoleWords.leading.contains(lemma) || RoleWords.posts.contains(lemma) { return true }
    return isPerson(head) && nouns.actors(head).first?.title?.hasSuffix(document.lower(head)) ?? false
  }

  /// Whether a noun is a name by its tag and its capital.
  func isName(_ head: Int) -> Bool { nouns.isName(head) }

  /// Whether a noun names a person: a name that is not that of a body or a country.
  func isPersonName(_ head: Int) -> Bool { nouns.isPersonName(head) }

  /// Whether a noun names a body that people belong to, not a state.
  func isBody(_ head: Int) -> Bool { nouns.isBody(head) }

  /// Whether a noun names somebody who carries arms.
  func isArmed(_ head: Int) -> Bool { nouns.isArmed(head) }

  /// Whether someone fights, governs or is a body, so that one may fight or help it.
  func isPower(_ head: Int) -> Bool { isArmed(head) || nouns.isOf(.state, head) || nouns.isOf(.organization, head) }

  /// What hangs from a noun with one of some prepositions.
  func after(_ token: Int, _ prepositions: String...) -> [Int] {
    document.obliques(token).filter { prepositions.contains($0.preposition) }.map(\.head)
  }

  /// The nouns and names that stand before a noun as its modifiers, the possessor first.
  func modifiers(_ token: Int) -> [Int] {
    document.dependents(token, .nmod_poss) + document.dependents(token, .compound, .amod, .nmod_desc)
  }

  /// "The leader of the Shining Path, Abimael Guzman": the person that a parser hangs from the last noun belongs to the first.
  func appositions(_ token: Int) -> [Int] {
    var found = document.dependents(token, .appos)
    for (_, inner) in document.obliques(token) where inner > token {
      found += document.dependents(inner, .appos).filter { isPersonName($0) && !isPersonName(inner) }
    }
    return found
  }

  /// Who a role noun is said of: the subject of its copula, the name that it stands by, the object of "appoint". The
  /// second value says whether it is a predicate or an apposition, which may be definite and so tell who exactly.
  func bearers(_ token: Int) -> (heads: [Int], isPredicate: Bool) {
    if document.dependent(token, .cop) != nil {
      return (document.dependents(token, .nsubj, .nsubj_outer).map(document.resolveRelative), true)
    }
    guard let head = document.head(token) else { return (appositions(token), true) }
    switch document.relations[token] {
    case .appos: return ([head], true)
    case .compound, .nmod_desc, .flat:
      // "Hezbollah leader Hassan Nasrallah": the title hangs from the name.
      if head > token, isPersonName(head) { return ([head], false) }
    case .xcomp where document.tags[head] == .verb && ["become", "remain"].contains(reading.lemma(head)):
      return (document.logicalSubjects(head), true)
    case .obj, .xcomp:
      // "Named General Said the commander of": two objects.
      let others = document.dependents(head, .obj, .iobj).filter { $0 < token && isPersonName($0) }
      if document.tags[head] == .verb, Self.appointing.contains(reading.lemma(head)), !others.isEmpty {
        return (others, true)
      }
    case .obl where document.preposition(of: token) == "as" && document.tags[head] == .verb:
      if document.isPassive(head) || Self.appointing.contains(reading.lemma(head)) {
        return (document.logicalObjects(head), true)
      }
      // "To do their duty as part of the army".
      let serves = Self.serving.contains(reading.lemma(head)) || reading.lemma(token) == "part"
      return (serves ? document.logicalSubjects(head) : [], true)
    case .conj where document.tags[head] != .verb && !isPersonName(head):
      // "A member of the party and commander of its wing".
      if document.dependent(token, .det) == nil || document.relations[head] == .appos { return bearers(head) }
    default: break
    }
    let names = appositions(token)
    if let name = names.first, isPersonName(name), isRightBehind(name, token) {
      return ([name], false)
    }
    let flat = document.dependents(token, .flat).filter { $0 > token && isPersonName($0) }
    return names.isEmpty ? (Array(flat.prefix(1)), false) : (names, true)
  }

  private static let appointing: Set<String> = [
    "appoint", "name", "elect", "make", "choose", "nominate", "install", "designate", "pick", "select", "swear",
    "crown",
    "inaugurate", "confirm", "proclaim", "declare", "reappoint", "re-elect", "reelect", "recognize", "recognise",
  ]
  private static let serving: Set<String> = [
    "serve", "act", "work", "resign", "retire", "continue", "return", "rule", "govern", "reign", "quit", "emerge",
  ]

  /// Whether a noun is the name of a person whom the knowledge does not have and whom no public role stands by.
  func isPrivate(_ head: Int) -> Bool {
    isPersonName(head) && !(one(head).map { $0.known || $0.name != nil } ?? false)
  }

  // MARK: Records

  /// Adds a relation for each pair, without repeats and without anyone who stands in a relation to himself.
  mutating func add(_ relation: RelationDetails.Name, _ subjects: [Actor], _ objects: [Actor], at token: Int) {
    for subject in subjects { for object in objects { add(relation, subject, object, at: token) } }
  }

  mutating func add(_ relation: RelationDetails.Name, _ subject: Actor?, _ object: Actor?, at token: Int) {
    // What a noun phrase takes for granted holds whatever the verb above says.
    let isSaid = document.tags[token] == .verb || document.dependent(token, .cop) != nil
    let factuality = isSaid ? reading.coder.factuality.factuality(of: token, in: document).factuality : .asserted
    guard factuality == .asserted || factuality == .negated, let subject, let object,
      subject.end <= object.start || object.end <= subject.start,
      relation == .alsoKnownAs || subject.id == nil || subject.id != object.id, !isDuplicate(relation, subject, object)
    else { return }
    var mention = Mention(
      report: reading.report.reference, sentence: reading.sentence(of: token), trigger: reading.trigger(token),
      rule: "relation.\(relation.rawValue)",
      details: .relation(RelationDetails(relation: relation, subject: subject, object: object)))
    mention.factuality = factuality
    mention.historical = document.dependents(token).contains { Self.past.contains(document.lower(Int($0))) }
    mention.attribution = reading.attribution(of: token)
    mention.confidence = subject.known && object.known ? 0.85 : 0.65
    mention.evidence =
      [reading.evidence("relation", token..<token + 1, "relation.\(relation.rawValue)")]
      + reading.evidence("subject", [subject]) + reading.evidence("object", [object])
    found.append(mention)
  }

  private static let past: Set<String> = [
    "former", "ex", "late", "onetime", "formerly", "ousted", "deposed", "previously",
  ]

  private func isDuplicate(_ relation: RelationDetails.Name, _ subject: Actor, _ object: Actor) -> Bool {
    let isMutual = relation == .alliedWith || relation == .fights || relation == .alsoKnownAs
    return found.contains { mention in
      guard case .relation(let other) = mention.details, other.relation == relation else { return false }
      return other.subject.touches(subject) && other.object.touches(object)
        || isMutual && other.subject.touches(object) && other.object.touches(subject)
    }
  }
}

extension Actor {
  /// Whether the words of two actors share bytes.
  fileprivate func touches(_ other: Actor) -> Bool { start < other.end && other.start < end }
}
