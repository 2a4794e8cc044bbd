import Language

/// What stands around a date in its line: whether the line is a dateline.
struct LineShape {
  let finder: ReportDateFinder
  let reading: Reading

  private var atoms: Atoms { finder.atoms }

  /// Whether the date is all of its line or cell, or stands after the place of a dateline: "KIRKUK, Oct 16 —".
  var isDateline: Bool {
    let text = finder.document.text
    var start = reading.range.lowerBound
    // A cell between bars ("By A. Writer | October 16, 2017 | World") is a line of its own.
    while start > 0, !atoms.startsLine(start, text), !isBar(start - 1) { start -= 1 }
    var end = reading.range.upperBound
    while end < atoms.count, !atoms.startsLine(end, text), !isBar(end) { end += 1 }
    let before = start..<reading.range.lowerBound
    let after = reading.range.upperBound..<end
    if before.allSatisfy(isStamp), after.allSatisfy(isClock) { return true }
    return isPlace(before) && opensText(after)
  }

  /// "KIRKUK, Iraq," before the date: names only, in capitals or closed by a comma.
  private func isPlace(_ before: Range<Int>) -> Bool {
    guard let first = before.first, let last = before.last, before.count <= 8 else { return false }
    guard atoms.cases[first] == .capitals || atoms.kinds[last] == .comma else { return false }
    return before.allSatisfy { isName($0) || atoms.kinds[$0] == .comma || atoms.kinds[$0] == .dot }
  }

  /// "(Agency) — Iraqi forces …" after the date: a dash or colon soon, only names and brackets before it; or a short rest.
  private func opensText(_ after: Range<Int>) -> Bool {
    let near = after.prefix(6)
    let dash = near.first { atoms.kinds[$0] == .hyphen || atoms.kinds[$0] == .colon }
    guard dash != nil || after.count < 6 else { return false }
    return near.prefix { $0 != dash }.allSatisfy {
      isName($0) || [.open, .close, .comma, .dot, .slash].contains(atoms.kinds[$0])
    }
  }

  /// `|`, `·` or `•`.
  private func isBar(_ index: Int) -> Bool {
    let text = finder.document.text
    let bytes = atoms.bytes(index..<index + 1)
    if text[bytes.lowerBound] == 0x7C { return true }
    return text[bytes] == [0xC2, 0xB7] || text[bytes] == [0xE2, 0x80, 0xA2]
  }

  private func isName(_ index: Int) -> Bool {
    atoms.cases[index] == .capitalized || atoms.cases[index] == .capitals
  }

  private static let stampWords: Set<String> = [
    "published", "updated", "posted", "date", "dated", "last", "modified", "created", "on", "at", "by", "first",
    "issued",
    "release", "released", "press", "time", "article",
  ]

  /// What may stand before the date in its line: "Published:", "Last updated on", a weekday, a time.
  private func isStamp(_ index: Int) -> Bool { isClock(index) || Self.stampWords.contains(finder.word(index)) }

  private func isClock(_ index: Int) -> Bool {
    switch atoms.kinds[index] {
    case .digits, .am, .pm, .zone, .colon, .dot, .comma, .hyphen, .at, .on, .open, .close, .weekday, .local, .time,
      .mark,
      .units, .slash:
      true
    default: false
    }
  }
}
