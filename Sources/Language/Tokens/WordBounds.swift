/// Where words and numbers end.
enum WordBounds {
  /// The end of a clitic that follows an apostrophe: `s`, `m`, `d`, `re`, `ve`, `ll`, and no letter after it.
  static func clitic(_ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    let first = text[start].small
    if first == UInt8(ascii: "s") || first == UInt8(ascii: "m") || first == UInt8(ascii: "d") {
      return isWord(text, start + 1, end) ? nil : start + 1
    }
    guard start + 1 < end else { return nil }
    let pair = (first, text[start + 1].small)
    guard
      pair == (UInt8(ascii: "r"), UInt8(ascii: "e")) || pair == (UInt8(ascii: "v"), UInt8(ascii: "e"))
        || pair == (UInt8(ascii: "l"), UInt8(ascii: "l"))
    else { return nil }
    return isWord(text, start + 2, end) ? nil : start + 2
  }

  /// The end of a number: `3,000`, `10:30`, `9/11`, `1980s`, `20th`, `713-853-3989`; units are left out ("5" "pm").
  static func number(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    var stop = digits(text, start, end)
    if let whole = dashed(text, stop, end, first: stop - start) { return whole }
    while stop + 1 < end, text[stop + 1].isDigit {
      let next = digits(text, stop + 1, end)
      let separator = text[stop]
      guard
        separator == UInt8(ascii: ",") && next - stop == 4 || separator == UInt8(ascii: ".")
          || separator == UInt8(ascii: ":")
          || separator == UInt8(ascii: "/")
      else { break }
      stop = next
    }
    guard stop < end, text[stop].isLetter || text[stop] >= 0x80 else { return stop }
    var tail = stop
    while tail < end, case let (kind, length) = ByteClass.at(tail, text), kind == .letter || kind == .digit {
      tail = min(tail + length, end)
    }
    return units.contains(text[stop..<tail].map(\.small)) ? stop : tail
  }

  private static func digits(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    var stop = start
    while stop < end, text[stop].isDigit { stop += 1 }
    return stop
  }

  /// The end of groups of digits joined by hyphens that make one number: telephone numbers and dates, not ranges or scores.
  private static func dashed(_ text: [UInt8], _ start: Int, _ end: Int, first: Int) -> Int? {
    var stop = start
    var groups = [first]
    while stop + 1 < end, text[stop] == UInt8(ascii: "-"), text[stop + 1].isDigit {
      let next = digits(text, stop + 1, end)
      groups.append(next - stop - 1)
      stop = next
    }
    guard groups.count > 1, stop == end || !text[stop].isLetter else { return nil }
    let isTelephone = groups.count == 2 && groups[0] == 3 && groups[1] == 4
    return isTelephone || groups.count >= 3 && groups.reduce(0, +) >= 5 ? stop : nil
  }

  private static let units: Set<[UInt8]> = Set(
    "am pm a p k m b bn mn tn mm cm km kms kg kgs ft lb lbs mph kph mg g h hr hrs min mins sec secs yrs yr mi x kt mw gw cc"
      .split(separator: " ").map { Array($0.utf8) })

  /// Prefixes that keep their hyphen.
  private static let prefixes: Set<[UInt8]> = Set(
    """
    anti pro non post pre mid co re ex multi neo counter semi sub socio psycho inter intra cross pan over mini e de ultra \
    trans extra micro macro bi tri quasi pseudo geo para un mis proto
    """.split(separator: " ").map { Array($0.utf8) })

  /// The end of a word that starts with a letter.
  static func word(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      let (kind, length) = ByteClass.at(index, text)
      let after = min(index + length, end)
      switch kind {
      case .letter, .digit:
        index = after
      case .dot:
        let (belongs, goesOn) = stop(text, start, index, end)
        guard belongs, goesOn else { return belongs ? after : index }
        index = after
      case .apostrophe:
        guard isWord(text, after, end) else { return index }
        if clitic(text, after, end) != nil { return index }
        if text[after].small == UInt8(ascii: "t"), !isWord(text, after + 1, end), index > start + 1,
          text[index - 1].small == UInt8(ascii: "n")
        {
          return index - 1
        }
        index = after
      case .hyphen:
        guard isWord(text, after, end), prefixes.contains(text[start..<index].map(\.small)) else { return index }
        index = after
      case .mark:
        let isAmpersand =
          text[index] == UInt8(ascii: "&") && index - start <= 3 && after < end && text[after].isCapitalLetter
          && text[index - 1].isCapitalLetter
        if isAmpersand {
          index = after
        } else if text[index] == UInt8(ascii: "$"), currencies.contains(Array(text[start..<index])) {
          return after
        } else {
          return index
        }
      default:
        return index
      }
    }
    return index
  }

  private static let currencies: Set<[UInt8]> = Set(
    ["US", "U", "A", "AU", "C", "CA", "HK", "NZ", "S"].map { Array($0.utf8) })

  static func isWord(_ text: [UInt8], _ index: Int, _ end: Int) -> Bool {
    guard index < end else { return false }
    let kind = ByteClass.at(index, text).0
    return kind == .letter || kind == .digit
  }

  /// Whether a full stop at `dot` belongs to the word that began at `start`, and whether the word goes on after it.
  private static func stop(_ text: [UInt8], _ start: Int, _ dot: Int, _ end: Int) -> (belongs: Bool, goesOn: Bool) {
    let word = text[start..<dot].map(\.small)
    let after = dot + 1
    let isAbbreviation = Abbreviations.leading.contains(word) || Abbreviations.other.contains(word)
    if isWord(text, after, end) {
      if isSite(text, start, end) { return (true, true) }
      if initials(word) {
        let isInitial = !isWord(text, after + 1, end) && text[after].isLetter
        return isInitial ? (true, true) : (word.count == 1 && text[start].isCapitalLetter, false)
      }
      let goesOn = Abbreviations.dotted.contains { $0.starts(with: word + [UInt8(ascii: ".")]) }
      return (goesOn || isAbbreviation, goesOn)
    }
    if after < end, text[after] == UInt8(ascii: ".") { return (false, false) }
    if word.count > 1, initials(word) || Abbreviations.dotted.contains(word) { return (true, false) }
    if isAbbreviation { return (true, false) }
    let next = following(text, after)
    if Abbreviations.beforeNumber.contains(word) { return (next?.isDigit == true, false) }
    if word.count == 1, text[start].isCapitalLetter, word[0] != UInt8(ascii: "i") {
      return (next.map { $0.isCapitalLetter || $0 >= 0xC3 } == true, false)
    }
    return (false, false)
  }

  /// The first byte after spaces and at most one line end.
  private static func following(_ text: [UInt8], _ start: Int) -> UInt8? {
    var index = start
    var lines = 0
    while index < text.count, case let (kind, length) = ByteClass.at(index, text), kind == .space || kind == .newline {
      if kind == .newline { lines += 1 }
      if lines > 1 { return nil }
      index += length
    }
    return index < text.count ? text[index] : nil
  }

  /// Single letters with stops between: `u`, `u.s`, `p.m`.
  private static func initials(_ word: [UInt8]) -> Bool {
    for (offset, byte) in word.enumerated() {
      if offset % 2 == 0 ? !byte.isLetter : byte != UInt8(ascii: ".") { return false }
    }
    return word.count % 2 == 1
  }

  private static let domains: Set<[UInt8]> = Set(
    "com org net gov edu mil int info biz co uk us ca de fr ru cn in io tv me doc xls pdf txt htm html unix"
      .split(separator: " ").map { Array($0.utf8) })

  /// Whether letters, digits, stops and hyphens from here on end like a site or a file name: `amazon.com`, `plan.doc`.
  private static func isSite(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var index = start
    var last = start
    while index < end, text[index].isLetter || text[index].isDigit || ".-_/".utf8.contains(text[index]) {
      if text[index] == UInt8(ascii: "/") { break }
      if text[index] == UInt8(ascii: "."), index + 1 < end, text[index + 1].isLetter { last = index + 1 }
      index += 1
    }
    var stop = last
    while stop < index, text[stop].isLetter { stop += 1 }
    return last > start && text[last].isSmallLetter && domains.contains(text[last..<stop].map(\.small))
      && !text[last..<stop].isEmpty
  }

  /// Where a word written together is two: `can|not`, `gon|na`, `do|nt`.
  static func inside(_ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
    guard end - start >= 4, end - start <= 7 else { return nil }
    guard let length = joined[text[start..<end].map(\.small)] else { return nil }
    return start + length
  }

  private static let joined: [[UInt8]: Int] = [
    Array("cannot".utf8): 3, Array("gonna".utf8): 3, Array("wanna".utf8): 3, Array("gotta".utf8): 3,
    Array("gimme".utf8): 3,
    Array("lemme".utf8): 3, Array("dont".utf8): 2, Array("didnt".utf8): 3, Array("doesnt".utf8): 4,
    Array("isnt".utf8): 2,
    Array("wasnt".utf8): 3, Array("werent".utf8): 4, Array("arent".utf8): 3, Array("havent".utf8): 4,
    Array("hasnt".utf8): 3,
    Array("couldnt".utf8): 5, Array("wouldnt".utf8): 5, Array("wont".utf8): 2, Array("cant".utf8): 2,
  ]
}
