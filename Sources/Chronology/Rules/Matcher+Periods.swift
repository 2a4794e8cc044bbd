extension Matcher {
  /// Seasons, quarters and halves: "the summer of 2017", "the third quarter", "Q3 2017", "the latter half of 2008".
  func period(_ index: Int) -> Reading? {
    season(index) ?? quarter(index) ?? half(index) ?? weekend(index) ?? week(index)
  }

  /// "last year's third quarter", "fiscal 1990's second half".
  func owned(_ index: Int) -> Reading? {
    guard let year = relative(index) ?? bareYear(index), case .point(let owner) = year.meaning,
      owner.point.dateGrain == .year || owner.within?.unit == .year && owner.point == TimePoint()
    else { return nil }
    let end = year.range.upperBound
    guard kind(end) == .apostrophe, isWord(end + 1, "s"),
      let part = quarter(end + 2) ?? half(end + 2) ?? season(end + 2),
      case .point(var partial) = part.meaning, partial.point.year == nil, partial.within == nil
    else { return nil }
    partial.point.year = owner.point.year
    partial.within = owner.within
    return Reading(index, part.range.upperBound, .point(partial))
  }

  private func season(_ index: Int) -> Reading? {
    var cursor = index
    let the = kind(cursor) == .the
    if the { cursor += 1 }
    guard kind(cursor) == .season else { return nil }
    var partial = PartialPoint()
    partial.point.season = Season(rawValue: value(cursor))
    if let year = yearAfter(cursor + 1, day: false) {
      year.fill(&partial)
      return Reading(index, year.end, .point(partial))
    }
    let lower = letters(cursor) == .lower
    // "fall" and "spring" are verbs too, and "the fall of" a city no season.
    let ambiguous = isWord(cursor, "fall") || isWord(cursor, "spring")
    if ambiguous, lower {
      guard
        the || [.early, .late, .mid, .in, .since, .by, .until, .during].contains(kind(cursor - 1))
          || kind(cursor - 1) == .hyphen
      else { return nil }
      if isWord(cursor, "fall"), kind(cursor + 1) == .of || kind(index - 1) != .in && kind(index - 1) != .by {
        return nil
      }
    }
    if kind(cursor + 1) == .of { return isWord(cursor, "fall") ? nil : Reading(index, cursor + 1, .point(partial)) }
    guard !isWord(cursor + 1, "olympics"), !isWord(cursor + 1, "palace"), !isWord(cursor + 1, "games") else {
      return nil
    }
    return Reading(index, cursor + 1, .point(partial))
  }

  private func quarter(_ index: Int) -> Reading? {
    var cursor = index
    if isWord(cursor, "q"), let number = digits(cursor + 1, 1...1), (1...4).contains(number), tight(cursor + 1) {
      var partial = PartialPoint()
      partial.point.quarter = number
      guard let year = yearAfter(cursor + 2, day: false) else { return Reading(index, cursor + 2, .point(partial)) }
      year.fill(&partial)
      return Reading(index, year.end, .point(partial))
    }
    if kind(cursor) == .the { cursor += 1 }
    if kind(cursor) == .fiscal { cursor += 1 }
    let number: Int
    var end: Int
    if kind(cursor) == .final {
      (number, end) = (4, cursor + 1)
    } else if let found = ordinal(cursor), (1...4).contains(found.value) {
      (number, end) = found
    } else {
      return nil
    }
    if kind(end) == .fiscal { end += 1 }
    end = afterHyphen(end)
    guard kind(end) == .unit, value(end) == Unit.quarter.rawValue else { return nil }
    var partial = PartialPoint()
    partial.point.quarter = number
    return Reading(index, ofYear(end + 1, &partial), .point(partial))
  }

  private func half(_ index: Int) -> Reading? {
    var cursor = index
    if kind(cursor) == .the { cursor += 1 }
    let number: Int
    switch kind(cursor) {
    case .first: number = 1
    case .latter, .last, .final: number = 2
    case .ordinal where value(cursor) == 2: number = 2
    default: return nil
    }
    let end = afterHyphen(cursor + 1)
    guard kind(end) == .half else { return nil }
    if kind(end + 1) == .of, let whole = point(end + 2), case .point(let partial) = whole.meaning {
      let isYear = partial.point.dateGrain == .year || partial.within?.unit == .year && partial.point == TimePoint()
      guard isYear else {
        return Reading(index, whole.range.upperBound, .point(partial), modifier: number == 1 ? .start : .end)
      }
      var halved = partial
      halved.point.half = number
      return Reading(index, whole.range.upperBound, .point(halved))
    }
    guard kind(end + 1) != .of else { return nil }
    var partial = PartialPoint()
    partial.point.half = number
    return Reading(index, end + 1, .point(partial))
  }

  /// The atom after " of 1997", " of last year", " 1997", whose year goes into the point.
  private func ofYear(_ index: Int, _ partial: inout PartialPoint) -> Int {
    if let year = yearAfter(index, day: false) {
      year.fill(&partial)
      return year.end
    }
    let cursor = kind(index) == .of ? index + 1 : index
    if let fiscal = bareYear(cursor), case .point(let year) = fiscal.meaning, kind(index) == .of {
      partial.point.year = year.point.year
      return fiscal.range.upperBound
    }
    if kind(index) == .of, kind(index + 1) == .the, kind(index + 2) == .unit, value(index + 2) == Unit.year.rawValue {
      partial.within = Shift(unit: .year, count: 0, base: .now)
      return index + 3
    }
    return index
  }

  private func weekend(_ index: Int) -> Reading? {
    var cursor = index
    if kind(cursor) == .the { cursor += 1 }
    guard kind(cursor) == .weekend, kind(index) == .the || isPreposition(index - 1) else { return nil }
    var partial = PartialPoint()
    partial.point.weekend = true
    if kind(cursor + 1) == .of, let day = calendar(cursor + 2), case .point(let whole) = day.meaning,
      whole.point.day != nil
    {
      partial = whole
      return Reading(index, day.range.upperBound, .point(partial))
    }
    return Reading(index, cursor + 1, .point(partial))
  }

  /// "the first week of March 2015": the seven days counted from the first of the month, as the week of its first day.
  private func week(_ index: Int) -> Reading? {
    var cursor = index
    if kind(cursor) == .the { cursor += 1 }
    if kind(index) == .the, kind(cursor) == .unit, value(cursor) == Unit.week.rawValue, kind(cursor + 1) == .of,
      let day = calendar(cursor + 2), case .point(var partial) = day.meaning, partial.point.day ?? 0 > 0
    {
      // "the week of October 21".
      partial.wholeWeek = true
      return Reading(index, day.range.upperBound, .point(partial))
    }
    let number: Int
    let end: Int
    if kind(cursor) == .last || kind(cursor) == .final {
      (number, end) = (5, cursor + 1)
    } else if let found = ordinal(cursor), (1...4).contains(found.value) {
      (number, end) = found
    } else {
      return nil
    }
    guard kind(end) == .unit, value(end) == Unit.week.rawValue, kind(end + 1) == .of || kind(end + 1) == .in,
      let month = calendar(end + 2), case .point(var partial) = month.meaning, partial.point.dateGrain == .month
    else { return nil }
    partial.point.weekOfMonth = number
    return Reading(index, month.range.upperBound, .point(partial))
  }
}
