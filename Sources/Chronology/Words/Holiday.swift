import Records

/// A holiday or named day, with the rule for its date.
struct Holiday: Sendable {
  /// Words in lower case.
  var words: [StaticString]
  var rule: Rule

  /// How the date follows from the year.
  enum Rule: Sendable {
    /// Month and day.
    case fixed(Int, Int)
    /// The n-th weekday of a month; the last for -1.
    case weekday(Int, Int, of: Int)
    /// Days after western Easter Sunday.
    case easter(Int)
    /// Days after Orthodox Easter Sunday.
    case orthodoxEaster(Int)
    /// Month, day and length in the tabular Islamic calendar: right to within a day of what is observed.
    case islamic(Int, Int, Int)
    /// The new year of the Iranian calendar.
    case nowruz
    /// The new year of the Chinese calendar, from a table.
    case lunarNewYear
    /// A day that happened once.
    case once(Int, Int, Int)
  }

  /// The names. To teach the rules another holiday, add it here.
  static let all: [Holiday] = [
    Holiday(words: ["christmas", "eve"], rule: .fixed(12, 24)),
    Holiday(words: ["christmas", "day"], rule: .fixed(12, 25)),
    Holiday(words: ["christmas"], rule: .fixed(12, 25)), Holiday(words: ["orthodox", "christmas"], rule: .fixed(1, 7)),
    Holiday(words: ["boxing", "day"], rule: .fixed(12, 26)),
    Holiday(words: ["new", "year", "'", "s", "eve"], rule: .fixed(12, 31)),
    Holiday(words: ["new", "year", "'", "s", "day"], rule: .fixed(1, 1)),
    Holiday(words: ["bastille", "day"], rule: .fixed(7, 14)), Holiday(words: ["halloween"], rule: .fixed(10, 31)),
    Holiday(words: ["valentine", "'", "s", "day"], rule: .fixed(2, 14)),
    Holiday(words: ["armistice", "day"], rule: .fixed(11, 11)),
    Holiday(words: ["veterans", "day"], rule: .fixed(11, 11)),
    Holiday(words: ["all", "saints", "'", "day"], rule: .fixed(11, 1)),
    Holiday(words: ["all", "-", "saints", "'", "day"], rule: .fixed(11, 1)),
    Holiday(words: ["anzac", "day"], rule: .fixed(4, 25)), Holiday(words: ["canada", "day"], rule: .fixed(7, 1)),
    Holiday(words: ["international", "women", "'", "s", "day"], rule: .fixed(3, 8)),
    Holiday(words: ["may", "day"], rule: .fixed(5, 1)),
    Holiday(words: ["st", ".", "patrick", "'", "s", "day"], rule: .fixed(3, 17)),
    Holiday(words: ["europe", "day"], rule: .fixed(5, 9)), Holiday(words: ["nakba", "day"], rule: .fixed(5, 15)),
    Holiday(words: ["juneteenth"], rule: .fixed(6, 19)),
    Holiday(words: ["martin", "luther", "king", "day"], rule: .weekday(3, 1, of: 1)),
    Holiday(words: ["memorial", "day"], rule: .weekday(-1, 1, of: 5)),
    Holiday(words: ["labor", "day"], rule: .weekday(1, 1, of: 9)),
    Holiday(words: ["columbus", "day"], rule: .weekday(2, 1, of: 10)),
    Holiday(words: ["thanksgiving", "day"], rule: .weekday(4, 4, of: 11)),
    Holiday(words: ["thanksgiving"], rule: .weekday(4, 4, of: 11)),
    Holiday(words: ["ash", "wednesday"], rule: .easter(-46)), Holiday(words: ["palm", "sunday"], rule: .easter(-7)),
    Holiday(words: ["maundy", "thursday"], rule: .easter(-3)), Holiday(words: ["good", "friday"], rule: .easter(-2)),
    Holiday(words: ["orthodox", "easter"], rule: .orthodoxEaster(0)),
    Holiday(words: ["easter", "sunday"], rule: .easter(0)), Holiday(words: ["easter", "monday"], rule: .easter(1)),
    Holiday(words: ["easter"], rule: .easter(0)), Holiday(words: ["ascension", "day"], rule: .easter(39)),
    Holiday(words: ["pentecost"], rule: .easter(49)), Holiday(words: ["whit", "monday"], rule: .easter(50)),
    Holiday(words: ["ramadan"], rule: .islamic(9, 1, 30)),
    Holiday(words: ["eid", "al", "-", "fitr"], rule: .islamic(10, 1, 1)),
    Holiday(words: ["eid", "ul", "-", "fitr"], rule: .islamic(10, 1, 1)),
    Holiday(words: ["eid", "al", "-", "adha"], rule: .islamic(12, 10, 1)),
    Holiday(words: ["eid", "ul", "-", "adha"], rule: .islamic(12, 10, 1)),
    Holiday(words: ["ashura"], rule: .islamic(1, 10, 1)),
    Holiday(words: ["arbaeen"], rule: .islamic(2, 20, 1)), Holiday(words: ["nowruz"], rule: .nowruz),
    Holiday(words: ["newroz"], rule: .nowruz), Holiday(words: ["norouz"], rule: .nowruz),
    Holiday(words: ["lunar", "new", "year"], rule: .lunarNewYear),
    Holiday(words: ["chinese", "new", "year"], rule: .lunarNewYear),
    Holiday(words: ["d", "-", "day"], rule: .once(1944, 6, 6)),
    Holiday(words: ["v", "-", "e", "day"], rule: .once(1945, 5, 8)),
    Holiday(words: ["ve", "day"], rule: .once(1945, 5, 8)), Holiday(words: ["9", "/", "11"], rule: .once(2001, 9, 11)),
  ]

  /// The holidays by the class value of their first word.
  static let firstWords: [StaticString] = all.map { $0.words[0] }

  /// The days of the holiday in a year; `nil` where the rule knows none.
  func days(in year: Int) -> ClosedRange<Day>? {
    func day(_ month: Int, _ day: Int) -> ClosedRange<Day>? { Day(year: year, month: month, day: day).map { $0...$0 } }
    switch rule {
    case .fixed(let month, let number): return day(month, number)
    case .once(let once, let month, let number): return Day(year: once, month: month, day: number).map { $0...$0 }
    case .weekday(let number, let weekday, let month):
      guard let first = Day(year: year, month: month, day: 1) else { return nil }
      let start = first.adding(days: (weekday - first.weekday + 7) % 7)
      if number > 0 { return start.adding(days: 7 * (number - 1))...start.adding(days: 7 * (number - 1)) }
      var last = start
      while last.adding(days: 7).month == month { last = last.adding(days: 7) }
      return last...last
    case .easter(let offset):
      return MovableFeasts.easter(year).map { $0.adding(days: offset)...$0.adding(days: offset) }
    case .orthodoxEaster(let offset):
      return MovableFeasts.orthodoxEaster(year).map { $0.adding(days: offset)...$0.adding(days: offset) }
    case .islamic(let month, let number, let length):
      guard let start = MovableFeasts.islamic(month: month, day: number, in: year) else { return nil }
      return start...start.adding(days: length - 1)
    case .nowruz: return day(3, year % 4 == 0 || (year % 4 == 1 && year >= 2017) ? 20 : 21)
    case .lunarNewYear:
      guard let (month, number) = MovableFeasts.lunarNewYear[year] else { return nil }
      return day(month, number)
    }
  }
}
