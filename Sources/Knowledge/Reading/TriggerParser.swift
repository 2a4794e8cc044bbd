/// Reads a trigger with its conditions (`launch {attack|$offensive} against <civilian>`); the grammar is in
/// Documentation/knowledge.md.
///
/// A word that is preposition or particle before a filler ("take over <place>") gives two triggers, one for each reading.
struct TriggerParser {
  let text: String
  let part: Frame.Part
  let lists: [String: [String]]
  private(set) var warnings: [String] = []
  private var tokens: [Token] = []
  private var position = 0

  struct Failure: Error {
    var message: String
  }

  private enum Token {
    case word(String)
    case slot(String)
    case filler(Frame.Filler)
    case bracket(String)
    case not
  }

  init(text: String, part: Frame.Part, lists: [String: [String]]) {
    self.text = text
    self.part = part
    self.lists = lists
  }

  mutating func parse() throws(Failure) -> [Frame.Trigger] {
    tokens = try scan(text)
    guard case .word(var lemma)? = tokens.first else { throw Failure(message: "a trigger begins with its word") }
    position = 1
    var readings: [[Frame.Condition]] = [[]]
    if part == .noun {
      // "air strike": the last plain word is the head, the others hang from it.
      while let next = plainWord(), !Vocabulary.prepositions.contains(next) {
        readings[0].append(.init(slot: .compound, filler: .lemmas([lemma]), negated: false))
        lemma = next
        position += 1
      }
    }
    while position < tokens.count { readings = try condition(readings) }
    if readings.allSatisfy({ $0.allSatisfy(\.negated) }), TriggerParser.empty.contains(lemma) {
      throw Failure(message: "`\(lemma)` alone matches nearly every sentence; add a condition")
    }
    return readings.map { Frame.Trigger(lemma: lemma, part: part, conditions: $0, text: text) }
  }

  /// Words that say nothing without what hangs from them.
  private static let empty: Set<String> = ["be", "have", "do", "make", "take", "give", "get", "go", "say", "come"]

  private func plainWord() -> String? {
    guard position < tokens.count, case .word(let word) = tokens[position] else { return nil }
    return word
  }

  /// Reads one condition and adds it to each reading.
  private mutating func condition(_ readings: [[Frame.Condition]]) throws(Failure) -> [[Frame.Condition]] {
    var negated = takeNot()
    let token = tokens[position]
    position += 1
    func adding(_ slot: Frame.Slot, _ filler: Frame.Filler?) -> [[Frame.Condition]] {
      readings.map { $0 + [Frame.Condition(slot: slot, filler: filler, negated: negated)] }
    }
    switch token {
    case .filler(let filler): return adding(.object, filler)
    case .bracket(let inner):
      let parts = try TriggerParser.bracket(inner)
      var filler: Frame.Filler?
      if let text = parts.filler { filler = try self.filler(braces: text) }
      return adding(parts.slot, filler)
    case .slot(let name):
      guard let slot = Frame.Slot(name: name) else { throw Failure(message: "`\(name):` is no role") }
      if takeNot() { negated.toggle() }
      guard let filler = takeFiller() else { throw Failure(message: "`\(name):` needs `{…}` or `<…>`") }
      return adding(slot, filler)
    case .word(let word): return try wordCondition(word, negated, readings)
    case .not: throw Failure(message: "`!` twice")
    }
  }

  private mutating func wordCondition(
    _ word: String, _ outerNegated: Bool, _ readings: [[Frame.Condition]]
  ) throws(Failure) -> [[Frame.Condition]] {
    let start = position
    let negated = takeNot() != outerNegated
    func adding(_ conditions: [Frame.Condition]) -> [[Frame.Condition]] { readings.map { $0 + conditions } }
    let isPreposition = Vocabulary.prepositions.contains(word)
    if !isPreposition, !Vocabulary.particles.contains(word) {
      if !word.hasSuffix("ly") {
        warnings.append("`\(text)`: `\(word)` is taken for an adverb; an object is `{\(word)}`")
      }
      position = start
      return adding([.init(slot: .particle(word), filler: nil, negated: outerNegated)])
    }
    guard let filler = takeFiller() else {
      position = start
      let certain =
        isPreposition && !Vocabulary.particles.contains(word) && !Vocabulary.ambiguousParticles.contains(word)
      return adding([.init(slot: certain ? .preposition(word) : .particle(word), filler: nil, negated: outerNegated)])
    }
    let asParticle: [Frame.Condition] = [
      .init(slot: .particle(word), filler: nil, negated: false),
      .init(slot: .object, filler: filler, negated: negated),
    ]
    if Vocabulary.particles.contains(word) { return adding(asParticle) }
    let asPreposition = Frame.Condition(slot: .preposition(word), filler: filler, negated: negated)
    guard part == .verb, Vocabulary.ambiguousParticles.contains(word) else { return adding([asPreposition]) }
    return adding([asPreposition]) + adding(asParticle)
  }

  private mutating func takeNot() -> Bool {
    guard position < tokens.count, case .not = tokens[position] else { return false }
    position += 1
    return true
  }

  private mutating func takeFiller() -> Frame.Filler? {
    guard position < tokens.count, case .filler(let filler) = tokens[position] else { return nil }
    position += 1
    return filler
  }

  /// `to`, `that`, `to {leave|withdraw}`.
  private static func bracket(_ inner: String) throws(Failure) -> (slot: Frame.Slot, filler: String?) {
    let words = inner.split(separator: " ", maxSplits: 1).map(String.init)
    let slot: Frame.Slot
    switch words.first {
    case "to": slot = .infinitive
    case "that": slot = .clause
    default: throw Failure(message: "`[\(inner)]` must begin with `to` or `that`")
    }
    guard words.count == 2 else { return (slot, nil) }
    guard words[1].hasPrefix("{"), words[1].hasSuffix("}") else {
      throw Failure(message: "`[\(inner)]`: write the verbs as `{…|…}`")
    }
    return (slot, String(words[1].dropFirst().dropLast()))
  }

  private func filler(braces text: String) throws(Failure) -> Frame.Filler {
    var lemmas: Set<String> = []
    for part in text.split(separator: "|") {
      let word = part.words.joined(separator: " ")
      if word.hasPrefix("$") {
        guard let list = lists[String(word.dropFirst())] else { throw Failure(message: "no list `\(word)`") }
        lemmas.formUnion(list)
      } else if !word.isEmpty {
        lemmas.insert(word)
      }
    }
    if lemmas.isEmpty { throw Failure(message: "`{\(text)}` is empty") }
    return .lemmas(lemmas)
  }

  private func scan(_ text: String) throws(Failure) -> [Token] {
    var tokens: [Token] = []
    var rest = Substring(text)
    while let first = rest.first {
      switch first {
      case " ": rest.removeFirst()
      case "!":
        tokens.append(.not)
        rest.removeFirst()
      case "{": tokens.append(.filler(try filler(braces: try TriggerParser.enclosed(&rest, "}"))))
      case "[": tokens.append(.bracket(try TriggerParser.enclosed(&rest, "]")))
      case "<":
        let name = try TriggerParser.enclosed(&rest, ">")
        guard let kind = Frame.Class(rawValue: name) else { throw Failure(message: "`<\(name)>` is no class") }
        tokens.append(.filler(.kind(kind)))
      case "$": throw Failure(message: "a list stands in braces: `{\(rest.prefix { $0 != " " })}`")
      default:
        let word = rest.prefix { !" {}[]<>!:".contains($0) }
        rest = rest[word.endIndex...]
        if rest.first == ":" {
          rest.removeFirst()
          tokens.append(.slot(String(word)))
        } else if word.isEmpty {
          throw Failure(message: "`\(first)` without its partner")
        } else {
          tokens.append(.word(String(word)))
        }
      }
    }
    return tokens
  }

  private static func enclosed(_ rest: inout Substring, _ close: Character) throws(Failure) -> String {
    guard let end = rest.firstIndex(of: close) else { throw Failure(message: "`\(close)` is missing") }
    let inner = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    return String(inner)
  }
}

extension StringProtocol {
  /// The words between white space.
  var words: [String] { self.split(separator: " ").map { String($0) } }
}
