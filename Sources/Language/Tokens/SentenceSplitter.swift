/// Puts tokens together to sentences and paragraphs.
///
/// A blank line ends a paragraph; a single line end inside one ends a sentence only if the line was not merely wrapped there. A
/// full stop ends a sentence unless it belongs to an abbreviation that the next word goes on from.
struct SentenceSplitter {
  /// Longer runs without an end are cut, so that no tree gets out of hand.
  static let longest = 250

  let text: [UInt8]
  let starts: [UInt32]
  let ends: [UInt32]
  let breaks: [Int]
  private(set) var sentences: [Document.Sentence] = []
  private var first = 0
  private var paragraph = 0
  private var nextBreak = 0
  private var lineStart = 0
  private var lines: ParagraphLines

  init(_ text: [UInt8], starts: [UInt32], ends: [UInt32], breaks: [Int]) {
    self.text = text
    self.starts = starts
    self.ends = ends
    self.breaks = breaks
    lines = ParagraphLines(text, from: starts.first.map(Int.init) ?? text.count)
    for token in starts.indices { step(token) }
  }

  /// What lies between two tokens.
  private enum Gap { case none, space, line, paragraph }

  private mutating func step(_ token: Int) {
    guard token + 1 < starts.count else { return close(token) }
    let (gap, newLine) = gap(after: token)
    let isForced = takeBreak(Int(ends[token]), Int(starts[token + 1]))
    if gap == .paragraph {
      close(token)
      paragraph += 1
      lineStart = newLine
      lines = ParagraphLines(text, from: newLine)
      return
    }
    let isEnd =
      isForced || endsSentence(token, gap) || gap != .none && endsLetterPart(token, first: first)
      || gap == .line && endsLine(token)
      || token + 1 - first >= SentenceSplitter.longest
    if gap == .line { lineStart = newLine }
    if isEnd { close(token) }
  }

  private mutating func takeBreak(_ end: Int, _ start: Int) -> Bool {
    while nextBreak < breaks.count, breaks[nextBreak] < end { nextBreak += 1 }
    return nextBreak < breaks.count && breaks[nextBreak] <= start
  }

  private mutating func close(_ token: Int) {
    let bytes = Int(starts[first])..<Int(ends[token])
    sentences.append(
      Document.Sentence(
        tokens: first..<token + 1, bytes: bytes, paragraph: paragraph, parsed: false,
        capitals: SentenceSplitter.isInCapitals(text[bytes])))
    first = token + 1
  }

  /// At least 8 capitals, and at most one small letter for ten of them. Training counts the same.
  static func isInCapitals(_ bytes: ArraySlice<UInt8>) -> Bool {
    var capitals = 0
    var small = 0
    for byte in bytes {
      if byte.isCapitalLetter { capitals += 1 } else if byte.isSmallLetter { small += 1 }
    }
    return capitals >= 8 && small * 10 <= capitals
  }

  private func gap(after token: Int) -> (Gap, lineStart: Int) {
    var index = Int(ends[token])
    let end = Int(starts[token + 1])
    var lines = 0
    var last = index
    var isBlank = false
    while index < end {
      let (kind, length) = ByteClass.at(index, text)
      if kind == .newline {
        let isPair = text[index] == 0x0D && index + 1 < end && text[index + 1] == 0x0A
        lines += 1
        isBlank = isBlank || lines > 1 || text[index] == 0x0C || text[index] == 0xE2 && text[index + 2] == 0xA9
        index += isPair ? 2 : length
        last = index
      } else {
        index += length
      }
    }
    if lines == 0 { return (end == Int(ends[token]) ? .none : .space, lineStart) }
    return (isBlank ? .paragraph : .line, last)
  }

  // MARK: - Line ends

  /// Whether a line that ends after `token` was ended on purpose: it could have held the next word, and that begins like a line.
  private func endsLine(_ token: Int) -> Bool {
    let next = Int(starts[token + 1])
    if isBullet(token + 1) { return true }
    guard begins(token + 1), !",;-(".utf8.contains(text[Int(ends[token]) - 1]) else { return false }
    if lines.isList || text[Int(ends[token]) - 1] == UInt8(ascii: ":") { return true }
    let line = Int(ends[token]) - lineStart
    return Double(line + 1 + Int(ends[token + 1]) - next) <= Double(lines.width) * 0.85
  }

  private func isBullet(_ token: Int) -> Bool {
    let bytes = text[Int(starts[token])..<Int(ends[token])]
    if bytes.count == 1, let byte = bytes.first, "-*+>".utf8.contains(byte) {
      return token + 1 < starts.count && starts[token + 1] > ends[token]
    }
    return bytes.elementsEqual([0xE2, 0x80, 0xA2]) || bytes.elementsEqual([0xC2, 0xB7])
  }

  // MARK: - Punctuation

  private func endsSentence(_ token: Int, _ gap: Gap) -> Bool {
    guard let ender = ender(token) else { return false }
    if gap == .none {
      return ender == .stop && isCloser(token) == false && startsWithCapital(token + 1) && !isCloser(token + 1)
    }
    if isCloser(token + 1) && isClosing(token + 1) || isFace(token + 1) { return false }
    switch ender {
    case .stop: return !isEnumerator(token) && (begins(token + 1) || token > first + 1 && !isCloser(token))
    case .dots: return begins(token + 1)
    case .mark: return begins(token + 1) || asks(token)
    case .abbreviation: return gap != .none && isStarter(token + 1)
    }
  }

  private enum Ender { case stop, dots, mark, abbreviation }

  /// What ends at a token: punctuation, an abbreviation, or closing marks after one of them.
  private func ender(_ token: Int) -> Ender? {
    let start = Int(starts[token])
    let end = Int(ends[token])
    switch text[start] {
    case UInt8(ascii: "."):
      return end - start == 1 ? .stop : text[start..<end].allSatisfy { $0 == UInt8(ascii: ".") } ? .dots : nil
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return .mark
    case 0xE2 where end - start == 3 && text[start + 1] == 0x80 && text[start + 2] == 0xA6: return .dots
    default: break
    }
    if isCloser(token), token > first, ends[token - 1] == starts[token], !isClosingless(token) {
      return ender(token - 1)
    }
    guard text[end - 1] == UInt8(ascii: "."), end - start > 1 else { return nil }
    let word = text[start..<end - 1].map(\.small)
    return Abbreviations.leading.contains(word) || word.count == 1 ? nil : .abbreviation
  }

  /// Whether a question ends here although a small letter follows, as in hasty writing; within quotes the speaker may follow.
  private func asks(_ token: Int) -> Bool {
    text[Int(starts[token])] == UInt8(ascii: "?") && text[Int(starts[token + 1])].isSmallLetter
      && !(first...token).contains { isQuote($0) }
  }

  private func isQuote(_ token: Int) -> Bool {
    switch text[Int(starts[token])] {
    case UInt8(ascii: "\""), UInt8(ascii: "`"): true
    case UInt8(ascii: "'"): ends[token] - starts[token] <= 2
    case 0xE2: text[Int(starts[token]) + 1] == 0x80 && (0x98...0x9F).contains(text[Int(starts[token]) + 2])
    case 0xC2: text[Int(starts[token]) + 1] == 0xAB
    default: false
    }
  }

  /// Quotes and brackets that may stand after the end of a sentence.
  private func isCloser(_ token: Int) -> Bool {
    let start = Int(starts[token])
    let length = Int(ends[token]) - start
    switch text[start] {
    case UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return true
    case UInt8(ascii: "'"): return length <= 2 && text[Int(ends[token]) - 1] == UInt8(ascii: "'")
    case 0xE2: return length == 3 && text[start + 1] == 0x80 && (text[start + 2] == 0x99 || text[start + 2] == 0x9D)
    case 0xC2: return length == 2 && text[start + 1] == 0xBB
    default: return false
    }
  }

  /// Whether a closing mark follows the token before it without white space: a straight quote after a space opens.
  private func isClosing(_ token: Int) -> Bool { starts[token] == ends[token - 1] }

  /// A bracket that closes what an ender inside it ended, in the middle of a sentence: `(e.g.)`.
  private func isClosingless(_ token: Int) -> Bool {
    text[Int(starts[token])] == UInt8(ascii: ")") && token >= 1 && text[Int(ends[token - 1]) - 1] == UInt8(ascii: ".")
      && ends[token - 1] - starts[token - 1] > 1
  }

  /// "1." at the start of a sentence.
  private func isEnumerator(_ token: Int) -> Bool {
    token == first + 1 && token >= 1 && text[Int(starts[token - 1])..<Int(ends[token - 1])].allSatisfy(\.isDigit)
  }

  /// Whether a token may begin a sentence: a capital, a digit, an opening quote or bracket, a letter without case, a symbol.
  private func begins(_ token: Int) -> Bool {
    let byte = text[Int(starts[token])]
    return !byte.isSmallLetter && !",;:.?!)]}%'".utf8.contains(byte)
  }

  private func startsWithCapital(_ token: Int) -> Bool { text[Int(starts[token])].isCapitalLetter }

  private func isStarter(_ token: Int) -> Bool {
    let bytes = text[Int(starts[token])..<Int(ends[token])]
    guard let byte = bytes.first, !byte.isSmallLetter else { return false }
    if byte == UInt8(ascii: "\"") || byte == 0xE2 && bytes.count == 3 { return true }
    return SentenceStarters.words.contains(bytes.map(\.small))
  }
}
