import Records
import Testing

/// "The offensive" after an offensive was told: one act over several sentences.
@Suite struct EventMemoryTests {
  private static let story = """
    Chadian troops and village militia launched an offensive against Boko Haram near Bosso in March 2015.

    """

  @Test func aLaterPhaseHasTheSidesAndThePlaceOfTheWhole() throws {
    let text = Self.story + "The offensive's second phase began in late June 2015."
    let events = records(text, published: "2015-07-20").filter { $0.kind == .event }
    try #require(events.count == 2)
    #expect(names(events[1].event?.actors ?? []) == names(events[0].event?.actors ?? []))
    #expect(events[1].event?.recipients.first?.name == "Boko Haram")
    #expect(events[1].place?.name == "Bosso" && events[1].place?.from == .document)
    #expect(events[1].date.map { "\($0.start)…\($0.end)" } == "2015-06-21…2015-06-30")
  }

  @Test func whatIsOnlyNamedAgainIsNotToldAgain() {
    let text = Self.story + "The offensive has angered herders."
    #expect(events(text, published: "2015-07-20").count == 1)
  }

  @Test func whatFellIntoAnEarlierActHasItsDate() throws {
    let text = Self.story + "Cameroonian soldiers withdrew from their posts during the offensive."
    let retreat = try #require(
      records(text, published: "2015-07-20").first { $0.event?.eventType == .retreat })
    #expect(retreat.date.map { "\($0.start)…\($0.end) \($0.from)" } == "2015-03-01…2015-03-31 context")
  }

  @Test func anotherSidesActIsAnotherAct() {
    let text = Self.story + "The Nigerian offensive's second phase began in late June 2015."
    let told = records(text, published: "2015-07-20").filter { $0.kind == .event }
    #expect(!told.dropFirst().contains { $0.event?.recipients.isEmpty == false })
  }

  @Test func gainsInPartOfTheTownAreThere() throws {
    let text =
      Self.story + "The offensive's second phase began in June 2015, with quick Chadian gains in the east of the town."
    let control = try #require(records(text, published: "2015-07-20").first { $0.kind == .control })
    #expect(control.place?.name == "Bosso" && control.control?.extent == .part)
    #expect(control.control?.holder?.country == "TCD")
  }

  @Test func wordsWithinTheSameSpeakersWordsAreOneStatement() {
    let told = records("Norway warned against the vote, saying it feared it would end the talks.")
    #expect(told.filter { $0.kind == .statement }.map(\.trigger?.text) == ["saying"])
  }
}
