import GRDB
import Ledger
import Records
import Testing

/// What the filter language finds.
@Suite struct QueryTests {
  /// Three events: Kirkuk 16 October, Mosul 9 July, Sanaa 9 October 2016.
  private func filled(_ scratch: Scratch) throws -> Ledger {
    let ledger = try scratch.ledger()
    try ledger.store([
      report("a", "Army in Kirkuk.", publisher: "Herald") {
        [mention($0, assault(by: army, on: peshmerga, killed: 12), sentence: "The army shelled a market in Kirkuk.")]
      },
      report("b", "Mosul.", publisher: "Gazette") {
        [
          mention(
            $0, assault(by: actor("Islamic State", code: "IRQREB"), on: army), on: "2017-07-09", in: mosul,
            sentence: "Fighters fired on a bridge.")
        ]
      },
      report("c", "Sanaa.", publisher: "Herald") {
        [
          mention(
            $0, assault(by: houthis, on: actor("Élite guards"), killed: 140), on: "2016-10-09", in: sanaa,
            sentence: "A funeral hall was hit.", confidence: 0.5),
          mention($0, at: 50, .control(ControlDetails(change: .held, holder: houthis)), on: "2016-10-09", in: sanaa),
        ]
      },
    ])
    try ledger.join()
    return ledger
  }

  @Test(arguments: [
    ("", ["Kirkuk", "Mosul", "Sanaa"]),
    ("type:ASSAULT", ["Kirkuk", "Mosul", "Sanaa"]),
    ("type:protest", []),
    ("country:irq", ["Kirkuk", "Mosul"]),
    ("country:!IRQ", ["Sanaa"]),
    ("place:Kirkuk,Sanaa", ["Kirkuk", "Sanaa"]),
    ("place:m*", ["Mosul"]),
    ("by:\"Islamic State\"", ["Mosul"]),
    ("against:IRQMIL", ["Mosul"]),
    ("actor:\"iraqi army\"", ["Kirkuk", "Mosul"]),
    ("actor:elite*", ["Sanaa"]),
    ("from:2017-10-16", ["Kirkuk"]),
    ("to:2016", ["Sanaa"]),
    ("on:2017-07", ["Mosul"]),
    ("box:30,40,36,45", ["Kirkuk"]),
    ("near:36.3,43.1,20", ["Mosul"]),
    ("killed:>=100", ["Sanaa"]),
    ("killed:<=100", ["Kirkuk"]),
    ("source:gazette", ["Mosul"]),
    ("market", ["Kirkuk"]),
    ("\"funeral hall\" country:YEM", ["Sanaa"]),
    ("\"hall funeral\"", []),
    ("confidence:0.8 killed:1", ["Kirkuk"]),
    ("report:b", ["Mosul"]),
  ])
  func finds(query: String, places: [String]) throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    let filter = try Filter(parsing: query)
    #expect(try ledger.events(filter, sort: .newest).records.compactMap { $0.place?.name } == places)
    #expect(try ledger.facets(.event, filter).total == places.count)
  }

  @Test(arguments: ["contry:IRQ", "from:yesterday", "box:1,2,3", "killed:many", "near:99,0,1", "!!!"])
  func whatCannotBeReadIsRefused(query: String) throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    #expect(throws: LedgerError.self) { _ = try ledger.events(try Filter(parsing: query)) }
  }

  @Test func pagesGiveEveryRecordOnceInEveryOrder() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    try ledger.store([
      report("many", "Text.") { reference in
        (0..<23).map { number in
          mention(
            reference, at: number * 20, assault(by: army, on: peshmerga, killed: number % 5),
            on: number % 7 == 0 ? nil : "2017-10-\(10 + number % 3)",
            in: place("Town \(number)", 30, Double(number), "IRQ", number))
        }
      }
    ])
    try ledger.join()
    for sort in Sort.allCases {
      var seen: [String] = []
      var page = Page(size: 5)
      while true {
        let listing = try ledger.events(sort: sort, page: page)
        seen += listing.records.map(\.id)
        guard let next = listing.next else { break }
        page.after = Cursor(next.description)
        #expect(page.after == next)
      }
      #expect(seen.count == 23, "\(sort)")
      #expect(Set(seen).count == 23, "\(sort)")
    }
  }

  @Test func facetsCountEveryField() throws {
    let scratch = try Scratch()
    let facets = try filled(scratch).facets()
    #expect(facets.total == 3)
    #expect(facets.fields[.country] == [.init(text: "IRQ", count: 2), .init(text: "YEM", count: 1)])
    #expect(facets.fields[.source]?.first == .init(text: "Herald", count: 2))
    #expect(facets.fields[.figure] == [.init(text: "killed", count: 2)])
  }

  @Test func otherKindsAreFilteredAlike() throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    #expect(try ledger.mentions(.control, try Filter(parsing: "by:Houthis type:held")).records.count == 1)
    #expect(try ledger.mentions(.control, try Filter(parsing: "country:IRQ")).records.isEmpty)
  }

  /// A query that would count for ever.
  @Test func aQueryIsInterruptedWhenItsTimeHasCome() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    let error = #expect(throws: LedgerError.self) {
      try Ledger.$deadline.withValue(.now + .milliseconds(50)) {
        try ledger.read { database in
          try Int.fetchOne(
            database, sql: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
        }
      }
    }
    #expect(error?.reason == .slow)
    #expect(try ledger.read { try Int.fetchOne($0, sql: "SELECT 7") } == 7, "the connection can be used on")
  }
}
