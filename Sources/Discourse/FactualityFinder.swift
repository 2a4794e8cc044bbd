public import Knowledge
public import Language
public import Records

/// How surely the text tells what a predicate says, from the cue words that govern it (FactBank's levels, folded).
public struct FactualityFinder: Sendable {
  private let cues: Cues

  /// What was found.
  public struct Finding: Sendable, Hashable {
    /// The folded value.
    public var factuality: Factuality
    /// Set when a cue says so ("tried to").
    public var stage: Stage?
    /// The token that decided it, if any.
    public var cue: Int?
    /// The governing predicate whose complement this is ("urged" for "urged X to leave"), if one decided it.
    public var governor: Int?

    /// A finding, by default without a word that decided it.
    public init(factuality: Factuality, stage: Stage? = nil, cue: Int? = nil, governor: Int? = nil) {
      self.factuality = factuality
      self.stage = stage
      self.cue = cue
      self.governor = governor
    }
  }

  /// The cue words come from the knowledge.
  public init(cues: Cues) { self.cues = cues }

  /// The factuality of a predicate (a verb, or a noun that names an event). Needs a tree.
  public func factuality(of token: Int, in document: Document) -> Finding {
    var result = local(token, document)
    var current = token
    for _ in 0..<10 {
      guard let governor = document.head(current) else { break }
      let relation = document.relations[current]
      if let found = effect(on: current, relation, governor, document) {
        result = merge(result, found)
      }
      // Out of the clause and its complements nothing reaches the predicate.
      guard passesUp(current, relation, governor, document) else { break }
      current = governor
      if relation != .conj || result.factuality == .asserted {
        result = merge(result, inherited(local(current, document), through: relation, from: token))
      }
    }
    return result
  }

  /// The nearest cue wins, but what is only wanted, planned or supposed stays so even when its content is negated.
  private func merge(_ inner: Finding, _ outer: Finding) -> Finding {
    if outer.factuality == .asserted {
      return Finding(
        factuality: inner.factuality, stage: inner.stage ?? outer.stage, cue: inner.cue ?? outer.cue,
        governor: inner.governor)
    }
    switch inner.factuality {
    case .asserted:
      return Finding(
        factuality: outer.factuality, stage: inner.stage ?? outer.stage, cue: outer.cue, governor: outer.governor)
    case .negated:
      // "denied that they had not paid", "urged them not to leave".
      return outer.factuality == .negated ? Finding(factuality: .asserted, stage: nil, cue: nil, governor: nil) : outer
    case .planned where outer.factuality == .negated:
      // "Denied that it planned an attack".
      return Finding(factuality: .negated, cue: outer.cue, governor: inner.governor)
    default: return inner
    }
  }

  /// What the words around the predicate itself say: negation, modals, conditions.
  private func local(_ token: Int, _ document: Document) -> Finding {
    var found = Finding(factuality: .asserted)
    for child in document.dependents(token) {
      let index = Int(child)
      let word = document.lower(index)
      switch document.relations[index] {
      case .advmod, .det, .cc, .mark, .case, .cc_preconj:
        if isNegation(word, index, token, document) {
          found = Finding(factuality: .negated, cue: index)
        } else if ["longer", "more"].contains(word),
          let no = document.dependents(index).map(Int.init).first(where: { document.lower($0) == "no" })
        {
          found = Finding(factuality: .negated, cue: no)
        } else if cues.conditional.contains(word), document.relations[index] == .mark {
          return Finding(factuality: .conditional, cue: index)
        } else if word == "once", document.relations[index] == .mark, let governor = document.head(token),
          looksAhead(governor, document)
        {
          found = Finding(factuality: .planned, cue: index)
        } else if let effect = cues.embedding[word], effect == .possible, document.relations[index] == .advmod {
          found = Finding(factuality: .possible, cue: index)
        }
      case .aux:
        if let modal = cues.modals[document.lemma(index)] ?? cues.modals[word],
          found.factuality != .negated || modal != .conditional
        {
          if found.factuality == .asserted { found = Finding(factuality: modal, cue: index) }
        }
      case .nsubj, .nsubj_pass, .obj:
        if document.dependents(index, .det).contains(where: { ["no", "neither"].contains(document.lower($0)) })
          || ["nobody", "none", "nothing"].contains(word)
        {
          found = Finding(factuality: .negated, cue: index)
        }
      case .obl, .obl_unmarked:
        // "At no time did they fire".
        if ["time", "way", "circumstance", "point", "account"].contains(document.lemma(index)),
          let no = document.dependents(index, .det).first(where: { document.lower($0) == "no" })
        {
          found = Finding(factuality: .negated, cue: no)
        }
      default: continue
      }
    }
    if found.factuality == .asserted, let cue = futureCopula(of: token, document) {
      found = Finding(factuality: .planned, cue: cue)
    }
    // "would have captured": counterfactual stays conditional; "would" under a past reporting verb is a plan.
    if found.factuality == .conditional, let cue = found.cue, document.lower(cue) == "would" {
      if reportedFuture(token, document) { found.factuality = .planned }
    }
    return found
  }

  /// "The ministers are to meet": a copula before an infinitive speaks of what is to come.
  private func futureCopula(of token: Int, _ document: Document) -> Int? {
    guard document.tags[token] == .verb,
      document.dependents(token, .mark).contains(where: { document.tags[$0] == .particle && document.lower($0) == "to" }
      )
    else { return nil }
    return document.dependents(token, .cop, .aux).first { document.lemma($0) == "be" && $0 < token }
  }

  private func isNegation(_ word: String, _ index: Int, _ token: Int, _ document: Document) -> Bool {
    guard cues.negation.contains(word) || word == "n't" || word == "n’t" else { return false }
    // "not only … but also" asserts.
    if word == "not" || word == "n't", index + 1 < document.count,
      ["only", "just", "merely"].contains(document.lower(index + 1))
    {
      return false
    }
    // "without" negates what hangs from it, not what it hangs from.
    return true
  }

  private func reportedFuture(_ token: Int, _ document: Document) -> Bool {
    guard
      document.relations[token] == .ccomp || document.relations[token] == .conj
        || document.relations[token] == .parataxis,
      let governor = document.head(token)
    else { return false }
    if document.relations[token] == .conj { return reportedFuture(governor, document) }
    return cues.reporting[document.lemma(governor)] != nil && document.dependent(token, .advcl) == nil
      || cues.reporting[document.lemma(governor)] != nil
  }

  /// What a governing word does to its complement.
  private func effect(on token: Int, _ relation: Relation, _ governor: Int, _ document: Document) -> Finding? {
    switch relation {
    case .xcomp, .ccomp, .csubj, .acl, .obj, .obl, .nmod, .nsubj_pass, .advcl, .nsubj, .obl_agent:
      break
    default: return nil
    }
    if relation == .advcl {
      if let mark = document.dependents(token, .mark).first {
        let word = document.lower(mark)
        if cues.conditional.contains(word) { return Finding(factuality: .conditional, cue: mark) }
        if ["once", "until", "when", "after"].contains(word), looksAhead(governor, document) {
          return Finding(factuality: .planned, cue: mark)
        }
        if word == "without" { return Finding(factuality: .negated, cue: mark) }
        // A bare infinitive of purpose tells an aim, not a fact.
        if word == "to", document.tags[mark] == .particle {
          return Finding(factuality: .planned, cue: mark, governor: governor)
        }
        // "Accused of killing", "prevented from leaving": a gerund under a preposition is a complement.
        if ["of", "from", "with"].contains(word), document.penn(token) == "VBG" {
          guard var found = embedding(governor, with: word, document).map({ finding($0, governor) }) else { return nil }
          // What somebody is accused of is told beside the accusation.
          if found.factuality == .possible { found.governor = nil }
          return found
        }
      }
      return nil
    }
    if relation == .nsubj || relation == .obl_agent { return nil }
    let clause = document.tags[token] == .verb || document.tags[token] == .auxiliary
    // A noun under an oblique is governed only through "for", "to", "against", "of" ("called for a ceasefire").
    if relation == .obl || relation == .nmod, !clause {
      guard ["for", "to", "of", "about", "into", "from", "against"].contains(document.preposition(of: token)) else {
        return nil
      }
    }
    guard let effect = embedding(governor, document) else {
      // "plan to attack", "threat to withdraw": an infinitive under a noun is not yet a fact.
      if relation == .acl, document.dependents(token, .mark).contains(where: { document.lower($0) == "to" }) {
        // "Forced villagers to flee": they did; but "launched a drive to retake the town" tells an aim.
        if [.obj, .nsubj_pass].contains(document.relations[governor]), let verb = document.head(governor),
          Self.forcing.contains(document.lowerLemma(verb))
        {
          return nil
        }
        return Finding(factuality: .planned, cue: governor, governor: governor)
      }
      return nil
    }
    // "Told reporters that they destroyed it", "insisted that they had left": words that ask and report ask for no facts.
    if effect == .requested, relation == .ccomp, cues.reporting[document.lowerLemma(governor)] != nil,
      isIndicative(token, document)
    {
      return nil
    }
    return finding(effect, governor)
  }

  private static let forcing: Set<String> = ["force", "compel", "oblige", "coerce", "cause", "drive", "prompt", "lead"]

  /// Whether a clause states a fact by the form of its verb ("fled", "has fled"; not "flee", "should flee").
  private func isIndicative(_ verb: Int, _ document: Document) -> Bool {
    let facts: Set<String> = ["VBD", "VBZ"]
    return facts.contains(document.penn(verb))
      || document.dependents(verb, .aux, .aux_pass, .cop).contains { facts.contains(document.penn($0)) }
  }

  private func finding(_ effect: Cues.Embedding, _ governor: Int) -> Finding {
    switch effect {
    case .planned: Finding(factuality: .planned, cue: governor, governor: governor)
    case .requested: Finding(factuality: .requested, cue: governor, governor: governor)
    case .possible: Finding(factuality: .possible, cue: governor, governor: governor)
    case .negated: Finding(factuality: .negated, cue: governor, governor: governor)
    case .attempted: Finding(factuality: .asserted, stage: .attempted, cue: governor, governor: governor)
    case .asserted: Finding(factuality: .asserted)
    }
  }

  /// Whether a clause, or one beside it under the same verb, stands in the future.
  private func looksAhead(_ verb: Int, _ document: Document) -> Bool {
    func isFuture(_ token: Int) -> Bool {
      document.dependents(token, .aux).contains { ["will", "would", "shall"].contains(document.lemma($0)) }
    }
    return isFuture(verb) || document.dependents(verb, .ccomp).contains(where: isFuture)
  }

  /// The entry of a governing word, with its particle, preposition or copula.
  private func embedding(_ governor: Int, with word: String? = nil, _ document: Document) -> Cues.Embedding? {
    let lemma = document.lowerLemma(governor)
    if let word, let found = cues.embedding[lemma + " " + word] { return found }
    for child in document.dependents(governor) {
      switch document.relations[Int(child)] {
      case .compound_prt, .advmod:
        if let found = cues.embedding[lemma + " " + document.lower(Int(child))] { return found }
      case .obl:
        if let found = cues.embedding[lemma + " " + document.preposition(of: Int(child))] { return found }
      case .cop:
        if let found = cues.embedding["be " + lemma] { return found }
      default: continue
      }
    }
    return cues.embedding[lemma]
  }

  private func passesUp(_ token: Int, _ relation: Relation, _ governor: Int, _ document: Document) -> Bool {
    switch relation {
    case .xcomp, .ccomp, .csubj: true
    case .conj: document.dependent(token, .nsubj, .nsubj_pass) == nil
    case .obj, .nsubj_pass: document.tags[token] != .verb
    case .obl, .nmod: document.tags[token] == .noun
    case .acl: document.dependents(token, .mark).contains { ["to", "that"].contains(document.lower($0)) }
    default: false
    }
  }

  /// A clause's own negation and modals reach down to what is embedded in it, except through facts ("did not say that").
  private func inherited(_ finding: Finding, through relation: Relation, from token: Int) -> Finding {
    relation == .ccomp && finding.factuality == .planned ? Finding(factuality: .asserted) : finding
  }
}
