import Foundation
import Ledger
import Records
import Testing

/// What reviewers decide, and that it holds when events are joined or coded anew.
@Suite struct ReviewTests {
  private let review = Review(reviewer: "amina", reason: "read the page")

  /// Two reports of one battle, and one of another in another country.
  private func filled(_ scratch: Scratch) throws -> Ledger {
    let ledger = try scratch.ledger()
    try ledger.store([
      report("a", "The army took the base at Kirkuk.", publisher: "Herald") {
        [
          mention(
            $0, assault(by: army, on: peshmerga, killed: 12),
            sentence: "The army attacked the base at Kirkuk and killed 12.")
        ]
      },
      report("b", "Kirkuk base was attacked on Monday by soldiers.", publisher: "Gazette") {
        [
          mention(
            $0, assault(by: army, on: peshmerga, killed: 30),
            sentence: "Soldiers attacked the base at Kirkuk and killed 30.")
        ]
      },
      report("c", "In Sanaa a hall was hit.", publisher: "Herald") {
        [mention($0, assault(by: houthis, on: army), in: sanaa, sentence: "Rockets hit a hall in Sanaa.")]
      },
    ])
    try ledger.join()
    return ledger
  }

  private func event(_ ledger: Ledger, in place: String) throws -> Event {
    try #require(try ledger.events(Filter(parsing: "place:\(place)")).records.first)
  }

  @Test func twoSourcesOfOneBattleAreOneEventWithBothTolls() throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    let battle = try event(ledger, in: "Kirkuk")
    #expect(battle.sources == 2)
    #expect(battle.contradictions.contains { $0.field == "killed" })
    #expect(try ledger.events(Filter(parsing: "conflict:killed")).records == [battle])
  }

  @Test func aSplitEventStaysSplitAndComesTogetherWhenTakenBack() throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    let battle = try event(ledger, in: "Kirkuk")
    let mentions = battle.mentions.filter { $0.kind == .event }.map(\.mention)
    let correction = try ledger.split(event: battle.id, mentions: [mentions[1]], by: review)
    #expect(try ledger.events(Filter(parsing: "place:Kirkuk")).records.count == 2)
    // A further report does not undo what a reviewer did.
    try ledger.store([
      report("d", "Another.") { [mention($0, assault(by: army, on: peshmerga), on: "2017-10-20", sentence: "Later.")] }
    ])
    try ledger.join()
    #expect(try ledger.events(Filter(parsing: "place:Kirkuk on:2017-10-16")).records.count == 2)
    try ledger.undo(correction.number, by: review)
    #expect(try ledger.events(Filter(parsing: "place:Kirkuk on:2017-10-16")).records.map(\.id) == [battle.id])
    #expect(try ledger.check() == [])
  }

  @Test func eventsOfTwoBlocksCanBeMergedAndTakenApart() throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    let (kirkuk, sanaa) = (try event(ledger, in: "Kirkuk"), try event(ledger, in: "Sanaa"))
    let correction = try ledger.merge(events: [kirkuk.id, sanaa.id], by: review)
    let merged = try ledger.events().records
    #expect(merged.count == 1)
    #expect(merged.first?.mentions.filter { $0.kind == .event }.count == 3)
    let lost = merged.first?.id == kirkuk.id ? sanaa.id : kirkuk.id
    #expect(try ledger.event(id: lost)?.id == merged.first?.id, "the old id leads to the event that has its mentions")
    try ledger.undo(correction.number, by: review)
    #expect(Set(try ledger.events().records.map(\.id)) == [kirkuk.id, sanaa.id])
    #expect(try ledger.corrections().map(\.action) == [.undo, .merge])
    #expect(try ledger.check() == [])
  }

  /// Each of two that a reviewer merged goes, with and without a rejection that took it out of the event before.
  @Test(arguments: ["march", "may"], [false, true])
  func whatWasMergedStandsAloneWhenTheOtherIsNoLongerCoded(gone: String, isRejected: Bool) throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    func record(_ id: String, by coder: String, _ details: Mention.Details, on day: String) -> Mention {
      var record = mention(ReportReference(id: id), details, on: day)
      record.coder = coder
      return record
    }
    func store(_ record: Mention) throws {
      let line = Array(try JSONEncoder().encode(record))
      try ledger.store([try #require(PreparedReport(coded: [record], lines: [line]))])
      try ledger.join()
    }
    let months = ["march": "2017-03-01", "may": "2017-05-01"]
    let records = months.mapValues { day in
      record(day == "2017-03-01" ? "march" : "may", by: "1", assault(by: army, on: peshmerga), on: day)
    }
    for month in ["march", "may"] { try store(try #require(records[month])) }
    try ledger.merge(events: try ledger.events().records.map(\.id), by: review)
    #expect(try ledger.events().records.map { Set($0.mentions.map(\.report)) } == [["march", "may"]])
    if isRejected { try ledger.judge(id: try #require(records[gone]).id, .reject, by: review) }
    try store(record(gone, by: "2", .control(ControlDetails(change: .gained, holder: army)), on: "2017-03-01"))
    #expect(try ledger.events().records.map { $0.mentions.map(\.report) } == [[gone == "march" ? "may" : "march"]])
    #expect(try ledger.check() == [])
  }

  @Test func aCorrectedFieldIsFoundByItsNewValue() throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    let battle = try event(ledger, in: "Kirkuk")
    try ledger.correct(id: battle.id, fields: .object(["event_type": .string("PROTEST")]), by: review)
    let found = try ledger.events(Filter(parsing: "type:PROTEST status:corrected")).records
    #expect(found.map(\.id) == [battle.id])
    #expect(found.first?.eventType == .protest)
    #expect(throws: LedgerError.self) {
      try ledger.correct(id: battle.id, fields: .object(["event_type": .string("PICNIC")]), by: review)
    }
  }

  @Test func rejectedEventsShowOnlyWhenAskedFor() throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    let battle = try event(ledger, in: "Kirkuk")
    try ledger.judge(id: battle.id, .reject, by: review)
    #expect(try ledger.events().records.compactMap { $0.place?.name } == ["Sanaa"])
    #expect(try ledger.events(Filter(parsing: "status:rejected")).records.map(\.id) == [battle.id])
  }

  @Test func theQueueHoldsWhatNobodyJudged() throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    #expect(
      try ledger.reviewQueue().records.first?.place?.name == "Kirkuk",
      "contradicted deaths come before an undisputed shelling")
    try ledger.judge(id: try event(ledger, in: "Kirkuk").id, .accept, by: review)
    #expect(try ledger.reviewQueue().records.compactMap { $0.place?.name } == ["Sanaa"])
  }

  @Test func aWithdrawnReportNoLongerCountsButStaysReadable() throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    let correction = try ledger.withdraw(report: "b", by: review)
    #expect(try event(ledger, in: "Kirkuk").sources == 1)
    #expect(try ledger.report(id: "b")?.isWithdrawn == true)
    #expect(try ledger.report(id: "b")?.text != nil)
    try ledger.undo(correction.number, by: review)
    #expect(try event(ledger, in: "Kirkuk").sources == 2)
  }

  @Test func correctionsGoOverToTheRecordsOfANewerCoder() throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    try ledger.judge(id: try event(ledger, in: "Sanaa").id, .accept, by: review)
    let number = try #require(try ledger.outdated(coder: "test 2").last)
    let stored = try #require(try ledger.reportForCoding(number))
    #expect(stored.reference.id == "c")
    // The newer coder reads the same words as another act by another actor: another id.
    let newer = mention(stored.reference, assault(by: army, on: houthis), on: "2017-10-16", in: sanaa)
    var shifted = newer
    shifted.trigger?.end += 3
    shifted.setID()
    try ledger.recode([(number, PreparedReport(stored, mentions: [shifted], coder: "test 2"))])
    try ledger.join()
    #expect(try ledger.events(Filter(parsing: "status:accepted")).records.compactMap { $0.place?.name } == ["Sanaa"])
    #expect(try ledger.outdated(coder: "test 2").count == 2)
    #expect(try ledger.check() == [])
  }

  @Test func reviewersAreCompared() throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    let (kirkuk, sanaa) = (try event(ledger, in: "Kirkuk").id, try event(ledger, in: "Sanaa").id)
    for name in ["amina", "boris"] { try ledger.judge(id: kirkuk, .accept, by: Review(reviewer: name)) }
    try ledger.judge(id: sanaa, .accept, by: Review(reviewer: "amina"))
    try ledger.correct(id: sanaa, fields: .object(["event_type": .string("PROTEST")]), by: Review(reviewer: "boris"))
    let fields = try ledger.agreement(of: ["amina", "boris"])
    let types = try #require(fields.first { $0.field == "event_type" })
    #expect(types.records == 2)
    #expect(fields.first { $0.field == "place" }?.same == 1)
  }
}
