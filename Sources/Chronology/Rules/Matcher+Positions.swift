extension Matcher {
  /// A part of a point: "early 2005", "the end of May", "mid-1990s", "later this year", "the turn of the century".
  func position(_ index: Int) -> Reading? {
    var cursor = index
    let the = kind(cursor) == .the
    if the { cursor += 1 }
    switch kind(cursor) {
    case .early, .late, .earlier, .later, .latter, .mid: return adjective(index, cursor)
    case .beginning, .middle, .end, .rest: return noun(index, cursor)
    case .turn where kind(cursor + 1) == .of && kind(cursor + 2) == .the && isUnit(cursor + 3):
      return Reading(
        index, cursor + 4, .point(PartialPoint(within: Shift(unit: .century, count: 0, base: .now))), modifier: .start)
    case .unit, .month: return hyphenEnd(index, cursor)
    default: return nil
    }
  }

  /// "early March", "late last year", "mid-August", "early in 1862", "the early part of", "later that day".
  private func adjective(_ index: Int, _ cursor: Int) -> Reading? {
    let modifier: Modifier? =
      switch kind(cursor) {
      case .early: .start
      case .mid, .middle: .mid
      case .earlier: narrative ? nil : .before
      case .later: narrative ? nil : .after
      default: .end
      }
    if kind(cursor) == .mid || kind(cursor) == .early || kind(cursor) == .late {
      let next = afterHyphen(cursor + 1)
      if let target = target(next) {
        return target.extended(from: index, modifier: modifier)
      }
      // "early morning" and "late night" are read with the part of day.
    }
    var next = cursor + 1
    if kind(next) == .hyphen, tight(next) { next += 1 }
    if kind(next) == .portion {
      guard kind(next + 1) == .of, let target = target(next + 2) else { return nil }
      return target.extended(from: index, modifier: modifier)
    }
    if kind(next) == .half || kind(cursor) == .latter { return nil }
    if kind(next) == .in || kind(next) == .on || kind(next) == .of {
      guard let target = target(next + 1) ?? definiteTarget(next + 1) else { return nil }
      return target.extended(from: index, modifier: modifier)
    }
    guard let target = target(next), kind(cursor) != .middle else { return nil }
    return target.extended(from: index, modifier: modifier)
  }

  /// "the end of the month", "the start of 1943", "end-May", "the rest of the year".
  private func noun(_ index: Int, _ cursor: Int) -> Reading? {
    let modifier: Modifier? =
      switch kind(cursor) {
      case .beginning: .start
      case .middle: .mid
      case .end: .end
      default: nil
      }
    if kind(cursor + 1) == .of {
      guard let target = target(cursor + 2) ?? definiteTarget(cursor + 2) else { return nil }
      return target.extended(from: index, modifier: modifier)
    }
    let next = afterHyphen(cursor + 1)
    guard next > cursor + 1, kind(cursor) != .rest, let target = target(next) else { return nil }
    return target.extended(from: index, modifier: modifier)
  }

  /// "year-end", "month-end".
  private func hyphenEnd(_ index: Int, _ cursor: Int) -> Reading? {
    let next = afterHyphen(cursor + 1)
    guard kind(cursor) == .unit, next > cursor + 1, kind(next) == .end, let unit = Unit(rawValue: value(cursor)),
      unit >= .month
    else { return nil }
    if unit == .year, let year = yearAfter(next + 1, day: false), year.within == nil {
      return Reading(index, year.end, .point(PartialPoint(year.point)), modifier: .end)
    }
    return Reading(
      index, next + 1, .point(PartialPoint(within: Shift(unit: unit, count: 0, base: .now))), modifier: .end)
  }

  /// What a part can be of.
  private func target(_ index: Int) -> Reading? {
    guard let reading = point(index), case .point(let partial) = reading.meaning else { return nil }
    // A night has no "mid-" and a clock time no end.
    return partial.point.clock == nil ? reading : nil
  }

  /// "the year", "the week", also where it is not marked alone.
  private func definiteTarget(_ index: Int) -> Reading? {
    guard kind(index) == .the, kind(index + 1) == .unit, let unit = Unit(rawValue: value(index + 1)), unit >= .day
    else {
      return nil
    }
    return Reading(index, index + 2, .point(PartialPoint(within: Shift(unit: unit, count: 0, base: .now))))
  }
}
