/// Finds the place-and-date line that opens a wire report ("KIRKUK, Iraq, Oct. 16 (Reuters) - …"), so that it is not read as
/// part of the first sentence.
public enum DatelinePrefix {
  /// The byte after the dash of a dateline at the start of one of the first paragraphs, or `nil` if there is none.
  public static func end(in text: [UInt8]) -> Int? {
    var start = 0
    for _ in 0..<6 {
      while start < text.count, text[start] <= 0x20 { start += 1 }
      guard start < text.count else { return nil }
      if let end = end(in: text, from: start) { return end }
      guard let line = text[start...].firstIndex(of: 0x0A) else { return nil }
      start = line
    }
    return nil
  }

  /// The longest dateline that is believed, in bytes.
  private static let limit = 110

  private static func end(in text: [UInt8], from start: Int) -> Int? {
    dashed(text, from: start) ?? agencyLine(text, from: start)
  }

  private static let agencies: Set<String> = [
    "aap", "afp", "aa", "ana", "anadolu", "ani", "ansa", "antara", "ap", "apa", "app", "belta", "bernama", "bna",
    "bss", "cna", "dpa", "efe", "fars", "ians", "ina", "interfax", "ips", "irin", "irna", "isna", "itar-tass",
    "kcna", "khaama", "kuna", "kyodo", "mena", "nan", "notimex", "nzpa", "pajhwok", "pana", "petra", "pna", "pti",
    "reuters", "ria", "sana", "spa", "tanjug", "tap", "tasnim", "tass", "unb", "uni", "upi", "wafa", "wam",
    "xinhua", "yonhap",
  ]
  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  /// "Tehran, March 15, IRNA -", "KABUL (Pajhwok): …", "ISLAMABAD: …": place words, a day, and the agency; or capitals
  /// before a colon.
  private static func agencyLine(_ text: [UInt8], from start: Int) -> Int? {
    let line = text[start..<min(text.count, start + limit)].prefix { $0 != 0x0A }
    let words = line.split(separator: 0x20)
    var isCapitals = true
    var hasMonth = false
    for (index, word) in words.dropLast().prefix(9).enumerated() {
      let name = String(decoding: word.filter { isLetter($0) || $0 == UInt8(ascii: "-") }, as: UTF8.self).lowercased()
      if index > 0, agencies.contains(name), isCapitals || hasMonth { return body(words, after: index) }
      let hasSmall = word.contains { (97...122).contains($0) }
      if index < 3, isCapitals, !hasSmall, name.utf8.count > 3, word.last == UInt8(ascii: ":"),
        words[index + 1].contains(where: { (97...122).contains($0) })
      {
        return words[index + 1].startIndex
      }
      if months.contains(name) {
        hasMonth = true
      } else if let first = word.first, (48...57).contains(first) {
        guard hasMonth else { return nil }
      } else if let first = word.first, (65...90).contains(first) || first >= 0x80 {
        isCapitals = isCapitals && !hasSmall
      } else {
        return nil
      }
    }
    return nil
  }

  /// The first word behind an agency's name that is no dash and no colon.
  private static func body(_ words: [ArraySlice<UInt8>], after index: Int) -> Int? {
    words[(index + 1)...].first { $0.contains(where: isLetter) }?.startIndex
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || byte >= 0x80
  }

  /// A line that ends in a dash between spaces.
  private static func dashed(_ text: [UInt8], from start: Int) -> Int? {
    guard opensWithCapitals(text, from: start) else { return nil }
    var index = start
    var hasComma = false
    var hasDigit = false
    var hasBracket = false
    var words = 0
    while index < min(text.count, start + limit) {
      let byte = text[index]
      switch byte {
      case 0x0A: return nil
      case UInt8(ascii: ","): hasComma = true
      case UInt8(ascii: "("), UInt8(ascii: "["): hasBracket = true
      case 48...57: hasDigit = true
      case 0x20:
        words += 1
        if let after = dash(text, at: index + 1) {
          // A single capital word before a dash is a dateline only with something that datelines have, or if it is short.
          return hasComma || hasDigit || hasBracket || words <= 3 ? after : nil
        }
      case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "'"),
        UInt8(ascii: "-"), 65...90, 97...122,
        0x80...0xFF:
        break
      default: return nil
      }
      index += 1
    }
    return nil
  }

  /// Whether the first word is all capitals, of three letters or more (or two words are).
  private static func opensWithCapitals(_ text: [UInt8], from start: Int) -> Bool {
    var letters = 0
    var index = start
    while index < text.count, text[index] != 0x20, text[index] != UInt8(ascii: ","), text[index] != 0x0A {
      if (97...122).contains(text[index]) || (48...57).contains(text[index]) { return false }
      if (65...90).contains(text[index]) || text[index] >= 0x80 { letters += 1 }
      index += 1
    }
    return letters >= 3 || (letters >= 2 && index + 1 < text.count && (65...90).contains(text[index + 1]))
  }

  /// The byte after a dash that stands between spaces (`-`, `--`, an en or em dash), with the space.
  private static func dash(_ text: [UInt8], at index: Int) -> Int? {
    var end = index
    if end < text.count, text[end] == UInt8(ascii: "-") {
      while end < text.count, text[end] == UInt8(ascii: "-") { end += 1 }
    } else if end + 2 < text.count, text[end] == 0xE2, text[end + 1] == 0x80,
      text[end + 2] == 0x93 || text[end + 2] == 0x94
    {
      end += 3
    } else {
      return nil
    }
    return end < text.count && text[end] == 0x20 ? end + 1 : nil
  }
}
