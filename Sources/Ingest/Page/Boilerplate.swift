/// Lines that pages and agencies set into or after the text of an article, known by their words.
enum Boilerplate {
  /// Openings of short lines that lead elsewhere, in small letters.
  private static let openings: [StaticString] = [
    "advertisement", "read more", "read also", "also read", "see also", "related:", "related stories",
    "related articles", "related news",
    "related tags", "related topics", "more:", "read:", "read next", "read the full", "sign up", "subscribe",
    "follow us", "click here",
    "share this", "watch:", "watch now", "story continues", "article continues", "continue reading", "scroll down",
    "loading", "skip to",
    "most read", "don't miss", "don\u{2019}t miss", "you may also", "recommended", "join the conversation",
    "copyright ", "\u{a9} ",
    "all rights reserved", "download the", "like us on", "get the latest", "sponsored", "first published",
    "last updated", "last modified",
    "published ", "published:", "updated ", "updated:", "posted ", "filed under", "tags:", "tagged", "topics:",
    "post a comment", "post comment",
    "leave a comment", "leave a reply", "view comments", "show comments", "tell us what you think", "like this story",
    "more from",
    "more stories", "more on this", "source:", "image source", "photo by", "photo:", "photos:", "image:",
    "image credit", "getty images",
    "reading time", "estimated reading", "tempo de leitura", "temps de lecture", "tiempo de lectura",
    "tempo di lettura",
    "lesezeit", "leestijd", "this website uses cookies", "we use cookies", "enable javascript",
    "please enable",
    "please enter your", "listen to this", "print this", "email this", "citation:", "save this",
  ]

  /// Whole lines of a word or two, in small letters.
  private static let lines: [StaticString] = [
    "comments", "comment", "caption", "close", "advert", "ad", "ads", "share", "tweet", "print", "email", "e-mail",
    "save", "video", "photos",
    "photo", "gallery", "more", "menu", "search", "home", "next", "previous", "back", "top", "reply", "replies", "like",
    "facebook", "twitter",
    "whatsapp", "linkedin", "reddit", "pinterest", "related", "tags", "topics", "newsletter", "log in", "login",
    "sign in", "register", "play",
    "replay", "view gallery", "show caption", "hide caption", "toggle caption", "copy link", "listen", "follow",
    "0 comments", "no comments",
  ]

  /// What agencies and desks say about how a report was made, in small letters.
  private static let workshop: [StaticString] = [
    "contributed to this report", "contributed reporting", "(reporting by", "editing by", "additional reporting by",
    "contributed to this story",
    "contributed to this article", "writing by", "may not be published, broadcast", "all rights reserved",
    "subject to copyright",
    "may earn an affiliate", "may earn a commission", "affiliate commission", "our use of cookies", "sign up for our",
    "subscribe to our",
    "to our newsletter", "for our newsletter", "follow us on", "delivered to your inbox", "delivered straight to your",
    "follow him on twitter",
    "follow her on twitter", "follow them on twitter",
  ]

  /// Whether a block is such a line. Long ones are text whatever they say.
  static func matches(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 400 else { return false }
    // Mark-up shown as text.
    if text.first == UInt8(ascii: "<"), text.firstRange(ofBytes: "=\"") != nil { return true }
    let lower = text.map(\.lowercased)
    let words = lower.drop { !$0.isLetter && !$0.isDigit && $0 < 0x80 }
    if lower.count <= 24 {
      let core = words.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "(") }.trimmed
      if core.isEmpty || lines.contains(where: { core.equals($0) }) { return true }
    }
    if lower.count <= 160, openings.contains(where: { lower.starts(with: $0) || words.starts(with: $0) }) {
      return true
    }
    if isCounter(words) { return true }
    return workshop.contains { lower[...].firstRange(ofBytes: $0) != nil }
  }

  /// `Image 1 of 5`, `Photo: 3 / 12`.
  private static func isCounter(_ words: ArraySlice<UInt8>) -> Bool {
    guard words.count <= 24 else { return false }
    let digits = words.filter(\.isDigit).count
    return digits > 0 && (words.starts(with: "image") || words.starts(with: "photo") || words.starts(with: "slide"))
  }

  /// Whether a short line is but a date and who wrote it.
  static func isDateLine(_ text: ArraySlice<UInt8>, words: Int) -> Bool {
    // A dash opens the signature of a quoted message.
    guard text.count <= 120, words <= 16, text.first != 0xe2, text.first != UInt8(ascii: "-"),
      text.contains(where: \.isDigit)
    else { return false }
    return DateText.firstDay(in: Array(text)) != nil
      && (words <= 9 || text.contains(UInt8(ascii: "|")) || hasClock(text))
  }

  /// Whether a line is but a time of day: `10:30`, `10.30 Uhr`, `10:30 am GMT`.
  static func isClock(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 16, let mark = text.firstIndex(where: { !$0.isDigit }),
      (1...2).contains(mark - text.startIndex),
      text[mark] == UInt8(ascii: ":") || text[mark] == UInt8(ascii: ".") || text[mark] == UInt8(ascii: "h")
    else { return false }
    let minutes = text[(mark + 1)...].prefix(while: \.isDigit)
    guard minutes.count == 2, let hour = Int(String(bytes: text[..<mark])), hour <= 24 else { return false }
    let rest = text[minutes.endIndex...].trimmed.map(\.lowercased)
    return rest.isEmpty
      || ["am", "pm", "a.m.", "p.m.", "gmt", "utc", "uhr", "am gmt", "pm gmt", "am et", "pm et"].contains {
        rest[...].equals($0)
      }
  }

  private static func hasClock(_ text: ArraySlice<UInt8>) -> Bool {
    text.indices.dropFirst().dropLast().contains {
      text[$0] == UInt8(ascii: ":") && text[$0 - 1].isDigit && text[$0 + 1].isDigit
    }
  }

  /// `By Jane Doe`, at most a line.
  static func isByline(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 100, text.prefix(3).equals("by "), text.count > 3 else { return false }
    return text[text.startIndex + 3] &- 65 < 26
  }

  /// Whether two texts have the same letters and digits, or one opens with all of the other (a site's name stands after the title).
  static func sameLetters(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    let a = letters(left)
    let b = letters(right)
    guard a.count >= 8, b.count >= 8 else { return a == b && !a.isEmpty }
    return a.count < b.count ? b.starts(with: a) : a.starts(with: b)
  }

  /// Letters and digits alone, in small letters.
  static func letters(_ text: some Sequence<UInt8>) -> [UInt8] {
    text.filter { $0.isLetter || $0.isDigit || $0 >= 0x80 }.map(\.lowercased)
  }
}
