import Knowledge
import Language
import Records

/// Where the arguments of a trigger stand: one answer for verbs, nouns and adjectives.
struct Arguments {
  private let reading: Reading
  let trigger: Int
  let part: Frame.Part
  /// The noun that stands in the sentence for a noun trigger: "phase" of "the offensive's second phase"; else the trigger.
  let stand: Int
  /// The support verb that carries a noun trigger ("launched" of "launched an attack"), or the verb that it is subject of.
  let support: Int?
  /// Whether the subject of the support verb is the one acted on ("suffered an attack", "came under fire").
  let undergoes: Bool

  init(_ reading: Reading, trigger: Int, part: Frame.Part) {
    self.reading = reading
    self.trigger = trigger
    self.part = part
    let stand = part == .noun ? PartWords.phase(of: trigger, reading.document) ?? trigger : trigger
    self.stand = stand
    let acting = part == .noun ? Arguments.supportVerb(of: stand, reading.document, reading.cues.support) : nil
    let suffering =
      part == .noun && acting == nil ? Arguments.supportVerb(of: stand, reading.document, reading.cues.undergo) : nil
    support = acting ?? suffering
    undergoes = suffering != nil
  }

  var document: Document { reading.document }

  /// Who suffers what the trigger noun names, where its support verb says so.
  var sufferers: [Int] {
    guard undergoes, let verb = support else { return [] }
    return document.logicalSubjects(verb).filter { $0 != trigger }
  }

  /// Heads of the nouns (or clauses) that fill a slot; conjuncts hang from them.
  func fillers(_ slot: Frame.Slot) -> [Int] {
    switch slot {
    case .subject: subjects
    case .object: objects
    case .indirect: document.indirectObjects(trigger)
    case .preposition(let word): prepositional(word)
    case .particle(let word): particles(word) + prepositional(word)
    case .possessor: document.dependents(trigger, .nmod_poss)
    case .compound: modifiers
    case .complement: complementSubjects
    case .infinitive: infinitives
    case .clause: document.dependents(trigger, .ccomp)
    }
  }

  private var subjects: [Int] {
    switch part {
    case .verb:
      if let accused = controllers, !accused.isEmpty { return accused }
      return gerundSubject.map { [$0] } ?? document.logicalSubjects(trigger)
    case .adjective:
      if let subject = document.dependent(trigger, .nsubj) { return [document.resolveRelative(subject)] }
      return document.relations[trigger] == .amod ? document.head(trigger).map { [$0] } ?? [] : []
    case .noun:
      if undergoes { return [] }
      if let verb = support { return document.logicalSubjects(verb).filter { $0 != trigger } }
      return document.dependents(trigger, .nsubj).map(document.resolveRelative)
    }
  }

  /// "Accused the army of shelling", "barred them from leaving": who is accused or barred does it.
  private var controllers: [Int]? {
    let first = document.firstConjunct(trigger)
    guard document.penn(first) == "VBG", document.relations[first] == .advcl || document.relations[first] == .acl,
      document.dependents(first, .mark, .case).contains(where: {
        ["of", "from", "with", "for"].contains(document.lower($0))
      }),
      document.dependent(first, .nsubj) == nil, let governor = document.head(first)
    else { return nil }
    return document.tags[governor] == .verb ? document.logicalObjects(governor) : nil
  }

  /// "Died in police firing": a tree may take the gerund for a clause of its own beside its modifier.
  private var gerundSubject: Int? {
    let before = trigger - 1
    guard document.relations[trigger] == .advcl, document.penn(trigger) == "VBG", before >= 0,
      document.tags[before] == .noun, document.relations[before] == .obl,
      document.head(before) == document.head(trigger), document.preposition(of: before) == "in"
    else { return nil }
    return before
  }

  private var objects: [Int] {
    switch part {
    case .verb:
      if !document.logicalObjects(trigger).isEmpty { return document.logicalObjects(trigger) }
      if !document.indirectObjects(trigger).isEmpty { return document.indirectObjects(trigger) }
      // "Found the general guilty": the tree may make him subject of the adjective.
      return document.dependents(trigger, .xcomp, .ccomp).filter {
        document.tags[$0] == .adjective && document.dependent($0, .cop) == nil
      }
      .compactMap { document.dependent($0, .nsubj) }
    case .noun, .adjective: return prepositional("of")
    }
  }

  /// Nouns after a preposition: of the trigger, of its support verb, and of the verb of a passive or participle.
  private func prepositional(_ word: String) -> [Int] {
    var found = document.obliques(trigger).filter { $0.preposition == word || $0.preposition.hasPrefix(word + " ") }
      .map(\.head)
    if part == .verb, word == "by", document.isPassive(trigger) { found = [] }
    if let verb = support {
      if word == "by" {
        if document.isPassive(verb) { found += document.logicalSubjects(verb) }
      } else {
        found += document.obliques(verb).filter { $0.preposition == word }.map(\.head)
      }
    }
    if part == .verb, found.isEmpty {
      // "launched attacks on": the phrase may hang from the object; "talks with X about Y" from the first noun.
      for object in document.dependents(trigger, .obj) where word != "of" {
        found += document.obliques(object).filter { $0.preposition == word }.map(\.head)
      }
    }
    return found.filter { $0 != trigger }
  }

  private func particles(_ word: String) -> [Int] {
    document.dependents(trigger).map(Int.init).filter { child in
      switch document.relations[child] {
      case .compound_prt, .advmod, .case, .mark, .xcomp, .compound: document.lower(child) == word
      default: false
      }
    }
  }

  private var modifiers: [Int] {
    document.dependents(trigger).map(Int.init).filter { child in
      switch document.relations[child] {
      case .compound, .amod, .nmod_desc, .nmod_unmarked, .flat: true
      default: false
      }
    }
  }

  /// Verbs in the infinitive that complete the trigger ("urged Iran to stop").
  private var infinitives: [Int] {
    document.dependents(trigger).map(Int.init).filter { child in
      guard
        document.tags[child] == .verb || document.tags[child] == .auxiliary || document.dependent(child, .cop) != nil
      else { return false }
      switch document.relations[child] {
      case .xcomp: return true
      case .ccomp, .advcl, .acl: return document.dependents(child, .mark).contains { document.lower($0) == "to" }
      default: return false
      }
    }
  }

  private var complementSubjects: [Int] {
    for clause in infinitives + document.dependents(trigger, .ccomp) {
      if let subject = document.dependent(clause, .nsubj, .nsubj_pass) { return [document.resolveRelative(subject)] }
    }
    return document.dependents(trigger, .obj, .iobj)
  }

  /// The verb that says of a noun that it happens: a support verb of which it is the object (or passive subject), or a
  /// participle of one that modifies it.
  static func supportVerb(of noun: Int, _ document: Document, _ verbs: Set<String>) -> Int? {
    func isSupport(_ verb: Int) -> Bool {
      guard document.tags[verb] == .verb else { return false }
      let lemma = document.lemma(verb)
      if verbs.contains(lemma) { return true }
      return document.dependents(verb).contains { child in
        (document.relations[Int(child)] == .compound_prt || document.relations[Int(child)] == .advmod)
          && verbs.contains(lemma + " " + document.lower(Int(child)))
      }
    }
    for child in document.dependents(noun, .acl) where isSupport(child) && document.isPassive(child) { return child }
    let first = document.firstConjunct(noun)
    guard let verb = document.head(first), document.tags[verb] == .verb else { return nil }
    switch document.relations[first] {
    case .obj, .nsubj_pass, .xcomp: return isSupport(verb) ? verb : nil
    // "engaged in talks", "took part in the offensive", "came under attack".
    case .obl:
      guard document.tags[verb] == .verb else { return nil }
      let preposition = document.preposition(of: first)
      if verbs.contains(document.lemma(verb) + " " + preposition) { return verb }
      return ["in", "into"].contains(preposition) && isSupport(verb) ? verb : nil
    default: return nil
    }
  }
}
