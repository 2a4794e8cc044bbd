import Desk
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import Records
import Testing

/// Tables leave the desk as a whole, part after part.
@Suite struct StreamTests {
  /// More events than one part holds (each of its own ten days, so that none is joined with another), some of them without a place on the map.
  private static let count = 1203
  private static func long() throws -> Scratch {
    let first = try #require(Day(iso: "1980-01-01"))
    let report = Making.report("long", "The army attacked Kirkuk.") { reference in
      (0..<count).map { number in
        var mention = Making.mention(
          reference, Making.assault(by: Making.army, on: Making.peshmerga),
          on: first.adding(days: 10 * number).description, sentence: "The army attacked Kirkuk.", words: "attacked",
          at: 30 * number)
        // The first part begins with events without coordinates: the comma of a list must not hang on the part.
        if number % 5 == 0 || number > count - 10 { mention.place = nil }
        mention.setID()
        return mention
      }
    }
    return try Scratch([report])
  }

  @Test func tablesAreWholeAndHoldEveryRecordOnce() async throws {
    let scratch = try Self.long()
    try await scratch.desk().test(.router) { client async throws in
      for path in ["/events.csv", "/index.csv", "/story.csv", "/actors/Iraqi%20Army.csv", "/review.csv"] {
        let rows = try await client.ask(path).text.split(separator: "\n")
        #expect(rows.count == Self.count + 1, "\(path)")
        #expect(rows[0].hasPrefix("id,date_start"), "\(path)")
        #expect(Set(rows.dropFirst().map { $0.prefix(16) }).count == Self.count, "\(path)")
      }
      let text = try await client.ask("/events.geojson").text
      let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let features = try #require(json?["features"] as? [[String: Any]])
      let placed = try scratch.ledger.count(.event, Filter()).placed
      #expect(placed > 900 && placed < Self.count)
      #expect(Set(features.compactMap { $0["id"] as? String }).count == placed && features.count == placed)
    }
  }

  @Test func aTableMayBeAskedForInPart() async throws {
    let scratch = try Self.long()
    try await scratch.desk().test(.router) { client async throws in
      func rows(_ path: String) async throws -> Int { try await client.ask(path).text.split(separator: "\n").count - 1 }
      #expect(try await rows("/events.csv?limit=700") == 700)
      #expect(try await rows("/events.csv?limit=3") == 3)
      #expect(try await rows("/events.csv?from=1985-01-01&to=1985-12-31") == 37)
      #expect(try await rows("/events.csv?q=place:Nowhere") == 0)
    }
  }

  @Test func aTableIsSentAgainOnlyWhenSomethingChanged() async throws {
    let scratch = try Scratch()
    let event = try #require(try scratch.ledger.events().records.first)
    try await scratch.desk().test(.router) { client async throws in
      let tag = try #require(try await client.ask("/events.csv").headers[.eTag])
      #expect(try await client.ask("/events.csv", headers: [.ifNoneMatch: tag]).status == 304)
      _ = try await client.send("/api/review/\(event.id)", #"{"action": "reject", "reason": "a film"}"#)
      #expect(try await client.ask("/events.csv", headers: [.ifNoneMatch: tag]).status == 200)
    }
  }

  @Test func whoTookATableStandsInTheAudit() async throws {
    let scratch = try Scratch()
    try await scratch.desk { $0.reviewer = "amina" }.test(.router) { client async throws in
      _ = try await client.ask("/events.csv?q=place:Mosul")
      let entry = try #require(try scratch.ledger.audit(action: "export").first)
      #expect(entry.who == "amina" && entry.subject == "/events.csv?q=place%3AMosul")
    }
  }
}
