import Language

/// Finds the runs of tokens that may be place names: the longest that the gazetteer has, and others that the name
/// finder or the words around them call places.
struct SpanFinder {
  private let view: TokenView
  private var document: Document { view.document }
  private(set) var table: NameTable
  private(set) var spans: [NameSpan] = []
  private var key: [UInt8] = []

  /// Longest name, in tokens.
  private static let longest = 8

  init(_ view: TokenView, _ gazetteer: Gazetteer) {
    self.view = view
    table = NameTable(gazetteer)
  }

  mutating func find() {
    for sentence in document.sentences {
      var token = sentence.tokens.lowerBound
      while token < sentence.tokens.upperBound {
        guard canStart(token, sentence.tokens.upperBound) else {
          token += 1
          continue
        }
        let end = longestMatch(token, sentence.tokens.upperBound)
        let whole = runEnd(token, sentence.tokens.upperBound)
        if whole > end ?? token, hasArticle(token..<whole), isSpelledOtherwise(token..<whole) {
          // "Jisr al-Shughur", where "Jisr" alone is another place.
          add(token..<whole)
          token = whole
        } else if let end, !articleFollows(end, whole) {
          add(shortened(token..<end))
          token = end
        } else {
          token = max(end ?? token, token + 1)
        }
      }
    }
    addUnlisted()
    spans.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private mutating func add(_ tokens: Range<Int>) {
    fold(tokens)
    spans.append(NameSpan(tokens: tokens, key: key, entry: table.entry(key)))
  }

  private mutating func fold(_ tokens: Range<Int>) {
    let span = document.text.span
    NameKey.fold(span, document.bytes(tokens), into: &key)
  }

  private func canStart(_ token: Int, _ limit: Int) -> Bool {
    if isArticle(token, limit) { return true }
    guard view.isLarge(token) else { return false }
    // A mark that was left on a word is no part of a name.
    guard let first = document.text[document.bytes(token)].first, first != 0xE2, first != 0x22 else { return false }
    // "US$", "@mosul" and "http://" are no names.
    return !view.traits[token].contains(.determiner)
      && !document.text[document.bytes(token)].contains { $0 == 0x24 || $0 == 0x40 || $0 == 0x2F }
  }

  /// The "al" of "al-Qaim", written in one with what follows.
  private func isArticle(_ token: Int, _ limit: Int) -> Bool {
    guard token + 2 < limit, view.shapes[token] == .small || view.shapes[token] == .capitalised, isHyphen(token + 1),
      view.isLarge(token + 2)
    else { return false }
    return SpellingKey.articles.contains(Array(document.lower(token).utf8))
      && document.ends[token] == document.starts[token + 1] && document.ends[token + 1] == document.starts[token + 2]
  }

  private func hasArticle(_ tokens: Range<Int>) -> Bool { tokens.contains { isArticle($0, tokens.upperBound) } }

  /// Whether an article stands between the end of a match and the end of the name that it is part of.
  private func articleFollows(_ end: Int, _ whole: Int) -> Bool {
    end < whole && (isArticle(end, whole) || isHyphen(end) && end + 1 < whole && isArticle(end + 1, whole))
  }

  /// Whether a name of several words that the gazetteer lacks is one of its names in another spelling.
  private mutating func isSpelledOtherwise(_ tokens: Range<Int>) -> Bool {
    guard tokens.count > 1, tokens.count <= Self.longest else { return false }
    fold(tokens)
    return !table.candidates(key).isEmpty
  }

  /// The end of the longest name of the gazetteer that starts at a token.
  private mutating func longestMatch(_ start: Int, _ limit: Int) -> Int? {
    var best: Int?
    for last in start..<min(start + Self.longest, limit) {
      if last > start, !canContinue(last) { break }
      fold(start..<last + 1)
      guard !key.isEmpty else { continue }
      switch table.presence(key) {
      case .none:
        // "People" of "People's": what is written together is looked up together.
        guard last + 1 < limit, document.starts[last + 1] == document.ends[last] else { return best }
      case .prefix: continue
      case .key: if canEnd(last, start) { best = last + 1 }
      }
    }
    return best
  }

  /// "Borno state" is Borno; "Bali airport" is Bali if the gazetteer knows no better airport than some far one.
  private mutating func shortened(_ tokens: Range<Int>) -> Range<Int> {
    guard tokens.count > 1, view.shapes[tokens.upperBound - 1] == .small else { return tokens }
    fold(tokens)
    let whole = table.best(key) ?? 0
    let shorter = tokens.dropLast()
    fold(shorter)
    guard table.presence(key) == .key, let rest = table.best(key) else { return tokens }
    let isUnit = !view.traits[tokens.upperBound - 1].isDisjoint(with: [.unit, .town])
    return isUnit || rest > whole + 1 ? shorter : tokens
  }

  /// Words of a name stand on one line, without commas between.
  private func canContinue(_ token: Int) -> Bool {
    let bytes = document.bytes(token)
    guard let first = document.text[bytes].first else { return false }
    switch first {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: "\""):
      return false
    default: break
    }
    let gap = Int(document.ends[token - 1])..<bytes.lowerBound
    return !document.text[gap].contains(0x0A) || gap.count == 1
  }

  private func canEnd(_ token: Int, _ start: Int) -> Bool {
    if token == start { return true }
    if view.isLarge(token) || view.shapes[token] == .number { return true }
    // "Mosul dam", "al-Asad air base"; "Medina of" is not ended by its link.
    return !view.traits[token].isDisjoint(with: .kind)
  }

  /// Names that the name finder takes for places, and capitalised words after "in" or before "province".
  private mutating func addUnlisted() {
    var taken = [Bool](repeating: false, count: document.count)
    for span in spans { for token in span.tokens { taken[token] = true } }
    for name in document.names where name.type == .location {
      guard !name.tokens.contains(where: { taken[$0] }) else { continue }
      var tokens = name.tokens
      while let first = tokens.first, view.traits[first].contains(.determiner) { tokens = tokens.dropFirst() }
      guard !tokens.isEmpty, tokens.contains(where: view.isLarge) else { continue }
      add(tokens)
      for token in tokens { taken[token] = true }
    }
    for sentence in document.sentences.indices where !view.loud[sentence] {
      let tokens = document.sentences[sentence].tokens
      var token = tokens.lowerBound
      while token < tokens.upperBound {
        let end = runEnd(token, tokens.upperBound)
        if end > token, !(token..<end).contains(where: { taken[$0] }), isPlaceByContext(token..<end, in: tokens) {
          add(token..<end)
        }
        token = max(end, token + 1)
      }
    }
  }

  /// The end of a run of capitalised words, with hyphens and articles between.
  private func runEnd(_ start: Int, _ limit: Int) -> Int {
    var end = start
    if isArticle(start, limit) {
      end = start + 3
    } else if view.isLarge(start), !view.traits[start].contains(.determiner) {
      end = start + 1
    }
    while end > start, end < limit, canContinue(end) {
      if view.isLarge(end) {
        end += 1
      } else if isArticle(end, limit) {
        end += 3
      } else if isHyphen(end), end + 1 < limit, isArticle(end + 1, limit) {
        end += 4
      } else if isHyphen(end), end + 1 < limit, view.isLarge(end + 1), document.ends[end] == document.starts[end + 1] {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  private func isHyphen(_ token: Int) -> Bool {
    document.text[document.bytes(token)].elementsEqual([UInt8(ascii: "-")])
  }

  /// "in Xyz", "the town of Xyz", "Xyz province": a place whatever it is called.
  private func isPlaceByContext(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
    guard tokens.count <= 4, view.names[tokens.lowerBound] < 0,
      !tokens.contains(where: { view.traits[$0].contains(.demonym) }),
      !tokens.contains(where: { view.traits[$0].contains(.body) || view.traits[$0].contains(.ordinary) }),
      tokens.lowerBound > sentence.lowerBound
    else { return false }
    let before = tokens.lowerBound - 1
    if tokens.upperBound < sentence.upperBound, !view.isLarge(tokens.upperBound),
      !view.traits[tokens.upperBound].isDisjoint(with: [.unit, .town, .quarter, .facility, .water]),
      tokens.upperBound == sentence.upperBound - 1 || view.shapes[tokens.upperBound] == .small
    {
      return true
    }
    if !view.traits[before].isDisjoint(with: [.town, .unit, .quarter]) { return view.shapes[before] == .small }
    return before > sentence.lowerBound && document.lower(before) == "of" && view.shapes[before - 1] == .small
      && ["city", "town", "village", "province", "district", "governorate", "suburb", "neighborhood", "neighbourhood"]
        .contains(document.lower(before - 1))
  }
}
