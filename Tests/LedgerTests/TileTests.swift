import Ledger
import Records
import Testing

/// What is read for a list where there is much to look through.
@Suite struct TileTests {
  /// Two thousand events, a day and a tenth of a degree apart, lie in several tiles.
  private func filled(_ scratch: Scratch) throws -> Ledger {
    let ledger = try scratch.ledger()
    let first = try #require(Day(iso: "2010-01-01"))
    try ledger.store(
      (0..<20).map { number in
        report("r\(number)", "Text \(number).") { reference in
          (number * 100..<number * 100 + 100).map { number in
            mention(
              reference, at: number * 20, assault(by: army, on: peshmerga), on: first.adding(days: number).description,
              in: place("Town \(number)", 30, Double(number) / 20, "IRQ", number), sentence: "Blow \(number) fell.")
          }
        }
      })
    try ledger.join()
    return ledger
  }

  @Test(arguments: [
    "on:2012-03", "from:2015", "to:2010", "box:29,10,31,11", "near:30,50,20", "\"Blow 7\"", "report:r3",
  ])
  func aListReadsTheTilesThatMayHaveSomething(query: String) throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    let filter = try Filter(parsing: query)
    let tiles = try ledger.tilesRead(.event, filter)
    #expect(try ledger.facets(.event, filter).total > 0)
    #expect(tiles.read >= 1)
    #expect(tiles.read < tiles.all, "\(query)")
  }

  /// Columns that were read are kept, but no longer than they hold.
  @Test func aReaderSeesWhatAnotherWrites() throws {
    let scratch = try Scratch()
    let writer = try filled(scratch)
    let reader = try scratch.ledger(.read)
    let filter = try Filter(parsing: "place:\"Town 700\"")
    let event = try #require(try reader.events(filter).records.first)
    #expect(try reader.facets().total == 2000)
    try writer.judge(id: event.id, .reject, by: Review(reviewer: "amina"))
    #expect(try reader.events(filter).records.isEmpty)
    #expect(try reader.facets().total == 1999)
    try writer.store([report("r3", "Another text.", url: nil)])
    try writer.join()
    #expect(try reader.facets().total == 1899, "the events of a report whose newer text tells none are gone")
    #expect(try writer.check() == [])
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
