extension TimePoint {
  /// The TIMEX3 value: ISO 8601, with `X` for what is not known.
  var value: String {
    guard grain == .time else { return dateValue(padded: false) }
    var text = dateValue(padded: true) + "T"
    if let clock {
      text += clock.hour < 0 ? "XX" : Self.padded(clock.hour, 2)
      if let minute = clock.minute { text += ":" + Self.padded(minute, 2) }
      if let second = clock.second { text += ":" + Self.padded(second, 2) }
      text += clock.zone
    } else if let part {
      text += part.letters
    }
    return text
  }

  /// The date part; with `padded`, down to the day whatever is known.
  private func dateValue(padded: Bool) -> String {
    let era = bc ? "BC" : ""
    if year == nil, let decade { return era + Self.padded(decade, 3) }
    if year == nil, let century { return era + Self.padded(century, 2) }
    let prefix = fiscal ? "FY" : era
    let yearText = prefix + (year.map { Self.padded($0, 4) } ?? "XXXX")
    if let week {
      return yearText + "-W" + (week == 0 ? "XX" : Self.padded(week, 2))
        + (weekend ? "-WE" : weekday.map { "-\($0)" } ?? "")
    }
    if weekend { return yearText + "-WXX-WE" }
    if let weekday { return yearText + "-WXX-\(weekday)" }
    if let season { return yearText + "-" + season.letters }
    if let quarter { return yearText + "-Q\(quarter)" }
    if let half { return yearText + "-H\(half)" }
    if month == nil, day == nil { return padded ? yearText + "-XX-XX" : yearText }
    let monthText = yearText + "-" + (month.map { $0 == 0 ? "XX" : Self.padded($0, 2) } ?? "XX")
    guard let day else { return padded ? monthText + "-XX" : monthText }
    return monthText + "-" + (day == 0 ? "XX" : Self.padded(day, 2))
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The time of day for a record (`T21:30`), if it is on the clock.
  var clockText: String? {
    guard let clock, clock.hour >= 0 else { return nil }
    return "T" + Self.padded(clock.hour, 2) + (clock.minute.map { ":" + Self.padded($0, 2) } ?? "") + clock.zone
  }
}
