import Language

/// The tense of the clause that an expression stands in, for the direction of "Monday" and "October".
struct TenseFinder {
  let document: Document

  /// The tense around a token; `unknown` without tags or verbs.
  func tense(at token: Int) -> Resolver.Tense {
    guard document.count > 0, token < document.count else { return .unknown }
    let sentence = document.sentences[document.sentence(of: token)]
    if sentence.parsed, let tense = governed(token) { return tense }
    // The nearest verb before, else after.
    let range = sentence.tokens
    var index = min(token, range.upperBound - 1)
    while index >= range.lowerBound {
      if let tense = tense(ofVerb: index, in: range) { return tense }
      index -= 1
    }
    index = token
    while index < range.upperBound {
      if let tense = tense(ofVerb: index, in: range) { return tense }
      index += 1
    }
    return .unknown
  }

  /// The tense of the first verb above a token in its tree.
  private func governed(_ token: Int) -> Resolver.Tense? {
    var current = token
    for _ in 0..<12 {
      guard let head = document.head(current) else { return nil }
      // "polls due in August".
      if document.lemma(head) == "due", document.relations[current] != .nsubj { return .future }
      if isAppointment(current, head) { return .future }
      current = head
      if document.tags[current] == .verb || document.tags[current] == .auxiliary
        || document.dependent(current, .cop) != nil
      {
        return tense(ofClause: current)
      }
    }
    return nil
  }

  /// "The ban takes effect on Friday.": a present that names its day looks ahead, unless in a headline.
  private func isAppointment(_ token: Int, _ verb: Int) -> Bool {
    guard document.relations[token] == .obl || document.relations[token] == .obl_unmarked,
      document.penn(verb) == "VBZ" || document.penn(verb) == "VBP", document.tags[verb] == .verb,
      !Self.reporting.contains(document.lemma(verb)),
      !document.dependents(token, .case).contains(where: { document.lower($0) == "since" })
    else { return false }
    let sentence = document.sentences[document.sentence(of: verb)]
    return document.form(sentence.tokens.upperBound - 1) == "."
  }

  private static let reporting: Set<String> = [
    "say", "tell", "report", "write", "add", "claim", "show", "mark", "come",
  ]

  /// The tense of a clause by its head and auxiliaries.
  func tense(ofClause head: Int) -> Resolver.Tense {
    var past = Self.isPast(document.penn(head))
    var present = document.penn(head) == "VBZ" || document.penn(head) == "VBP"
    var infinitive = false
    for child in document.dependents(head, .aux, .aux_pass, .cop, .mark) {
      switch document.penn(child) {
      case "MD": return modal(child)
      case "VBD": past = true
      case "VBZ", "VBP":
        // "has captured" is past, "is captured" present.
        if document.lemma(child) == "have" { past = true } else { present = true; past = false }
      case "TO": infinitive = true
      default: break
      }
    }
    if infinitive {
      // "is expected to arrive", "plans to" look ahead; "was allowed to vote", "used force to" do not.
      guard let above = document.head(head), document.tags[above] == .verb || document.tags[above] == .adjective else {
        return .future
      }
      return Self.ahead.contains(document.lemma(above)) ? .future : tense(ofClause: above)
    }
    if document.penn(head) == "VBG", !present, !past {
      return parent(head) ?? .unknown
    }
    // "is due in May", "has been scheduled for November", "forecasters predict rain on Saturday".
    if Self.appointed.contains(document.lemma(head)), present || hasBeen(head) { return .future }
    return past ? .past : present ? .present : document.penn(head) == "VBN" ? .past : .unknown
  }

  private func hasBeen(_ head: Int) -> Bool {
    document.dependents(head, .aux).contains { document.lemma($0) == "have" && document.penn($0) != "VBD" }
  }

  /// Lemmas that put a day on something to come.
  private static let appointed: Set<String> = [
    "schedule", "due", "plan", "slate", "set", "expect", "predict", "forecast",
  ]

  private func isInRelativeClause(_ auxiliary: Int) -> Bool {
    guard let verb = document.head(auxiliary) else { return false }
    return document.relations[verb] == .acl_relcl
  }

  private func parent(_ token: Int) -> Resolver.Tense? {
    guard let head = document.head(token), document.tags[head] == .verb else { return nil }
    return tense(ofClause: head)
  }

  /// The tense of a verb by itself and the words before it, without a tree.
  private func tense(ofVerb token: Int, in range: Range<Int>) -> Resolver.Tense? {
    switch document.penn(token) {
    case "VBD": return .past
    case "MD": return modal(token)
    case "VBN", "VBG", "VB":
      var index = token - 1
      while index >= max(range.lowerBound, token - 4) {
        switch document.penn(index) {
        case "MD": return modal(index)
        case "TO": return index > range.lowerBound && Self.ahead.contains(document.lemma(index - 1)) ? .future : nil
        case "VBD": return .past
        case "VBZ", "VBP": return document.lemma(index) == "have" ? .past : .present
        default: break
        }
        index -= 1
      }
      return document.penn(token) == "VBN" ? .past : nil
    case "VBZ", "VBP": return .present
    default: return nil
    }
  }

  /// Lemmas after which an infinitive lies ahead.
  private static let ahead: Set<String> = [
    "expect", "plan", "schedule", "due", "set", "intend", "vow", "promise", "agree", "prepare", "want", "threaten",
    "urge",
    "likely", "unlikely", "decide", "pledge", "hope", "aim", "order", "ask", "call", "propose", "invite", "need",
    "bind", "slate",
  ]

  private static func isPast(_ tag: String) -> Bool { tag == "VBD" }

  /// "could develop" looks ahead, and so does "would" in what somebody said; "could have arrived" and "a town that would fall
  /// on Friday" look back.
  private func modal(_ modal: Int) -> Resolver.Tense {
    if document.lower(modal) == "would" || document.lower(modal) == "'d", isInRelativeClause(modal) { return .past }
    return modal + 1 < document.count && document.lower(modal + 1) == "have" ? .past : .future
  }
}
