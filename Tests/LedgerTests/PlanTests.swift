import Ledger
import Records
import Testing

/// How lists are found where there is much to look through.
@Suite struct PlanTests {
  static let filters = [
    "", "type:ASSAULT", "type:!ASSAULT", "country:IRQ on:2017", "actor:IRQMIL", "killed:>=10", "sources:2",
    "confidence:0.5", "box:30,40,36,45", "near:36,43,20", "market", "changed-since:2020-01-01", "id:ab", "report:a",
  ]

  @Test(arguments: filters) func noListReadsAWholeTable(query: String) throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    try ledger.store([report("a", "Text.") { [mention($0, assault(by: army, on: peshmerga, killed: 12))] }])
    try ledger.join()
    for kind in [Mention.Kind.event, .figure] {
      for sort in Sort.allCases {
        let steps = try ledger.plan(kind, Filter(parsing: query), sort: sort)
        #expect(!steps.isEmpty)
        // Virtual tables (words, coordinates) are always said to be scanned, by an index of their own.
        let scans = steps.filter { $0.hasPrefix("SCAN") && !$0.contains("VIRTUAL TABLE INDEX") }
        #expect(scans.isEmpty, "\(kind) by \(sort): \(steps)")
      }
    }
  }

  @Test(arguments: Sort.allCases) func everyOrderFollowsAnIndex(sort: Sort) throws {
    let scratch = try Scratch()
    let steps = try scratch.ledger().plan(sort: sort)
    #expect(steps.first?.contains("USING INDEX entry_") == true, "\(steps)")
    #expect(steps.first == steps.first { !$0.contains("TEMP B-TREE") })
  }

  /// Both conditions let half of the events pass, only the three oldest fulfil both: far behind those that are tried one by one.
  @Test func theFewOfManyAreFoundInEveryOrder() throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    let first = try #require(Day(iso: "1990-01-01"))
    let count = 10_400
    try ledger.store(
      stride(from: 0, to: count, by: 800).map { start in
        report("r\(start)", "Text \(start).") { reference in
          (start..<min(start + 800, count)).map { number in
            let isBoth = number < 3
            return mention(
              reference, at: number * 20,
              assault(
                by: isBoth || number % 2 == 0 ? army : houthis,
                on: isBoth || number % 2 == 1 ? peshmerga : actor("Élite")),
              on: first.adding(days: number).description,
              in: place("Town \(number)", 30, Double(number % 180), "IRQ", number))
          }
        }
      })
    try ledger.join()
    let filter = try Filter(parsing: "by:IRQMIL against:IRQREB")
    for sort in Sort.allCases {
      let found = try ledger.events(filter, sort: sort)
      #expect(Set(found.records.compactMap { $0.place?.name }) == ["Town 0", "Town 1", "Town 2"], "\(sort)")
      #expect(found.next == nil)
    }
    #expect(try ledger.facets(.event, filter).total == 3)
  }
}
