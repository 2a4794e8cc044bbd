extension Matcher {
  /// Holidays and named days: "Christmas 1963", "Easter Sunday", "the Eid al-Fitr holiday".
  func holiday(_ index: Int) -> Reading? {
    let cursor = kind(index) == .the ? index + 1 : index
    guard let found = holidayName(cursor) else { return nil }
    var partial = PartialPoint(holiday: found.holiday)
    if let year = yearAfter(found.end, day: false) {
      year.fill(&partial)
      return Reading(index, year.end, .point(partial))
    }
    return Reading(cursor, found.end, .point(partial))
  }

  /// The holiday with the longest name at an atom.
  func holidayName(_ index: Int) -> (holiday: Holiday, end: Int)? {
    guard index < limit, isCapital(index) || kind(index) == .digits else { return nil }
    var best: (holiday: Holiday, end: Int)?
    for (number, first) in Holiday.firstWords.enumerated() where isWord(index, first) {
      let holiday = Holiday.all[number]
      var cursor = index
      var matches = true
      for word in holiday.words {
        guard isWord(cursor, word) || Self.matches(kind(cursor), word) else {
          matches = false
          break
        }
        cursor += 1
      }
      if matches, cursor > best?.end ?? index { best = (holiday, cursor) }
    }
    return best
  }

  /// Marks in names, whatever their typographic form.
  private static func matches(_ kind: Kind, _ word: StaticString) -> Bool {
    guard word.utf8CodeUnitCount == 1 else { return false }
    return switch word.utf8Start.pointee {
    case UInt8(ascii: "'"): kind == .apostrophe
    case UInt8(ascii: "-"): kind == .hyphen
    default: false
    }
  }
}
