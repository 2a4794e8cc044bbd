import Language
import Records

/// One run over a document: atoms → readings → expressions.
struct Annotation {
  let document: Document
  let atoms: Atoms
  let narrative: Bool
  let report: Day?
  private let readings: [Reading]

  init(document: Document, anchor: TimeTagger.Anchor) {
    self.document = document
    let atoms = Atoms(text: document.text)
    self.atoms = atoms
    func read(narrative: Bool) -> [Reading] {
      var matcher = Matcher(atoms: atoms, document: document, narrative: narrative)
      return matcher.readings()
    }
    switch anchor {
    case .report(let day):
      (narrative, report) = (false, day)
      readings = read(narrative: false)
    case .narrative(let day):
      (narrative, report) = (true, day)
      readings = read(narrative: true)
    case .automatic(let day):
      let news = read(narrative: false)
      narrative = Self.isNarrative(news, report: day)
      report = day
      readings = narrative ? read(narrative: true) : news
    }
  }

  /// A history names many years, most of them before the report's, and hardly a day of this week; a report opens with
  /// one.
  static func isNarrative(_ readings: [Reading], report: Day?) -> Bool {
    var dated = 0
    var old = 0
    var recent = 0
    var years: Set<Int> = []
    for (index, reading) in readings.enumerated() {
      guard case .point(let partial) = reading.meaning else { continue }
      if let year = partial.point.year {
        dated += 1
        years.insert(year)
        if report.map({ year < $0.year }) ?? true { old += 1 }
      } else if partial.point.weekday != nil || partial.within?.base == .now || partial.which != nil {
        if index < 3 { return false }
        recent += 1
      }
    }
    return dated >= 4 && years.count >= 2 && old * 5 >= dated * 4 && recent * 6 <= dated
  }

  func expressions() -> [TimeExpression] {
    var resolver = Resolver(report: report, narrative: narrative)
    let tenses = TenseFinder(document: document)
    var expressions: [TimeExpression] = []
    expressions.reserveCapacity(readings.count)
    var sentence = -1
    var lastEnd = 0
    for (index, reading) in readings.enumerated() {
      let tokens = atoms.tokens(of: reading.range, in: document)
      if document.count > 0, document.sentence(of: tokens.lowerBound) != sentence {
        sentence = document.sentence(of: tokens.lowerBound)
        resolver.startSentence(sentence)
      }
      let opens = (lastEnd...reading.range.lowerBound).contains { atoms.gaps[$0] == .blankLine }
      if opens { resolver.startParagraph() }
      lastEnd = reading.range.upperBound
      var found = TimeExpression(
        tokens: tokens, bytes: atoms.bytes(reading.range), type: .date, value: "", modifier: reading.modifier?.rawValue)
      fill(&found, index, opens: opens, &resolver, tenses)
      if narrative { includeComplement(&found, index) }
      expressions.append(found)
    }
    return expressions
  }

  /// Type, value and days of an expression.
  private func fill(
    _ found: inout TimeExpression, _ index: Int, opens: Bool, _ resolver: inout Resolver, _ tenses: TenseFinder
  ) {
    let reading = readings[index]
    switch reading.meaning {
    case .reference(let reference): found.value = reference.value
    case .set(let value):
      found.type = .set
      found.value = value
    case .length(let length, let ends):
      found.type = .duration
      found.value = length.value
      found.date = days(of: length, ends, resolver).map { date($0, granularity: length.unit.granularity, reading) }
    case .point(let partial):
      // "today" in a history is whenever it is read.
      if let shift = partial.within, shift.unit == .day, shift.count == 0, shift.base == .now,
        partial.point == TimePoint(),
        narrative || report == nil, isToday(reading)
      {
        found.value = Reference.present.value
        break
      }
      let place = place(reading, opens: opens)
      let resolved = resolver.resolve(
        partial, tense: tenses.tense(at: found.tokens.lowerBound), ahead: narrative ? dated(after: index) : nil,
        until: narrative ? place.bounded : place.leadsAhead, joined: isJoined(index))
      found.type = resolved.point.grain == .time ? .time : .date
      found.value = resolved.point.value
      if let days = resolved.days {
        var event = date(TimePoint.part(days, reading.modifier), granularity: resolved.point.granularity, reading)
        event.time = resolved.point.clockText
        found.date = event
      } else if resolved.point.day ?? 0 > 0, resolved.point.year != nil {
        // 31 February: no day is made up.
        found.value = "XXXX-XX-XX"
        break
      }
      resolver.advance(to: resolved.calendar ?? resolved.point, place)
    }
  }

  /// Histories mark what a length is filled with: "two months of fierce battles".
  private func includeComplement(_ found: inout TimeExpression, _ index: Int) {
    guard found.type == .duration, found.tokens.upperBound + 1 < document.count,
      document.lower(found.tokens.upperBound) == "of"
    else { return }
    let sentence = document.sentences[document.sentence(of: found.tokens.lowerBound)].tokens
    let limit =
      index + 1 < readings.count
      ? atoms.tokens(of: readings[index + 1].range, in: document).lowerBound : sentence.upperBound
    var end = found.tokens.upperBound
    var token = end + 1
    while token < min(limit, sentence.upperBound) {
      switch document.penn(token) {
      case "NN", "NNS", "NNP", "NNPS", "VBG": end = token + 1
      case "DT", "JJ", "JJR", "JJS", "PRP$", "POS", "CC", "CD", "HYPH", "``", "''": break
      default: token = sentence.upperBound
      }
      token += 1
    }
    guard end > found.tokens.upperBound else { return }
    found.tokens = found.tokens.lowerBound..<end
    found.bytes = found.bytes.lowerBound..<document.bytes(end - 1).upperBound
  }

  /// The date with month and year that follows shortly in the same sentence.
  private func dated(after index: Int) -> TimePoint? {
    guard index + 1 < readings.count, case .point(let partial) = readings[index + 1].meaning, partial.point.year != nil,
      partial.point.month != nil || partial.point.season != nil
    else { return nil }
    let between = readings[index].range.upperBound..<readings[index + 1].range.lowerBound
    guard between.count < 8, !between.contains(where: { atoms.kinds[$0] == .dot || atoms.gaps[$0] == .blankLine })
    else {
      return nil
    }
    return partial.point
  }

  private func isToday(_ reading: Reading) -> Bool { atoms.kinds[reading.range.lowerBound] == .deictic }

  /// Whether an expression stands at the head of its sentence or in a heading ("1942: the turn", "Rule, 1955-1963").
  private func place(_ reading: Reading, opens: Bool) -> Resolver.Place {
    let (start, end) = (reading.range.lowerBound, reading.range.upperBound)
    let before = start > 0 && atoms.gaps[start] != .blankLine ? atoms.kinds[start - 1] : .other
    var head = start
    if [.in, .on, .by, .during, .at, .since, .from, .until, .after, .before].contains(before) { head -= 1 }
    let starts =
      head == 0 || atoms.gaps[head] == .blankLine || [.dot, .colon, .mark].contains(atoms.kinds[head - 1])
    let ends = end == atoms.count || atoms.gaps[end] == .blankLine
    return Resolver.Place(
      fronted: starts || ends, bounded: [.by, .until, .before, .since, .to, .hyphen].contains(before), opens: opens,
      ends: endsSomething(start), leadsAhead: [.by, .until, .before, .to].contains(before))
  }

  /// Whether a date is that of an end: "until the fall of the city in February 1945".
  private func endsSomething(_ start: Int) -> Bool {
    for index in stride(from: start - 1, through: max(0, start - 8), by: -1) {
      switch atoms.kinds[index] {
      case .until: return true
      case .comma, .dot, .mark, .colon, .and: return false
      default: if atoms.gaps[index + 1] == .blankLine { return false }
      }
    }
    return false
  }

  /// Whether a reading is the second of two that "and", "to" or a hyphen joins.
  private func isJoined(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let between = readings[index - 1].range.upperBound..<readings[index].range.lowerBound
    return between.count == 1 && [.and, .to, .or, .until, .hyphen].contains(atoms.kinds[between.lowerBound])
  }

  private func date(_ days: ClosedRange<Day>, granularity: EventDate.Granularity, _ reading: Reading) -> EventDate {
    let before = reading.range.lowerBound - 1
    let preposition = before >= 0 && atoms.gaps[before + 1] != .blankLine ? atoms.kinds[before] : .other
    return EventDate(
      start: days.lowerBound, end: days.upperBound, openStart: preposition == .until || preposition == .by ? true : nil,
      openEnd: preposition == .since ? true : nil, granularity: granularity,
      text: document.string(bytes: atoms.bytes(reading.range)), from: .expression)
  }

  /// The days of "the past two weeks" and "the next month".
  private func days(of length: Length, _ ends: Meaning.Ends, _ resolver: Resolver) -> ClosedRange<Day>? {
    guard let count = length.count, count < 10_000, let now = resolver.now?.days, now.dayCount == 1 else { return nil }
    let today = now.lowerBound
    let step = length.unit.step(count)
    switch ends {
    case .beforeNow: return today.adding(months: -step.months).adding(days: -step.days)...today
    case .afterNow: return today...today.adding(months: step.months).adding(days: step.days)
    default: return nil
    }
  }
}

extension Unit {
  /// A number of units as calendar months and days.
  func step(_ count: Int) -> (months: Int, days: Int) {
    switch self {
    case .second, .minute, .hour: (0, 0)
    case .day: (0, count)
    case .week: (0, 7 * count)
    case .fortnight: (0, 14 * count)
    case .month: (count, 0)
    case .quarter: (3 * count, 0)
    case .year: (12 * count, 0)
    case .decade: (120 * count, 0)
    case .century, .millennium: (1200 * count, 0)
    }
  }

  /// The unit for a record.
  var granularity: EventDate.Granularity {
    switch self {
    case .second, .minute, .hour, .day: .day
    case .week, .fortnight: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    case .decade: .decade
    case .century, .millennium: .century
    }
  }
}
