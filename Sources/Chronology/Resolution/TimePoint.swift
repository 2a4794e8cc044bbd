import Records

/// A point or stretch of the calendar, as far as it is known: the words give some fields, the anchor the others.
struct TimePoint: Sendable, Equatable {
  /// Years count backwards.
  var bc = false
  /// Hundreds of the year (19 for the 1900s), for centuries.
  var century: Int?
  /// Tens of the year (198 for the 1980s), for decades.
  var decade: Int?
  var year: Int?
  /// A fiscal or academic year.
  var fiscal = false
  /// 1–2.
  var half: Int?
  /// 1–4.
  var quarter: Int?
  var season: Season?
  /// 1–12; 0 for a month that is not known.
  var month: Int?
  /// ISO 8601 week; ``year`` is then the ISO year.
  var week: Int?
  var weekend = false
  /// 1–5 in a month; turned into ``week`` once the year is known.
  var weekOfMonth: Int?
  /// ISO weekday of a day that is not known further.
  var weekday: Int?
  /// 1–31; 0 for a day that is not known.
  var day: Int?
  var part: DayPart?
  var clock: Clock?

  /// A time of day.
  struct Clock: Sendable, Equatable {
    /// 0–24; -1 for an hour that is not known.
    var hour: Int
    var minute: Int?
    var second: Int?
    /// `Z` or an offset (`-05`).
    var zone = ""
  }

  /// Units of what is known, from fine to coarse.
  enum Grain: Int, Sendable, Comparable {
    case time, day, weekend, week, month, quarter, season, half, year, decade, century, none
    static func < (left: Grain, right: Grain) -> Bool { left.rawValue < right.rawValue }
  }

  /// The finest unit given.
  var grain: Grain {
    if part != nil || clock != nil { return .time }
    return dateGrain
  }

  /// The finest unit given, time of day apart.
  var dateGrain: Grain {
    if day != nil || weekday != nil { return .day }
    if weekend { return .weekend }
    if week != nil { return .week }
    if month != nil { return .month }
    if quarter != nil { return .quarter }
    if season != nil { return .season }
    if half != nil { return .half }
    if year != nil { return .year }
    if decade != nil { return .decade }
    return century != nil ? .century : .none
  }

  /// Nothing known.
  init() {}

  /// A day.
  init(_ date: Day) {
    let parts = date.components
    year = parts.year
    month = parts.month
    day = parts.day
  }

  /// A year, or a month of one.
  init(year: Int, month: Int? = nil, bc: Bool = false) {
    self.year = year
    self.month = month
    self.bc = bc
  }
}
