import Language

/// Weighs what speaks for a run of tokens being the name of a place and not of a person, a body or nothing.
struct SpanJudge {
  let view: TokenView
  private var document: Document { view.document }
  /// Last words of longer names that are not places, persons' above all: "Franklin" where there is a "Shane Franklin".
  private var familyNames: Set<String> = []

  /// Keys of buildings that stand for a government; places only after "at" and the like.
  private let metonyms: Set<[UInt8]>

  /// Spans at or above are places.
  static let threshold = 1.0

  init(_ view: TokenView, _ words: PlaceWords) {
    self.view = view
    metonyms = words.metonyms
    for name in view.document.names where name.type == .person && name.tokens.count > 1 {
      familyNames.insert(view.document.lower(name.tokens.upperBound - 1))
    }
  }

  /// Learns from all spans of a report which of their words end longer names, before any is judged.
  mutating func learn(_ spans: [NameSpan]) {
    for span in spans where span.tokens.count == 1 {
      let token = span.tokens.lowerBound
      let sentence = view.tokens(ofSentence: token)
      guard token > sentence.lowerBound, !isLoud(token), !isLoud(token - 1), isNamePart(token - 1) else { continue }
      familyNames.insert(document.lower(token))
    }
  }

  /// A capitalised word that is likely a given name or another part of a name.
  private func isNamePart(_ token: Int) -> Bool {
    view.shapes[token] == .capitalised && document.tags[token] == .properNoun
      && view.traits[token].isDisjoint(with: [.kind, .direction, .demonym, .locative, .determiner, .ordinary])
      && view.name(at: token)?.type != .location
  }

  /// Fills in what the words around a span ask for, and how much speaks for it.
  func judge(_ span: inout NameSpan, _ candidates: [Candidate]) {
    span.kinds = kinds(around: span.tokens)
    let around = surroundings(span.tokens)
    span.evidence = tags(span.tokens) + names(span.tokens) + around + prominence(span, candidates)
    // "the port of Ras Lanuf" says nothing of a "Ras".
    if !span.kinds.isEmpty, around > -1.5 { span.evidence += 1.5 }
  }

  private func isLoud(_ token: Int) -> Bool { view.loud[Int(view.sentences[token])] }

  private func tags(_ tokens: Range<Int>) -> Double {
    var proper = 0
    var other = 0
    for token in tokens where view.isLarge(token) {
      switch document.tags[token] {
      case .properNoun: proper += 1
      case .other: break
      default: other += 1
      }
    }
    if proper > 0 { return other == 0 ? 1 : 0.5 }
    return other == 0 ? 0.5 : -1.5
  }

  /// What the name finder says.
  private func names(_ tokens: Range<Int>) -> Double {
    guard let name = view.name(at: tokens.lowerBound) ?? view.name(at: tokens.upperBound - 1) else { return 0 }
    let exact = name.tokens == tokens
    let weight = Double(name.confidence > 0 ? name.confidence : 1)
    switch name.type {
    case .location: return 2 * weight
    case .person: return (exact ? -2 : -4) * weight
    case .organization where isState(tokens.lowerBound): return 0
    case .organization: return (exact || tokens.count > name.tokens.count ? -1 : -3.5) * weight
    }
  }

  private func surroundings(_ tokens: Range<Int>) -> Double {
    let sentence = view.tokens(ofSentence: tokens.lowerBound)
    var score = 0.0
    if tokens.lowerBound > sentence.lowerBound {
      score += before(tokens.lowerBound - 1, sentence)
    }
    if tokens.upperBound < sentence.upperBound { score += after(tokens.upperBound, sentence) }
    if isTaken(tokens) { score += 1 }
    // "in Franklin" is a town all the same.
    if tokens.count == 1, score < 1, familyNames.contains(document.lower(tokens.lowerBound)) { score -= 2 }
    return score
  }

  /// "entered Bor", "Bor was shelled": what is done to places.
  private func isTaken(_ tokens: Range<Int>) -> Bool {
    let head = document.head(of: tokens)
    guard document.relations[head] == .obj || document.relations[head] == .nsubj_pass, let verb = document.head(head)
    else {
      return false
    }
    return LocatingWords.placeObject.contains(document.lemma(verb))
  }

  private func before(_ token: Int, _ sentence: Range<Int>) -> Double {
    var token = token
    if document.text[document.bytes(token)].elementsEqual([UInt8(ascii: "-")]),
      document.ends[token] == document.starts[token + 1], token > sentence.lowerBound,
      view.isLarge(token - 1)
        || view.traits[token - 1].contains(.linking)
    {
      return -2.5
    }
    // "in the northern Mosul": look past the article and the direction.
    while token > sentence.lowerBound,
      view.shapes[token] == .small && !view.traits[token].isDisjoint(with: [.determiner, .direction])
        || document.lower(token) == "the"
    {
      token -= 1
    }
    let traits = view.traits[token]
    if traits.contains(.title), !traits.contains(.demonym) { return -3 }
    if view.isLarge(token), !isLoud(token) {
      if !traits.isDisjoint(with: [.kind, .direction, .demonym, .locative, .determiner]) { return 0.5 }
      // A capitalised word just before: part of a longer name ("Tim Jordan", "Bank Kirkuk"), unless it opens the sentence.
      guard token > sentence.lowerBound || document.tags[token] == .properNoun else { return 0 }
      return view.name(at: token)?.type == .location ? 0 : -2.5
    }
    if traits.contains(.locative) { return 1.5 }
    if traits.contains(.weaklyLocative) {
      // "Bank of England", "University of Texas": a body, not the place.
      if document.lower(token) == "of", token > sentence.lowerBound, view.isLarge(token - 1), !isLoud(token) {
        return view.traits[token - 1].isDisjoint(with: .kind) && view.traits[token - 1].contains(.body) ? -2.5 : 0.3
      }
      return 0.7
    }
    return 0
  }

  private func after(_ token: Int, _ sentence: Range<Int>) -> Double {
    let traits = view.traits[token]
    if traits.contains(.illness) { return -3 }
    if isState(token - 1) { return 0 }
    if view.isLarge(token), !isLoud(token) {
      if !traits.isDisjoint(with: .kind) { return 0.5 }
      if traits.contains(.body) { return -3 }
      if document.tags[token] == .properNoun || document.tags[token] == .other {
        return view.name(at: token)?.type == .location || traits.contains(.direction) ? 0 : -2.3
      }
    }
    let first = document.text[Int(document.starts[token])]
    if first == UInt8(ascii: ","), token + 1 < sentence.upperBound, view.isLarge(token + 1) { return 0.4 }
    if document.lower(token) == "'s" { return 0.3 }
    return 0
  }

  /// "US" and "UK" stand before other names as adjectives do ("U.S. officials", "US Senate").
  private func isState(_ token: Int) -> Bool {
    ["us", "u.s", "u.s.", "uk", "u.k."].contains(document.lower(token)) && view.shapes[token] == .capitals
  }

  /// Well-known places need less; ordinary words and codes more.
  private func prominence(_ span: NameSpan, _ candidates: [Candidate]) -> Double {
    let single = span.tokens.count == 1
    let token = span.tokens.lowerBound
    guard let best = candidates.max(by: { $0.prior < $1.prior }) else {
      // No gazetteer vouches for it: the text has to.
      return single && view.traits[token].contains(.demonym) ? -4 : -1
    }
    var score = min(2, max(-0.6, (best.prior - 3) / 3))
    if single, view.traits[token].contains(.demonym) { return -4 }
    if single, view.traits[token].contains(.ordinary), view.shapes[token] == .capitalised || isLoud(token) {
      // Guinea pigs are more frequent than Guinea, but not with a capital.
      score -= best.kind == .country && document.tags[token] == .properNoun ? 0.5 : 2.5
    }
    if best.quality == .code {
      guard view.shapes[token] == .capitals, !isLoud(token) else { return -4 }
      // ", NY" after a name is a state, and three letters are seldom chance.
      score -= best.kind == .country || followsNameAndComma(token) ? 0 : span.key.count > 2 ? 0.5 : 1.5
    }
    if best.quality == .spelling { score -= span.key.count < 6 ? 1.2 : 0.3 }
    // In a text with small letters, capitals write abbreviations.
    // "Villages burned", "River police".
    if single, !view.traits[token].isDisjoint(with: [.kind, .locative, .linking]) { score -= 2.5 }
    if metonyms.contains(span.key) { score -= 2 }
    if single, best.quality != .code, view.shapes[token] == .capitals, document.bytes(token).count <= 5, !isLoud(token),
      !isState(token), !opensDateline(token), !followsNameAndComma(token)
    {
      score -= 2.5
    }
    if best.prior < 6, single, speaks(token) { score -= 1.5 }
    // "South West", "Central": regions are called so, but so is what lies there.
    if span.tokens.allSatisfy({ view.traits[$0].contains(.direction) }) { score -= 2.5 }
    if single, span.key.count <= 2, best.kind != .country { score -= 1 }
    return score
  }

  private func followsNameAndComma(_ token: Int) -> Bool {
    let sentence = view.tokens(ofSentence: token)
    return token - 2 >= sentence.lowerBound && document.lower(token - 1) == "," && view.isLarge(token - 2)
  }

  /// "CAIRO, Egypt (AP) —", "PARIS —": capitals at the head of a report.
  private func opensDateline(_ token: Int) -> Bool {
    let sentence = view.tokens(ofSentence: token)
    guard token == sentence.lowerBound, token + 1 < sentence.upperBound else { return false }
    return [",", "(", "-", "--", "/"].contains(document.lower(token + 1))
  }

  /// Towns say nothing; people of that name do.
  private func speaks(_ token: Int) -> Bool {
    guard document.relations[token] == .nsubj, let verb = document.head(token) else { return false }
    return ["say", "tell", "add", "explain", "note", "write", "state", "ask", "admit", "think", "believe"]
      .contains(document.lemma(verb))
  }

  /// Nouns for kinds of place beside a name: "the town of X", "X province", "the X River", "Mount X".
  private func kinds(around tokens: Range<Int>) -> WordTraits {
    let sentence = view.tokens(ofSentence: tokens.lowerBound)
    var found: WordTraits = []
    // Part of the name itself.
    for token in tokens where tokens.count > 1 { found.formUnion(view.traits[token].intersection(.kind)) }
    if !found.isEmpty { return found }
    if tokens.upperBound < sentence.upperBound, view.traits[tokens.upperBound].isDisjoint(with: .body) {
      found.formUnion(view.traits[tokens.upperBound].intersection(.kind))
    }
    guard found.isEmpty, tokens.lowerBound > sentence.lowerBound else { return found }
    var token = tokens.lowerBound - 1
    if document.lower(token) == "of", token > sentence.lowerBound { token -= 1 }
    return view.traits[token].intersection(.kind)
  }
}
