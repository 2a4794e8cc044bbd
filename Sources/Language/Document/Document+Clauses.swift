/// Grammatical functions read off the tree: who does what, whatever the voice, and what a clause shares with another.
extension Document {
  /// Whether a verb stands in the passive: `nsubj:pass` or `aux:pass`, a by-phrase, or a bare past participle that
  /// modifies a noun.
  public func isPassive(_ verb: Int) -> Bool {
    if isState(verb) { return false }
    for child in dependents(verb) {
      switch relations[Int(child)] {
      case .nsubj_pass, .aux_pass, .csubj_pass, .obl_agent: return true
      case .nsubj, .aux, .cop: return false
      default: continue
      }
    }
    switch relations[verb] {
    case .acl, .amod: return isPastParticiple(verb) && dependent(verb, .obj) == nil
    case .conj:
      guard let first = head(verb), isPastParticiple(verb), dependent(verb, .nsubj, .aux) == nil else { return false }
      return isPassive(first) && dependent(verb, .obj) == nil
    default: return false
    }
  }

  /// "Is engaged with all parties", "were involved in the fighting": a participle that tells what its subject does.
  private func isState(_ verb: Int) -> Bool {
    guard isPastParticiple(verb), let prepositions = Self.states[lowerLemma(verb)] else { return false }
    return dependents(verb, .obl).contains { prepositions.contains(preposition(of: $0)) }
  }

  private static let states: [String: Set<String>] = [
    "engage": ["with", "in"], "involve": ["in", "with"], "oppose": ["to"], "commit": ["to"],
  ]

  /// Whether a token is tagged as a past participle (or a past tense that may be one).
  public func isPastParticiple(_ token: Int) -> Bool { penn(token) == "VBN" }

  /// The nouns that do what a verb says: the subject, the by-phrase of a passive, or what the clause shares with the
  /// clause that it hangs from. Heads only; conjuncts are not listed.
  public func logicalSubjects(_ verb: Int) -> [Int] { logicalSubjects(verb, depth: 0) }

  /// The nouns to which a verb does it: the object, or the subject of a passive. Heads only.
  public func logicalObjects(_ verb: Int) -> [Int] {
    if isPassive(verb) {
      if let subject = dependent(verb, .nsubj_pass) { return [resolveRelative(subject)] }
      switch relations[verb] {
      case .acl, .amod, .acl_relcl: if let noun = head(verb) { return [noun] }
      case .conj: if let first = head(verb) { return logicalObjects(first) }
      case .xcomp, .advcl:
        guard let governor = head(verb) else { break }
        // "Kept the judges from being murdered": the object of the one suffers the other.
        let kept = dependents(verb, .mark, .case).contains { ["from", "of"].contains(lower($0)) }
        if kept, let object = dependent(governor, .obj) { return [resolveRelative(object)] }
        return logicalSubjects(governor)
      default: break
      }
      return dependents(verb, .obj)
    }
    let objects = dependents(verb, .obj).map { resolveRelative($0) }
    if !objects.isEmpty { return objects }
    // A relative clause without an object of its own may take the noun that it modifies ("the town they captured").
    if relations[verb] == .acl_relcl, let noun = head(verb), let subject = dependent(verb, .nsubj),
      !isRelativePronoun(subject), tags[noun] != .verb
    {
      return [noun]
    }
    // Verbs in a row share the last one's object only when they have none and nothing follows ("shelled and bombed X").
    if let last = dependents(verb, .conj).last(where: { tags[$0] == .verb }), dependents(verb, .obl).isEmpty,
      last - verb <= 3
    {
      return dependents(last, .obj).map { resolveRelative($0) }
    }
    return []
  }

  /// The indirect object.
  public func indirectObjects(_ verb: Int) -> [Int] { dependents(verb, .iobj).map { resolveRelative($0) } }

  /// Obliques and nominal modifiers of a token, with the preposition that each carries (`""` for a bare one).
  public func obliques(_ token: Int) -> [(preposition: String, head: Int)] {
    var found: [(String, Int)] = []
    for child in dependents(token) {
      let index = Int(child)
      switch relations[index] {
      case .obl, .nmod, .obl_agent, .obl_unmarked, .nmod_unmarked, .nmod_desc:
        found.append((preposition(of: index), resolveRelative(index)))
      case .advcl, .acl:
        // "by attacking", "from entering": a clause in the place of a noun.
        if let mark = dependent(index, .mark), tags[mark] == .adposition || tags[mark] == .subordinator {
          found.append((lower(mark), index))
        }
      default: continue
      }
    }
    return found
  }

  /// The preposition of a noun, with its fixed parts ("because of"), in lower case; empty if it has none.
  public func preposition(of noun: Int) -> String {
    guard let marker = dependents(noun).first(where: { relations[Int($0)] == .case && Int($0) < noun }) else {
      return ""
    }
    return dependents(Int(marker), .fixed).reduce(lower(Int(marker))) { $0 + " " + lower($1) }
  }

  /// A noun and the nouns joined to it.
  public func conjuncts(_ head: Int) -> [Int] { [head] + dependents(head, .conj) }

  /// The first of the verbs or nouns that a token is joined to.
  public func firstConjunct(_ token: Int) -> Int {
    var current = token
    while relations[current] == .conj, let first = head(current) { current = first }
    return current
  }

  /// A relative pronoun's noun; any other token itself.
  public func resolveRelative(_ token: Int) -> Int {
    guard isRelativePronoun(token) else { return token }
    var current = token
    while let governor = head(current) {
      if relations[current] == .acl_relcl { return governor }
      current = governor
    }
    return token
  }

  private func isRelativePronoun(_ token: Int) -> Bool {
    switch penn(token) {
    case "WDT", "WP", "WP$": return true
    case "WRB": return lower(token) == "where"
    default: return lower(token) == "that" && tags[token] == .pronoun
    }
  }

  /// "The rebel-held town": who holds it stands before the hyphen.
  private func holder(of verb: Int) -> Int? {
    let before = verb - 2
    guard relations[verb] == .amod, before >= 0, lower(verb - 1) == "-", head(before) == verb,
      [.noun, .properNoun, .adjective].contains(tags[before]), Self.holding.contains(lemma(verb))
    else { return nil }
    return before
  }

  private static let holding: Set<String> = ["hold", "control", "occupy", "rule", "administer", "govern"]

  private func logicalSubjects(_ verb: Int, depth: Int) -> [Int] {
    guard depth < 12 else { return [] }
    if isPassive(verb) {
      if let agent = dependents(verb, .obl_agent).first { return [agent] }
      if let agent = dependents(verb, .obl).first(where: { preposition(of: $0) == "by" }) { return [agent] }
      if relations[verb] == .conj, let first = head(verb), isPassive(first), dependent(verb, .nsubj_pass) == nil {
        return logicalSubjects(first, depth: depth + 1)
      }
      return holder(of: verb).map { [$0] } ?? []
    }
    if let subject = dependent(verb, .nsubj, .nsubj_outer) { return [resolveRelative(subject)] }
    if isState(verb), let subject = dependent(verb, .nsubj_pass) { return [resolveRelative(subject)] }
    guard let governor = head(verb) else { return [] }
    // "Urged voters to reject it, arguing …": a participle that trails an infinitive is the main verb's.
    if penn(verb) == "VBG", verb > governor, lower(verb - 1) == ",", dependent(verb, .mark) == nil,
      relations[verb] == .advcl || relations[verb] == .xcomp,
      dependents(governor, .mark).contains(where: { lower($0) == "to" }), let main = head(governor), tags[main] == .verb
    {
      return logicalSubjects(main, depth: depth + 1)
    }
    switch relations[verb] {
    case .conj:
      // The first verb's grammatical subject is shared even where that verb is passive.
      if let subject = dependent(governor, .nsubj_pass) { return [resolveRelative(subject)] }
      return logicalSubjects(governor, depth: depth + 1)
    case .xcomp, .ccomp:
      if relations[verb] == .ccomp, dependent(verb, .mark) != nil { return [] }
      // "urged Iran to stop": the object of the governing verb acts; "want to stop": its subject.
      if let object = dependent(governor, .obj, .iobj) { return [resolveRelative(object)] }
      if isPassive(governor), let subject = dependent(governor, .nsubj_pass) { return [resolveRelative(subject)] }
      if tags[governor] == .verb || tags[governor] == .adjective || tags[governor] == .auxiliary {
        return logicalSubjects(governor, depth: depth + 1)
      }
      return dependent(governor, .nsubj).map { [resolveRelative($0)] } ?? []
    case .advcl, .parataxis:
      if relations[verb] == .parataxis { return [] }
      if let addressee = addressee(of: verb, under: governor) { return [addressee] }
      if let subject = dependent(governor, .nsubj_pass), isPassive(governor) { return [resolveRelative(subject)] }
      return logicalSubjects(governor, depth: depth + 1)
    case .acl:
      // "fighters holding the town" acts; "a plan to attack" takes the actor of what governs the noun.
      if penn(verb) == "VBG" { return [governor] }
      if let owner = dependent(governor, .nmod_poss) { return [owner] }
      guard let above = head(governor), relations[governor] == .obj || relations[governor] == .obl else { return [] }
      return logicalSubjects(above, depth: depth + 1)
    case .acl_relcl:
      return dependent(verb, .nsubj) == nil ? [governor] : []
    case .amod:
      return penn(verb) == "VBG" ? [governor] : []
    default: return []
    }
  }

  /// "Called on the rebels to leave", "appealed to donors to give": who is asked acts, though a preposition leads there.
  private func addressee(of verb: Int, under governor: Int) -> Int? {
    // "Quoted the minister as saying …".
    if ["quote", "cite", "describe", "report"].contains(lowerLemma(governor)),
      let object = dependent(governor, .obj),
      object < verb, dependents(verb, .mark).contains(where: { lower($0) == "as" })
    {
      return resolveRelative(object)
    }
    guard let prepositions = Self.addressing[lowerLemma(governor)],
      dependents(verb, .mark).contains(where: { lower($0) == "to" })
    else { return nil }
    return dependents(governor, .obl).last { $0 < verb && prepositions.contains(preposition(of: $0)) }
      .map { resolveRelative($0) }
  }

  /// Verbs whose infinitive belongs to the object of a preposition.
  private static let addressing: [String: Set<String>] = [
    "call": ["on", "upon", "for"], "appeal": ["to"], "plead": ["with"], "rely": ["on", "upon"],
    "count": ["on", "upon"],
    "depend": ["on", "upon"], "look": ["to"], "prevail": ["on", "upon"], "wait": ["for"], "pray": ["for"],
    "arrange": ["for"], "lean": ["on"], "shout": ["to", "at"],
  ]
}
