/// Short lines that pages set into the text of an article, by their words.
enum Boilerplate {
  /// Openings of lines that lead elsewhere, in small letters.
  private static let openings: [StaticString] = [
    "advertisement", "read more", "read also", "also read", "see also", "related:", "related stories",
    "related articles", "more:", "read:",
    "read next", "sign up", "subscribe", "follow us", "click here", "share this", "watch:", "watch now",
    "story continues", "article continues",
    "continue reading", "scroll down", "loading", "skip to", "most read", "don't miss", "you may also", "recommended",
    "join the conversation",
    "copyright ©", "© ", "all rights reserved", "download the", "like us on", "get the latest", "sponsored",
  ]

  /// Whether a block of at most 200 bytes opens like one of them.
  static func matches(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 160 else { return false }
    return openings.contains { opening in
      opening.withUTF8Buffer { buffer in
        text.count >= buffer.count && text.prefix(buffer.count).elementsEqual(buffer) { $0.lowercased == $1 }
      }
    }
  }

  /// Whether two texts have the same letters and digits, or one holds the other but for a short rest (a site's name after the title).
  static func sameLetters(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    let a = left.filter { $0.isLetter || $0.isDigit || $0 >= 0x80 }.map(\.lowercased)
    let b = right.filter { $0.isLetter || $0.isDigit || $0 >= 0x80 }.map(\.lowercased)
    guard a.count >= 8, b.count >= 8 else { return a == b && !a.isEmpty }
    return a.count < b.count ? b.starts(with: a) : a.starts(with: b)
  }
}
