import Records

/// Dates as metadata, records and bylines write them.
enum DateText {
  /// The day that a whole date text states, in its own zone: `2017-10-16T23:30:00-04:00` is 16 October, whatever the day in
  /// Greenwich. Seconds or milliseconds since 1970 are taken in Greenwich. A day and month that could be either way round
  /// (`03/04/2017`) are no day unless their order is known.
  static func day(in text: String, order: DateOrder? = nil) -> Day? {
    let bytes = Array(text.utf8)
    if let day = leadingISO(Array(bytes.trimmed)) { return day }
    return firstDay(in: bytes, order: order)
  }

  /// Whether a date text gives a time in Greenwich: it ends with `Z`, `GMT`, `UTC` or a shift of nothing.
  static func isUTC(_ text: String) -> Bool {
    let hasTime = text.utf8.contains(UInt8(ascii: ":"))
    return hasTime && ["Z", "GMT", "UTC", "+00:00", "+0000"].contains { text.hasSuffix($0) }
  }

  /// The first day written anywhere in a short text, such as a byline.
  static func firstDay(in bytes: [UInt8], order: DateOrder? = nil) -> Day? {
    let tokens = DateToken.tokens(of: DateDigits.ascii(bytes))
    for index in tokens.indices {
      if let day = written(tokens[index...]) ?? numeric(tokens[index...], order: order) { return day }
    }
    return nil
  }

  /// The first month and day without a year: `March 8`, `8 March`.
  static func firstMonthAndDay(in bytes: [UInt8]) -> (month: Int, day: Int)? {
    let tokens = DateToken.tokens(of: DateDigits.ascii(bytes))
    for (first, second) in zip(tokens, tokens.dropFirst()) {
      if let month = first.month, let day = second.dayOfMonth { return (month, day) }
      if let day = first.dayOfMonth, let month = second.month { return (month, day) }
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
    guard three.count == 3 else { return nil }
    if let year = three[0].year, let month = three[1].month, let day = three[2].dayOfMonth {
      return plausible(year: year, month: month, day: day)
    }
    let isHyphened = three[1].mark == UInt8(ascii: "-") && three[2].mark == UInt8(ascii: "-")
    guard let year = three[2].year ?? (isHyphened ? three[2].shortYear : nil) else { return nil }
    if let month = three[0].month, let day = three[1].dayOfMonth {
      return plausible(year: year, month: month, day: day)
    }
    if let day = three[0].dayOfMonth, let month = three[1].month {
      return plausible(year: year, month: month, day: day)
    }
    return nil
  }

  /// `2017-10-16`, `2017/10/16`, `16.10.2017`, `16/10/2017`, `10/16/2017` at the start of tokens.
  static func numeric(_ tokens: ArraySlice<DateToken>, order: DateOrder? = nil) -> Day? {
    let three = Array(tokens.prefix(3))
    guard three.count == 3, let mark = three[1].mark else { return nil }
    if mark == DateToken.afterYear, three[2].mark == DateToken.afterMonth {
      guard let year = three[0].year, let month = three[1].shortNumber, let day = three[2].dayOfMonth else {
        return nil
      }
      return plausible(year: year, month: month, day: day)
    }
    if mark == DateToken.afterMonth, three[2].mark == DateToken.afterYear {
      guard let day = three[0].dayOfMonth, let month = three[1].shortNumber, let year = three[2].year else {
        return nil
      }
      return plausible(year: year, month: month, day: day)
    }
    guard mark == three[2].mark else { return nil }
    if let year = three[0].year {
      guard let month = three[1].month ?? three[1].shortNumber, let day = three[2].dayOfMonth else { return nil }
      return plausible(year: year, month: month, day: day)
    }
    // Two digits for the year, if day and month have two as well.
    let isShort = three.allSatisfy { $0.shortYear != nil } && (mark == UInt8(ascii: ".") || mark == UInt8(ascii: "/"))
    guard let first = three[0].shortNumber, let second = three[1].shortNumber,
      let year = three[2].year ?? (isShort ? three[2].shortYear : nil)
    else { return nil }
    if mark == UInt8(ascii: ".") || first > 12 || first == second || order == .dayFirst && second <= 12 {
      return plausible(year: year, month: second, day: first)
    }
    if second > 12 || order == .monthFirst { return plausible(year: year, month: first, day: second) }
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
  /// The year that a number of two digits stands for, 1970–2069.
  var shortYear: Int? {
    if case .number(let value, 2) = content { value < 70 ? 2000 + value : 1900 + value } else { nil }
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
        let signs = gapStart < start && gapStart > 0 ? bytes[gapStart..<start] : []
        let value = digits <= 9 ? Int(String(bytes: bytes[start..<index])) ?? 0 : 0
        tokens.append(
          .init(content: .number(value, digits: digits), mark: sign(signs) ?? mark(bytes[gapStart..<start])))
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
        // A zone stands between the time and the year (`Thu Apr 9 10:15:00 EST 2014`); the marks of Vietnamese are no words.
        if isZone(word) || word.equals("th\u{e1}ng") || word.equals("n\u{103}m") { continue }
        tokens.append(.init(content: month(word).map(Content.month) ?? .word, mark: mark(bytes[gapStart..<start])))
        gapStart = index
      } else {
        index += 1
      }
    }
    return tokens
  }

  /// The marks of numbers behind the signs for a year and a month.
  static let afterYear = UInt8(ascii: "Y")
  static let afterMonth = UInt8(ascii: "M")

  /// What stands between numbers in Chinese, Japanese, Korean and Vietnamese.
  private static func sign(_ gap: ArraySlice<UInt8>) -> UInt8? {
    let sign = gap.trimmed
    if sign.equals("\u{5e74}") || sign.equals("\u{b144}") || sign.equals("n\u{103}m") { return afterYear }
    if sign.equals("\u{6708}") || sign.equals("\u{c6d4}") || sign.equals("th\u{e1}ng") { return afterMonth }
    return nil
  }

  private static let zones: [StaticString] = [
    "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "gmt", "utc", "bst", "cet", "cest", "eet", "eest", "msk",
    "ist", "pkt", "eat", "wat", "cat", "sast", "jst", "hkt", "aest", "aedt",
  ]

  private static func isZone(_ word: ArraySlice<UInt8>) -> Bool {
    (3...4).contains(word.count) && zones.contains { word.equals($0) }
  }

  private static func mark(_ gap: ArraySlice<UInt8>) -> UInt8? {
    guard gap.count == 1, let byte = gap.first, "-/._".utf8.contains(byte) else { return nil }
    return byte
  }

  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count >= 3, word.count <= 40 else { return nil }
    return MonthNames.numbers[MonthNames.folded(word)]
  }
}
