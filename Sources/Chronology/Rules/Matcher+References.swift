extension Matcher {
  /// The past, the present and the future: "now", "recently", "the future", "at present", "these days".
  func reference(_ index: Int) -> Reading? {
    if isInName(kind(index) == .the ? index + 1 : index) { return nil }
    switch kind(index) {
    case .now:
      // "from now" and "until now" too; "now that" is a conjunction.
      return kind(index + 1) == .that && !narrative ? nil : Reading(index, index + 1, .reference(.present))
    case .currently: return Reading(index, index + 1, .reference(.present))
    case .reference:
      guard let reference = Reference(rawValue: value(index)) else { return nil }
      // "as soon as" is no time.
      if reference == .future,
        narrative || isWord(index + 1, "as") || isWord(index - 1, "as") || isWord(index + 1, "after")
      {
        return nil
      }
      return Reading(index, index + 1, .reference(reference))
    case .the
    where kind(index + 1) == .past && (!isNoun(index + 2) || kind(index - 1) == .in && kind(index + 2) == .other):
      return Reading(index, index + 2, .reference(.past))
    case .the where isWord(index + 1, "present") && !isNoun(index + 2):
      return Reading(index, index + 2, .reference(.present))
    case .the where isWord(index + 1, "future") && !isNoun(index + 2):
      return Reading(index, index + 2, .reference(.future))
    case .the where isWord(index + 1, "near") && isWord(index + 2, "future"):
      return Reading(index, index + 3, .reference(.future))
    case .the where isWord(index + 1, "moment") && kind(index - 1) == .at && kind(index + 2) != .of:
      return Reading(index, index + 2, .reference(.present))
    case .these where kind(index + 1) == .units && value(index + 1) == Unit.day.rawValue:
      return Reading(index, index + 2, .reference(.present))
    case .long where kind(index + 1) == .ago: return Reading(index, index + 2, .reference(.past))
    case .adjective: return adjective(index)
    case .current where narrative && !isUnit(index + 1): return Reading(index, index + 1, .reference(.present))
    case .this, .that, .the: return pointInTime(index)
    default: return nil
    }
  }

  private func adjective(_ index: Int) -> Reading? {
    guard let reference = Reference(rawValue: value(index)) else { return nil }
    if isWord(index, "present") {
      let next = afterHyphen(index + 1)
      if kind(next) == .unit, value(next) == Unit.day.rawValue { return Reading(index, next + 1, .reference(.present)) }
      return kind(index - 1) == .at ? Reading(index, index + 1, .reference(.present)) : nil
    }
    if isUnit(index + 1) {
      // "recent years" is a length of unknown number.
      guard reference == .past, kind(index + 1) == .units, let unit = Unit(rawValue: value(index + 1)) else {
        return nil
      }
      return Reading(index, index + 2, .length(Length(count: nil, unit: unit), .beforeNow))
    }
    if isWord(index, "future"), kind(index - 1) == .in, endsPhrase(index + 1) {
      return Reading(index, index + 1, .reference(.future))
    }
    return narrative ? Reading(index, index + 1, .reference(reference)) : nil
  }

  /// "at that time", "during this period", "at the same time": the running date.
  private func pointInTime(_ index: Int) -> Reading? {
    let same = kind(index) == .the && kind(index + 1) == .same
    let noun = same ? index + 2 : index + 1
    guard kind(noun) == .time, !isWord(noun, "point") else { return nil }
    guard kind(index - 1) == .at || kind(index - 1) == .during || kind(index - 1) == .by || kind(index - 1) == .in
    else { return nil }
    if kind(index) == .the, !same, kind(noun + 1) == .of || isWord(noun, "period") || isWord(noun + 1, "being") {
      return nil
    }
    if kind(index) == .the, !same, kind(index - 1) == .by { return nil }
    if narrative {
      return Reading(index, noun + 1, .point(PartialPoint(within: Shift(unit: .day, count: 0, base: .sameGrain))))
    }
    guard kind(index - 1) == .at, isWord(noun, "time"), !same, endsPhrase(noun + 1) else { return nil }
    return Reading(index, noun + 1, .reference(kind(index) == .this ? .present : .past))
  }

  /// Whether the word may be the noun of what stands before it.
  private func isNoun(_ index: Int) -> Bool {
    guard index < limit else { return false }
    return isUnit(index) || kind(index) == .digits || kind(index) == .cardinal || kind(index) == .several
      || kind(index) == .day
      || kind(index) == .weekend || kind(index) == .season || kind(index) == .weekday || kind(index) == .month
      || kind(index) == .couple || kind(index) == .half || kind(index) == .hyphen
      || (kind(index) == .other && letters(index) != .notLetters && !isFunction(index))
  }

  private func isFunction(_ index: Int) -> Bool {
    Self.functionWords.contains { isWord(index, $0) }
  }

  private static let functionWords: [StaticString] = [
    "but", "when", "where", "who", "which", "is", "was", "were", "has", "had", "have", "are", "as", "he", "she", "they",
    "it",
    "we", "would", "could", "may", "might", "though", "while", "because", "if", "not",
  ]

  /// "2:14:04" is how long somebody ran.
  private func runningTime(_ index: Int) -> Int? {
    guard length(index) == 1, kind(index) == .digits, kind(index + 1) == .colon, tight(index + 1),
      kind(index + 2) == .digits,
      kind(index + 3) == .colon, tight(index + 3), kind(index + 4) == .digits
    else { return nil }
    return index + 5
  }

  /// Whether the unit at an atom counts somebody's age: "34-year-old", "26 years of age".
  func isAge(after unit: Int) -> Bool {
    let next = afterHyphen(unit + 1)
    return kind(next) == .old && !isWord(next, "aged") || kind(next) == .of && isWord(next + 1, "age")
  }

  /// A machine's time stamp that is a paragraph of its own ("2009-12-19T17:00:00"): metadata, not prose.
  private func timeStamp(_ index: Int) -> Int? {
    guard index == origin || atoms.startsLine(index, text), let reading = numericDate(index),
      case .point(let partial) = reading.meaning, partial.point.clock?.second != nil
    else { return nil }
    let end = reading.range.upperBound
    return end == limit || atoms.startsLine(end, text) ? end : nil
  }

  /// What looks like time and is none: ages ("34-year-old", "aged 34"), sums; the atom after it.
  func notTime(_ index: Int) -> Int? {
    switch kind(index) {
    case .digits, .cardinal, .a, .several:
      if let stamp = timeStamp(index) { return stamp }
      if kind(index - 1) != .at, let end = runningTime(index) { return end }
      guard let quantity = quantity(index) else { return nil }
      let unit = afterHyphen(quantity.end)
      guard isUnit(unit) else { return nil }
      return isAge(after: unit) ? unit + 1 : nil
    case .old:
      // "aged 34", "age 17".
      return kind(index + 1) == .digits || kind(index + 1) == .cardinal ? index + 2 : nil
    case .currency: return kind(index + 1) == .digits ? index + 2 : nil
    default: return nil
    }
  }
}
