import Ledger
import Records
import Testing

/// Events put together for a map.
@Suite struct ClusterTests {
  /// Two events in Kirkuk, one in Mosul 150 km away, one in Suva beyond the date line, one without coordinates.
  private func filled(_ scratch: Scratch) throws -> Ledger {
    let ledger = try scratch.ledger()
    let suva = place("Suva", -18.14, 178.44, "FJI", 1)
    let nowhere = Place(name: "Nowhere", text: "Nowhere")
    let events: [(String, Place, Int?)] = [
      ("2017-10-01", kirkuk, 12), ("2017-10-08", kirkuk, nil), ("2017-10-15", mosul, 3), ("2017-10-22", suva, nil),
      ("2017-10-29", nowhere, 5),
    ]
    try ledger.store(
      events.enumerated().map { number, event in
        report("r\(number)", "Text \(number).") {
          [mention($0, assault(by: army, on: peshmerga, killed: event.2), on: event.0, in: event.1)]
        }
      })
    try ledger.join()
    return ledger
  }

  @Test func farOffTownsAreOneAndNearTownsAreTwo() throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    let far = try ledger.clusters(box: .world, zoom: 0)
    #expect(far.map(\.count) == [3, 1])
    #expect(far.first?.killed == 15)
    #expect(far.first?.types == [.init(text: "ASSAULT", count: 3)])
    #expect(far.first?.box == GeoBox(south: 35.468, west: 43.119, north: 36.335, east: 44.392))
    let near = try ledger.clusters(box: .world, zoom: 8)
    #expect(near.map(\.count) == [2, 1, 1])
    #expect(near.first?.latitude == kirkuk.latitude)
  }

  @Test func aLoneEventHasItsID() throws {
    let scratch = try Scratch()
    let ledger = try filled(scratch)
    let found = try ledger.clusters(box: GeoBox(south: 36, west: 43, north: 37, east: 44), zoom: 3)
    let event = try ledger.events(Filter(parsing: "place:Mosul")).records.first
    #expect(found.map(\.event) == [event?.id])
  }

  @Test(arguments: [
    (GeoBox(south: -30, west: 170, north: 0, east: -170), "", [1]),
    (GeoBox(south: -30, west: -170, north: 0, east: 170), "", []),
    (GeoBox.world, "country:IRQ", [3]),
    (GeoBox.world, "killed:>=10", [1]),
    (GeoBox(south: 80, west: 0, north: 90, east: 10), "", []),
  ])
  func boxAndFilterHold(box: GeoBox, filter: String, counts: [Int]) throws {
    let scratch = try Scratch()
    #expect(try filled(scratch).clusters(box: box, zoom: 0, filter: Filter(parsing: filter)).map(\.count) == counts)
  }
}
