import Knowledge
import Language

/// Chooses the frame of a trigger: all conditions hold, the one whose conditions say more wins, then the earlier one.
struct FrameMatcher {
  let reading: Reading

  struct Match {
    var frame: Frame
    var arguments: Arguments
    /// How much the conditions that hold say together, hyphenated words counted.
    var weight: Int
    /// The tokens that fulfil the conditions (the "control" of "took control of").
    var fulfilled: [Int]
    /// Those of them that a frame names by their lemma; they fill no role.
    var consumed: Set<Int>
  }

  /// The best frame that a token sets off, and behind it the best of those that only tell of inaction.
  func matches(at token: Int) -> [Match] {
    var best: (told: Match?, inaction: Match?)
    for match in candidates(at: token) {
      if match.frame.negated == .only {
        if best.inaction.map({ match.weight > $0.weight }) ?? true { best.inaction = match }
      } else if best.told.map({ match.weight > $0.weight }) ?? true {
        best.told = match
      }
    }
    return [best.told, best.inaction].compactMap { $0 }
  }

  /// All frames that a token sets off.
  func candidates(at token: Int) -> [Match] {
    let entries = reading.coder.index.entries(at: token, in: reading.document)
    guard let first = entries.first else { return [] }
    let arguments = Arguments(reading, trigger: token, part: first.trigger.part)
    return entries.compactMap { entry in
      guard let fulfilled = fulfil(entry.trigger.conditions, arguments) else { return nil }
      let frame = reading.knowledge.frames[entry.frame]
      guard !reading.coder.exclusions.forbids(frame.type, frame: frame.id, at: token, in: reading.document) else {
        return nil
      }
      let weight = entry.trigger.conditions.reduce(3 * entry.before.count) { $0 + specificity($1) }
      return Match(
        frame: frame, arguments: arguments, weight: weight,
        fulfilled: fulfilled.map(\.token), consumed: Set(fulfilled.filter(\.byLemma).map(\.token)))
    }
  }

  /// How much a condition says: words named one by one more than a class, a class more than something or other.
  private func specificity(_ condition: Frame.Condition) -> Int {
    if condition.negated { return 0 }
    switch condition.filler {
    case nil: return 1
    case .kind: return 2
    case .lemmas: return 3
    }
  }

  /// The tokens that fulfil all conditions, or `nil` if one fails.
  private func fulfil(
    _ conditions: [Frame.Condition], _ arguments: Arguments
  ) -> [(token: Int, byLemma: Bool)]? {
    var fulfilled: [(token: Int, byLemma: Bool)] = []
    var previous: Int?
    var particle: String?
    for condition in conditions {
      var fillers = arguments.fillers(condition.slot).flatMap { filler -> [Int] in
        if case .compound = condition.slot { return [filler] }
        return reading.document.conjuncts(filler)
      }
      if case .preposition(let word) = condition.slot {
        if fillers.isEmpty, let noun = previous {
          // The preposition may hang from the noun of the condition before it.
          fillers = reading.document.obliques(noun).filter { $0.preposition == word }.map(\.head)
        }
        if case .lemmas? = condition.filler { fillers += loosePrepositional(word, arguments) }
        if let particle {
          // "walked out of the talks", read with two prepositions before the noun, or one of two words.
          fillers += arguments.fillers(.preposition(particle)).filter { noun in
            reading.document.dependents(noun, .case).contains { reading.document.lower($0) == word }
          }
          fillers += arguments.fillers(.preposition(particle + " " + word))
        }
      }
      // "Looked the other way": a bare noun may hang as an oblique; "are held hostage": or as a complement.
      if condition.slot == .object, case .lemmas? = condition.filler {
        fillers += arguments.fillers(.preposition(""))
        fillers += reading.document.dependents(arguments.trigger, .xcomp).filter { reading.document.tags[$0] == .noun }
      }
      if condition.slot == .object, let word = particle, case .lemmas? = condition.filler {
        // "laid down their weapons", read with "down" as a preposition.
        fillers += arguments.fillers(.preposition(word))
      }
      // "Killed in firing" is no "killed in a fire".
      if condition.slot == .preposition("in") || particle == "in", case .lemmas? = condition.filler {
        fillers.removeAll { reading.document.tags[$0] == .verb }
      }
      if case .particle(let word) = condition.slot { particle = word }
      // "called on Friday" is no "call on".
      if condition.filler == nil, isAdverbial(condition.slot) { fillers.removeAll(where: reading.isTime) }
      let found = fillers.first { fits($0, condition.filler) }
      if condition.negated {
        if condition.filler == nil ? !fillers.isEmpty : found != nil { return nil }
        continue
      }
      guard let token = found else { return nil }
      let byLemma = if case .lemmas = condition.filler { condition.slot != .subject } else { false }
      fulfilled.append((token, byLemma))
      previous = token
    }
    return fulfilled
  }

  private func isAdverbial(_ slot: Frame.Slot) -> Bool {
    switch slot {
    case .preposition, .particle: true
    default: false
    }
  }

  /// What a preposition may govern besides nouns of the trigger: a gerund ("accused of killing"), and a noun that the
  /// parser hung from the object ("accused [the police of torture]"). Only safe where the words are named.
  private func loosePrepositional(_ word: String, _ arguments: Arguments) -> [Int] {
    guard arguments.part == .verb else { return [] }
    let document = reading.document
    let objects = arguments.fillers(.object)
    let nouns = objects.flatMap { document.obliques($0) }.filter { $0.preposition == word }.map(\.head)
    let dependents = ([arguments.trigger] + objects).flatMap { document.dependents($0) }.map(Int.init)
    let gerunds = dependents.filter { child in
      document.tags[child] == .verb && document.dependents(child, .mark, .case).contains { document.lower($0) == word }
    }
    return nouns + gerunds
  }

  private func fits(_ token: Int, _ filler: Frame.Filler?) -> Bool {
    switch filler {
    case nil: return true
    case .kind(let kind): return reading.isOf(kind, token)
    case .lemmas(let lemmas):
      let head = PartWords.counted(token, reading.document)
      return contains(lemmas, head) || (head != token && contains(lemmas, token))
    }
  }

  /// Whether a token, alone or with its modifier ("air strike", "air-strike"), is one of some lemmas.
  private func contains(_ lemmas: Set<String>, _ token: Int) -> Bool {
    let lemma = reading.lemma(token)
    if lemmas.contains(lemma) { return true }
    let document = reading.document
    if lemma.contains("-"), lemmas.contains(lemma.filter { $0 != "-" }) { return true }
    // The words right before it, hyphens skipped: "air strike", "air-strike", "ballistic missile test".
    var joined = lemma
    var current = token - 1
    for _ in 0..<3 {
      if current >= 0, document.lower(current) == "-" { current -= 1 }
      guard current >= document.sentences[document.sentence(of: token)].tokens.lowerBound,
        [.noun, .properNoun, .adjective, .verb].contains(document.tags[current])
      else { return false }
      let before = reading.lemma(current)
      if lemmas.contains(before + "-" + joined) || lemmas.contains(before + joined)
        || lemmas.contains(before + " " + joined)
      {
        return true
      }
      joined = before + "-" + joined
      current -= 1
    }
    return false
  }
}
