import Discourse
import Knowledge
import Language
import Records

/// Dates an event: finds the expression that governs it, else goes by the context, else by the report date.
struct EventDating {
  let document: Document
  let expressions: [TimeExpression]
  let discourse: Discourse
  let report: Day?
  let cues: Cues

  /// The date of the event that a token names.
  func date(of trigger: Int) -> EventDate? {
    guard trigger >= 0, trigger < document.count else { return nil }
    let sentence = document.sentence(of: trigger)
    let here = dated(in: sentence)
    guard document.sentences[sentence].parsed else {
      return nearest(trigger, here).flatMap { date(from: $0) } ?? context(of: trigger, sentence) ?? reportDate(trigger)
    }
    if let found = governing(trigger, here), var date = date(from: found.expression) {
      if let distance = distance(at: found.expression), isEvent(trigger, of: distance) {
        // The event that the distance is counted from.
        guard let day = day(ofEventAt: distance.event, excluding: expressions[found.expression]) else {
          return context(of: trigger, sentence) ?? reportDate(trigger)
        }
        return EventDate(start: day, end: day, granularity: .day, from: .context)
      }
      if found.crossedClause { close(&date) }
      return date
    }
    return reported(trigger, here) ?? context(of: trigger, sentence) ?? reportDate(trigger)
  }

  /// "held the city since 2014, when rebels swept …": the sweeping has an end.
  private func close(_ date: inout EventDate) {
    (date.openStart, date.openEnd) = (nil, nil)
    date.setPrecision()
  }

  /// What somebody said long before the report lies before that day ("had"), or after it ("would").
  private func reported(_ trigger: Int, _ here: [Int]) -> EventDate? {
    guard let report, let speech = reporting(above: trigger) else { return nil }
    for index in here where governor(index) == speech {
      guard var date = date(from: index), date.end.ordinal < report.ordinal - 7 else { continue }
      let ahead = document.dependents(trigger, .aux).contains {
        document.tags[$0] == .auxiliary && document.penn($0) == "MD"
      }
      (date.openStart, date.openEnd) = ahead ? (nil, true) : (true, nil)
      date.from = .context
      date.setPrecision()
      return date
    }
    return nil
  }

  // MARK: expressions

  /// The expressions of a sentence that can date something, as indices.
  func dated(in sentence: Int) -> [Int] {
    let tokens = document.sentences[sentence].tokens
    var low = 0
    var high = expressions.count
    while low < high {
      let middle = (low + high) / 2
      if expressions[middle].tokens.lowerBound < tokens.lowerBound { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low < expressions.count, expressions[low].tokens.lowerBound < tokens.upperBound {
      if canDate(low) { found.append(low) }
      low += 1
    }
    return found
  }

  private func canDate(_ index: Int) -> Bool {
    let expression = expressions[index]
    return switch expression.type {
    case .date, .time: expression.date != nil || isNow(expression)
    case .duration: expression.date != nil || distance(at: index) != nil
    case .set: false
    }
  }

  private func isNow(_ expression: TimeExpression) -> Bool {
    expression.value == Reference.present.value && report != nil
  }

  /// An expression as a date: "now" on the report date, "three weeks after" an event counted from it, ranges joined.
  func date(from index: Int) -> EventDate? {
    let expression = expressions[index]
    if isNow(expression), let report {
      let text = document.string(bytes: expression.bytes)
      return EventDate(start: report, end: report, granularity: .day, text: text, from: .expression)
    }
    if let distance = distance(at: index) { return date(of: distance, expression) }
    guard var date = expression.date else { return nil }
    guard let partner = partner(of: index), let other = expressions[partner].date else { return date }
    let (first, last) = partner < index ? (other, date) : (date, other)
    guard first.start <= last.end else { return date }
    let bytes = expressions[min(index, partner)].bytes.lowerBound..<expressions[max(index, partner)].bytes.upperBound
    (date.start, date.end) = (first.start, last.end)
    (date.openStart, date.openEnd) = (nil, nil)
    date.granularity = max(date.granularity, other.granularity)
    date.text = document.string(bytes: bytes)
    date.setPrecision()
    return date
  }

  /// The other end of a range: "between March and May", "from 3 to 5 June", "June 3-5".
  private func partner(of index: Int) -> Int? {
    for other in [index - 1, index + 1] where expressions.indices.contains(other) {
      let (first, second) = (expressions[min(index, other)], expressions[max(index, other)])
      guard first.date != nil, second.date != nil, first.bytes.upperBound <= second.bytes.lowerBound else { continue }
      let between = first.bytes.upperBound..<second.bytes.lowerBound
      guard between.count <= 9 else { continue }
      let before = first.tokens.lowerBound - 1
      switch document.string(bytes: between).split(separator: " ").joined() {
      case "-", "–", "—", "to", "until", "till", "through": return other
      case "and" where before >= 0 && document.lower(before) == "between": return other
      default: continue
      }
    }
    return nil
  }

  // MARK: without an expression

  /// The date that the sentences before have come to: those of the paragraph; in news also of the one before, if it is
  /// near the report; in a story without report date any.
  private func context(of trigger: Int, _ sentence: Int) -> EventDate? {
    let paragraph = document.sentences[sentence].paragraph
    var previous = sentence - 1
    while previous >= 0, report == nil || document.sentences[previous].paragraph >= paragraph - 1 {
      let same = document.sentences[previous].paragraph == paragraph
      // "Three weeks after the vote" counts from something else, and is no day that the story has come to.
      for index in dated(in: previous).reversed() where isMain(index) && distance(at: index) == nil {
        guard var date = date(from: index), date.granularity <= .month, date.openEnd != true, date.openStart != true
        else {
          continue
        }
        if let report {
          if date.start > report { continue }
          if !same, date.end > report || report.ordinal - date.start.ordinal > 10 { continue }
          if future(trigger) { return nil }
        }
        date.from = .context
        return date
      }
      previous -= 1
    }
    return nil
  }

  /// The report date; what is to come lies after it.
  private func reportDate(_ trigger: Int) -> EventDate? {
    report.map {
      EventDate(start: $0, end: $0, openEnd: future(trigger) ? true : nil, granularity: .day, from: .report)
    }
  }

  /// Whether the clause of a word speaks of what will be.
  private func future(_ trigger: Int) -> Bool {
    guard document.sentences[document.sentence(of: trigger)].parsed else { return false }
    var clause = trigger
    for _ in 0..<4 {
      for auxiliary in document.dependents(clause, .aux) {
        if ["will", "shall", "'ll", "wo"].contains(document.lower(auxiliary)) { return true }
      }
      guard document.tags[clause] != .verb, let head = document.head(clause) else { return false }
      clause = head
    }
    return false
  }
}
