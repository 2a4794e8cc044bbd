import Records

extension Day {
  /// The ISO week of the day.
  var weekPoint: TimePoint {
    let (year, week) = isoWeek
    var point = TimePoint(year: year)
    point.week = week
    return point
  }
}

extension TimePoint {
  /// A point of which only the unit is known.
  static func unknown(_ unit: Unit) -> TimePoint {
    var point = TimePoint()
    switch unit {
    case .second, .minute, .hour: point.clock = Clock(hour: -1)
    case .day: (point.month, point.day) = (0, 0)
    case .week, .fortnight: point.week = 0
    case .month, .quarter: point.month = 0
    default: break
    }
    return point
  }

  /// The period of a unit that lies `count` units after the one of this point.
  func adding(_ count: Int, _ unit: Unit) -> TimePoint {
    switch unit {
    case .second, .minute, .hour:
      var point = single.map(TimePoint.init) ?? self
      point.clock = Clock(hour: -1)
      return point
    case .day: return addingDays(count)
    case .week, .fortnight: return addingWeeks(count)
    case .month: return addingMonths(count)
    case .quarter: return addingQuarters(count)
    case .year:
      guard let year else { return TimePoint() }
      return TimePoint(year: bc ? year - count : year + count, bc: bc)
    case .decade:
      var point = TimePoint()
      guard let tens = year.map({ $0 / 10 }) ?? decade else { return point }
      point.decade = bc ? tens - count : tens + count
      point.bc = bc
      return point
    case .century, .millennium:
      var point = TimePoint()
      guard let hundreds = year.map({ $0 / 100 }) ?? decade.map({ $0 / 10 }) ?? century else { return point }
      point.century = bc ? hundreds - count : hundreds + count
      point.bc = bc
      return point
    }
  }

  private var single: Day? { days?.single }

  private func addingDays(_ count: Int) -> TimePoint {
    if let single { return TimePoint(single.adding(days: count)).keepingEra(of: self) }
    var point = self
    if month == nil { point = TimePoint(year: year ?? 0, month: 0, bc: bc) }
    if year == nil { point.year = nil }
    point.day = 0
    return point
  }

  private func addingWeeks(_ count: Int) -> TimePoint {
    if let week, let year, let monday = Day(isoYear: year, week: week) {
      return monday.adding(days: 7 * count).weekPoint
    }
    if let single { return single.adding(days: 7 * count).weekPoint }
    var point = TimePoint.unknown(.week)
    (point.year, point.bc) = (year, bc)
    return point
  }

  private func addingQuarters(_ count: Int) -> TimePoint {
    guard let first = days?.lowerBound, quarter != nil || month ?? 0 > 0 || week != nil else {
      return TimePoint.unknown(.month)
    }
    let moved = first.adding(months: 3 * count)
    var point = TimePoint(year: moved.year)
    point.quarter = (moved.month + 2) / 3
    return point
  }

  private func addingMonths(_ count: Int) -> TimePoint {
    guard let year, let first = days?.lowerBound, month ?? 0 > 0 || week != nil || quarter != nil else {
      return TimePoint(year: year ?? 0, month: 0, bc: bc).withoutYear(if: year == nil)
    }
    if bc {
      let total = -year * 12 + (month ?? 1) - 1 + count
      let newYear = Int((Double(total) / 12).rounded(.down))
      return TimePoint(year: -newYear, month: total - newYear * 12 + 1, bc: true)
    }
    let moved = first.adding(months: count)
    return TimePoint(year: moved.year, month: moved.month)
  }

  private func withoutYear(if missing: Bool) -> TimePoint {
    var point = self
    if missing { point.year = nil }
    return point
  }

  private func keepingEra(of other: TimePoint) -> TimePoint {
    guard other.bc, let year else { return self }
    var point = self
    point.year = 1 - year
    point.bc = true
    return point
  }
}
