extension Matcher {
  /// What repeats: "every day", "daily", "each October", "Tuesday nights", "twice a week", "per month".
  func repetition(_ index: Int) -> Reading? {
    switch kind(index) {
    case .repeated where !isInName(index):
      return Reading(index, index + 1, .set(Length(count: 1, unit: Unit(rawValue: value(index)) ?? .day).value))
    case .every: return every(index)
    case .weekdays:
      return Reading(index, index + 1, .set("XXXX-WXX-\(value(index))"))
    case .weekday where kind(index + 1) == .parts:
      let part = DayPart(rawValue: value(index + 1))?.letters ?? ""
      return Reading(index, index + 2, .set("XXXX-WXX-\(value(index))T\(part)"))
    case .per where kind(index + 1) == .unit && !isSpeed(index):
      guard let unit = Unit(rawValue: value(index + 1)) else { return nil }
      return Reading(index, index + 2, .set(Length(count: 1, unit: unit).value))
    case .times: return frequency(index, index + 1)
    case .digits, .cardinal, .several:
      guard let quantity = quantity(index), isWord(quantity.end, "times") else { return nil }
      return frequency(index, quantity.end + 1)
    default: return nil
    }
  }

  /// "every day", "every two years", "every other week", "each Thursday", "every summer".
  private func every(_ index: Int) -> Reading? {
    var cursor = index + 1
    var count = 1
    if kind(cursor) == .other2 || isWord(cursor, "second") {
      count = 2
      cursor += 1
    } else if let quantity = quantity(cursor), let number = quantity.count, !quantity.indefinite {
      count = number
      cursor = quantity.end
    }
    let end = cursor + 1
    switch kind(cursor) {
    case .unit, .units:
      guard let unit = Unit(rawValue: value(cursor)) else { return nil }
      return Reading(index, end, .set(Length(count: count, unit: unit).value))
    case .weekday:
      if kind(end) == .part, let part = DayPart(rawValue: value(end)) {
        return Reading(index, end + 1, .set("XXXX-WXX-\(value(cursor))T\(part.letters)"))
      }
      return Reading(index, end, .set("XXXX-WXX-\(value(cursor))"))
    case .month: return Reading(index, end, .set("XXXX-" + TimePoint.padded(value(cursor), 2)))
    case .season: return Season(rawValue: value(cursor)).map { Reading(index, end, .set("XXXX-" + $0.letters)) }
    case .part: return DayPart(rawValue: value(cursor)).map { Reading(index, end, .set("XXXX-XX-XXT" + $0.letters)) }
    case .weekend: return Reading(index, end, .set("XXXX-WXX-WE"))
    default: return nil
    }
  }

  /// "once a week", "three times per year".
  private func frequency(_ index: Int, _ cursor: Int) -> Reading? {
    guard
      kind(cursor) == .a || kind(cursor) == .per || kind(cursor) == .every
        || kind(index) == .times && kind(cursor) == .repeated
    else { return nil }
    // "twice daily".
    if kind(cursor) == .repeated, let unit = Unit(rawValue: value(cursor)) {
      return Reading(index, cursor + 1, .set(Length(count: 1, unit: unit).value))
    }
    guard kind(cursor + 1) == .unit, let unit = Unit(rawValue: value(cursor + 1)) else { return nil }
    return Reading(index, cursor + 2, .set(Length(count: 1, unit: unit).value))
  }

  /// "75 miles per hour" is no time.
  private func isSpeed(_ index: Int) -> Bool {
    let units: [StaticString] = ["miles", "kilometers", "kilometres", "km", "knots", "meters", "metres", "feet"]
    return units.contains { isWord(index - 1, $0) }
  }

  /// Whether "a day" after this word is a rate: after a number ("960 a week"), a sum, or what is counted by a number.
  func isRate(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    if kind(index - 1) == .digits || kind(index - 1) == .close && false { return true }
    if kind(index - 1) == .cardinal || kind(index - 1) == .power || isWord(index - 1, "million")
      || isWord(index - 1, "billion")
    {
      return true
    }
    // "120 bombs a day", "40 barrels of oil a month": a number shortly before, no verb or preposition between.
    guard kind(index - 1) == .other, letters(index - 1) == .lower, !tight(index) else { return false }
    for distance in 2...3 {
      switch kind(index - distance) {
      case .digits, .cardinal, .power:
        return kind(index + 2) != .later && kind(index + 2) != .ago && kind(index + 2) != .earlier
      case .other where letters(max(0, index - distance)) == .lower: continue
      default: return false
      }
    }
    return false
  }
}
