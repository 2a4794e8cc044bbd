extension Matcher {
  /// Points counted from an anchor: "last year", "the following month", "that same day", "the day before", "this week".
  func relative(_ index: Int) -> Reading? {
    if let named = dayBeside(index) { return named }
    guard let (pointer, afterPointer) = pointer(index) else { return definite(index) }
    let cursor = afterPointer
    if kind(cursor) == .weekend {
      var partial = PartialPoint(within: pointer.shift(.week))
      partial.point.weekend = true
      return Reading(index, cursor + 1, .point(partial))
    }
    if kind(cursor) == .season {
      var partial = PartialPoint(which: pointer.which)
      partial.point.season = Season(rawValue: value(cursor))
      return Reading(index, cursor + 1, .point(partial))
    }
    if kind(cursor) == .month {
      var partial = PartialPoint(which: pointer.which)
      partial.point.month = value(cursor)
      let end = afterAbbreviation(cursor)
      if let (day, afterDay) = dayNumber(end), kind(afterDay) != .month {
        partial.point.day = day
        return Reading(index, afterDay, .point(partial))
      }
      return Reading(index, cursor + 1, .point(partial))
    }
    if kind(cursor) == .holiday, let found = holidayName(cursor) {
      return Reading(index, found.end, .point(PartialPoint(which: pointer.which, holiday: found.holiday)))
    }
    guard kind(cursor) == .unit, let unit = Unit(rawValue: value(cursor)) else { return nil }
    if kind(afterHyphen(cursor + 1)) == .long || kind(afterHyphen(cursor + 1)) == .old { return nil }
    return period(index, pointer, unit, end: cursor + 1)
  }

  private func period(_ index: Int, _ pointer: Pointer, _ unit: Unit, end: Int) -> Reading? {
    // "the past year", "over the next decade" are lengths.
    let overLength = kind(index - 1) == .for || kind(index - 1) == .over || kind(index - 1) == .within
    let next = kind(index) == .the && kind(index + 1) == .next
    if pointer.isPast || unit.isClock || (next && overLength && pointer.count != 0)
      || (kind(index) == .the && pointer.isLast)
    {
      let ends: Meaning.Ends = pointer.count < 0 ? .beforeNow : pointer.count > 0 ? .afterNow : .unknown
      guard pointer.count != 0 else { return nil }
      return Reading(index, end, .length(Length(count: 1, unit: unit), ends))
    }
    let partial = PartialPoint(within: pointer.shift(unit))
    // "October of that year" is read from its month.
    return Reading(index, end, .point(partial))
  }

  /// A word that points from an anchor.
  struct Pointer {
    /// -1 the one before, 0 this one, 1 the one after.
    var count: Int
    var base: Shift.Base
    var which: PartialPoint.Which
    /// "past": a length when a unit follows.
    var isPast = false
    var isLast = false
    /// After "the".
    var determined = false

    func shift(_ unit: Unit) -> Shift { Shift(unit: unit, count: count, base: base) }
  }

  /// "last", "this past", "the following", "that same" …, and the atom after them.
  func pointer(_ index: Int) -> (Pointer, Int)? {
    var cursor = index
    let determined = kind(cursor) == .the
    if determined { cursor += 1 }
    switch kind(cursor) {
    case .last:
      return (Pointer(count: -1, base: .now, which: .last, isLast: true, determined: determined), cursor + 1)
    case .past: return (Pointer(count: -1, base: .now, which: .last, isPast: true, determined: determined), cursor + 1)
    case .next:
      return (
        Pointer(
          count: 1, base: determined && isWord(cursor, "next") ? .running : .now,
          which: determined && isWord(cursor, "next") ? .following : .next, determined: determined),
        cursor + 1
      )
    case .previous:
      return (Pointer(count: -1, base: .running, which: .previous, determined: determined), cursor + 1)
    // "following Wednesday's quake" is a preposition.
    case .following where determined:
      return (Pointer(count: 1, base: .running, which: .following, determined: determined), cursor + 1)
    case .current: return (Pointer(count: 0, base: .now, which: .this, determined: determined), cursor + 1)
    case .same where determined: return (Pointer(count: 0, base: .running, which: .that), cursor + 1)
    case .this:
      if kind(cursor + 1) == .past || kind(cursor + 1) == .last {
        return (Pointer(count: -1, base: .now, which: .last), cursor + 2)
      }
      if kind(cursor + 1) == .next { return (Pointer(count: 1, base: .now, which: .next), cursor + 2) }
      return (Pointer(count: 0, base: .now, which: .this), kind(cursor + 1) == .same ? cursor + 2 : cursor + 1)
    case .that:
      return (Pointer(count: 0, base: .running, which: .that), kind(cursor + 1) == .same ? cursor + 2 : cursor + 1)
    default: return nil
    }
  }

  /// "the day before", "the year after", "the day following", "the night before", "the day before yesterday".
  private func dayBeside(_ index: Int) -> Reading? {
    let part = kind(index + 1) == .part ? DayPart(rawValue: value(index + 1)) : nil
    guard kind(index) == .the, kind(index + 1) == .unit || part != nil,
      let unit = part == nil ? Unit(rawValue: value(index + 1)) : .day, unit >= .day
    else {
      return nil
    }
    let direction: Int
    switch kind(index + 2) {
    case .before, .earlier: direction = -1
    case .after, .following, .later: direction = 1
    default: return nil
    }
    if unit == .day, part == nil, kind(index + 3) == .deictic, kind(index + 2) == .before || kind(index + 2) == .after {
      let shift = Shift(unit: .day, count: value(index + 3) + direction, base: .now)
      return Reading(index, index + 4, .point(PartialPoint(within: shift)))
    }
    guard endsPhrase(index + 3) else { return nil }
    var partial = PartialPoint(within: Shift(unit: unit, count: direction, base: .running))
    partial.point.part = part
    return Reading(index, index + 3, .point(partial))
  }

  /// Whether nothing that "before" or "after" could govern stands at an atom.
  func endsPhrase(_ index: Int) -> Bool {
    guard index < limit else { return true }
    switch kind(index) {
    case .comma, .dot, .close, .mark, .hyphen, .and, .or, .colon, .apostrophe, .in, .on, .by, .to, .at: return true
    default: return false
    }
  }

  /// "the year", "the month" as in "the end of the month".
  private func definite(_ index: Int) -> Reading? {
    guard kind(index) == .the, kind(index + 1) == .unit, let unit = Unit(rawValue: value(index + 1)), unit >= .week
    else {
      return nil
    }
    switch kind(index - 1) {
    case .of, .in: break
    default: return nil
    }
    guard unit != .century, kind(index + 2) != .of, kind(index + 2) != .digits,
      endsPhrase(index + 2) || kind(index - 1) == .of
    else { return nil }
    return Reading(index, index + 2, .point(PartialPoint(within: Shift(unit: unit, count: 0, base: .now))))
  }

  /// "today", "yesterday", "tomorrow morning", "tonight".
  func deictic(_ index: Int) -> Reading? {
    switch kind(index) {
    case .deictic where !isInName(index) || value(index) != 0:
      var partial = PartialPoint(within: Shift(unit: .day, count: value(index), base: .now))
      var end = index + 1
      if kind(end) == .part {
        partial.point.part = DayPart(rawValue: value(end))
        end += 1
      }
      return Reading(index, end, .point(partial))
    case .tonight, .overnight:
      var partial = PartialPoint(within: Shift(unit: .day, count: 0, base: .now))
      partial.point.part = .night
      return Reading(index, index + 1, .point(partial))
    default: return nil
    }
  }

  /// "Monday", "last Friday", "Sunday night", "Monday of last week".
  func weekday(_ index: Int) -> Reading? {
    var cursor = index
    var partial = PartialPoint()
    if kind(cursor) != .weekday, let (pointer, afterPointer) = pointer(cursor) {
      partial.which = pointer.which
      cursor = afterPointer
    }
    guard kind(cursor) == .weekday else { return nil }
    // "Sun", "Sat", "Mon" only as abbreviations with a period or a date after them.
    if length(cursor) <= 3, !(kind(cursor + 1) == .dot && tight(cursor + 1)) || kind(cursor - 1) == .the {
      guard kind(cursor + 1) == .comma, kind(cursor + 2) == .month || kind(cursor + 2) == .digits else { return nil }
    }
    partial.point.weekday = value(cursor)
    var end = length(cursor) <= 5 ? afterAbbreviation(cursor) : cursor + 1
    if kind(end) == .part {
      partial.point.part = DayPart(rawValue: value(end))
      end += 1
    } else {
      // A period that ends the sentence is no part of "Sun."
      end = end > cursor + 1 ? cursor + 1 : end
    }
    let next = kind(end) == .of ? end + 1 : end
    if let week = relative(next), case .point(let period) = week.meaning, let shift = period.within,
      shift.unit == .week,
      period.point == TimePoint()
    {
      partial.within = shift
      end = week.range.upperBound
    }
    return Reading(index, end, .point(partial))
  }

  /// "the morning of 31 January", "that afternoon", "last night", "the next morning", "night".
  func partOfDay(_ index: Int) -> Reading? {
    if let hours = smallHours(index) { return hours }
    var cursor = index
    var partial = PartialPoint()
    var pointed = false
    if kind(cursor) != .part, let (pointer, afterPointer) = pointer(cursor),
      kind(afterPointer) == .part
        || kind(afterPointer) == .early
    {
      partial.within = pointer.shift(.day)
      pointed = true
      cursor = afterPointer
    } else if kind(cursor) == .the {
      cursor += 1
    }
    let early = kind(cursor) == .early || kind(cursor) == .late
    let modifier: Modifier? = kind(cursor) == .early ? .start : kind(cursor) == .late ? .end : nil
    if early { cursor += 1 }
    guard kind(cursor) == .part, !isInName(cursor) else { return nil }
    partial.point.part = DayPart(rawValue: value(cursor))
    var end = cursor + 1
    if isUnit(end), value(end) == Unit.hour.rawValue { end += 1 }
    if kind(end) == .hyphen, isWord(end + 1, "time") { end += 2 }
    if !pointed, kind(end) == .of, let day = point(end + 1) ?? dayOfRange(end + 1),
      case .point(var whole) = day.meaning, whole.point.grain <= .weekend || whole.within?.unit == .day
    {
      whole.point.part = partial.point.part
      return Reading(index, day.range.upperBound, .point(whole), modifier: modifier)
    }
    // "dawn" and "sunset" are times only after "at" and its like.
    let sun: [StaticString] = ["dawn", "daybreak", "sunrise", "dusk", "sunset", "nightfall"]
    if !pointed, sun.contains(where: { isWord(cursor, $0) }), ![.at, .before, .after].contains(kind(index - 1)) {
      return nil
    }
    partial.timeOnly = !pointed && !early && kind(index) != .the
    guard pointed || narrative || early || isPreposition(index - 1) && (kind(index) == .the || kind(index - 1) == .at)
    else {
      return nil
    }
    return Reading(index, end, .point(partial), modifier: modifier)
  }

  /// "the early hours of Friday", "the small hours".
  private func smallHours(_ index: Int) -> Reading? {
    guard kind(index) == .the, kind(index + 1) == .early || isWord(index + 1, "small") || isWord(index + 1, "wee"),
      kind(index + 2) == .units, value(index + 2) == Unit.hour.rawValue
    else { return nil }
    var partial = PartialPoint()
    var end = index + 3
    if kind(end) == .of, let day = point(end + 1), case .point(let whole) = day.meaning,
      whole.point.grain <= .day || whole.within?.unit == .day
    {
      partial = whole
      end = day.range.upperBound
    }
    partial.point.part = .morning
    return Reading(index, end, .point(partial), modifier: .start)
  }

  /// "3" in "the night of 3-4 May".
  private func dayOfRange(_ index: Int) -> Reading? { rangeStart(index) }
}
