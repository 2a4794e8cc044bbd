extension Matcher {
  /// Dates that name a month: "September 1, 1939", "the 4th of July", "19 APR 89", "October of that year", "Sunday, Oct. 16".
  func calendar(_ index: Int) -> Reading? {
    var cursor = index
    if kind(cursor) == .weekday {
      cursor = afterAbbreviation(cursor)
      if kind(cursor) == .comma { cursor += 1 }
      // "Friday the 13th of October".
      if kind(cursor) == .the, dayFirst(cursor) == nil { return nil }
      // "Thursday, March" without a day is two expressions.
      guard let date = monthFirst(cursor) ?? dayFirst(cursor), date.hasDay else { return nil }
      return date.extended(from: index)
    }
    return monthFirst(cursor) ?? dayFirst(cursor)
  }

  /// The atom after a word and the period of its abbreviation.
  func afterAbbreviation(_ index: Int) -> Int {
    // "May", "June" and "July" are whole; "Thurs." is the longest abbreviation.
    let whole = kind(index) == .month && (5...7).contains(value(index)) && length(index) > 3 || isWord(index, "may")
    let longest = kind(index) == .month ? 4 : 5
    return kind(index + 1) == .dot && tight(index + 1) && !whole && length(index) <= longest ? index + 2 : index + 1
  }

  /// "March", "March 4", "March 4th, 2017", "March 2017", "March of last year".
  private func monthFirst(_ index: Int) -> Reading? {
    guard kind(index) == .month else { return nil }
    var point = TimePoint()
    point.month = value(index)
    let afterMonth = afterAbbreviation(index)
    if let (day, afterDay) = dayNumber(afterMonth), kind(afterDay) != .month || kind(afterDay + 1) == .digits {
      point.day = day
      var end = afterDay
      var partial = PartialPoint(point)
      if let year = yearAfter(end, day: true) {
        year.fill(&partial)
        end = year.end
      } else if (month: point.month, day: day) == (9, 11), isWord(end, "attacks") || isWord(end, "terrorist") {
        partial.point.year = 2001
      }
      return Reading(index, end, .point(partial))
    }
    var partial = PartialPoint(point)
    if let year = yearAfter(afterMonth, day: false) {
      year.fill(&partial)
      return Reading(index, year.end, .point(partial))
    }
    guard isMonthName(index) else { return nil }
    // The period of an abbreviation is part of it, unless it ends the sentence.
    let end = afterMonth > index + 1 && !(afterMonth < limit && isCapital(afterMonth)) ? afterMonth : index + 1
    return Reading(index, end, .point(partial))
  }

  /// "4 March", "the 4th of July, 2014", "16-Oct-2017".
  private func dayFirst(_ index: Int) -> Reading? {
    var cursor = index
    if kind(cursor) == .the { cursor += 1 }
    guard let (day, afterDay) = dayNumber(cursor) else { return nil }
    cursor = afterHyphen(afterDay)
    if kind(cursor) == .of { cursor += 1 }
    guard kind(cursor) == .month else { return dayOfMonth(index, day, afterDay) }
    var partial = PartialPoint()
    partial.point.day = day
    partial.point.month = value(cursor)
    let capitals = letters(cursor) == .capitals
    var end = afterAbbreviation(cursor)
    if let year = yearAfter(end, day: true) {
      year.fill(&partial)
      return Reading(index, year.end, .point(partial))
    }
    let afterMark = afterHyphen(end)
    if capitals || afterMark > end, let short = digits(afterMark, 2...2), kind(afterMark + 1) != .month {
      // "19 APR 89" of wire copy.
      partial.point.year = Year.long(short)
      return Reading(index, afterMark + 1, .point(partial))
    }
    if end > cursor + 1, end >= limit || isCapital(end) { end = cursor + 1 }
    return Reading(index, end, .point(partial))
  }

  /// "the 15th of this month", "by the 21st": `end` is the atom after the number.
  private func dayOfMonth(_ index: Int, _ day: Int, _ end: Int) -> Reading? {
    guard kind(index) == .the, isOrdinalSuffix(end - 1) else { return nil }
    var partial = PartialPoint()
    partial.point.day = day
    if kind(end) == .of, let (pointer, unit) = pointer(end + 1), kind(unit) == .unit,
      value(unit) == Unit.month.rawValue
    {
      partial.within = pointer.shift(.month)
      return Reading(index, unit + 1, .point(partial))
    }
    guard [.on, .by, .until, .from, .since].contains(kind(index - 1)), endsPhrase(end) else { return nil }
    partial.within = Shift(unit: .month, count: 0, base: .now)
    return Reading(index, end, .point(partial))
  }

  /// A day of the month: "4", "4th", "fourth", "twenty-first".
  func dayNumber(_ index: Int) -> (day: Int, end: Int)? {
    if let day = digits(index, 1...2), (1...31).contains(day) {
      if tight(index + 1), isOrdinalSuffix(index + 1) { return (day, index + 2) }
      // "4:30" is a time, "4%" no date.
      if tight(index + 1), kind(index + 1) == .colon, kind(index + 2) == .digits { return nil }
      return (day, index + 1)
    }
    if let (number, end) = ordinal(index), (1...31).contains(number) { return (number, end) }
    return nil
  }

  /// Whether a bare word is the month, and not the verb "may", "march" or somebody's name.
  private func isMonthName(_ index: Int) -> Bool {
    // "June Smith".
    if letters(index) == .capitalized, isCapital(index + 1), kind(index + 1) == .other, !isPreposition(index - 1),
      [4, 6, 8].contains(value(index)), letters(index + 1) == .capitalized
    {
      return false
    }
    let ambiguous = value(index) == 5 || value(index) == 3 || length(index) <= 3
    if length(index) <= 3, value(index) != 5, !(kind(index + 1) == .dot && tight(index + 1)),
      letters(index) != .capitals
    {
      // "Jan", "Mar": only after a preposition.
      return isPreposition(index - 1)
    }
    guard ambiguous || letters(index) == .capitals else {
      return letters(index) != .lower || isPreposition(index - 1)
    }
    // "May's agreement" is somebody's.
    if kind(index + 1) == .apostrophe, isWord(index + 2, "s"), ![.last, .next, .this].contains(kind(index - 1)) {
      return false
    }
    switch kind(index - 1) {
    case .in, .since, .until, .by, .from, .during, .between, .early, .late, .mid, .last, .next, .this, .of, .before,
      .after,
      .every, .hyphen, .to, .for, .past, .open:
      return true
    case .a, .the:
      // "a March operation".
      return kind(index + 1) == .other && index + 1 < limit && letters(index + 1) == .lower
    case .and, .or, .comma:
      return kind(index - 2) == .month || kind(index - 3) == .month || kind(index + 1) == .and || kind(index + 1) == .or
    default:
      return kind(index + 1) == .and && kind(index + 2) == .month
        || kind(index + 1) == .hyphen && kind(index + 2) == .month
    }
  }

  /// Whether an atom is a preposition that may stand before a date.
  func isPreposition(_ index: Int) -> Bool {
    switch kind(index) {
    case .in, .on, .of, .by, .since, .until, .from, .during, .within, .between, .before, .after, .at, .to, .for, .about,
      .over,
      .past, .following, .preposition:
      true
    default: false
    }
  }

  func isOrdinalSuffix(_ index: Int) -> Bool {
    isWord(index, "st") || isWord(index, "nd") || isWord(index, "rd") || isWord(index, "th") || isWord(index, "d")
  }
}

extension Reading {
  /// Whether it is a point with a day.
  var hasDay: Bool {
    if case .point(let partial) = meaning { partial.point.day != nil } else { false }
  }
}
