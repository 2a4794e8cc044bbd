/// Splits a text into tokens as the English Web Treebank does, on bytes.
///
/// Contractions and possessives are tokens of their own ("do" "n't", "Iraq" "'s"); hyphens part compounds ("long" "-" "term",
/// "al" "-" "Qaeda") but not prefixes ("pro-government", "non-violence"), telephone numbers and dates. Every byte that is no white
/// space belongs to exactly one token.
struct Tokenizer {
  let text: [UInt8]
  private(set) var starts: [UInt32] = []
  private(set) var ends: [UInt32] = []

  /// - Parameter breaks: ascending byte offsets that no token may cross.
  init(_ text: [UInt8], breaks: [Int]) {
    self.text = text
    starts.reserveCapacity(text.count / 5)
    ends.reserveCapacity(text.count / 5)
    var index = 0
    var next = 0
    while index < text.count {
      let (kind, length) = ByteClass.at(index, text)
      if kind == .space || kind == .newline {
        index += length
        continue
      }
      while next < breaks.count, breaks[next] <= index { next += 1 }
      let limit = next < breaks.count ? min(breaks[next], text.count) : text.count
      var end = min(index + length, limit)
      while end < limit {
        let (kind, length) = ByteClass.at(end, text)
        if kind == .space || kind == .newline { break }
        end = min(end + length, limit)
      }
      chunk(index, end)
      index = end
    }
  }

  private mutating func add(_ start: Int, _ end: Int) {
    starts.append(UInt32(start))
    ends.append(UInt32(end))
  }

  /// Splits a run of bytes without white space.
  private mutating func chunk(_ start: Int, _ end: Int) {
    let hasAt = text[start..<end].contains(UInt8(ascii: "@"))
    var index = start
    while index < end {
      let (kind, width) = ByteClass.at(index, text)
      let length = min(width, end - index)
      switch kind {
      case .letter, .digit:
        if let stop = address(index, end, hasAt: hasAt) {
          add(index, stop)
          index = stop
        } else {
          index = word(index, end)
        }
      case .apostrophe:
        index = apostrophe(index, length, end)
      case .dot:
        if index + 1 < end, text[index + 1].isDigit, index == start {
          index = number(index, index + 1, end)
        } else {
          index = run(index, end) { $0 == UInt8(ascii: ".") }
        }
      case .hyphen where text[index] == UInt8(ascii: "-"):
        index = run(index, end) { $0 == UInt8(ascii: "-") }
      case .ender:
        index = run(index, end) { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }
      case .run:
        let first = text[index]
        index = run(index, end) { $0 == first }
      case .quote where text[index] == UInt8(ascii: "`"):
        index = run(index, min(index + 2, end)) { $0 == UInt8(ascii: "`") }
      case .mark:
        let stop = emoticon(index, end) ?? handle(index, start, end) ?? index + 1
        add(index, stop)
        index = stop
      default:
        add(index, index + length)
        index += length
      }
    }
  }

  /// Adds the run of bytes that satisfy `member` and gives its end.
  private mutating func run(_ start: Int, _ end: Int, _ member: (UInt8) -> Bool) -> Int {
    var stop = start + 1
    while stop < end, member(text[stop]) { stop += 1 }
    add(start, stop)
    return stop
  }

  /// `:)`, `;-)` and their like, at the end of a chunk.
  private func emoticon(_ start: Int, _ end: Int) -> Int? {
    guard text[start] == UInt8(ascii: ":") || text[start] == UInt8(ascii: ";") else { return nil }
    var mouth = start + 1
    if mouth < end, text[mouth] == UInt8(ascii: "-") { mouth += 1 }
    guard mouth < end, mouth + 1 == end, "()DP".utf8.contains(text[mouth]) else { return nil }
    return mouth + 1
  }

  /// `@name`.
  private func handle(_ start: Int, _ chunkStart: Int, _ end: Int) -> Int? {
    guard text[start] == UInt8(ascii: "@"), start == chunkStart else { return nil }
    var stop = start + 1
    while stop < end, text[stop].isLetter || text[stop].isDigit || text[stop] == UInt8(ascii: "_") { stop += 1 }
    return stop > start + 1 ? stop : nil
  }

  /// The end of a web or e-mail address that starts here.
  private func address(_ start: Int, _ end: Int, hasAt: Bool) -> Int? {
    if matches(start, end, "http") || matches(start, end, "www.") || matches(start, end, "ftp")
      || matches(start, end, "mailto:")
    {
      var colon = start
      while colon < min(end, start + 8), text[colon] != UInt8(ascii: ":"), text[colon] != UInt8(ascii: ".") {
        colon += 1
      }
      let isAddress =
        colon + 2 < end
        && (text[colon] == UInt8(ascii: ":") && (text[colon + 1] == UInt8(ascii: "/") || matches(start, end, "mailto"))
          || matches(start, end, "www."))
      if isAddress {
        var stop = end
        while stop > colon + 1, ".,;:!?)]}>'\"".utf8.contains(text[stop - 1]) { stop -= 1 }
        return stop
      }
    }
    guard hasAt else { return nil }
    var index = start
    var at: Int?
    while index < end {
      let byte = text[index]
      if byte == UInt8(ascii: "@") {
        guard at == nil, index > start else { return nil }
        at = index
      } else if !(byte.isLetter || byte.isDigit || ".-_+%".utf8.contains(byte)) {
        break
      }
      index += 1
    }
    guard let at, index > at + 1 else { return nil }
    while index > at + 2, ".-".utf8.contains(text[index - 1]) { index -= 1 }
    return index
  }

  private func matches(_ start: Int, _ end: Int, _ prefix: StaticString) -> Bool {
    guard start + prefix.utf8CodeUnitCount <= end else { return false }
    return prefix.withUTF8Buffer { bytes in
      for (offset, byte) in bytes.enumerated() where text[start + offset].small != byte { return false }
      return true
    }
  }

  /// An apostrophe that no word has taken: a clitic, a year ('90s) or a quote.
  private mutating func apostrophe(_ start: Int, _ length: Int, _ end: Int) -> Int {
    let after = start + length
    if let stop = WordBounds.clitic(text, after, end), stop > after, start > 0, let last = ends.last, Int(last) == start
    {
      add(start, stop)
      return stop
    }
    if after + 1 < end, text[after].isDigit, text[after + 1].isDigit {
      var stop = after + 2
      if stop < end, text[stop].small == UInt8(ascii: "s") { stop += 1 }
      add(start, stop)
      return stop
    }
    let second = after < end ? ByteClass.at(after, text) : (.letter, 0)
    let pair = second.0 == .apostrophe && text[start] == text[after] ? after + second.1 : after
    let stop = min(pair, end)
    add(start, stop)
    return stop
  }

  private mutating func number(_ start: Int, _ digits: Int, _ end: Int) -> Int {
    let stop = WordBounds.number(text, digits, end)
    add(start, stop)
    return stop
  }

  /// A word that starts with a letter or a digit; adds one or two tokens and gives the end.
  private mutating func word(_ start: Int, _ end: Int) -> Int {
    if text[start].isDigit { return number(start, start, end) }
    let stop = WordBounds.word(text, start, end)
    if let inner = WordBounds.inside(text, start, stop) {
      add(start, inner)
      add(inner, stop)
    } else {
      add(start, stop)
    }
    return stop
  }
}
