/// Units in which time is counted, from fine to coarse.
enum Unit: Int, Sendable, Comparable {
  case second, minute, hour, day, week, fortnight, month, quarter, year, decade, century, millennium

  static func < (left: Unit, right: Unit) -> Bool { left.rawValue < right.rawValue }

  /// The letters of the unit in a TIMEX3 duration.
  var letters: String {
    switch self {
    case .second: "S"
    case .minute: "M"
    case .hour: "H"
    case .day: "D"
    case .week, .fortnight: "W"
    case .month: "M"
    case .quarter: "Q"
    case .year: "Y"
    case .decade: "DE"
    case .century: "CE"
    case .millennium: "ML"
    }
  }

  /// Whether durations of it carry a `T`.
  var isClock: Bool { self < .day }
}

/// Seasons, by their TIMEX3 letters.
enum Season: Int, Sendable {
  case spring, summer, autumn, winter

  var letters: String { ["SP", "SU", "FA", "WI"][rawValue] }

  /// First month of the season (northern, meteorological); winter's is December of its year.
  var firstMonth: Int { [3, 6, 9, 12][rawValue] }
}

/// Parts of a day, by their TIMEX3 letters.
enum DayPart: Int, Sendable {
  case morning, midday, afternoon, evening, night, daytime

  var letters: String { ["MO", "MI", "AF", "EV", "NI", "DT"][rawValue] }
}

/// TIMEX3 values for what has no place in the calendar.
enum Reference: Int, Sendable {
  case past, present, future

  var value: String { ["PAST_REF", "PRESENT_REF", "FUTURE_REF"][rawValue] }
}

/// TIMEX3 `mod`.
enum Modifier: String, Sendable {
  case start = "START"
  case mid = "MID"
  case end = "END"
  case approximate = "APPROX"
  case before = "BEFORE"
  case after = "AFTER"
  case lessThan = "LESS_THAN"
  case moreThan = "MORE_THAN"
  case equalOrLess = "EQUAL_OR_LESS"
  case equalOrMore = "EQUAL_OR_MORE"
}
