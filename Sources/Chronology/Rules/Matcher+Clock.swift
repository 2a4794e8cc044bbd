extension Matcher {
  /// Times of day: "9:30 p.m.", "0600 GMT", "6 o'clock", "noon", "midnight", with a date that follows directly.
  func clock(_ index: Int) -> Reading? {
    guard let (clock, afterClock) = clockTime(index) else { return nil }
    var partial = PartialPoint()
    partial.point.clock = clock
    var end = afterClock
    // "9 a.m. Tuesday", "9:34 p.m., March 19 EST"; after a preposition the date stands for itself.
    let next = kind(end) == .comma ? end + 1 : end
    if let date = calendar(next) ?? weekday(next) ?? deictic(next), case .point(var day) = date.meaning,
      day.point.grain <= .day || day.within?.unit == .day, day.point.clock == nil, kind(next) != .digits || date.hasDay
    {
      if day.point.part != nil { day.point.part = nil }
      day.point.clock = clock
      partial = day
      end = date.range.upperBound
      if kind(end) == .zone {
        partial.point.clock?.zone = Self.zone(atoms, end, text)
        end += 1
      }
    }
    return Reading(index, end, .point(partial))
  }

  /// The time itself with its zone.
  private func clockTime(_ index: Int) -> (TimePoint.Clock, Int)? {
    switch kind(index) {
    case .noon: return (TimePoint.Clock(hour: 12, minute: 0), index + 1)
    case .midnight: return (TimePoint.Clock(hour: 24, minute: 0), index + 1)
    case .digits:
      let digital = digitalClock(index)
      guard var (clock, end) = digital ?? wholeHour(index) else { return nil }
      let explicit = digital != nil
      if kind(end) == .am || kind(end) == .pm {
        guard clock.hour <= 12 else { return nil }
        clock.hour = clock.hour % 12 + (kind(end) == .pm ? 12 : 0)
        end += 1
      } else if kind(end) == .oclock || isOClock(end) {
        end += kind(end) == .oclock ? 1 : 3
      } else if let (hour, afterPart) = hourOfPart(clock.hour, index, end) {
        clock.hour = hour
        end = afterPart
      } else if !explicit, kind(end) != .zone, !isHours(end), !(length(index) == 4 && kind(end) == .local) {
        return nil
      } else if !explicit, isHours(end), length(index) != 4 {
        return nil
      } else if isHours(end), !explicit {
        end += 1
      }
      if kind(end) == .zone {
        clock.zone = Self.zone(atoms, end, text)
        end += 1
      } else if isWord(end, "z"), tight(end) {
        clock.zone = "Z"
        end += 1
      }
      return (clock, end)
    case .cardinal where isOClock(index + 1):
      return (TimePoint.Clock(hour: value(index), minute: 0), index + 4)
    default: return nil
    }
  }

  /// "9:30", "09:30:15", "9.30" before am or pm.
  func digitalClock(_ index: Int) -> (value: TimePoint.Clock, end: Int)? {
    guard kind(index) == .digits, length(index) <= 2, value(index) <= 24, tight(index + 1), tight(index + 2),
      kind(index + 1) == .colon || kind(index + 1) == .dot && (kind(index + 3) == .am || kind(index + 3) == .pm),
      kind(index + 2) == .digits, length(index + 2) == 2, value(index + 2) < 60
    else { return nil }
    var clock = TimePoint.Clock(hour: value(index), minute: value(index + 2))
    var end = index + 3
    if kind(end) == .colon, tight(end), kind(end + 1) == .digits, tight(end + 1), length(end + 1) == 2,
      value(end + 1) < 60
    {
      clock.second = value(end + 1)
      end += 2
    }
    return (clock, end)
  }

  /// "9 p.m.", "0600 GMT".
  private func wholeHour(_ index: Int) -> (TimePoint.Clock, Int)? {
    guard kind(index) == .digits else { return nil }
    if length(index) <= 2, value(index) <= 24 { return (TimePoint.Clock(hour: value(index), minute: 0), index + 1) }
    if length(index) == 4, value(index) / 100 <= 24, value(index) % 100 < 60 {
      return (TimePoint.Clock(hour: value(index) / 100, minute: value(index) % 100), index + 1)
    }
    return nil
  }

  /// The hour of "about 11 in the morning", "at 7:30 in the evening", and the atom after it.
  private func hourOfPart(_ hour: Int, _ start: Int, _ index: Int) -> (Int, Int)? {
    guard kind(index) == .in, kind(index + 1) == .the, kind(index + 2) == .part, (1...12).contains(hour),
      isPreposition(start - 1) || kind(start - 1) == .nearly, let part = DayPart(rawValue: value(index + 2))
    else { return nil }
    return (part == .morning || hour == 12 ? hour : hour + 12, index + 3)
  }

  private func isHours(_ index: Int) -> Bool { kind(index) == .units && value(index) == Unit.hour.rawValue }

  /// "o'clock", as three atoms.
  private func isOClock(_ index: Int) -> Bool {
    isWord(index, "o") && kind(index + 1) == .apostrophe && isWord(index + 2, "clock")
  }

  /// `Z` for Greenwich, an offset for the zones that have one hour only.
  private static func zone(_ atoms: Atoms, _ index: Int, _ text: [UInt8]) -> String {
    let name = String(decoding: text[atoms.bytes(index..<index + 1)], as: UTF8.self).filter(\.isLetter).uppercased()
    return offsets[name] ?? ""
  }

  private static let offsets = [
    "GMT": "Z", "UTC": "Z", "CET": "+01", "WAT": "+01", "CEST": "+02", "EET": "+02", "CAT": "+02", "MSK": "+03",
    "EAT": "+03", "PKT": "+05", "IST": "+05:30", "JST": "+09", "EST": "-05", "EDT": "-04", "CST": "-06", "CDT": "-05",
    "MST": "-07", "MDT": "-06", "PST": "-08", "PDT": "-07",
  ]
}
