import Foundation
import Records
import TestSupport

/// An event mention with the fields that linking looks at.
func mention(
  _ id: String, report: String, publisher: String? = nil, published: String = "2030-01-03", type: EventType? = .assault,
  mode: String? = "explosives", day: String? = "2030-01-01", from: EventDate.Source = .expression,
  place: Place? = town("Mosul"), actor: Actor? = nil, killed: Int? = nil, words: String? = nil, copyOf: String? = nil,
  factuality: Factuality = .asserted
) -> Mention {
  let date = day.flatMap { Day(iso: $0) }.map { EventDate(start: $0, end: $0, granularity: .day, from: from) }
  var details = EventDetails(eventType: type, eventModes: mode.map { [$0] } ?? [])
  if let actor { details.actors = [actor] }
  if let killed {
    details.figures = [
      Figure(of: .killed, low: killed, best: killed, high: killed, text: "\(killed)", start: 1, end: 2)
    ]
  }
  return Mention(
    id: id,
    report: ReportReference(
      id: report, publisher: publisher ?? report, published: Day(iso: published), duplicateOf: copyOf),
    sentence: SentenceReference(index: 0, start: 0, end: 9, text: words ?? id, zone: .body),
    trigger: Trigger(start: 0, end: 3, text: "bomb", lemma: "bomb"), factuality: factuality, date: date, place: place,
    confidence: 0.8, rule: "", details: .event(details))
}

/// Towns of a made country, 100 km apart in order of their numbers; a country for no number.
func town(_ name: String, _ number: Int? = 0, country: String = "IRQ", from: Place.Source = .argument) -> Place {
  Place(
    name: name, text: name, latitude: 30 + Double(number ?? 0), longitude: 40, geonameID: number.map { 100 + $0 } ?? 1,
    feature: number == nil ? "PCLI" : "PPL", country: country, from: from)
}

/// An actor of the knowledge.
func side(_ id: String, country: String? = "IRQ", sectors: [String] = ["REB"]) -> Actor {
  Actor(
    text: id, start: 0, end: 3, id: id, name: id, code: (country ?? "") + sectors.joined(), country: country,
    sectors: sectors, known: true)
}

/// A made stream with known truth: the name of the event is the part of the id before the dot. Noise in every other mention.
func stream(events: Int, seed: UInt64) -> [Mention] {
  var random = SeededGenerator(seed: seed)
  return (0..<events).flatMap { event -> [Mention] in
    let place = Int(random.next() % 6)
    let day = Day(ordinal: 21_915 + Int(random.next() % 60))
    return (0..<Int(2 + random.next() % 5)).map { number in
      let isRough = random.next() % 5 == 0
      return mention(
        "\(event).\(number)", report: "r\(random.next() % 40)", published: "\(day.adding(days: 1))", day: "\(day)",
        from: isRough ? .report : .expression, place: isRough ? town("Iraq", nil) : town("Town \(place)", place),
        actor: random.next() % 3 == 0 ? nil : side("group \(event % 3)"), killed: Int(random.next() % 5) + event % 40,
        words: "Report \(number) of the blast in town \(place)")
    }
  }
}

/// A file beside the tests.
func goldFile(_ name: String) throws -> String {
  try String(contentsOf: Folders.root.appending(path: "Tests/LinkingTests/Gold/\(name)"), encoding: .utf8)
}
