extension Matcher {
  /// Dates in digits: "2017-10-16", "10/16/2017", "16.10.2017", "2017/10/16", with an ISO time after it.
  func numericDate(_ index: Int) -> Reading? {
    guard kind(index) == .digits else { return nil }
    let joiner = kind(index + 1)
    guard joiner == .hyphen || joiner == .slash || joiner == .dot, tight(index + 1), tight(index + 2),
      kind(index + 2) == .digits, kind(index + 3) == joiner, tight(index + 3), tight(index + 4),
      kind(index + 4) == .digits,
      !(tight(index) && (kind(index - 1) == joiner || kind(index - 1) == .currency)),
      !(tight(index + 5) && kind(index + 5) == joiner && kind(index + 6) == .digits)
    else { return nil }
    let (first, second, third) = (value(index), value(index + 2), value(index + 4))
    var point = TimePoint()
    if length(index) == 4, length(index + 2) <= 2, length(index + 4) <= 2 {
      (point.year, point.month, point.day) = (first, second, third)
    } else if length(index) <= 2, length(index + 2) <= 2, length(index + 4) == 4 || length(index + 4) == 2 {
      point.year = length(index + 4) == 4 ? third : Year.long(third)
      // Dots and hyphens put the day first; slashes the month, unless it cannot be one.
      let dayFirst = joiner != .slash || first > 12
      (point.month, point.day) = dayFirst ? (second, first) : (first, second)
    } else {
      return nil
    }
    guard let year = point.year, Year.plausible.contains(year), point.days != nil else { return nil }
    var end = index + 5
    if isWord(end, "t"), tight(end), let clock = digitalClock(end + 1) {
      point.clock = clock.value
      end = clock.end
    }
    return Reading(index, end, .point(PartialPoint(point)))
  }
}
