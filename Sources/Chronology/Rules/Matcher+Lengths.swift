extension Matcher {
  /// Lengths and the dates that they lead to: "three years", "the past six months", "ten-day", "two days ago", "weeks later".
  func quantified(_ index: Int) -> Reading? {
    if let reading = compound(index) { return reading }
    var cursor = index
    var ends: Meaning.Ends = .unknown
    var determined = false
    // "the first two", "these three", "the last", "the same".
    if kind(cursor) == .the || kind(cursor) == .these || kind(cursor) == .those || kind(cursor) == .this {
      determined = true
      cursor += kind(cursor) == .the && kind(cursor + 1) == .those ? 2 : 1
    } else if kind(cursor) == .a, let quantity = quantity(cursor + 1), !quantity.indefinite, quantity.count != nil {
      // "a sixty-day period".
      guard let period = units(index, cursor + 1, quantity, .unknown, determined: false),
        isWord(period.range.upperBound - 1, "period")
      else { return nil }
      return period
    }
    if let pointing = direction(cursor) {
      ends = pointing
      determined = true
      cursor += 1
    } else if kind(cursor) == .first || kind(cursor) == .final || kind(cursor) == .same || kind(cursor) == .early {
      guard determined else { return nil }
      cursor += 1
    }
    if kind(cursor) == .units, determined && cursor - index < 3 || plainUnits(cursor) {
      if kind(cursor - 1) == .these, value(cursor) == Unit.day.rawValue { return nil }
      // "the months of April and May".
      if kind(cursor + 1) == .of, kind(cursor + 2) == .month { return nil }
      return units(index, cursor, Quantity(end: cursor), ends, determined: determined)
    }
    if kind(cursor) == .unit, determined, ends == .unknown, kind(cursor - 1) == .first || kind(cursor - 1) == .final,
      narrative, value(cursor) >= Unit.week.rawValue
    {
      return Reading(
        index, cursor + 1, .length(Length(count: 1, unit: Unit(rawValue: value(cursor)) ?? .day), .unknown))
    }
    guard var quantity = quantity(cursor) else { return nil }
    if determined, quantity.indefinite { return nil }
    // "the four previous weeks".
    if let pointing = direction(quantity.end), kind(quantity.end + 1) == .units {
      ends = pointing
      quantity.end += 1
    }
    return units(index, cursor, quantity, ends, determined: determined)
  }

  /// "last", "past", "next" before a number of units.
  private func direction(_ index: Int) -> Meaning.Ends? {
    switch kind(index) {
    case .last, .past, .previous: .beforeNow
    case .next, .following: .afterNow
    default: nil
    }
  }

  /// A bare plural ("weeks earlier", "within days", "years of conflict") where it is a length of time.
  private func plainUnits(_ index: Int) -> Bool {
    guard let unit = Unit(rawValue: value(index)), unit != .quarter, unit != .second else { return false }
    if tail(index + 1) != nil { return true }
    if kind(index - 1) == .adjective, value(index - 1) == Reference.past.rawValue { return true }
    if tight(index) { return false }
    switch kind(index - 1) {
    case .within, .for, .over, .in, .after, .until, .during, .and, .of: return kind(index - 1) != .of || unit >= .week
    default: return kind(index + 1) == .of && unit >= .day && kind(index - 1) != .the
    }
  }

  /// The unit after a quantity, and what follows it.
  private func units(
    _ index: Int, _ cursor: Int, _ quantity: Quantity, _ ends: Meaning.Ends, determined: Bool
  ) -> Reading? {
    // "for the second time in as many weeks".
    if isWord(cursor, "many"), isWord(cursor - 1, "as") { return nil }
    var unitIndex = quantity.end
    if quantity.end > cursor, kind(unitIndex) == .hyphen { unitIndex = afterHyphen(unitIndex) }
    var vague = quantity.count == nil
    if !isUnit(unitIndex) {
      // One word may stand between: "two bloody weeks", "three more years", "another two full days".
      guard quantity.count ?? 0 > 1 || vague, kind(unitIndex + 1) == .units, isLetters(unitIndex),
        [.other, .more, .long, .other2, .same, .adjective].contains(kind(unitIndex)), letters(unitIndex) == .lower
      else { return nil }
      unitIndex += 1
    }
    guard let unit = Unit(rawValue: value(unitIndex)), !isAge(after: unitIndex) else { return nil }
    var count = quantity.count
    var fraction = quantity.fraction
    var effective = unit
    if quantity.halved { (count, fraction, effective) = Self.half(of: unit) }
    // "three quarters" is a fraction more often than nine months.
    if unit == .quarter, !determined || kind(unitIndex) == .unit { return nil }
    // A plural after "one" or a singular after "ten" is a modifier ("ten year plan"); "a 2000 year" nothing.
    if count ?? 0 > 1000, unit < .year { vague = true }
    var end = unitIndex + 1
    if quantity.indefinite, isRate(index) { return Reading(index, end, .set(Length(count: 1, unit: unit).value)) }
    // "a year and a half".
    if quantity.indefinite || count == 1, fraction.isEmpty, let half = andHalf(end) {
      fraction = "5"
      end = half
    }
    // "a day of mourning" is no length.
    if quantity.indefinite, unit == .day, kind(end) == .of { return nil }
    let length = Length(count: count, fraction: fraction, unit: effective)
    if ends == .unknown, !determined || kind(index) == .the, let tail = tail(end) {
      return shifted(index, tail, length)
    }
    var meaning = ends
    if kind(index) != .the, ends == .unknown, kind(end) == .before || kind(end) == .after || kind(end) == .following {
      meaning = kind(end) == .before ? .beforeEvent : .afterEvent
    }
    let hyphened = kind(unitIndex - 1) == .hyphen
    let long = afterHyphen(end)
    if kind(long) == .long, long > end || hyphened || kind(unitIndex) == .unit { end = long + 1 }
    if isWord(end, "period") { end += 1 }
    // The article of "the 46-day battle" belongs to the battle.
    if quantity.indefinite, long > unitIndex + 1, kind(long) == .long { return compound(unitIndex) }
    let modifies =
      kind(unitIndex) == .unit && (hyphened || count ?? 0 > 1) && !isWord(end - 1, "period") && meaning == .unknown
    return Reading(modifies ? cursor : index, end, .length(length, meaning))
  }

  /// Half of a unit, in the unit below.
  private static func half(of unit: Unit) -> (Int?, String, Unit) {
    switch unit {
    case .hour: (30, "", .minute)
    case .day: (12, "", .hour)
    case .year: (6, "", .month)
    case .decade: (5, "", .year)
    case .century: (50, "", .year)
    default: (0, "5", unit)
    }
  }

  private enum Tail {
    case fromNow(Int, Int)
    case fromRunning(Int, Int)
  }

  /// "ago", "earlier", "later", "from now": direction and the atom after it.
  private func tail(_ index: Int) -> Tail? {
    switch kind(index) {
    case .ago: return .fromNow(-1, index + 1)
    case .hence: return .fromNow(1, index + 1)
    case .from where kind(index + 1) == .now: return .fromNow(1, index + 2)
    case .earlier: return .fromRunning(-1, index + 1)
    case .later: return .fromRunning(1, index + 1)
    case .before where endsPhrase(index + 1): return .fromRunning(-1, index + 1)
    case .after where endsPhrase(index + 1): return .fromRunning(1, index + 1)
    default: return nil
    }
  }

  private func shifted(_ index: Int, _ tail: Tail, _ length: Length) -> Reading {
    let (direction, end, base): (Int, Int, Shift.Base) =
      switch tail {
      case .fromNow(let direction, let end): (direction, end, .now)
      case .fromRunning(let direction, let end): (direction, end, .running)
      }
    guard let count = length.count else {
      return Reading(index, end, .reference(direction < 0 ? .past : .future))
    }
    var shift = Shift(unit: length.unit, count: count * direction, base: base)
    if length.unit == .fortnight { shift = Shift(unit: .week, count: count * 2 * direction, base: base) }
    if length.fraction == "5", length.unit == .year {
      shift = Shift(unit: .month, count: (count * 12 + 6) * direction, base: base)
    }
    if length.unit == .quarter { shift = Shift(unit: .month, count: count * 3 * direction, base: base) }
    // "two years ago this week", "a year ago this month".
    if length.unit == .year, base == .now, kind(end) == .this, kind(end + 1) == .unit {
      if value(end + 1) == Unit.month.rawValue {
        return Reading(
          index, end + 2, .point(PartialPoint(within: Shift(unit: .month, count: 12 * count * direction, base: base))))
      }
      if value(end + 1) == Unit.week.rawValue {
        let weeks = Int((Double(count) * 365.2425 / 7).rounded())
        return Reading(
          index, end + 2, .point(PartialPoint(within: Shift(unit: .week, count: weeks * direction, base: base))))
      }
    }
    return Reading(index, end, .point(PartialPoint(within: shift)))
  }

  /// "year-long", "daylong", "decades-long", "year-ago".
  private func compound(_ index: Int) -> Reading? {
    guard isUnit(index), let unit = Unit(rawValue: value(index)) else { return nil }
    let next = afterHyphen(index + 1)
    guard next > index + 1 else { return nil }
    if kind(next) == .long {
      let count = kind(index) == .unit ? 1 : nil
      return Reading(index, next + 1, .length(Length(count: count, unit: unit), .unknown))
    }
    if kind(index) == .unit, kind(next) == .ago || kind(next) == .earlier {
      return Reading(index, next + 1, .point(PartialPoint(within: Shift(unit: unit, count: -1, base: .now))))
    }
    return nil
  }
}
