import Records

extension ClosedRange<Day> {
  /// The number of days.
  var dayCount: Int { upperBound.ordinal - lowerBound.ordinal + 1 }

  /// The day, if it is only one.
  var single: Day? { dayCount == 1 ? lowerBound : nil }
}
