import Actors
import Chronology
import Discourse
import Gazetteer
import Knowledge
import Language
import Records

/// One report while it is being coded: its layers, with the look-ups that all coders of mentions share and what was asked before.
final class Reading {
  let report: AnnotatedReport
  let coder: MentionCoder
  let document: Document
  /// The place mention that holds a token.
  private let placeByToken: [Int: Int]
  private let times: Set<Int>
  /// Sentences that say that they look back.
  private(set) lazy var historicalSentences: Set<Int> = findHistorical()
  private var classes: [ClassKey: Bool] = [:]

  private struct ClassKey: Hashable {
    let kind: Frame.Class
    let head: Int
  }

  init(_ report: AnnotatedReport, coder: MentionCoder) {
    self.report = report
    self.coder = coder
    document = report.document
    var places: [Int: Int] = [:]
    for (index, mention) in report.places.enumerated() {
      for token in mention.tokens { places[token] = index }
      places[mention.head] = index
    }
    placeByToken = places
    times = Set(report.times.flatMap(\.tokens))
  }

  var knowledge: KnowledgeBase { coder.knowledge }
  var cues: Cues { coder.knowledge.cues }

  // MARK: Words

  /// The lemma in lower case, whatever its tag.
  func lemma(_ token: Int) -> String { document.lowerLemma(token) }

  /// The zone of the sentence that holds a token.
  func zone(_ token: Int) -> Zone { report.discourse.zones[document.sentence(of: token)] }

  /// The sentence that holds a token, as records show it.
  func sentence(of token: Int) -> SentenceReference {
    let index = document.sentence(of: token)
    let bytes = document.sentences[index].bytes
    return SentenceReference(
      index: index, start: bytes.lowerBound, end: bytes.upperBound, text: document.string(bytes: bytes),
      zone: report.discourse.zones[index])
  }

  /// The trigger at a token, with its particle where one stands right behind it.
  func trigger(_ token: Int) -> Trigger {
    var end = token + 1
    if let particle = document.dependent(token, .compound_prt), particle == token + 1 { end = particle + 1 }
    let bytes = document.bytes(token..<end)
    return Trigger(
      start: bytes.lowerBound, end: bytes.upperBound, text: document.string(bytes: bytes), lemma: lemma(token))
  }

  func evidence(_ field: String, _ tokens: Range<Int>, _ rule: String) -> Evidence {
    let bytes = document.bytes(tokens)
    return Evidence(field: field, start: bytes.lowerBound, end: bytes.upperBound, rule: rule)
  }

  // MARK: Arguments

  /// The place that a noun names, itself or through a word for a part of it ("a majority of Kirkuk", "territory in Iraq").
  func places(at head: Int) -> [PlaceMention] {
    if let index = placeByToken[head], !isActorOnly(head) {
      return [report.places[index]]
        + document.dependents(head, .conj).compactMap { placeByToken[$0].map { report.places[$0] } }
    }
    // "The insurgents who raided the town now control it".
    if document.tags[head] == .pronoun, document.lower(head) == "it" {
      return report.discourse.antecedents[head].flatMap { placeByToken[$0] }.map { [report.places[$0]] } ?? []
    }
    let lemma = lemma(head)
    guard PartWords.isPart(lemma) else { return [] }
    for (preposition, noun) in document.obliques(head)
    where ["of", "in", "around", "across", "within"].contains(preposition) {
      // "A city of Iraq" is not Iraq.
      let found = places(at: noun).filter {
        !PartWords.isSettlement(lemma) || $0.place.feature?.hasPrefix("PCL") != true
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Whether a noun is of a class that frames ask for.
  func isOf(_ kind: Frame.Class, _ head: Int) -> Bool {
    if isTime(head) { return false }
    let key = ClassKey(kind: kind, head: head)
    if let found = classes[key] { return found }
    let found =
      switch kind {
      case .place: !places(at: head).isEmpty || cues.places.contains(lemma(head))
      case .event: coder.index.isEventNoun(lemma(head))
      default: report.actors.isOf(kind, PartWords.counted(head, document))
      }
    classes[key] = found
    return found
  }

  /// Whether a token belongs to a time expression.
  func isTime(_ token: Int) -> Bool { times.contains(token) }

  /// The actors that a noun names on a day. A deed or a weapon in the place of an actor ("Israeli air strikes killed …")
  /// stands for whoever does or owns it.
  func actors(at head: Int, on day: Day?) -> [Actor] {
    let direct = people(at: head, on: day)
    if !direct.isEmpty { return direct }
    let noun = PartWords.counted(head, document)
    // "the statement" stands for who issued it.
    if document.tags[noun] == .noun, let issuer = report.discourse.antecedents[noun], issuer != noun {
      let found = report.actors.actors(at: issuer, on: day)
      if !found.isEmpty { return found.map(undated) }
    }
    guard isOf(.weapon, noun) || isOf(.event, noun) else { return [] }
    for child in document.dependents(noun) {
      switch document.relations[Int(child)] {
      case .nmod_poss, .compound, .amod, .nmod_desc:
        let owner = report.actors.actors(at: Int(child), on: day)
        if !owner.isEmpty { return owner }
      default: continue
      }
    }
    for (preposition, owner) in document.obliques(noun) where preposition == "by" {
      let found = report.actors.actors(at: owner, on: day)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The actors at a noun as an event names them: a pronoun gives way to the words that it stands for, and one that
  /// stands for nobody known is nobody.
  func participants(at head: Int, on day: Day?) -> [Actor] {
    guard document.tags[head] == .pronoun else {
      let found = actors(at: head, on: day)
      return found.isEmpty ? unknown(at: head).map { [$0] } ?? [] : found
    }
    if let noun = antecedent(of: head) {
      let named = actors(at: noun, on: day)
      if !named.isEmpty { return named }
    }
    return actors(at: head, on: day).filter { $0.known || !$0.sectors.isEmpty || $0.country != nil }
  }

  /// The noun that a pronoun stands for, through other pronouns.
  func antecedent(of pronoun: Int) -> Int? {
    var current = pronoun
    for _ in 0..<4 where document.tags[current] == .pronoun {
      guard let earlier = report.discourse.antecedents[current] else { return nil }
      current = earlier
    }
    return document.tags[current] == .pronoun ? nil : current
  }

  /// A person or body that the text names and the knowledge does not have keeps its words.
  func unknown(at head: Int) -> Actor? {
    if document.tags[head] == .noun, Self.powers.contains(lemma(head)), document.dependent(head, .det) == nil {
      return words(phrase(head).lowerBound..<head + 1)
    }
    let isPerson = document.names.contains { $0.tokens.contains(head) && $0.type == .person }
    guard document.tags[head] == .properNoun, placeByToken[head] == nil || isPerson else { return nil }
    let sentence = document.sentences[document.sentence(of: head)]
    if let name = document.names.first(where: { $0.tokens.contains(head) }) {
      guard name.type != .location else { return nil }
    } else if sentence.capitals || isOf(.event, head) {
      return nil
    }
    return words(phrase(head))
  }

  /// "East Asian countries", "its allies": states that the words do not name.
  private static let powers: Set<String> = [
    "country", "nation", "state", "ally", "neighbour", "neighbor", "partner", "power",
  ]

  private func words(_ tokens: Range<Int>) -> Actor {
    let bytes = document.bytes(tokens)
    return Actor(
      text: document.string(bytes: bytes), start: bytes.lowerBound, end: bytes.upperBound,
      head: document.form(tokens.upperBound - 1))
  }

  /// Those who live in a place that a noun names, as one who is acted on.
  func people(of head: Int) -> Actor? {
    guard lemma(head) != "front", let place = places(at: head).first?.place, let country = place.country else {
      return nil
    }
    let bytes = document.bytes(phrase(head))
    return Actor(
      text: document.string(bytes: bytes), start: bytes.lowerBound, end: bytes.upperBound, head: document.form(head),
      code: country, country: country)
  }

  /// The actors that a noun itself names; an amount stands for what is counted.
  func people(at head: Int, on day: Day?) -> [Actor] {
    let noun = PartWords.counted(head, document)
    // A town acts only where it stands for somebody whom the knowledge has.
    let isPlace = placeByToken[noun] != nil && document.penn(noun) != "NNPS" && document.penn(noun) != "NNS"
    return report.actors.actors(at: noun, on: day).filter { $0.known || !isPlace }.map(undated)
  }

  /// "On 21 June Mexican authorities": a date that the tree hangs from the noun behind it is no part of who acts.
  private func undated(_ actor: Actor) -> Actor {
    guard
      let time = report.times.first(where: { $0.bytes.lowerBound <= actor.start && actor.start < $0.bytes.upperBound }),
      let first = (time.tokens.upperBound..<document.count).first(where: {
        document.bytes($0).lowerBound >= actor.start
      }),
      document.bytes(first).lowerBound < actor.end, time.bytes.upperBound < actor.end,
      // "November's election".
      document.relations[first] != .case
    else { return actor }
    var trimmed = actor
    trimmed.start = document.bytes(first).lowerBound
    trimmed.text = document.string(bytes: trimmed.start..<actor.end)
    return trimmed
  }

  /// Whose a thing is: "Brazil's policy", "Nigeria's farm sector", "Afghan Army trainees". The words are those of the
  /// whole phrase, the code that of the owner.
  func owner(of head: Int, on day: Day?) -> Actor? {
    let noun = PartWords.counted(head, document)
    guard document.tags[noun] == .noun || document.tags[noun] == .properNoun, !isOf(.event, noun),
      places(at: noun).isEmpty
    else {
      return nil
    }
    let owners =
      document.dependents(noun, .nmod_poss)
      + document.dependents(noun).map(Int.init).filter { [.compound, .amod].contains(document.relations[$0]) }
      .reversed()
    for owner in owners where !isTime(owner) {
      guard var actor = report.actors.actors(at: owner, on: day).first else { continue }
      let bytes = document.bytes(phrase(noun))
      (actor.text, actor.start, actor.end) = (document.string(bytes: bytes), bytes.lowerBound, bytes.upperBound)
      actor.head = document.form(noun)
      return actor
    }
    return nil
  }

  /// "Iraqi" within "Iraqi forces" names no place.
  private func isActorOnly(_ head: Int) -> Bool { document.tags[head] == .adjective }
}

/// Words that stand for a part or an amount of something, so that what counts hangs from them with "of".
enum PartWords {
  private static let parts: Set<String> = [
    "majority", "most", "part", "portion", "half", "swath", "swathe", "chunk", "piece", "stretch", "area", "territory",
    "land", "ground", "rest", "remainder", "outskirt", "outskirts", "center", "centre", "side", "heart", "edge", "all",
    "much", "control", "third", "quarter", "percent", "bulk", "position", "pocket", "border", "entrance", "suburb",
    "district", "village", "town", "city", "neighborhood", "neighbourhood", "province", "region", "interior", "north",
    "south", "east", "west", "section", "parts", "strip", "bank", "point", "site", "location", "street", "road", "hub",
    "stronghold", "bastion", "enclave", "hamlet", "township",
  ]
  private static let amounts: Set<String> = [
    "dozen", "hundred", "thousand", "million", "score", "number", "majority", "lot", "handful", "couple", "most",
    "some",
    "many", "several", "all", "half", "ten", "tens", "plenty", "few", "none", "rest", "remnant",
  ]

  /// Words for a part of an act in time.
  private static let phases: Set<String> = [
    "phase", "stage", "wave", "round", "leg", "start", "beginning", "launch", "onset", "outbreak", "session",
  ]

  /// The noun for a part of the act that a noun names: "phase" of "the offensive's second phase", "round" of "a round of talks".
  static func phase(of noun: Int, _ document: Document) -> Int? {
    guard let head = document.head(noun), phases.contains(document.lowerLemma(head)) else { return nil }
    switch document.relations[noun] {
    case .nmod_poss: return head
    case .nmod: return document.preposition(of: noun) == "of" ? head : nil
    default: return nil
    }
  }

  static func isPart(_ lemma: String) -> Bool { parts.contains(lemma) }

  /// Words for a place of its own, which is less than the country that it lies in.
  static func isSettlement(_ lemma: String) -> Bool { settlements.contains(lemma) }

  private static let settlements: Set<String> = [
    "city", "town", "village", "district", "neighborhood", "neighbourhood", "suburb", "site", "hub", "stronghold",
    "bastion", "enclave", "hamlet", "township",
  ]

  /// The noun that is counted: "civilians" of "thousands of civilians"; any other token itself.
  static func counted(_ head: Int, _ document: Document) -> Int {
    let lemma = document.lowerLemma(head)
    guard document.tags[head] == .numeral || amounts.contains(lemma) else { return head }
    for (preposition, noun) in document.obliques(head) where preposition == "of" { return counted(noun, document) }
    return head
  }
}
