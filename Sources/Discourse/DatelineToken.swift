/// A word, number or mark at the start of a line, as datelines are made of.
struct DatelineToken {
  enum Kind { case word, number, comma, slash, open, close, colon, dash, other }

  var kind: Kind
  var bytes: Range<Int>
  /// A word in small letters, without dots.
  var name = ""
  var isCapitalized = false
  /// Whether all its letters are capitals.
  var isCapitals = false
  var isAfterSpace = false
  var isBeforeSpace = false
  /// Whether a dash is an em or en dash.
  var isLong = false

  var isMonth: Bool { kind == .word && isCapitalized && DatelineWords.months.contains(name) }
  /// Whether a sentence can begin with it.
  var opensSentence: Bool { kind == .word && isCapitalized || kind == .number || kind == .other }

  /// Whether a sentence can begin at a byte: with a capital, a digit or a quotation mark.
  static func opensSentence(_ text: [UInt8], at index: Int) -> Bool {
    guard index < text.count else { return false }
    return isCapital(text[index]) || isDigit(text[index]) || text[index] >= 0x80 || text[index] == UInt8(ascii: "\"")
      || text[index] == UInt8(ascii: "'")
  }

  /// The tokens of a range of a text; the last may be cut off.
  static func tokens(of text: [UInt8], in range: Range<Int>) -> [DatelineToken] {
    var tokens: [DatelineToken] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if text[index] <= 0x20 {
        index += 1
        continue
      }
      var token = DatelineToken(kind: kind(text, at: index), bytes: index..<index + 1)
      token.isAfterSpace = index > 0 && text[index - 1] <= 0x20
      switch token.kind {
      case .word: index = wordEnd(text, from: index, range.upperBound)
      case .number:
        while index < range.upperBound,
          isDigit(text[index]) || isLetter(text[index]) || "-/.:".utf8.contains(text[index])
        {
          index += 1
        }
        // A mark at the end is none of its own.
        while !isDigit(text[index - 1]), !isLetter(text[index - 1]) { index -= 1 }
      case .dash:
        token.isLong = text[index] == 0xE2
        while index < range.upperBound, kind(text, at: index) == .dash { index += text[index] == 0xE2 ? 3 : 1 }
        index = min(index, range.upperBound)
      default: index += 1
      }
      token.bytes = token.bytes.lowerBound..<index
      token.isBeforeSpace = index < text.count && text[index] <= 0x20
      if token.kind == .word { token.readWord(text) }
      tokens.append(token)
    }
    return tokens
  }

  private mutating func readWord(_ text: [UInt8]) {
    let word = text[bytes].filter { $0 != UInt8(ascii: ".") }
    name = String(decoding: word, as: UTF8.self).lowercased()
    isCapitalized = word.first.map { Self.isCapital($0) || $0 >= 0x80 } ?? false
    isCapitals = !word.contains { (97...122).contains($0) }
  }

  private static func kind(_ text: [UInt8], at index: Int) -> Kind {
    switch text[index] {
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "("), UInt8(ascii: "["): .open
    case UInt8(ascii: ")"), UInt8(ascii: "]"): .close
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "-"): .dash
    case 48...57: .number
    case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80:
      // Dashes; quotation marks.
      (0x92...0x95).contains(text[index + 2]) ? .dash : .other
    case 0x80...: .word
    case let byte: isLetter(byte) ? .word : .other
    }
  }

  /// The end of a word: letters, and dots, hyphens and apostrophes with letters behind them; a dot may close it.
  private static func wordEnd(_ text: [UInt8], from start: Int, _ stop: Int) -> Int {
    var index = start
    while index < stop {
      let byte = text[index]
      if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80 {
        guard text[index + 2] == 0x99, index + 3 < stop, isLetter(text[index + 3]) else { return index }
        index += 3
      } else if isLetter(byte) || isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: ".") {
        index += 1
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'"), index + 1 < stop, isLetter(text[index + 1]) {
        index += 1
      } else {
        return index
      }
    }
    return index
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
}

/// Words by which datelines are known, in small letters without dots.
enum DatelineWords {
  static let agencies: Set<String> = [
    "aap", "afp", "aa", "ana", "anadolu", "ani", "ansa", "antara", "ap", "apa", "app", "belta", "bernama", "bna",
    "bss", "cna", "cnn", "dpa", "efe", "fars", "ians", "ina", "interfax", "ips", "irin", "irna", "isna", "itar-tass",
    "kcna", "khaama", "kuna", "kyodo", "mena", "nan", "notimex", "nzpa", "pajhwok", "pana", "petra", "pna", "pti",
    "reuters", "ria", "sana", "spa", "tanjug", "tap", "tasnim", "tass", "unb", "uni", "upi", "wafa", "wam",
    "xinhua", "yonhap",
  ]
  static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]
  static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
    "thur", "thurs", "fri", "sat", "sun",
  ]
  /// Small words within names of places.
  static let connectors: Set<String> = [
    "of", "and", "the", "de", "del", "la", "las", "le", "les", "los", "el", "al", "da", "do", "dos", "du", "der", "am",
    "an", "sur", "upon", "on", "es", "ash", "as", "ar", "at", "ad", "in",
  ]
  /// First words of sentences and labels that no place is called.
  static let sentenceOpeners: Set<String> = [
    "on", "in", "at", "the", "a", "an", "by", "from", "it", "this", "that", "these", "those", "there", "he", "she",
    "they", "we", "i", "you", "as", "after", "before", "but", "and", "or", "if", "when", "while", "for", "since",
    "until",
    "last", "next", "about", "update", "updated", "published", "posted", "date", "image", "photo", "picture", "source",
    "read", "note", "also", "more", "see", "watch", "related", "video",
  ]
}
