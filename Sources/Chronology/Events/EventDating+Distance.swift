import Language
import Records

/// "three weeks after the vote", counted from the day of the vote.
extension EventDating {
  /// A length that is counted from an event.
  struct Distance {
    var after: Bool
    /// The first token of the event.
    var event: Int
  }

  /// The distance that a length opens.
  func distance(at index: Int) -> Distance? {
    let expression = expressions[index]
    guard expression.type == .duration, expression.tokens.upperBound < document.count else { return nil }
    let word = expression.tokens.upperBound
    guard word + 1 < document.sentences[document.sentence(of: word)].tokens.upperBound else { return nil }
    switch document.lower(word) {
    case "after", "following", "since": return Distance(after: true, event: word + 1)
    case "before": return Distance(after: false, event: word + 1)
    default: return nil
    }
  }

  /// Whether a token stands in the phrase that names the event.
  func isEvent(_ token: Int, of distance: Distance) -> Bool {
    token >= distance.event && !(distance.event..<token).contains { document.tags[$0] == .punctuation }
  }

  /// The date that lies the distance away from the event, if the text dates the event.
  func date(of distance: Distance, _ expression: TimeExpression) -> EventDate? {
    guard let (count, unit) = Self.parse(expression.value),
      let day = day(ofEventAt: distance.event, excluding: expression)
    else { return nil }
    let step = unit.step(distance.after ? count : -count)
    let target = day.adding(months: step.months).adding(days: step.days)
    // Weeks, months and years are told in round numbers.
    let slack = unit == .week ? 3 : unit == .month ? 10 : unit == .year ? 60 : 0
    var end = target.adding(days: slack)
    if let report, target <= report, end > report { end = report }
    return EventDate(
      start: target.adding(days: -slack), end: end, granularity: unit.granularity,
      text: document.string(bytes: expression.bytes), from: .expression)
  }

  /// Count and unit of a TIMEX3 duration in whole days, weeks, months or years.
  private static func parse(_ value: String) -> (Int, Unit)? {
    let bytes = Array(value.utf8)
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "P"), let count = Int(value.dropFirst().dropLast()), count < 100_000
    else {
      return nil
    }
    switch bytes[bytes.count - 1] {
    case UInt8(ascii: "D"): return (count, .day)
    case UInt8(ascii: "W"): return (count, .week)
    case UInt8(ascii: "M"): return (count, .month)
    case UInt8(ascii: "Y"): return (count, .year)
    default: return nil
    }
  }

  /// The day of the event that the words from a token on name: a date beside it, else that of another mention of it.
  func day(ofEventAt first: Int, excluding expression: TimeExpression) -> Day? {
    let sentence = document.sentence(of: first)
    let words = first..<min(document.sentences[sentence].tokens.upperBound, first + 12)
    for index in dated(in: sentence) where expressions[index] != expression {
      if words.contains(expressions[index].tokens.lowerBound), let day = exactDay(index) { return day }
    }
    var lemmas: Set<String> = []
    for token in words where document.tags[token] == .noun || document.tags[token] == .verb {
      let lemma = document.lemma(token)
      lemmas.insert(lemma)
      for group in Self.synonyms where group.contains(lemma) { lemmas.formUnion(group) }
    }
    for index in expressions.indices where expressions[index].type != .duration {
      guard let day = exactDay(index), let governor = governor(index) else { continue }
      if lemmas.contains(document.lemma(governor)) { return day }
      // "The vote took place on June 3."
      if document.dependents(governor, .nsubj, .nsubj_pass, .obj).contains(where: {
        lemmas.contains(document.lemma($0))
      }) {
        return day
      }
    }
    return nil
  }

  private func exactDay(_ index: Int) -> Day? {
    guard let date = expressions[index].date, date.granularity == .day, date.start == date.end else { return nil }
    return date.start
  }

  /// Nouns and verbs that stories use for one event in turn.
  static let synonyms: [Set<String>] = [
    ["vote", "referendum", "poll", "ballot", "election"],
    ["attack", "assault", "offensive", "strike", "raid", "airstrike", "shelling"],
    ["killing", "murder", "assassination", "death", "kill", "assassinate", "die"],
    ["talk", "meeting", "summit", "meet"],
    ["blast", "explosion", "bombing", "explode"], ["ceasefire", "truce", "agreement", "sign"],
  ]
}
