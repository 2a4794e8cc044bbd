import Linking
import Records
import Testing

private func event(_ mentions: Mention...) throws -> Event {
  let events = EventLinker().link(mentions)
  try #require(events.count == 1)
  return events[0]
}

@Suite struct ConsensusTests {
  @Test func deathTollsStandSideBySide() throws {
    let event = try event(
      mention("a", report: "r1", publisher: "A", killed: 12), mention("b", report: "r2", publisher: "B", killed: 30))
    #expect(event.contradictions.map(\.field) == ["killed"])
    #expect(event.contradictions[0].values.map(\.value) == ["12", "30"])
    #expect(event.contradictions[0].values.map(\.sources) == [["A"], ["B"]])
    #expect(event.figures.map(\.low) == [12])
    #expect(event.figures.map(\.high) == [30])
  }

  @Test func theTollOfMostSourcesWinsThenTheLatest() throws {
    let two = try event(
      mention("a", report: "r1", killed: 12), mention("b", report: "r2", killed: 12),
      mention("c", report: "r3", published: "2030-01-09", killed: 14))
    #expect(two.figures[0].best == 12)
    let equal = try event(
      mention("a", report: "r1", killed: 12), mention("c", report: "r3", published: "2030-01-09", killed: 14))
    #expect(equal.figures[0].best == 14)
  }

  @Test func aSourceThatReportsAgainCorrectsItself() throws {
    let event = try event(
      mention("a", report: "r1", publisher: "A", killed: 12),
      mention("b", report: "r2", publisher: "A", published: "2030-01-04", killed: 14),
      mention("c", report: "r3", publisher: "B", killed: 12), mention("d", report: "r4", publisher: "C", killed: 14))
    #expect(event.figures[0].best == 14)
    #expect(event.figures[0].claims.count == 4)
  }

  @Test func boundsThatMeetAreNoContradiction() throws {
    var atLeast = mention("a", report: "r1")
    atLeast.details = .event(
      EventDetails(
        eventType: .assault, eventModes: ["explosives"],
        figures: [Figure(of: .killed, low: 10, best: 10, text: "at least 10", start: 1, end: 2)]))
    let event = try event(atLeast, mention("b", report: "r2", killed: 12))
    #expect(event.contradictions.isEmpty)
    #expect(event.figures[0].low == 10)
    #expect(event.figures[0].high == 12)
  }

  @Test func wireCopiesAndOnePublisherCountOnce() throws {
    let event = try event(
      mention("a", report: "r1", publisher: "A"), mention("b", report: "r2", publisher: "B", copyOf: "r1"),
      mention("c", report: "r3", publisher: "A"), mention("d", report: "r4", publisher: "D"))
    #expect(event.mentions.count == 4)
    #expect(event.sources == 2)
    #expect(event.reports == 3)
  }

  @Test func theNarrowestDateAndPlaceThatSourcesAgreeWithWin() throws {
    let event = try event(
      mention("a", report: "r1", day: "2030-01-03", from: .report),
      mention("b", report: "r2"), mention("c", report: "r3", place: town("Iraq", nil)))
    #expect(event.date?.start == Day(iso: "2030-01-01"))
    #expect(event.place?.name == "Mosul")
  }

  @Test func aNamedActorStandsForTheUnknownOne() throws {
    let gunmen = Actor(text: "gunmen", start: 0, end: 3, code: "UAF", sectors: ["UAF"])
    let event = try event(mention("a", report: "r1", actor: gunmen), mention("b", report: "r2", actor: side("one")))
    #expect(event.actors.map(\.actor.name) == ["one"])
    #expect(event.actors[0].mentions.sorted() == ["a", "b"])
  }

  @Test func aDenialIsAContradiction() throws {
    let event = try event(
      mention("a", report: "r1", publisher: "A", killed: 4),
      mention("b", report: "r2", publisher: "B", killed: 4, factuality: .negated))
    #expect(event.factuality == .asserted)
    #expect(event.contradictions.map(\.field) == ["factuality"])
  }
}
