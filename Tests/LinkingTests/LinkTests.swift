import Linking
import Records
import TestSupport
import Testing

/// Mention ids of each event, sorted.
private func groups(_ mentions: [Mention], _ constraints: [LinkConstraint] = []) -> [[String]] {
  EventLinker().link(mentions, constraints: constraints).map { $0.mentions.map(\.mention).sorted() }.sorted {
    $0[0] < $1[0]
  }
}

@Suite struct LinkTests {
  @Test func reportsOfOneBombAreOneEvent() {
    #expect(groups([mention("a", report: "r1", killed: 12), mention("b", report: "r2", killed: 30)]) == [["a", "b"]])
  }

  @Test func anotherDayIsAnotherEvent() {
    #expect(groups([mention("a", report: "r1"), mention("b", report: "r2", day: "2030-01-02")]) == [["a"], ["b"]])
  }

  @Test func anotherTownIsAnotherEvent() {
    #expect(
      groups([mention("a", report: "r1"), mention("b", report: "r2", place: town("Tikrit", 2))]) == [["a"], ["b"]])
  }

  @Test func anotherActorIsAnotherEvent() {
    let a = mention("a", report: "r1", actor: side("one"))
    let b = mention("b", report: "r2", actor: side("two", country: "SYR"))
    #expect(groups([a, b]) == [["a"], ["b"]])
  }

  @Test func anotherDeedIsAnotherEvent() {
    #expect(
      groups([mention("a", report: "r1"), mention("b", report: "r2", type: .protest, mode: "demo")]) == [["a"], ["b"]])
  }

  @Test func anUnknownActorMayBeTheNamedOne() {
    #expect(groups([mention("a", report: "r1", actor: side("one")), mention("b", report: "r2")]) == [["a", "b"]])
  }

  @Test func aDayThatOnlyTheReportGivesMayLieBefore() {
    let late = mention("b", report: "r2", day: "2030-01-03", from: .report)
    #expect(groups([mention("a", report: "r1"), late]) == [["a", "b"]])
  }

  /// The vague mention fits both; it joins one, and does not tie the two days together.
  @Test func aVagueMentionJoinsNoTwoEvents() {
    let mentions = [
      mention("a", report: "r1", day: "2030-01-01"), mention("b", report: "r2", day: "2030-01-02"),
      mention("c", report: "r3", day: "2030-01-03", from: .report),
    ]
    let found = groups(mentions)
    #expect(found.count == 2)
    #expect(!found.contains { $0.contains("a") && $0.contains("b") })
  }

  @Test func aReviewerJoinsAcrossCountriesAndDays() {
    let mentions = [
      mention("a", report: "r1"),
      mention("b", report: "r2", day: "2030-02-02", place: town("Raqqa", 9, country: "SYR")),
    ]
    #expect(groups(mentions) == [["a"], ["b"]])
    #expect(groups(mentions, [.same("b", "a")]) == [["a", "b"]])
    #expect(
      EventLinker().link(mentions, constraints: [.same("a", "b")])[0].mentions[1].reasons == ["joined by a reviewer"])
  }

  @Test func aReviewerSetsApart() {
    let mentions = [mention("a", report: "r1"), mention("b", report: "r2"), mention("c", report: "r3")]
    #expect(groups(mentions) == [["a", "b", "c"]])
    let found = groups(mentions, [.different("a", "c")])
    #expect(!found.contains { $0.contains("a") && $0.contains("c") })
  }

  @Test func figuresAndControlGoToTheirEvent() {
    let a = mention("a", report: "r1")
    var figure = a
    (figure.id, figure.details) = (
      "f", .figure(FigureDetails(figure: Figure(of: .injured, best: 7, text: "seven", start: 9, end: 12), event: "a"))
    )
    var control = a
    (control.id, control.link, control.details) = (
      "c", "s", .control(ControlDetails(change: .gained, holder: side("one")))
    )
    var tied = a
    tied.link = "s"
    let event = EventLinker().link([figure, control, tied])[0]
    #expect(event.mentions.map(\.mention) == ["a", "c", "f"])
    #expect(event.mentions.map(\.kind) == [.event, .control, .figure])
    #expect(event.figures.map(\.best) == [7])
  }

  @Test func everyLinkHasItsReasons() {
    let event = EventLinker().link([mention("a", report: "r1", killed: 9), mention("b", report: "r2", killed: 9)])[0]
    #expect(
      event.mentions[1].reasons == [
        "same day", "same place", "same number killed", "same type and mode", "same trigger",
      ])
    #expect(event.mentions[1].score > 0.5)
  }
}

@Suite struct LinkPropertyTests {
  @Test(arguments: 1...8) func theOrderOfTheMentionsDoesNotMatter(seed: UInt64) {
    let mentions = stream(events: 60, seed: seed)
    var random = SeededGenerator(seed: seed)
    #expect(EventLinker().link(mentions.shuffled(using: &random)) == EventLinker().link(mentions))
  }

  @Test func aMentionGivenTwiceCountsOnce() {
    let mentions = stream(events: 30, seed: 3)
    #expect(EventLinker().link(mentions + mentions) == EventLinker().link(mentions))
  }

  /// What a cluster engine does: bundles report by report, shuffle by key, join each key.
  @Test(arguments: 1...8) func joiningKeyByKeyGivesTheSameEvents(seed: UInt64) {
    let mentions = stream(events: 60, seed: seed)
    let linker = EventLinker()
    let reports = Dictionary(grouping: mentions, by: \.report.id).values
    let blocks = Dictionary(grouping: reports.flatMap { linker.bundles(of: $0) }, by: \.key).values
    #expect(blocks.count > 1)
    let events = blocks.flatMap { linker.link(bundles: $0) }
    #expect(Set(events) == Set(linker.link(mentions)))
  }

  /// So many that each is compared with some only: all of one day, one deed, no town. Actors of other countries keep the events apart,
  /// the words of each lead its mentions together.
  @Test func veryManyAlikeFindTheirOwn() {
    let mentions = (0..<2000).map { number in
      let event = number % 400
      return mention(
        "\(event).\(number)", report: "r\(number)", place: town("Iraq", nil),
        actor: side("side \(event)", country: "C\(event)"),
        words: "Bomb number \(number / 400) of the blast near Station\(event)")
    }
    let found = groups(mentions)
    #expect(found.count == 400)
    #expect(found.allSatisfy { $0.count == 5 && Set($0.map { $0.prefix { $0 != "." } }).count == 1 })
  }

  @Test func everyMentionStandsInOneEvent() {
    let mentions = stream(events: 60, seed: 5)
    let ids = EventLinker().link(mentions).flatMap { $0.mentions.map(\.mention) }
    #expect(ids.sorted() == mentions.map(\.id).sorted())
  }

  /// An event keeps its id when a later report joins it.
  @Test func aLaterReportKeepsTheId() {
    let first = EventLinker().link([mention("a", report: "r1")])[0]
    let both = EventLinker().link([mention("b", report: "r2", published: "2030-01-04"), mention("a", report: "r1")])
    #expect(both.map(\.id) == [first.id])
  }
}
