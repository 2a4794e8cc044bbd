import Foundation
import GRDB
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

  /// Where nothing names a report its id is a hash of its text: another one for each revision.
  @Test func anEarlierTextIsReadByTheIdOfTheNewest() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    let url = "https://example.org/a"
    try ledger.store([battle("hash-1", url: url, text: "Two died.")])
    #expect(try ledger.store([battle("hash-2", url: url, text: "Nine died.")]) == [.revised])
    let first = try #require(try ledger.report(id: "hash-2", revision: 1))
    #expect(first.text.map { String(decoding: $0, as: UTF8.self) } == "Two died.")
    #expect(try ledger.report(id: "hash-2")?.revision == 2)
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

  /// Another coder's records take the place of the first one's; where their event is the same, they stand in it all the same.
  @Test func theSameRecordsOfAnotherCoderStandInTheirEvents() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    let reference = ReportReference(id: "spark", publisher: "Wire")
    func coded(by coder: String) throws -> PreparedReport {
      var record = mention(reference, assault(by: army, on: peshmerga))
      record.coder = coder
      return try #require(PreparedReport(coded: [record], lines: [Array(try JSONEncoder().encode(record))]))
    }
    for coder in ["test 1", "test 2"] {
      try ledger.store([coded(by: coder)])
      try ledger.join()
      #expect(try ledger.check() == [], "coded by \(coder)")
    }
    #expect(try ledger.events().records.count == 1)
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
    try ledger.join()
    #expect(try ledger.store([coded(records)]) == [.unchanged])
    #expect(try ledger.waiting() == 0, "what is there already is not joined again")
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

  @Test func twoWritersBothComeToTheirEnd() async throws {
    let scratch = try Scratch()
    _ = try scratch.ledger()
    let path = scratch.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<2 {
        group.addTask {
          let ledger = try Ledger(path: path)
          for number in 0..<20 {
            try ledger.store([
              report("w\(writer)-\(number)", "Report \(number) of \(writer).") {
                [mention($0, assault(by: army, on: peshmerga), on: "2017-10-\(10 + number)")]
              }
            ])
            try ledger.join()
          }
        }
      }
      try await group.waitForAll()
    }
    let ledger = try scratch.ledger(.write)
    try ledger.join()
    #expect(try ledger.status().reports == 40)
    #expect(try ledger.status().waiting == 0)
    #expect(try ledger.check() == [])
  }

  @Test func aCopyOfAWireReportAddsNoSource() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    let text = """
      Government troops attacked a base outside Kirkuk early on Monday, killing twelve fighters and seizing several vehicles, officials in the \
      provincial capital said. Residents heard artillery until noon, and hundreds of families left for the north before the road was closed.
      """
    try ledger.store([
      report("wire", text, publisher: "Wire") { [mention($0, assault(by: army, on: peshmerga), sentence: text)] },
      report("copy", text.replacing("Monday", with: "Monday morning"), publisher: "Daily") {
        [mention($0, assault(by: army, on: peshmerga), sentence: text)]
      },
    ])
    try ledger.join()
    let events = try ledger.events().records
    #expect(events.count == 1)
    #expect(events.first?.mentions.count == 2)
    #expect(events.first?.sources == 1)
    #expect(try ledger.report(id: "copy")?.reference.duplicateOf == "wire")
  }

  @Test func whatWasStoredIsKeptByteForByte() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    var read = Report(reference: ReportReference(id: "page"), text: Array("Clean text.".utf8))
    read.raw = Array("<html><p>Clean text.</p>\u{0}\u{1}</html>".utf8)
    read.blocks = [Report.Block(kind: .body, bytes: 0..<11)]
    try ledger.store([PreparedReport(read, mentions: [], coder: "1")])
    let stored = try #require(try ledger.report(id: "page"))
    #expect(stored.raw == read.raw)
    #expect(stored.text == read.text)
    #expect(stored.blocks == read.blocks)
    // printf '<html><p>Clean text.</p>\000\001</html>' | sha256sum
    #expect(stored.rawSHA == "b6b7d019c5d0cec49ff9f68071697c33d8e62ee193be483259a13b30dabc9dc9")
  }

  @Test func everythingMadeFromReportsCanBeMadeAnew() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    try ledger.store(
      (0..<10).map { number in
        report("r\(number)", "Text \(number).") {
          [
            mention($0, assault(by: army, on: peshmerga), on: "2017-10-\(10 + number)"),
            mention($0, at: 40, .control(ControlDetails(change: .gained, holder: army)), on: "2017-10-\(10 + number)"),
          ]
        }
      })
    try ledger.join()
    let before = (try ledger.events(), try ledger.controlTimeline(place: "kirkuk"), try ledger.facets())
    try ledger.rebuild()
    #expect(try ledger.events() == before.0)
    #expect(try ledger.controlTimeline(place: "kirkuk") == before.1)
    #expect(try ledger.facets() == before.2)
    #expect(try ledger.check() == [])
  }

  @Test func aDamagedLedgerGivesWhatCanBeRead() throws {
    let scratch = try Scratch()
    do {
      let ledger = try scratch.ledger()
      try ledger.store(
        (0..<200).map { number in
          report(
            "r\(number)",
            "Text \(number): "
              + (0..<300).map { "\(($0 &* 7919 &+ number &* 104_729) % 99_991)" }.joined(separator: " ")
          ) {
            [mention($0, assault(by: army, on: peshmerga), on: "2017-10-\(10 + number % 20)")]
          }
        })
      try ledger.join()
    }
    try scratch.rewrite()
    var bytes = try Data(contentsOf: URL(filePath: scratch.path))
    let middle = bytes.count / 2 / 4096 * 4096
    bytes.replaceSubrange(middle..<middle + 3 * 4096, with: Data(repeating: 0xA5, count: 3 * 4096))
    try bytes.write(to: URL(filePath: scratch.path))
    let saved = scratch.folder.appending(path: "saved.ledger").path
    let rescue = try Ledger.rescue(scratch.path, to: saved)
    let ledger = try Ledger(path: saved, access: .read)
    #expect(try ledger.check() == [])
    #expect(try ledger.status().reports > 100)
    #expect(rescue.rows["report"] ?? 0 > 100)
    #expect(try Data(contentsOf: URL(filePath: scratch.path)) == bytes, "the damaged file is only read")
  }
}
