import Linking
import Records
import TestSupport
import Testing

/// Reads `control-claims.txt`: its head tells the columns.
private func claims() throws -> [Mention] {
  let actors: [String: Actor] = [
    "A": side("A", sectors: ["MIL"]), "R": side("R"), "I": side("I", country: nil),
    "M": side("M", country: nil, sectors: ["NGO"]),
    "residents": Actor(text: "residents", start: 0, end: 1, sectors: ["CVL"]),
  ]
  return try goldFile("control-claims.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }.enumerated().map {
    number, line in
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
      String($0.split(separator: " ").joined(separator: " "))
    }
    try #require(cells.count >= 9, "\(line)")
    let since = cells[7].hasPrefix("since ")
    let date = Day(iso: since ? String(cells[7].dropFirst(6)) : cells[7]).map {
      EventDate(start: $0, end: $0, openEnd: since ? true : nil, granularity: .day, from: .expression)
    }
    let published = try #require(Day(iso: cells[1]))
    let change = try #require(ControlDetails.Change(rawValue: cells[3]))
    let details = ControlDetails(
      change: change, holder: actors[cells[4]], previousHolder: actors[cells[5]], extent: .init(rawValue: cells[6]))
    let copy = cells[2].hasPrefix("Copy of ") ? "r\(number - 1)" : nil
    return Mention(
      id: "m\(number)",
      report: ReportReference(id: "r\(number)", publisher: cells[2], published: published, duplicateOf: copy),
      sentence: SentenceReference(index: 0, start: 0, end: 1, text: "", zone: .body),
      factuality: cells.count > 9 && !cells[9].isEmpty ? try #require(Factuality(rawValue: cells[9])) : .asserted,
      attribution: actors[cells[8]].map { [Attribution(speaker: $0, verb: "say", start: 0, end: 1)] } ?? [],
      date: date ?? EventDate(start: published, end: published, granularity: .day, from: .report),
      place: Place(name: cells[0], text: cells[0]), rule: "", details: .control(details))
  }
}

private func lines(_ spans: [ControlSpan]) -> String {
  spans.map { span in
    let holder = span.holder.map { $0.name ?? $0.text } ?? "?"
    var cells = [
      span.place.name, span.start?.description ?? "", span.end?.description ?? "", span.status.rawValue, holder,
    ]
    let values = span.contradictions.flatMap(\.values).map { "\($0.value): \($0.sources.joined(separator: ", "))" }
    if !values.isEmpty { cells.append(values.joined(separator: "; ")) }
    if span.stale { cells.append("stale") }
    return cells.joined(separator: " | ").replacing("  ", with: " ")
  }.joined(separator: "\n") + "\n"
}

@Suite struct ControlTests {
  @Test func sixtyClaimsGiveTheExpectedTimeline() throws {
    let claims = try claims()
    #expect(claims.count >= 60)
    let found = lines(ControlTimeline().spans(claims)).split(separator: "\n")
    let expected = try goldFile("control-expected.txt").split(separator: "\n")
    for (line, wanted) in zip(found, expected) { #expect(line == wanted) }
    #expect(found.count == expected.count)
  }

  /// An army that takes a town from the force of a region does not hold it since that force did, though both are of the state.
  @Test func aTownTakenFromAnotherForceOfTheStateChangesHands() throws {
    func force(_ name: String, id: String?) -> Actor {
      Actor(
        text: name, start: 0, end: name.utf8.count, id: id, name: name, code: "IRQMIL", country: "IRQ",
        sectors: ["MIL"],
        known: true)
    }
    let day = try #require(Day(iso: "2017-10-15"))
    let claim = Mention(
      id: "m", report: ReportReference(id: "r", publisher: "Wire", published: day),
      sentence: SentenceReference(index: 0, start: 0, end: 1, text: "", zone: .body), factuality: .asserted,
      date: EventDate(start: day, end: day, granularity: .day, from: .expression),
      place: Place(name: "Kirkuk", text: "Kirkuk"), rule: "",
      details: .control(
        ControlDetails(
          change: .gained, holder: force("Iraqi forces", id: nil), previousHolder: force("Peshmerga", id: "peshmerga")))
    )
    #expect(
      lines(ControlTimeline().spans([claim])) == """
        Kirkuk | | 2017-10-14 | assessed | Peshmerga
        Kirkuk | 2017-10-15 | | assessed | Iraqi forces

        """)
  }

  @Test(arguments: 1...5) func theOrderOfTheClaimsDoesNotMatter(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let claims = try claims()
    #expect(ControlTimeline().spans(claims.shuffled(using: &random)) == ControlTimeline().spans(claims))
  }

  @Test func placeByPlaceGivesTheSameSpans() throws {
    let claims = try claims()
    let day = try #require(Day(iso: "2030-12-31"))
    let single = Dictionary(grouping: claims) { ControlTimeline.key(of: $0) }.values.flatMap {
      ControlTimeline().spans($0, asOf: day)
    }
    #expect(Set(single) == Set(ControlTimeline().spans(claims, asOf: day)))
  }

  @Test func spansOfAPlaceMeetWithoutOverlap() throws {
    for (_, spans) in Dictionary(grouping: ControlTimeline().spans(try claims()), by: \.place.name) {
      for (one, next) in zip(spans, spans.dropFirst()) { #expect(one.end?.adding(days: 1) == next.start) }
      #expect(spans.last?.end == nil)
    }
  }

  /// Asked about a day in the past, it knows no later report.
  @Test func theDayOfAskingHidesLaterReports() throws {
    let spans = ControlTimeline().spans(try claims(), asOf: Day(iso: "2030-03-16")).filter { $0.place.name == "Besra" }
    #expect(spans.map(\.status) == [.assessed, .claimed])
  }
}
