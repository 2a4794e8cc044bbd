import Discourse
import Knowledge
import Language
import Records

/// Describes the candidates of one sentence to the ranker: word, tree, who is in it, what the rules say.
struct CandidateFeatures {
  let reading: Reading
  let sentence: Document.Sentence
  /// The frames matched in the sentence, by token.
  let matches: [Int: FrameMatcher.Match]
  let traced: Bool
  private var known: [Int: [String]] = [:]
  private let lemmas: [String]
  /// The words of the sentence that tell what it is about, as features.
  private let words: [(token: Int, feature: FeatureList.Feature)]

  init(_ reading: Reading, _ sentence: Document.Sentence, matches: [Int: FrameMatcher.Match], traced: Bool = false) {
    self.reading = reading
    self.sentence = sentence
    self.matches = matches
    self.traced = traced
    let document = reading.document
    let lemmas = sentence.tokens.map(reading.lemma)
    let start = sentence.tokens.lowerBound
    var named: Set<Int> = []
    for name in document.names where name.tokens.overlaps(sentence.tokens) { named.formUnion(name.tokens) }
    words = sentence.tokens.compactMap { token in
      switch document.tags[token] {
      case .noun, .verb, .adjective: break
      case .properNoun where !named.contains(token): break
      default: return nil
      }
      return (token, FeatureList.feature(["word", lemmas[token - start]], traced: traced))
    }
    self.lemmas = lemmas
  }

  private func lemma(_ token: Int) -> String {
    sentence.tokens.contains(token) ? lemmas[token - sentence.tokens.lowerBound] : reading.lemma(token)
  }

  private var document: Document { reading.document }

  /// The features of a candidate.
  mutating func features(of candidate: Candidate) -> FeatureList {
    var list = FeatureList(traced: traced)
    let arguments =
      candidate.match?.arguments
      ?? Arguments(reading, trigger: candidate.token, part: candidate.part)
    addWord(candidate.token, candidate.part, &list)
    let hints = addRules(candidate, &list)
    addArguments(arguments, hints, &list)
    addClause(arguments, &list)
    addSurroundings(candidate.token, &list)
    return list
  }

  private func addWord(_ token: Int, _ part: Frame.Part, _ list: inout FeatureList) {
    let lemma = self.lemma(token)
    let relation = document.relations[token].rawValue
    list.add("lemma", lemma, part.rawValue)
    list.add("form", document.lower(token), document.penn(token))
    list.add("tag", document.penn(token))
    list.add("relation", relation, part.rawValue)
    list.add("lemma relation", lemma, relation)
    for (name, offset) in [("-2", -2), ("-1", -1), ("+1", 1), ("+2", 2)] {
      let other = token + offset
      let word = sentence.tokens.contains(other) ? self.lemma(other) : ""
      list.add("near", name, word)
      if abs(offset) == 1 { list.add("lemma near", lemma, name, word) }
    }
  }

  /// What the frames say; gives the types that they hold possible here.
  private func addRules(_ candidate: Candidate, _ list: inout FeatureList) -> [String] {
    var hints: [String] = []
    for entry in reading.coder.index.entries(at: candidate.token, in: document) {
      guard let type = reading.knowledge.frames[entry.frame].type?.rawValue else { continue }
      if !hints.contains(type) { hints.append(type) }
      if entry.trigger.conditions.isEmpty { list.add("frame of the bare word", type) }
    }
    for type in hints { list.add("may be", type) }
    if hints.count == 1 { list.add("only may be", hints[0]) }
    let outcome = candidate.outcome.rawValue
    guard let match = candidate.match else {
      list.add("rule", outcome)
      return hints
    }
    let type = match.frame.type?.rawValue ?? "untyped"
    list.add("rule", type, outcome)
    list.add("rule outcome", outcome)
    list.add("rule weight", type, String(min(match.weight, 6)))
    list.add("frame", match.frame.id, outcome)
    list.add("frame lemma", match.frame.id, self.lemma(candidate.token))
    return [type] + hints.filter { $0 != type }.map { "or " + $0 }
  }

  private mutating func addArguments(_ arguments: Arguments, _ hints: [String], _ list: inout FeatureList) {
    let token = arguments.trigger
    let lemma = self.lemma(token)
    let part = arguments.part.rawValue
    var sides: [String] = []
    for (name, slot) in [("subject", Frame.Slot.subject), ("object", .object), ("possessor", .possessor)] {
      guard let head = arguments.fillers(slot).first else {
        list.add(name, "nobody", part)
        list.add("lemma " + name, lemma, "nobody")
        sides.append("nobody")
        continue
      }
      let classes = classes(of: head)
      for kind in classes {
        list.add(name, kind, part)
        list.add("lemma " + name, lemma, kind)
        for hint in hints { list.add("rule " + name, hint, kind) }
      }
      sides.append(classes[0])
      list.add(name + " word", self.lemma(head))
      list.add("lemma " + name + " word", lemma, self.lemma(head))
    }
    list.add("sides", sides[0], sides[1], part)
    for hint in hints { list.add("rule sides", hint, sides[0], sides[1]) }
    for (preposition, head) in document.obliques(token) + (arguments.support.map(document.obliques) ?? [])
    where head != token {
      list.add("preposition", preposition, part)
      list.add("lemma preposition", lemma, preposition)
      list.add("preposition word", preposition, self.lemma(head))
      for kind in classes(of: head) {
        list.add("preposition class", preposition, kind)
        list.add("lemma preposition class", lemma, preposition, kind)
        for hint in hints { list.add("rule preposition class", hint, preposition, kind) }
      }
    }
    for slot in [Frame.Slot.infinitive, .clause] {
      for verb in arguments.fillers(slot) {
        list.add("complement", self.lemma(verb))
        list.add("lemma complement", lemma, slot == .clause ? "clause" : "infinitive", self.lemma(verb))
        if let type = matches[verb]?.frame.type?.rawValue { list.add("complement type", type) }
      }
    }
    guard arguments.part == .noun else { return }
    if let verb = arguments.support {
      list.add("support", self.lemma(verb), arguments.undergoes ? "undergoes" : "")
      list.add("lemma support", lemma, self.lemma(verb))
    } else {
      list.add("support", "none", document.relations[token].rawValue)
    }
    for modifier in arguments.fillers(.compound) {
      list.add("modifier", self.lemma(modifier))
      list.add("lemma modifier", lemma, self.lemma(modifier))
      for kind in classes(of: modifier) { list.add("lemma modifier class", lemma, kind) }
    }
  }

  /// Negation, modals, voice, and what the word hangs from.
  private func addClause(_ arguments: Arguments, _ list: inout FeatureList) {
    let token = arguments.trigger
    let lemma = self.lemma(token)
    for child in document.dependents(token).map(Int.init) {
      let relation = document.relations[child]
      switch relation {
      case .aux, .aux_pass, .det, .mark, .advmod, .compound_prt, .cop, .nummod:
        list.add(relation.rawValue, document.lower(child))
        if relation == .compound_prt || relation == .advmod || relation == .det {
          list.add("lemma " + relation.rawValue, lemma, document.lower(child))
        }
      default: list.add("dependent", relation.rawValue, arguments.part.rawValue)
      }
    }
    if arguments.part == .verb, document.isPassive(token) { list.add("passive", lemma) }
    let finding = reading.coder.factuality.factuality(of: arguments.support ?? token, in: document)
    list.add("factuality", finding.factuality.rawValue, arguments.part.rawValue)
    list.add("lemma factuality", lemma, finding.factuality.rawValue)
    if let governor = finding.governor { list.add("factuality governor", self.lemma(governor)) }
    guard let governor = document.head(token) else { return }
    let relation = document.relations[token].rawValue
    list.add("governor", self.lemma(governor), relation)
    list.add("governor tag", document.penn(governor), relation)
    list.add("lemma governor", lemma, self.lemma(governor))
    if let type = matches[governor]?.frame.type?.rawValue { list.add("governor type", type, relation) }
  }

  private func addSurroundings(_ token: Int, _ list: inout FeatureList) {
    for word in words where word.token != token { list.add(word.feature) }
    let own = matches[token]?.frame.type?.rawValue ?? ""
    for other in sentence.tokens where other != token {
      guard let type = matches[other]?.frame.type?.rawValue else { continue }
      list.add("also", type)
      list.add("also", type, own, other < token ? "before" : "after")
    }
    if sentence.capitals { list.add("capitals") }
    if let last = sentence.tokens.last, document.lower(last) == "?" { list.add("question") }
    list.add("length", String(min(sentence.tokens.count / 8, 5)))
  }

  /// The classes of a noun phrase, the most telling first; its tag where it has none.
  private mutating func classes(of head: Int) -> [String] {
    if let found = known[head] { return found }
    var found: [String] = []
    if reading.isTime(head) {
      found = ["time"]
    } else {
      for kind in CandidateFeatures.kinds where reading.isOf(kind, head) { found.append(kind.rawValue) }
    }
    if found.isEmpty { found = [document.tags[head].name] }
    known[head] = found
    return found
  }

  private static let kinds: [Frame.Class] = [
    .armed, .court, .state, .civilian, .person, .organization, .weapon, .event, .place,
  ]
}
