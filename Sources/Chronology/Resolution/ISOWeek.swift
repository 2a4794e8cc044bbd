import Records

extension Day {
  /// ISO 8601 week and the year it belongs to.
  var isoWeek: (year: Int, week: Int) {
    // The week belongs to the year of its Thursday.
    let thursday = adding(days: 4 - weekday)
    let year = thursday.year
    guard let first = Day(year: year, month: 1, day: 1) else { return (year, 1) }
    return (year, (thursday.ordinal - first.ordinal) / 7 + 1)
  }

  /// The Monday of an ISO week.
  init?(isoYear year: Int, week: Int) {
    guard let fourth = Day(year: year, month: 1, day: 4) else { return nil }
    self = fourth.adding(days: 1 - fourth.weekday + (week - 1) * 7)
  }
}
