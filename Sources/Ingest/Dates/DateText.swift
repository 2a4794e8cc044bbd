import Records

/// Dates as metadata, records and bylines write them.
enum DateText {
  /// The day that a whole date text states, in its own zone: `2017-10-16T23:30:00-04:00` is 16 October, whatever the day in
  /// Greenwich. Seconds or milliseconds since 1970 are taken in Greenwich. A day and month that could be either way round
  /// (`03/04/2017`) are no day.
  static func day(in text: String) -> Day? {
    let bytes = Array(text.utf8)
    if let day = leadingISO(Array(bytes.trimmed)) { return day }
    return firstDay(in: bytes)
  }

  /// Whether a date text gives a time in Greenwich: it ends with `Z`, `GMT`, `UTC` or a shift of nothing.
  static func isUTC(_ text: String) -> Bool {
    let hasTime = text.utf8.contains(UInt8(ascii: ":"))
    return hasTime && ["Z", "GMT", "UTC", "+00:00", "+0000"].contains { text.hasSuffix($0) }
  }

  /// The first day written anywhere in a short text, such as a byline.
  static func firstDay(in bytes: [UInt8]) -> Day? {
    let tokens = DateToken.tokens(of: bytes)
    for index in tokens.indices {
      if let day = written(tokens[index...]) ?? numeric(tokens[index...]) { return day }
    }
    return nil
  }

  /// `2017-10-16…`, `20171016…`, `2017-10-16` with any one mark, and seconds since 1970.
  private static func leadingISO(_ bytes: [UInt8]) -> Day? {
    let digits = bytes.prefix(while: \.isDigit).count
    switch digits {
    case 4: return numeric(DateToken.tokens(of: Array(bytes.prefix(12)))[...])
    case 8, 12, 14: return compact(bytes)
    case 10, 13:
      guard digits == bytes.count, let value = Int(String(bytes: bytes)) else { return nil }
      let seconds = digits == 13 ? value / 1000 : value
      return Day(ordinal: seconds / 86_400)
    default: return nil
    }
  }

  /// `20171016`.
  static func compact(_ bytes: some Collection<UInt8>) -> Day? {
    guard let value = Int(String(bytes: bytes.prefix(8))) else { return nil }
    return plausible(year: value / 10_000, month: value / 100 % 100, day: value % 100)
  }

  /// `16 October 2017`, `October 16, 2017`, `16-Oct-2017` at the start of tokens.
  private static func written(_ tokens: ArraySlice<DateToken>) -> Day? {
    let three = Array(tokens.prefix(3))
    guard three.count == 3, let year = three[2].year else { return nil }
    if let month = three[0].month, let day = three[1].dayOfMonth {
      return plausible(year: year, month: month, day: day)
    }
    if let day = three[0].dayOfMonth, let month = three[1].month {
      return plausible(year: year, month: month, day: day)
    }
    return nil
  }

  /// `2017-10-16`, `2017/10/16`, `16.10.2017`, `16/10/2017`, `10/16/2017` at the start of tokens.
  static func numeric(_ tokens: ArraySlice<DateToken>) -> Day? {
    let three = Array(tokens.prefix(3))
    guard three.count == 3, let mark = three[1].mark, mark == three[2].mark else { return nil }
    if let year = three[0].year {
      guard let month = three[1].month ?? three[1].shortNumber, let day = three[2].dayOfMonth else { return nil }
      return plausible(year: year, month: month, day: day)
    }
    guard let first = three[0].shortNumber, let second = three[1].shortNumber, let year = three[2].year else {
      return nil
    }
    if mark == UInt8(ascii: ".") || first > 12 || first == second {
      return plausible(year: year, month: second, day: first)
    }
    if second > 12 { return plausible(year: year, month: first, day: second) }
    return nil
  }

  /// A day between 1800 and 2200.
  static func plausible(year: Int, month: Int, day: Int) -> Day? {
    (1800...2200).contains(year) ? Day(year: year, month: month, day: day) : nil
  }
}

/// A number or word of a date.
struct DateToken {
  private enum Content {
    case number(Int, digits: Int)
    case month(Int)
    case word
  }
  private var content: Content
  /// The one mark (`-`, `/`, `.`, `_`) between the token before and this one.
  private(set) var mark: UInt8?

  /// A number of four digits.
  var year: Int? {
    if case .number(let value, 4) = content { value } else { nil }
  }
  /// A number of one or two digits.
  var shortNumber: Int? {
    if case .number(let value, 1...2) = content { value } else { nil }
  }
  /// A number of one or two digits, 1–31.
  var dayOfMonth: Int? { shortNumber.flatMap { (1...31).contains($0) ? $0 : nil } }
  /// The month that a name or its abbreviation tells.
  var month: Int? {
    if case .month(let value) = content { value } else { nil }
  }

  /// Numbers (without ordinal endings) and words of a text; clock times and `of`, `the`, `de` are left out.
  static func tokens(of bytes: [UInt8]) -> [DateToken] {
    var tokens: [DateToken] = []
    var index = 0
    var gapStart = 0
    while index < bytes.count {
      let start = index
      if bytes[index].isDigit {
        while index < bytes.count, bytes[index].isDigit { index += 1 }
        let digits = index - start
        let isClock =
          (index < bytes.count && bytes[index] == UInt8(ascii: ":"))
          || (start > 0 && bytes[start - 1] == UInt8(ascii: ":"))
        if isClock { continue }
        let value = digits <= 9 ? Int(String(bytes: bytes[start..<index])) ?? 0 : 0
        tokens.append(.init(content: .number(value, digits: digits), mark: mark(bytes[gapStart..<start])))
        for ending: StaticString in ["st", "nd", "rd", "th"] where bytes[index...].prefix(2).equals(ending) {
          index += 2
          break
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: "T"), digits <= 2 { return tokens }
        gapStart = index
      } else if bytes[index].isLetter || bytes[index] >= 0xc3 && bytes[index] < 0xe2 {
        while index < bytes.count,
          bytes[index].isLetter || bytes[index] >= 0x80 && bytes[index] != 0xe2 && bytes[index] != 0xc2
        { index += 1 }
        let word = bytes[start..<index]
        if word.equals("of") || word.equals("the") || word.equals("de") || word.equals("del") { continue }
        tokens.append(.init(content: month(word).map(Content.month) ?? .word, mark: mark(bytes[gapStart..<start])))
        gapStart = index
      } else {
        index += 1
      }
    }
    return tokens
  }

  private static func mark(_ gap: ArraySlice<UInt8>) -> UInt8? {
    guard gap.count == 1, let byte = gap.first, "-/._".utf8.contains(byte) else { return nil }
    return byte
  }

  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count >= 3, word.count <= 18 else { return nil }
    return MonthNames.numbers[MonthNames.folded(word)]
  }
}
