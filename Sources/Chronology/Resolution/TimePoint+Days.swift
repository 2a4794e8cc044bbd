import Records

extension TimePoint {
  /// The year in astronomical count (1 BC is 0).
  var astronomicalYear: Int? { year.map { bc ? 1 - $0 : $0 } }

  /// First and last day; `nil` where the calendar fields leave the date open or name a day that does not exist.
  var days: ClosedRange<Day>? {
    guard let year = astronomicalYear else { return spanOfYears }
    func months(_ first: Int, _ count: Int) -> ClosedRange<Day>? {
      guard let start = Day(year: year, month: first, day: 1) else { return nil }
      return start...start.adding(months: count).adding(days: -1)
    }
    if week == 0 { return months(1, 12) }
    if let week {
      guard let monday = Day(isoYear: year, week: week) else { return nil }
      if weekend { return monday.adding(days: 5)...monday.adding(days: 6) }
      if let weekday { return monday.adding(days: weekday - 1)...monday.adding(days: weekday - 1) }
      return monday...monday.adding(days: 6)
    }
    if let month {
      if month == 0 { return months(1, 12) }
      guard let day, day > 0 else { return months(month, 1) }
      return Day(year: year, month: month, day: day).map { $0...$0 }
    }
    if weekday != nil || day != nil || weekend { return nil }
    if let season { return months(season.firstMonth, 3) }
    if let quarter { return months(quarter * 3 - 2, 3) }
    if let half { return months(half * 6 - 5, 6) }
    return months(1, 12)
  }

  private var spanOfYears: ClosedRange<Day>? {
    let first: Int
    let length: Int
    if let decade {
      (first, length) = (decade * 10, 10)
    } else if let century {
      (first, length) = (century * 100, 100)
    } else {
      return nil
    }
    let range = bc ? (1 - first - length + 1, 1 - first) : (first, first + length - 1)
    guard let start = Day(year: range.0, month: 1, day: 1), let end = Day(year: range.1, month: 12, day: 31) else {
      return nil
    }
    return start...end
  }

  /// The days that remain of an interval for "early", "mid" and "late": its first, second or third third.
  static func part(_ days: ClosedRange<Day>, _ modifier: Modifier?) -> ClosedRange<Day> {
    let length = days.upperBound.ordinal - days.lowerBound.ordinal + 1
    guard length >= 6 else { return days }
    switch modifier {
    case .start: return days.lowerBound...days.lowerBound.adding(days: (length + 2) / 3 - 1)
    case .mid: return days.lowerBound.adding(days: length / 3)...days.upperBound.adding(days: -(length / 3))
    case .end: return days.upperBound.adding(days: -((length + 2) / 3 - 1))...days.upperBound
    default: return days
    }
  }

  /// The unit for a record.
  var granularity: EventDate.Granularity {
    switch dateGrain {
    case .time, .day: .day
    case .weekend, .week: .week
    case .month: .month
    case .season: .season
    case .quarter: .quarter
    case .half, .year: .year
    case .decade: .decade
    case .century, .none: .century
    }
  }
}
