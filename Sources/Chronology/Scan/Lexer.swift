/// Cuts bytes into atoms.
struct Lexer {
  /// One word, number or mark.
  struct Atom {
    var kind: Kind
    var value: Int32 = 0
    var start: Int
    var end: Int
    var gap: Atoms.Gap
    var letters: Atoms.LetterCase = .notLetters
  }

  /// The next atom at or after a position; `nil` at the end.
  mutating func next(_ text: Span<UInt8>, from position: Int) -> Atom? {
    var index = position
    var lines = 0
    while index < text.count {
      let width = Self.spaceWidth(text, index)
      if width == 0 { break }
      if text[index] == 0x0A { lines += 1 }
      index += width
    }
    guard index < text.count else { return nil }
    let gap: Atoms.Gap = lines > 1 ? .blankLine : index > position ? .space : .none
    let byte = text[index]
    if Self.isDigit(byte) { return number(text, index, gap) }
    if let mark = Self.mark(text, index) {
      return Atom(kind: mark.kind, start: index, end: index + mark.width, gap: gap)
    }
    if Self.isLetter(byte) || byte >= 0x80 { return word(text, index, gap) }
    return Atom(kind: .mark, start: index, end: index + 1, gap: gap)
  }

  private func number(_ text: Span<UInt8>, _ start: Int, _ gap: Atoms.Gap) -> Atom {
    var end = start
    var value = 0
    while end < text.count, Self.isDigit(text[end]) {
      // More than nine digits are no number of anything here.
      value = end - start < 9 ? value * 10 + Int(text[end] - 48) : -1
      end += 1
    }
    return Atom(kind: .digits, value: Int32(value), start: start, end: end, gap: gap)
  }

  private func word(_ text: Span<UInt8>, _ start: Int, _ gap: Atoms.Gap) -> Atom {
    if let abbreviation = initials(text, start, gap) { return abbreviation }
    var end = start
    var upper = 0
    var count = 0
    while end < text.count {
      let byte = text[end]
      if byte >= 0x80 {
        if Self.mark(text, end) != nil || Self.spaceWidth(text, end) > 0 { break }
      } else if !Self.isLetter(byte) {
        break
      }
      if byte >= 65, byte <= 90 { upper += 1 }
      count += 1
      end += 1
    }
    let first = text[start] >= 65 && text[start] <= 90
    let letters: Atoms.LetterCase = upper == count && count > 1 ? .capitals : first ? .capitalized : .lower
    return entry(text, start..<end, dots: false, letters, gap)
  }

  /// "a.m.", "U.S.", "B.C.E": single letters with periods, read without them.
  private func initials(_ text: Span<UInt8>, _ start: Int, _ gap: Atoms.Gap) -> Atom? {
    var end = start
    var count = 0
    while end + 1 < text.count, Self.isLetter(text[end]), text[end + 1] == 0x2E {
      end += 2
      count += 1
    }
    guard count > 0 else { return nil }
    if end < text.count, Self.isLetter(text[end]) {
      // "p.m" without its last period, but not "J.Smith".
      guard end + 1 == text.count || !Self.isLetter(text[end + 1]) else { return nil }
      end += 1
      count += 1
    }
    guard count > 1 else { return nil }
    let first = text[start] >= 65 && text[start] <= 90
    return entry(text, start..<end, dots: true, first ? .capitals : .lower, gap)
  }

  private func entry(
    _ text: Span<UInt8>, _ range: Range<Int>, dots: Bool, _ letters: Atoms.LetterCase, _ gap: Atoms.Gap
  ) -> Atom {
    var atom = Atom(kind: .other, start: range.lowerBound, end: range.upperBound, gap: gap, letters: letters)
    guard range.count <= 20 else { return atom }
    var key = WordKey()
    for index in range where !(dots && text[index] == 0x2E) {
      let byte = text[index]
      guard key.append(byte >= 65 && byte <= 90 ? byte | 0x20 : byte) else { return atom }
    }
    if let found = Lexicon.words[key], !found.capital || letters != .lower {
      atom.kind = found.kind
      atom.value = Int32(found.value)
    }
    return atom
  }

  // MARK: bytes

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 97 && (byte | 0x20) <= 122 }

  /// Bytes of the white space at a position: ASCII, no-break space, thin and narrow spaces.
  private static func spaceWidth(_ text: Span<UInt8>, _ index: Int) -> Int {
    let byte = text[index]
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { return 1 }
    if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 { return 2 }
    if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80 {
      let last = text[index + 2]
      if (last >= 0x80 && last <= 0x8B) || last == 0xAF { return 3 }
    }
    return 0
  }

  /// Punctuation that the rules tell apart, typographic forms included.
  private static func mark(_ text: Span<UInt8>, _ index: Int) -> (kind: Kind, width: Int)? {
    switch text[index] {
    case 0x2C: (.comma, 1)
    case 0x2E: (.dot, 1)
    case 0x2D: (.hyphen, 1)
    case 0x2F: (.slash, 1)
    case 0x3A: (.colon, 1)
    case 0x27, 0x60: (.apostrophe, 1)
    case 0x28, 0x5B: (.open, 1)
    case 0x29, 0x5D: (.close, 1)
    case 0x24: (.currency, 1)
    case 0xC2 where index + 1 < text.count && (text[index + 1] == 0xA3 || text[index + 1] == 0xA5): (.currency, 2)
    case 0xE2 where index + 2 < text.count:
      switch (text[index + 1], text[index + 2]) {
      case (0x80, 0x90...0x95): (.hyphen, 3)
      case (0x88, 0x92): (.hyphen, 3)
      case (0x80, 0x98), (0x80, 0x99), (0x80, 0xB2): (.apostrophe, 3)
      case (0x80, 0x9C...0x9F), (0x80, 0xB3), (0x80, 0xA6), (0x80, 0xA2): (.mark, 3)
      case (0x82, 0xAC): (.currency, 3)
      default: nil
      }
    default: nil
    }
  }
}
