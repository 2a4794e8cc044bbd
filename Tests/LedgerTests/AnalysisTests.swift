import Exports
import Ledger
import Records
import Testing

/// Series and networks of a few events.
@Suite struct AnalysisTests {
  private func filled(_ scratch: Scratch) throws -> Ledger {
    let ledger = try scratch.ledger()
    try ledger.store([
      report("a", "One.") { [mention($0, assault(by: army, on: peshmerga, killed: 12), on: "2017-10-16")] },
      report("b", "Two.") {
        [mention($0, assault(by: peshmerga, on: army, killed: 3), on: "2017-10-20", sentence: "Fighters struck back.")]
      },
      report("c", "Three.") {
        [mention($0, assault(by: houthis, on: army), on: "2017-11-02", in: sanaa, sentence: "A hall was hit.")]
      },
    ])
    try ledger.join()
    return ledger
  }

  @Test func aSeriesCountsEventsAndSumsFiguresByStep() throws {
    let scratch = try Scratch()
    var options = SeriesOptions()
    options.dimensions = [.country, .type]
    let table = try filled(scratch).series(Filter(), options)
    #expect(
      table.csv() == """
        month,country,type,events,killed
        2017-10-01,IRQ,ASSAULT,2,15
        2017-11-01,YEM,ASSAULT,1,0
        """)
  }

  @Test func weeksBeginOnMondayAndDyadsHaveTwoColumns() throws {
    let scratch = try Scratch()
    var options = SeriesOptions()
    (options.period, options.dimensions, options.sums) = (.week, [.dyad], [])
    let table = try filled(scratch).series(Filter(parsing: "country:IRQ"), options)
    #expect(
      table.csv() == """
        week,actor,recipient,events
        2017-10-16,IRQMIL,IRQREB,1
        2017-10-16,IRQREB,IRQMIL,1
        """)
  }

  @Test func theNetworkHasAnEdgeForEachDirection() throws {
    let scratch = try Scratch()
    let network = try filled(scratch).network()
    #expect(network.nodes == ["Houthis", "Iraqi Army", "Peshmerga"])
    #expect(network.edges.count == 3)
    #expect(network.edges.allSatisfy { $0.events == 1 && $0.quads == [0, 0, 0, 1] })
    #expect(network.graphML.contains("<node id=\"n1\"><data key=\"name\">Iraqi Army</data></node>"))
    #expect(network.graphML.contains("<edge source=\"n1\" target=\"n2\">"))
  }

  @Test func actorsAreCountedOnBothSides() throws {
    let scratch = try Scratch()
    let actors = try filled(scratch).actors()
    let counted = try #require(actors.first)
    #expect(counted.name == "Iraqi Army")
    #expect((counted.acting, counted.receiving) == (1, 2))
  }

  @Test(
    arguments: [
      // Words, sectors, whether the knowledge has the word; what they are counted under.
      ("Mara Lindqvist", ["CVL"], false, nil), ("Lindqvist", ["CVL"], false, nil),
      ("Dr. Ola Berg", ["EDU"], false, nil),
      ("Berg's wife", ["CVL"], false, "wife"), ("34 civilians", ["CVL"], false, "34 civilians"),
      ("Residents", ["CVL"], true, "Residents"), ("Soldiers", ["MIL"], false, "Soldiers"),
    ] as [(String, [String], Bool, String?)])
  func noListIsKeptOfPrivatePersons(text: String, sectors: [String], known: Bool, counted: String?) throws {
    let scratch = try Scratch()
    let ledger = try scratch.ledger()
    let head = text.split(separator: " ").last.map(String.init)
    let victim = Actor(text: text, start: 0, end: text.utf8.count, head: head, sectors: sectors, known: known)
    try ledger.store([report("a", "Text.") { [mention($0, assault(by: army, on: victim))] }])
    try ledger.join()
    #expect(try ledger.actors().map(\.name).filter { $0 != "Iraqi Army" } == (counted.map { [$0] } ?? []))
    #expect(try ledger.facets().fields[.against] == counted.map { [.init(text: $0, count: 1)] })
    let found = try ledger.events(Filter([.term(fields: [.against], values: [text], excluded: false)])).records
    #expect(found.count == (counted == text ? 1 : 0))
  }

  @Test(arguments: [40, 60, 100])
  func tablesFitTheTerminal(width: Int) {
    let table = TidyTable(
      columns: [.init("day"), .init("what", yields: 1), .init("n", isNumber: true)],
      rows: [["2017-10-16", String(repeating: "long ", count: 30), "1"], ["2017-10-17", "short", "2000"]])
    let lines = table.text(width: width).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(lines[2].hasSuffix("2000"))
  }

  @Test func tablesAreValidCSVAndJSON() {
    let table = TidyTable(
      columns: [.init("a"), .init("n", isNumber: true)], rows: [["x, \"y\"\nz", "3"], [nil, nil]])
    #expect(table.csv() == "a,n\n\"x, \"\"y\"\"\nz\",3\n,")
    #expect(table.jsonLines == "{\"a\":\"x, \\\"y\\\"\\nz\",\"n\":3}\n{}")
  }
}
