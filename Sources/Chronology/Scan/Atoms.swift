import Language

/// The text as words, numbers and marks, each with its class from the ``Lexicon``: what the time rules read.
///
/// Atoms are finer than tokens ("eight-month-long" is five, "1990s" two) and do not depend on how the tokenizer cuts
/// dates; ``tokens(of:in:)`` leads back to tokens.
struct Atoms: Sendable {
  private(set) var kinds: [Kind] = []
  private(set) var values: [Int32] = []
  /// UTF-8 byte offsets.
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  private(set) var gaps: [Gap] = []
  private(set) var cases: [LetterCase] = []

  /// What stands between an atom and the one before it.
  enum Gap: UInt8, Sendable {
    case none, space, blankLine
  }

  /// How a word is written.
  enum LetterCase: UInt8, Sendable {
    case lower, capitalized, capitals, notLetters
  }

  var count: Int { kinds.count }

  /// The bytes from one atom to another.
  func bytes(_ range: Range<Int>) -> Range<Int> { Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1]) }

  /// Whether a line begins at an atom.
  func startsLine(_ index: Int, _ text: [UInt8]) -> Bool {
    var byte = Int(starts[index]) - 1
    while byte >= 0, text[byte] == 0x20 || text[byte] == 0x09 || text[byte] == 0x0D { byte -= 1 }
    return byte < 0 || text[byte] == 0x0A
  }

  /// The atom that holds a byte, or the first after it; `count` if there is none.
  func index(ofByte byte: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(ends[middle]) <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The paragraphs, as ranges of atoms: no expression goes across a blank line.
  var blocks: [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = 0
    for index in 0..<count where gaps[index] == .blankLine && index > start {
      blocks.append(start..<index)
      start = index
    }
    if start < count { blocks.append(start..<count) }
    return blocks
  }

  /// Reads a text.
  init(text: [UInt8]) {
    let estimate = text.count / 5 + 8
    kinds.reserveCapacity(estimate)
    values.reserveCapacity(estimate)
    starts.reserveCapacity(estimate)
    ends.reserveCapacity(estimate)
    gaps.reserveCapacity(estimate)
    cases.reserveCapacity(estimate)
    scan(text.span)
  }

  private mutating func scan(_ text: Span<UInt8>) {
    var lexer = Lexer()
    var position = 0
    while let atom = lexer.next(text, from: position) {
      kinds.append(atom.kind)
      values.append(atom.value)
      starts.append(Int32(truncatingIfNeeded: atom.start))
      ends.append(Int32(truncatingIfNeeded: atom.end))
      gaps.append(atom.gap)
      cases.append(atom.letters)
      position = atom.end
    }
  }

  /// The tokens that hold the bytes of a range of atoms.
  func tokens(of range: Range<Int>, in document: Document) -> Range<Int> {
    guard document.count > 0 else { return 0..<0 }
    let bytes = bytes(range)
    let first = document.token(at: bytes.lowerBound)
    let last = document.token(at: bytes.upperBound - 1)
    return first..<max(first, last) + 1
  }
}

extension Document {
  /// The token that holds a byte, or the last one before it; 0 if there is none.
  func token(at byte: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= byte { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}
