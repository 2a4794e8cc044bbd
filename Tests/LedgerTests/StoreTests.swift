import Foundation
import Ledger
import Records
import Testing

/// What goes into a ledger once, twice, changed.
@Suite struct StoreTests {
  private func battle(_ id: String, url: String? = nil, text: String = "The army attacked.", killed: Int? = nil)
    -> PreparedReport
  {
    report(id, text, url: url) { [mention($0, assault(by: army, on: peshmerga, killed: killed))] }
  }

  @Test func theSameReportTwiceChangesNothing() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    #expect(try ledger.store([battle("a"), battle("b", text: "Again.")]) == [.added, .added])
    try ledger.join()
    let events = try ledger.events()
    #expect(try ledger.store([battle("a"), battle("b", text: "Again.")]) == [.unchanged, .unchanged])
    #expect(try ledger.waiting() == 0)
    #expect(try ledger.join() == JoinCount())
    #expect(try ledger.events() == events)
    #expect(try ledger.status().reports == 2)
  }

  @Test func aReportOfTheSameAddressWithAnotherTextIsARevision() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    let url = "https://example.org/a"
    try ledger.store([battle("a", url: url, text: "Two died.", killed: 2)])
    #expect(try ledger.store([battle("a", url: url, text: "Nine died.", killed: 9)]) == [.revised])
    try ledger.join()
    let events = try ledger.events().records
    #expect(events.count == 1)
    let stored = try #require(try ledger.report(id: "a"))
    #expect(stored.text.map { String(decoding: $0, as: UTF8.self) } == "Nine died.")
    #expect(stored.revision == 2)
    let first = try #require(try ledger.report(id: "a", revision: 1))
    #expect(first.text.map { String(decoding: $0, as: UTF8.self) } == "Two died.")
    #expect(try ledger.reports(Filter([.text("nine")])).records.count == 1)
    #expect(try ledger.reports(Filter([.text("two")])).records.isEmpty)
  }

  @Test func reportsOfTwoAddressesWithOneIdAreBothKept() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    let batch = [
      battle("1", url: "https://a.example/1"), battle("1", url: "https://b.example/1", text: "Others attacked."),
    ]
    #expect(try ledger.store(batch) == [.added, .added])
    try ledger.join()
    let ids = try ledger.events().records.flatMap(\.mentions).map(\.report)
    #expect(Set(ids).count == 2)
    #expect(try ledger.store(batch) == [.unchanged, .unchanged])
  }

  @Test func recordsCodedElsewhereCanComeInParts() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    let reference = ReportReference(id: "spark", publisher: "Wire")
    let records = (0..<4).map { mention(reference, at: $0 * 20, assault(by: army, on: peshmerga)) }
    func coded(_ records: [Mention]) throws -> PreparedReport {
      let lines = try records.map { Array(try JSONEncoder().encode($0)) }
      return try #require(PreparedReport(coded: records, lines: lines))
    }
    #expect(try ledger.store([coded(Array(records[0..<3]))]) == [.added])
    #expect(try ledger.store([coded(Array(records[1..<4]))]) == [.extended])
    #expect(try ledger.store([coded(records)]) == [.unchanged])
    #expect(try ledger.status().mentions == 4)
    for record in records { #expect(try ledger.mention(id: record.id) == record) }
  }

  @Test func aNewerCodersRecordsTakeThePlaceOfTheOldOnes() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    func coded(_ coder: String, at byte: Int) throws -> PreparedReport {
      var record = mention(ReportReference(id: "r"), at: byte, assault(by: army, on: peshmerga))
      record.coder = coder
      return try #require(PreparedReport(coded: [record], lines: [Array(try JSONEncoder().encode(record))]))
    }
    try ledger.store([try coded("1", at: 0)])
    #expect(try ledger.store([try coded("2", at: 40)]) == [.recoded])
    #expect(try ledger.status().mentions == 1)
  }
}
