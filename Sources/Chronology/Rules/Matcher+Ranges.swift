extension Matcher {
  /// The first of two days of one month or years of one era: "3" in "3-5 June" and "from 3 to 5 June", "499" in "499-493 BC".
  func rangeStart(_ index: Int) -> Reading? {
    guard kind(index) == .digits || kind(index) == .the && kind(index + 1) == .digits else { return nil }
    let number = kind(index) == .the ? index + 1 : index
    if let (day, afterDay) = dayNumber(number) {
      guard let next = afterJoiner(afterDay) else { return nil }
      guard let second = calendar(next), case .point(let partial) = second.meaning, partial.point.day != nil,
        kind(next) != .month, kind(next) != .weekday
      else {
        // "1, 2 and 3 June".
        guard kind(next) == .digits, dayNumber(next) != nil, let third = rangeStart(next),
          case .point(var partial) = third.meaning
        else { return nil }
        partial.point.day = day
        return Reading(index, afterDay, .point(partial))
      }
      var first = partial
      first.point.day = day
      return Reading(index, afterDay, .point(first))
    }
    guard kind(index) == .digits, let year = digits(index, 1...4), let next = afterJoiner(index + 1),
      digits(next, 1...4) != nil,
      let second = writtenYear(next), second.point.bc
    else { return nil }
    return Reading(index, index + 1, .point(PartialPoint(TimePoint(year: year, bc: true))))
  }

  /// The second of two: "5" in "May 4 and 5", "43" in "1942-43", "12" in "June 10-12".
  func continuation(_ index: Int, of previous: Reading) -> Reading? {
    guard case .point(var partial) = previous.meaning, kind(index) == .digits,
      let next = afterJoiner(previous.range.upperBound),
      next == index
    else { return nil }
    if partial.point.day != nil, partial.point.month != nil, let (day, end) = dayNumber(index),
      day > partial.point.day ?? 0
    {
      guard !isUnit(end), !isCount(end), kind(end) != .month, kind(end) != .digits else { return nil }
      partial.point.day = day
      var end2 = end
      if partial.point.year == nil, let year = yearAfter(end, day: true) {
        year.fill(&partial)
        end2 = year.end
      }
      return Reading(index, end2, .point(partial))
    }
    if let year = partial.point.year, !partial.point.bc, partial.point.month == nil, let short = digits(index, 2...2),
      short > year % 100 || year % 100 == 99, tight(index), partial.point.season == nil
    {
      var second = TimePoint(year: short > year % 100 ? year / 100 * 100 + short : year + 1)
      second.fiscal = partial.point.fiscal
      return Reading(index, index + 1, .point(PartialPoint(second)))
    }
    return nil
  }

  /// The atom after "and", "to", "-", "or", ",", "through".
  func afterJoiner(_ index: Int) -> Int? {
    switch kind(index) {
    case .and, .to, .or, .until, .hyphen, .slash, .comma: index + 1
    default: nil
    }
  }

  /// Gives the year of the second of two joined dates to the first: "between March and May 2015", "4 March - 6 May 1915".
  func completeRanges(_ readings: inout [Reading]) {
    guard readings.count > 1 else { return }
    for index in stride(from: readings.count - 2, through: 0, by: -1) {
      guard let next = afterJoiner(readings[index].range.upperBound), next == readings[index + 1].range.lowerBound,
        case .point(var first) = readings[index].meaning, case .point(let second) = readings[index + 1].meaning,
        first.point.year == nil, first.within == nil, first.which == nil
      else { continue }
      if first.point.weekday != nil, second.point.weekday != nil, let week = second.within {
        // "between Monday and Friday of last week".
        first.within = week
        readings[index].meaning = .point(first)
      }
      if first.point.month != nil, first.point.day != nil, second.point.day != nil, let year = second.within,
        year.unit == .year
      {
        first.within = year
        readings[index].meaning = .point(first)
      }
      guard second.point.year != nil else { continue }
      let months =
        first.point.month != nil && second.point.month != nil || first.point.season != nil && second.point.season != nil
      guard months, first.point.month ?? 0 <= second.point.month ?? 0 else { continue }
      first.point.year = second.point.year
      first.point.bc = second.point.bc
      readings[index].meaning = .point(first)
    }
  }
}

extension Matcher {
  /// Puts times of day on the date that follows: "at 5:34 AM Baghdad time on March 20, 2003", "in the evening of …".
  func joinTimes(_ readings: inout [Reading]) {
    for index in readings.indices.dropLast() {
      guard case .point(var time) = readings[index].meaning, time.within == nil, time.which == nil, time.holiday == nil,
        time.point.grain == .time, time.point.dateGrain == .none, case .point(let date) = readings[index + 1].meaning,
        date.point.day != nil || date.point.weekday != nil || date.within?.unit == .day
      else { continue }
      let between = readings[index].range.upperBound..<readings[index + 1].range.lowerBound
      guard between.count <= 4, let last = between.last,
        atoms.kinds[last] == .on || atoms.kinds[last] == .of || between.count == 1,
        !between.contains(where: { atoms.kinds[$0] == .dot || atoms.gaps[$0] == .blankLine }),
        atoms.gaps[readings[index + 1].range.lowerBound] != .blankLine
      else { continue }
      let (clock, part) = (time.point.clock, time.point.part)
      time = date
      (time.point.clock, time.point.part) = (clock, part)
      readings[index].meaning = .point(time)
    }
  }
}
