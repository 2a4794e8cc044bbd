import Records

/// The date of publication as a page shows it, for pages whose metadata give none.
enum VisibleDate {
  /// A day and the text that states it.
  struct Statement {
    var day: Day
    var text: String
  }

  /// Tried in this order: the date line or byline nearest to the headline (after it, then just before it, then just after the main
  /// text), a sentence near the end that tells when the article was published, and a date line that speaks of a change alone.
  static func find(tree: borrowing PageTree, page: borrowing PageBlocks, parts: [MainText.Part], order: DateOrder?)
    -> Statement?
  {
    guard let first = parts.first(where: { $0.kind != .headline })?.block, let last = parts.last?.block else {
      return nil
    }
    let headline = (0..<page.blocks.count).first { tree.tags[Int(page.blocks[$0].container)] == .h1 }
    let start = headline.map { $0 < first ? $0 + 1 : first } ?? first
    let end = min(page.blocks.count, last + 4)
    let places = [
      Array(start..<min(page.blocks.count, max(first, start + 8))), Array(max(0, start - 6)..<start).reversed(),
      Array(min(page.blocks.count, last + 1)..<end),
    ]
    var change: Statement?
    for index in places.joined() {
      let block = page.blocks[index]
      let text = page.text[block.bytes]
      let isByline =
        block.count <= 160 && tree.hints[Int(block.node)].union(tree.hints[Int(block.container)]).contains(.byline)
      guard isByline || Boilerplate.isDateLine(text, words: Int(block.words)) else { continue }
      guard let (day, isChange) = publication(in: Array(text), order) else { continue }
      let statement = Statement(day: day, text: String(bytes: text))
      if !isChange { return statement }
      change = change ?? statement
    }
    for index in max(first, last - 2)..<end where page.blocks[index].count <= 300 {
      let text = Array(page.text[page.blocks[index].bytes])
      if let word = publishers.lazy.compactMap({ range(of: $0, in: text) }).first,
        let day = DateText.firstDay(in: Array(text[word.upperBound...]), order: order)
      {
        return Statement(day: day, text: String(bytes: text))
      }
    }
    return change
  }

  /// The day in the date line that opens a report's text: `PORT SUDAN, May 3, 2019 (Agency) — `. A year that it leaves out is
  /// that of the month in the page's address.
  static func dateline(_ page: borrowing PageBlocks, parts: [MainText.Part], url: String?) -> Day? {
    guard let block = parts.first(where: { $0.kind == .body })?.block else { return nil }
    let head = Array(page.text[page.blocks[block].bytes].prefix(100))
    // It ends with a dash, a colon or a bracket and has names and numbers before it.
    let marks: [StaticString] = ["\u{2014}", "\u{2013}", " - ", "): ", ") "]
    guard let end = marks.compactMap({ head[...].firstRange(ofBytes: $0)?.lowerBound }).min(),
      head[..<end].prefix(while: { $0 != UInt8(ascii: "(") }).split(separator: 0x20).allSatisfy({ word in
        word.first.map { !($0.isLetter && $0 == $0.lowercased) } ?? true
      })
    else { return nil }
    let line = Array(head[..<end])
    if let day = DateText.firstDay(in: line) { return day }
    guard let (year, month) = url.flatMap(Address.month(in:)),
      let (ownMonth, day) = DateText.firstMonthAndDay(in: line),
      month == ownMonth
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Phrases of sentences that tell when an article came out, in small letters.
  private static let publishers: [StaticString] = [
    "first published", "first appeared", "originally published", "originally appeared", "was published on",
    "published on",
    "posted on", "appeared in print on",
  ]

  private static let changes: [StaticString] = [
    "updated", "modified", "last edited", "aktualisiert", "mis \u{e0} jour", "actualizado",
  ]
  private static let publications: [StaticString] = [
    "published", "posted", "created", "publi\u{e9}", "publicado", "ver\u{f6}ffentlicht",
  ]

  /// The day of publication that a date line states, and whether the line speaks of a change alone: the day after a word of publication,
  /// else the day before a word of change.
  private static func publication(in text: [UInt8], _ order: DateOrder?) -> (Day, isChange: Bool)? {
    guard let change = changes.lazy.compactMap({ range(of: $0, in: text) }).first else {
      return DateText.firstDay(in: text, order: order).map { ($0, false) }
    }
    if let word = publications.lazy.compactMap({ range(of: $0, in: text) }).first {
      let end = change.lowerBound > word.upperBound ? change.lowerBound : text.count
      if let day = DateText.firstDay(in: Array(text[word.upperBound..<end]), order: order) { return (day, false) }
    }
    if let day = DateText.firstDay(in: Array(text[..<change.lowerBound]), order: order) { return (day, false) }
    return DateText.firstDay(in: text, order: order).map { ($0, true) }
  }

  private static func range(of words: StaticString, in text: [UInt8]) -> Range<Int>? {
    text.map(\.lowercased)[...].firstRange(ofBytes: words)
  }
}
