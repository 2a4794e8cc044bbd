import Desk
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import Records
import Testing
import TestSupport

/// Pages and their forms as data.
@Suite struct PagesTests {
  private struct Clusters: Decodable {
    struct Cluster: Decodable {
      var count: Int
      var id: String?
      var types: [String: Int]
      var bounds: [Double]
    }
    var total: Int
    var clusters: [Cluster]
  }

  @Test func everyPageHasItsForms() async throws {
    let scratch = try Scratch()
    let event = try #require(try scratch.ledger.events(Filter(words: ["place:Kirkuk"])).records.first)
    let pages: [(String, [String])] = [
      ("/index", ["json", "csv", "geojson"]), ("/events", ["json", "csv", "geojson"]),
      ("/events/\(event.id)", ["json", "csv", "geojson"]), ("/control", ["json", "csv", "geojson"]),
      ("/control/94787", ["json", "csv", "geojson"]), ("/reports", ["json", "csv"]),
      ("/reports/battle", ["json", "csv", "geojson"]), ("/actors", ["json", "csv"]),
      ("/actors/Iraqi%20Army", ["json", "csv", "geojson"]), ("/network", ["json", "csv"]),
      ("/story", ["json", "csv", "geojson"]),
      ("/series", ["json", "csv"]), ("/review", ["json", "csv"]), ("/audit", ["json", "csv"]),
      ("/agreement", ["json", "csv"]),
    ]
    try await scratch.desk().test(.router) { client async throws in
      for (path, formats) in pages {
        for format in formats {
          let answer = try await client.ask("\(path).\(format)")
          #expect(answer.status == 200, "\(path).\(format): \(answer.text.prefix(200))")
          if format != "csv" {
            #expect(throws: Never.self, "\(path).\(format)") {
              try JSONSerialization.jsonObject(with: Data(answer.text.utf8))
            }
          }
          if format == "geojson" { #expect(answer.text.contains("\"FeatureCollection\""), "\(path)") }
        }
      }
      #expect(try await client.ask("/network.geojson").status == 404)
    }
  }

  @Test func aFilterHoldsForEveryForm() async throws {
    let scratch = try Scratch()
    try await scratch.desk().test(.router) { client async throws in
      for format in ["json", "csv", "geojson"] {
        let text = try await client.ask("/events.\(format)?q=place:Mosul&from=2017-10-20").text
        #expect(text.contains("Mosul") && !text.contains("Kirkuk"), "\(format)")
      }
      let box = try await client.ask("/events.json?bbox=43,36,44,37").text
      #expect(box.contains("\"total\":1") && box.contains("Mosul"))
      #expect(try await client.ask("/events.json?bbox=1,2,3").status == 400)
      #expect(try await client.ask("/events.json?q=contry:IRQ").status == 400)
    }
  }

  @Test func theEventPageShowsWordsRulesAndFiguresOfEverySource() async throws {
    let scratch = try Scratch()
    let event = try #require(try scratch.ledger.events(Filter(words: ["place:Kirkuk"])).records.first)
    try await scratch.desk().test(.router) { client async throws in
      let page = try await client.ask("/events/\(event.id)").text
      #expect(page.contains("The army <mark class=\"ev\" data-field=\"event_type\" data-rule=\"assault.attack\""))
      #expect(page.contains(">attacked</mark> Kirkuk and killed three fighters.</blockquote>"))
      #expect(page.contains("data-of=\"killed\" data-low=\"3\" data-best=\"3\" data-high=\"3\""))
      #expect(page.contains("data-of=\"killed\" data-low=\"12\" data-best=\"12\" data-high=\"12\""))
      #expect(page.contains("Herald") && page.contains("Gazette"))
    }
  }

  @Test func theReportPageMarksEveryMention() async throws {
    let scratch = try Scratch()
    let mentions = try scratch.ledger.mentions(ofReport: "battle")
    try await scratch.desk().test(.router) { client async throws in
      let page = try await client.ask("/reports/battle").text
      for mention in mentions { #expect(page.contains("id=\"m-\(mention.id)\"")) }
      #expect(page.contains("dir=\"auto\"") && page.contains("/reports/battle/archived"))
    }
  }

  @Test func whoHeldAPlaceIsToldWithItsSource() async throws {
    let scratch = try Scratch()
    try await scratch.desk().test(.router) { client async throws in
      #expect(try await client.ask("/control?on=2017-10-20").text.contains("<bdi>Iraqi Army</bdi>"))
      let place = try await client.ask("/control/94787?on=2017-10-20").text
      #expect(place.contains("The army holds Kirkuk.") && place.contains("aria-current=\"date\""))
      #expect(place.contains("/reports/battle#m-"))
      let map = try await client.ask("/api/control?on=2017-10-20").text
      #expect(map.contains(#""state":"assessed""#) && map.contains(#""name":"Iraqi Army""#), "\(map)")
      let search = try await client.ask("/?q=Kirkuk&from=2017-10-20").text
      #expect(search.contains("/control/94787?on=2017-10-20"), "who looks for the place is led there")
      #expect(try await client.ask("/control/Atlantis").status == 404)
    }
  }

  @Test func clustersCountEveryEventThatHasAPlace() async throws {
    let scratch = try Scratch()
    try await scratch.desk().test(.router) { client async throws in
      func clusters(_ query: String) async throws -> Clusters {
        try JSONDecoder().decode(Clusters.self, from: Data(try await client.ask("/api/clusters?\(query)").text.utf8))
      }
      let world = try await clusters("zoom=2")
      #expect(world.total == 2 && world.clusters.count == 1)
      #expect(world.clusters.first?.types == ["ASSAULT": 2])
      #expect(world.clusters.first?.bounds == [43.119, 35.468, 44.392, 36.335])
      let near = try await clusters("zoom=10&bbox=40,30,50,40")
      #expect(near.clusters.map(\.count) == [1, 1] && near.clusters.allSatisfy { $0.id != nil })
      #expect(try await clusters("zoom=10&bbox=0,0,10,10").clusters.isEmpty)
    }
  }

  @Test func cursorsGiveEveryEventOnce() async throws {
    let many = Making.report("many", "text") { reference in
      (0..<23).map { index in
        Making.mention(
          reference, Making.assault(by: Making.army, on: Making.peshmerga),
          on: "2017-\(10 + index % 2)-\(10 + index / 2)",
          in: Making.place("Town \(index)", 30 + Double(index), 44, "IRQ", 1000 + index),
          sentence: "Town \(index) attacked.",
          words: "attacked", at: index * 100)
      }
    }
    let scratch = try Scratch([many])
    struct List: Decodable {
      struct One: Decodable { var id: String }
      var events: [One]
      var next: String?
      var total: Int
    }
    try await scratch.desk().test(.router) { client async throws in
      var ids: [String] = []
      var after: String?
      repeat {
        let text = try await client.ask("/events.json?limit=5" + (after.map { "&after=\($0)" } ?? "")).text
        let list = try JSONDecoder().decode(List.self, from: Data(text.utf8))
        ids += list.events.map(\.id)
        after = list.next
        #expect(list.total == 23)
      } while after != nil && ids.count < 100
      #expect(ids.count == 23 && Set(ids).count == 23)
    }
  }

  @Test func answersAreMadeAnewWhenTheLedgerChanges() async throws {
    let scratch = try Scratch()
    try await scratch.desk().test(.router) { client async throws in
      let first = try await client.ask("/events.json")
      let tag = try #require(first.headers[.eTag])
      #expect(try await client.ask("/events.json", headers: [.ifNoneMatch: tag]).status == 304)
      // Another connection, as of another process.
      try scratch.ledger.store([
        Making.report("new", "text") {
          [
            Making.mention(
              $0, Making.assault(by: Making.peshmerga, on: Making.army), on: "2018-01-01", sentence: "An attack.",
              words: "attack")
          ]
        }
      ])
      try scratch.ledger.join()
      let second = try await client.ask("/events.json", headers: [.ifNoneMatch: tag])
      #expect(second.status == 200)
      #expect(second.text.contains("\"total\":3"))
    }
  }

  @Test func theChangeFeedTellsWhatIsGone() async throws {
    let scratch = try Scratch()
    let event = try #require(try scratch.ledger.events(Filter(words: ["place:Kirkuk"])).records.first)
    try await scratch.desk().test(.router) { client async throws in
      let all = try await client.ask("/api/changes?since=2000-01-01").text
      #expect(all.contains(event.id))
      #expect(try await client.ask("/api/changes?since=2999-01-01").text.contains(#""changed":[]"#))
      #expect(try await client.ask("/api/changes").status == 400)
    }
  }

  @Test func everyRouteStandsInTheDocumentOfTheAPI() async throws {
    let scratch = try Scratch()
    try await scratch.desk().test(.router) { client async throws in
      let text = try await client.ask("/openapi.json").text
      let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let paths = try #require(document["paths"] as? [String: Any])
      #expect(document["openapi"] as? String == "3.1.0")
      for route in Route.all where route.path.hasPrefix("/api/") { #expect(paths[route.path] != nil, "\(route.path)") }
      for path in ["/events.json", "/events/{id}.geojson", "/control.csv"] { #expect(paths[path] != nil, "\(path)") }
    }
  }

  @Test func everyPhraseThatIsUsedIsInTheTable() throws {
    let source = Folders.root.appending(path: "Sources/Desk")
    let table = try JSONDecoder().decode(
      [String: String].self, from: Data(contentsOf: source.appending(path: "Assets/strings/en.json")))
    var used = 0
    let files = try #require(FileManager.default.enumerator(at: source, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: #/\b(?:t|phrases)\("([a-z][a-z0-9.-]*)"/#) {
        used += 1
        #expect(table[String(match.1)] != nil, "\(file.lastPathComponent): \(match.1)")
      }
    }
    #expect(used > 150)
    for route in Route.all { #expect(table["api.\(route.path)"] != nil, "\(route.path)") }
  }

  private struct Held: Decodable {
    struct Feature: Decodable {
      struct Properties: Decodable {
        var place: String?
        var count: Int?
        var bounds: [Double]?
      }
      var properties: Properties
    }
    var features: [Feature]
    var joined: Bool?
    var places: Int { features.reduce(0) { $0 + ($1.properties.count ?? 1) } }
  }

  @Test func manyPlacesThatAreHeldAreJoinedUntilTheyCanBeToldApart() async throws {
    let report = Making.report("towns", "The army holds many towns.") { reference in
      (0..<400).map { number in
        Making.mention(
          reference, .control(ControlDetails(change: .held, holder: Making.army, extent: .all)),
          in: Making.place(
            "Town \(number)", 30 + Double(number / 20) * 0.5, 40 + Double(number % 20) * 0.5, "IRQ", 1000 + number),
          sentence: "The army holds many towns.", words: "holds", at: 30 * number)
      }
    }
    let scratch = try Scratch([report])
    try await scratch.desk().test(.router) { client async throws in
      func held(_ query: String) async throws -> Held {
        try JSONDecoder().decode(
          Held.self, from: Data(try await client.ask("/api/control?on=2017-10-16&\(query)").text.utf8))
      }
      let world = try await held("zoom=3")
      #expect(world.joined == true && world.places == 400 && world.features.count < 60)
      #expect(world.features.allSatisfy { ($0.properties.count ?? 1) == 1 || $0.properties.bounds?.count == 4 })
      let near = try await held("zoom=3&bbox=40,30,43.9,33.9")
      #expect(near.joined == false && near.places == 64 && near.features.allSatisfy { $0.properties.place != nil })
      #expect(try await held("zoom=3&q=town+39").places == 11, "Town 39 and Town 390 to 399")
      #expect(try await held("").features.count == 400, "as data each stands for itself")
      let page = try await client.ask("/control?on=2017-10-16").text
      #expect(page.components(separatedBy: "<tr data-place").count - 1 == 300 && page.contains("300 of 400"))
      #expect(try await client.ask("/control.csv?on=2017-10-16").text.split(separator: "\n").count == 401)
    }
  }
}
