import Discourse
import Knowledge
import Language
import Records

/// Which expression governs a trigger.
extension EventDating {
  /// The word that an expression depends on; `nil` if it is the root or there is no tree.
  func governor(_ index: Int) -> Int? {
    var top = expressions[index].tokens.lowerBound
    for token in expressions[index].tokens {
      guard let head = document.head(token), expressions[index].tokens.contains(head) else {
        top = token
        break
      }
    }
    // "March and May": the second hangs from the first.
    while [.conj, .appos, .flat].contains(document.relations[top]), let next = document.head(top),
      expressions.contains(where: { $0.tokens.contains(next) })
    {
      top = next
    }
    return document.head(top)
  }

  /// The expression that dates a trigger, by the tree.
  func governing(_ trigger: Int, _ here: [Int]) -> (expression: Int, crossedClause: Bool)? {
    guard !here.isEmpty else { return nil }
    let governors = here.map { ($0, governor($0)) }
    // The trigger itself, then its nouns, then upwards clause by clause.
    var current = trigger
    var crossed = false
    for step in 0..<10 {
      if step == 0 || !isReporting(current) {
        if let found = best(governors.filter { $0.1 == current }.map(\.0), trigger) { return (found, crossed) }
        if document.tags[current] == .verb, let found = below(current, trigger, governors) { return (found, crossed) }
      }
      guard let next = above(current) else { break }
      if [.advcl, .acl, .ccomp, .csubj, .parataxis].contains(document.relations[current]) { crossed = true }
      current = next
    }
    return onlyOne(trigger, governors).map { ($0, crossed) }
  }

  /// The reporting verb whose complement holds a token.
  func reporting(above token: Int) -> Int? {
    var current = token
    while let head = document.head(current) {
      if document.relations[current] == .ccomp, isReporting(head) { return head }
      current = head
    }
    return nil
  }

  /// An expression at a noun of the verb's own clause: "after a midnight offensive on Sunday".
  private func below(_ verb: Int, _ trigger: Int, _ governors: [(Int, Int?)]) -> Int? {
    let found = governors.filter { index, governor in
      guard var token = governor else { return false }
      for _ in 0..<4 {
        guard let head = document.head(token) else { return false }
        switch document.relations[token] {
        case .obj, .obl, .obl_agent, .obl_unmarked, .nsubj, .nsubj_pass, .advmod: return head == verb
        case .nmod, .conj, .compound: token = head
        // "comes three weeks after the region voted".
        case .advcl: return head == verb && expressions[index].type == .duration
        default: return false
        }
      }
      return false
    }
    return best(found.map(\.0), trigger)
  }

  /// The word whose date a word shares: the support verb of a noun, the clause that a clause completes.
  private func above(_ token: Int) -> Int? {
    guard let head = document.head(token) else { return nil }
    switch document.relations[token] {
    case .acl_relcl, .advcl_relcl: return nil
    case .ccomp, .csubj, .csubj_pass, .parataxis: return isReporting(head) ? nil : head
    case .advcl:
      guard let mark = document.dependent(token, .mark) else { return head }
      return ["if", "unless", "since", "until", "because", "although"].contains(document.lower(mark)) ? nil : head
    case .conj, .nmod, .nmod_poss, .compound, .appos, .obj, .obl, .nsubj, .nsubj_pass, .xcomp, .acl, .obl_agent, .dep,
      .amod, .nmod_desc, .nmod_unmarked, .iobj, .obl_unmarked, .flat:
      return head
    default: return nil
    }
  }

  /// The sentence's only expression, where it hangs from the last of joined verbs: "captured X and killed Y on Sunday".
  private func onlyOne(_ trigger: Int, _ governors: [(Int, Int?)]) -> Int? {
    guard governors.count == 1, let (index, governor) = governors.first else { return nil }
    guard var token = governor else { return index }
    if isReporting(token), token != trigger { return nil }
    // "The airstrike, carried out on Tuesday, destroyed a school."
    if document.relations[token] == .acl || document.relations[token] == .advcl,
      let act = document.dependent(trigger, .nsubj),
      Self.synonyms.contains(where: { $0.contains(document.lemma(act)) }),
      document.head(token) == trigger || document.head(token) == act
    {
      return index
    }
    while document.relations[token] == .conj, let head = document.head(token) {
      if head == trigger || document.isWithin(trigger, head) && !isReporting(head) { return index }
      token = head
    }
    return nil
  }

  /// The finest of some expressions, then the nearest to the trigger.
  private func best(_ indices: [Int], _ trigger: Int) -> Int? {
    func rank(_ index: Int) -> (Int, Int) {
      let distance = abs(expressions[index].tokens.lowerBound - trigger)
      if expressions[index].type == .duration { return (20, distance) }
      guard let unit = expressions[index].date?.granularity else { return (30, distance) }
      return (EventDate.Granularity.allCases.firstIndex(of: unit) ?? 0, distance)
    }
    return indices.min { rank($0) < rank($1) }
  }

  /// Without a tree: the nearest expression that does not follow a reporting verb.
  func nearest(_ trigger: Int, _ here: [Int]) -> Int? {
    let free = here.filter { index in
      let start = expressions[index].tokens.lowerBound
      return !(max(0, start - 3)..<start).contains { isReporting($0) && $0 != trigger }
    }
    return best(free, trigger)
  }

  /// Whether an expression belongs to the main clause of its sentence and not to a reporting verb.
  func isMain(_ index: Int) -> Bool {
    let sentence = document.sentence(of: expressions[index].tokens.lowerBound)
    guard document.sentences[sentence].parsed, var token = governor(index) else { return true }
    if isReporting(token) { return false }
    while let head = document.head(token) {
      switch document.relations[token] {
      case .acl, .acl_relcl, .advcl_relcl, .nmod, .nmod_poss, .compound, .amod, .appos, .advcl: return false
      default: token = head
      }
    }
    return true
  }

  /// Whether a word reports what others say.
  func isReporting(_ token: Int) -> Bool {
    let part = document.tags[token]
    return (part == .verb || part == .noun) && cues.reporting[document.lemma(token)] != nil
      || discourse.quotes.contains { $0.verb == token }
  }
}
