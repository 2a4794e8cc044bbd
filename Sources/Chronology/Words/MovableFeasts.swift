import Records

/// Dates of feasts that follow the moon.
enum MovableFeasts {
  /// Western Easter Sunday (anonymous Gregorian computus, as printed in Meeus, Astronomical Algorithms).
  static func easter(_ year: Int) -> Day? {
    guard year > 1582 else { return nil }
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let f = (b + 8) / 25
    let h = (19 * a + b - b / 4 - (b - f + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// Orthodox Easter Sunday in the Gregorian calendar (Meeus's Julian computus and the offset of the two calendars).
  static func orthodoxEaster(_ year: Int) -> Day? {
    guard year > 1582 else { return nil }
    let d = (19 * (year % 19) + 15) % 30
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    let sum = d + e + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1)?.adding(days: year / 100 - year / 400 - 2)
  }

  /// A day of the tabular Islamic calendar (civil epoch, 11 leap years in 30) that falls into a Gregorian year.
  static func islamic(month: Int, day: Int, in year: Int) -> Day? {
    guard year > 622, year < 100_000, let january = Day(year: year, month: 1, day: 1) else { return nil }
    let first = (year - 622) * 33 / 32
    for hijri in (first - 1)...(first + 2) where hijri > 0 {
      let ordinal = Self.islamicOrdinal(hijri, month, day)
      let found = Day(ordinal: ordinal)
      if found >= january, found.year == year { return found }
    }
    return nil
  }

  /// Days since 1970-01-01 of an Islamic date; 1 Muharram 1 AH is 16 July 622 (Julian), Julian day 1948440.
  private static func islamicOrdinal(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let julianDay = day + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30 + 1_948_439
    return julianDay - 2_440_588
  }

  /// The first day of the Chinese year by Gregorian year (month, day).
  static let lunarNewYear: [Int: (Int, Int)] = [
    1968: (1, 30), 2000: (2, 5), 2001: (1, 24), 2002: (2, 12), 2003: (2, 1), 2004: (1, 22), 2005: (2, 9), 2006: (1, 29),
    2007: (2, 18), 2008: (2, 7), 2009: (1, 26), 2010: (2, 14), 2011: (2, 3), 2012: (1, 23), 2013: (2, 10),
    2014: (1, 31),
    2015: (2, 19), 2016: (2, 8), 2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1),
    2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13),
    2030: (2, 3),
  ]
}
