/// What the character at a byte is to the tokenizer.
enum ByteClass: UInt8 {
  case space, newline, letter, digit, apostrophe, quote, dot, hyphen, dash, ender, mark, symbol, run

  private static let ascii: [ByteClass] = (0..<128).map { code in
    switch UInt8(code) {
    case 0x0A, 0x0D, 0x0B, 0x0C: .newline
    case 0x09, 0x20, 0x1C...0x1F: .space
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "'"): .apostrophe
    case UInt8(ascii: "\""), UInt8(ascii: "`"): .quote
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "!"), UInt8(ascii: "?"): .ender
    case UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "+"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "|"):
      .run
    case 0..<0x20, 0x7F: .letter
    default: .mark
    }
  }

  /// The class of the character that starts at `index`, and its length in bytes. A byte that starts no valid character is a
  /// letter of its own.
  static func at(_ index: Int, _ text: [UInt8]) -> (ByteClass, Int) {
    let first = text[index]
    if first < 0x80 { return (ascii[Int(first)], 1) }
    let second = index + 1 < text.count ? text[index + 1] : 0
    let third = index + 2 < text.count ? text[index + 2] : 0
    guard second & 0xC0 == 0x80 else { return (.letter, 1) }
    switch first {
    case 0xC2: return (latin(second), 2)
    case 0xC3...0xDF: return (first == 0xC3 && (second == 0x97 || second == 0xB7) ? .symbol : .letter, 2)
    case 0xE0...0xEF:
      guard third & 0xC0 == 0x80 else { return (.letter, 1) }
      return (threeBytes(first, second, third), 3)
    case 0xF0...0xF4:
      let fourth = index + 3 < text.count ? text[index + 3] : 0
      guard third & 0xC0 == 0x80, fourth & 0xC0 == 0x80 else { return (.letter, 1) }
      return (first == 0xF0 && second == 0x9F ? .symbol : .letter, 4)
    default: return (.letter, 1)
    }
  }

  /// U+0080 to U+00BF.
  private static func latin(_ second: UInt8) -> ByteClass {
    switch second {
    case 0x85: .newline
    case 0xA0: .space
    case 0xAB, 0xBB: .quote
    case 0xAA, 0xB5, 0xBA, 0xAD: .letter
    case 0xA1...0xBF: .symbol
    default: .letter
    }
  }

  private static func threeBytes(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> ByteClass {
    switch (first, second, third) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      .space
    case (0xE2, 0x80, 0xA8...0xA9): .newline
    case (0xE2, 0x80, 0x98...0x99): .apostrophe
    case (0xE2, 0x80, 0x9A...0x9F), (0xE2, 0x80, 0xB9...0xBA): .quote
    case (0xE2, 0x80, 0x90...0x91): .hyphen
    case (0xE2, 0x80, 0x92...0x95): .dash
    case (0xE2, 0x80, 0x8B...0x8F): .letter
    case (0xE2, 0x80...0xAF, _), (0xEF, 0xBB, 0xBF): .symbol
    default: .letter
    }
  }
}

extension UInt8 {
  var isSmallLetter: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
  var isCapitalLetter: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
  var isLetter: Bool { (self | 0x20).isSmallLetter }
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  /// The small letter of an ASCII capital, else the byte itself.
  var small: UInt8 { isCapitalLetter ? self | 0x20 : self }
}
