import Language

/// How years are written.
enum Year {
  /// Years that a bare number of four digits may mean.
  static let plausible = 1000...2100

  /// A year of two digits: 30 and later in the last century.
  static func long(_ short: Int) -> Int { short >= 30 ? 1900 + short : 2000 + short }
}

/// The year that stands after a month or a season.
struct YearPhrase {
  var point = TimePoint()
  var within: Shift?
  var end: Int

  /// Gives its year to a point.
  func fill(_ partial: inout PartialPoint) {
    partial.point.year = point.year
    partial.point.bc = point.bc
    partial.point.decade = point.decade
    partial.within = within
  }
}

extension Matcher {
  /// ", 1939", " 1939", " of 2016", " 480 BC", " '45", " of that year", " last year".
  func yearAfter(_ index: Int, day: Bool) -> YearPhrase? {
    var cursor = index
    let comma = kind(cursor) == .comma && tight(cursor)
    if comma { cursor += 1 }
    cursor = kind(cursor) == .hyphen ? afterHyphen(cursor) : cursor
    if let phrase = writtenYear(cursor) {
      // "On May 10, 1500 people …" names no year.
      if phrase.point.year ?? 0 < 1800, !phrase.point.bc, comma || !day, isCount(phrase.end) { return nil }
      return phrase
    }
    if comma { return nil }
    if kind(cursor) == .of { cursor += 1 }
    if let phrase = writtenYear(cursor) { return phrase }
    if let relative = relative(cursor), case .point(let partial) = relative.meaning, let shift = partial.within,
      shift.unit == .year, partial.point == TimePoint()
    {
      return YearPhrase(within: shift, end: relative.range.upperBound)
    }
    return nil
  }

  /// A year in digits: "1939", "480 BC", "AD 70", "'45".
  func writtenYear(_ index: Int) -> YearPhrase? {
    var phrase = YearPhrase(end: index + 1)
    if let year = digits(index, 1...4), kind(index + 1) == .bc {
      phrase.point.year = year
      phrase.point.bc = true
      phrase.end = index + 2
      return phrase
    }
    if kind(index) == .ad, isCapital(index), let year = digits(index + 1, 1...4) {
      phrase.point.year = year
      phrase.end = index + 2
      return phrase
    }
    if let year = digits(index, 4...4), Year.plausible.contains(year), !(tight(index + 1) && isLetters(index + 1)) {
      phrase.point.year = year
      if kind(index + 1) == .ad, isCapital(index + 1) { phrase.end = index + 2 }
      return phrase
    }
    if kind(index) == .apostrophe, tight(index + 1), let short = digits(index + 1, 2...2),
      !(tight(index + 2) && isLetters(index + 2))
    {
      phrase.point.year = Year.long(short)
      phrase.end = index + 2
      return phrase
    }
    return nil
  }

  /// A year that stands alone: "in 2014", "the 1960 election", "(1955-1963)"; not a number of people.
  func bareYear(_ index: Int) -> Reading? {
    var cursor = index
    var plural = false
    if kind(cursor) == .the { cursor += 1 }
    if kind(cursor) == .unit || kind(cursor) == .units, value(cursor) == Unit.year.rawValue, kind(cursor + 1) == .digits
    {
      // "the years 1955", "the year 2000".
      plural = true
      cursor += 1
    } else if let year = fiscalYear(index) {
      return year
    } else {
      cursor = index
    }
    guard let phrase = writtenYear(cursor), kind(cursor) != .apostrophe || isPreposition(cursor - 1) else { return nil }
    if !plural, !phrase.point.bc, kind(cursor) == .digits {
      guard isYear(cursor, phrase.point.year ?? 0) else { return nil }
    }
    return Reading(index, phrase.end, .point(PartialPoint(phrase.point)))
  }

  /// "fiscal 2018", "fiscal year 2018", "FY 2017", "the 2016-17 academic year" (its first year).
  private func fiscalYear(_ index: Int) -> Reading? {
    guard kind(index) == .fiscal else { return nil }
    var cursor = index + 1
    if kind(cursor) == .unit, value(cursor) == Unit.year.rawValue { cursor += 1 }
    guard let year = digits(cursor, 4...4), Year.plausible.contains(year) else { return nil }
    var point = TimePoint(year: year)
    point.fiscal = true
    return Reading(index, cursor + 1, .point(PartialPoint(point)))
  }

  /// Whether a number of four digits is a year, by what stands around it.
  private func isYear(_ index: Int, _ year: Int) -> Bool {
    let before = kind(index - 1)
    if before == .currency || before == .digits && !tight(index) { return false }
    if tight(index), before == .other || before == .slash && kind(index - 2) != .digits { return false }
    if isWord(index - 1, "no") || isWord(index - 2, "no") && before == .dot { return false }
    if isWord(index - 1, "flight") || isWord(index - 1, "resolution") || isWord(index - 1, "some") { return false }
    if before == .hyphen, tight(index), kind(index - 2) == .other, tight(index - 1) { return false }
    if kind(index + 1) == .mark, tight(index + 1), isPercent(index + 1) { return false }
    if kind(index + 1) == .colon, tight(index + 2), kind(index + 2) == .digits { return false }
    let determined = before == .the || before == .this || before == .that
    let modern = (1800...2050).contains(year)
    let owned =
      isWord(index - 1, "its") || isWord(index - 1, "his") || isWord(index - 1, "their") || isWord(index - 1, "s")
    if isCount(index + 1), !determined, !owned, !((1900...2050).contains(year) && isYearPreposition(before)) {
      return false
    }
    // "A curfew from 1800", "by 1830": an hour of the day, but for "from 1800 to 1815".
    if year < 1900, year % 100 == 0 || year % 100 == 30, before == .from || before == .by || before == .until,
      kind(index + 1) != .to, kind(index + 1) != .hyphen
    {
      return false
    }
    if modern {
      if kind(index + 1) == .weekday { return false }
      if kind(index + 1) == .zone || kind(index + 1) == .hours { return false }
      return !isUnit(index + 1)
    }
    switch before {
    case .in, .since, .until, .by, .from, .between, .of, .early, .late, .open: return !isUnit(index + 1)
    case .hyphen, .to, .and: return isYearBefore(index - 1)
    default: return false
    }
  }

  private func isYearPreposition(_ kind: Kind) -> Bool {
    kind == .in || kind == .since || kind == .during || kind == .until
  }

  private func isYearBefore(_ joiner: Int) -> Bool {
    guard let year = digits(joiner - 1, 4...4) else { return false }
    return Year.plausible.contains(year)
  }

  /// Whether the word after a number is something counted.
  func isCount(_ index: Int) -> Bool {
    guard kind(index) == .other, !tight(index), letters(index) == .lower else { return false }
    return Self.counted.contains { isWord(index, $0) } || isPlural(index)
  }

  private func isPlural(_ index: Int) -> Bool {
    document.count > 0 && document.penn(document.token(at: Int(atoms.starts[index]))) == "NNS"
  }

  private static let counted: [StaticString] = [
    "people", "men", "women", "children", "km", "metres", "meters", "percent", "feet", "miles",
  ]

  private func isPercent(_ index: Int) -> Bool { index < limit && text[Int(atoms.starts[index])] == 0x25 }

  func isUnit(_ index: Int) -> Bool { kind(index) == .unit || kind(index) == .units }

  func isLetters(_ index: Int) -> Bool { index < limit && letters(index) != .notLetters }

  /// "the 1980s", "1980's", "the '90s", "the eighties", "470s BC".
  func decade(_ index: Int) -> Reading? {
    var cursor = index
    let the = kind(cursor) == .the
    if the { cursor += 1 }
    let apostrophe = kind(cursor) == .apostrophe
    if apostrophe { cursor += 1 }
    var point = TimePoint()
    if let number = digits(cursor, 2...4), number % 10 == 0, length(cursor) != 2 || the || apostrophe,
      length(cursor) != 3 || kind(cursor + 2) == .bc
    {
      var end = cursor + 1
      if kind(end) == .apostrophe, tight(end) { end += 1 }
      guard tight(end), isWord(end, "s") else { return nil }
      end += 1
      point.decade = length(cursor) == 2 ? (number >= 20 ? 190 : 200) + number / 10 : number / 10
      if kind(end) == .bc {
        point.bc = true
        end += 1
      }
      return Reading(index, end, .point(PartialPoint(point)))
    }
    guard kind(cursor) == .decades else { return nil }
    if the {
      point.decade = 190 + value(cursor)
    } else if isWord(cursor - 1, "nineteen") {
      point.decade = 190 + value(cursor)
    } else {
      return nil
    }
    return Reading(index, cursor + 1, .point(PartialPoint(point)))
  }

  /// "the 20th century", "the early 21st century", "the fourth century BC".
  func century(_ index: Int) -> Reading? {
    var cursor = index
    if kind(cursor) == .the { cursor += 1 }
    guard let (number, afterNumber) = ordinal(cursor), (1...30).contains(number) else { return nil }
    var end = afterHyphen(afterNumber)
    guard isUnit(end), value(end) == Unit.century.rawValue else { return nil }
    var point = TimePoint()
    end += 1
    if kind(end) == .bc {
      point.bc = true
      end += 1
    }
    point.century = point.bc ? number - 1 : number - 1
    return Reading(index, end, .point(PartialPoint(point)))
  }
}
