import Language

/// What the finder asks about each token, read once.
struct TokenView: Sendable {
  let document: Document
  /// Traits of each token's word.
  private(set) var traits: [WordTraits]
  /// Countries of demonyms, 0 for other tokens.
  private(set) var demonyms: [UInt32]
  private(set) var shapes: [Shape]
  /// For each token the index of the name that covers it, or -1.
  private(set) var names: [Int32]
  /// The sentence of each token.
  private(set) var sentences: [Int32]
  /// Whether most words of a sentence are capitalised, so that capitals say little: capitals and headlines.
  private(set) var loud: [Bool]

  enum Shape: UInt8, Sendable {
    /// `Mosul`, `McDonald`.
    case capitalised
    /// `USA`.
    case capitals
    case small
    case number
    case other
  }

  init(_ document: Document, _ words: PlaceWords) {
    self.document = document
    let count = document.count
    traits = []
    demonyms = []
    shapes = []
    traits.reserveCapacity(count)
    demonyms.reserveCapacity(count)
    shapes.reserveCapacity(count)
    for token in 0..<count {
      let word = document.lower(token)
      let found = words.traits[word] ?? []
      traits.append(found)
      demonyms.append(found.contains(.demonym) ? words.demonyms[word] ?? 0 : 0)
      shapes.append(Self.shape(document, token))
    }
    names = [Int32](repeating: -1, count: count)
    for (index, name) in document.names.enumerated() { for token in name.tokens { names[token] = Int32(index) } }
    sentences = [Int32](repeating: 0, count: count)
    loud = []
    for (index, sentence) in document.sentences.enumerated() {
      for token in sentence.tokens { sentences[token] = Int32(index) }
      loud.append(sentence.capitals || Self.isHeadline(sentence.tokens, shapes))
    }
  }

  private static func shape(_ document: Document, _ token: Int) -> Shape {
    var upper = 0
    var lower = 0
    var first: Shape?
    var skipped = 0
    for byte in document.text[document.bytes(token)] {
      if skipped > 0 {
        skipped -= 1
        continue
      }
      switch byte {
      // U+2000 to U+2FFF: quotation marks, dashes, signs.
      case 0xE2: skipped = 2
      case 0x41...0x5A:
        upper += 1
        first = first ?? .capitalised
      case 0x61...0x7A:
        lower += 1
        first = first ?? .small
      case 0x30...0x39: first = first ?? .number
      // Letters beyond ASCII: a capital if it opens the word (most that do are), else a small letter.
      case 0xC3...0xF4:
        if first == nil { first = .capitalised } else { lower += 1 }
      default: break
      }
    }
    if upper > 1, lower == 0 { return .capitals }
    // "al-Hawija", "d'Ivoire": the capital after the mark counts.
    if first == .small, upper > 0 { return .capitalised }
    return first ?? .other
  }

  /// Titles write most words large, sentences few.
  private static func isHeadline(_ tokens: Range<Int>, _ shapes: [Shape]) -> Bool {
    var large = 0
    var small = 0
    for token in tokens.dropFirst() {
      switch shapes[token] {
      case .capitalised, .capitals: large += 1
      case .small: small += 1
      default: break
      }
    }
    return large + small >= 6 && large > 2 * small
  }

  func isLarge(_ token: Int) -> Bool { shapes[token] == .capitalised || shapes[token] == .capitals }

  /// The name that covers a token.
  func name(at token: Int) -> Document.Name? { names[token] < 0 ? nil : document.names[Int(names[token])] }

  func tokens(ofSentence token: Int) -> Range<Int> { document.sentences[Int(sentences[token])].tokens }
}
