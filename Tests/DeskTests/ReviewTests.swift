import Desk
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import Records
import Testing

/// Decisions by way of the desk, and what is written down of them.
@Suite struct ReviewTests {
  private func kirkuk(_ scratch: Scratch) throws -> Event {
    try #require(try scratch.ledger.events(Filter(words: ["place:Kirkuk"])).records.first)
  }

  @Test func acceptingTakesARecordOutOfTheQueue() async throws {
    let scratch = try Scratch()
    let event = try kirkuk(scratch)
    try await scratch.desk { $0.reviewer = "amina" }.test(.router) { client async throws in
      #expect(try await client.ask("/review").text.contains("data-event=\"\(event.id)\""))
      let answer = try await client.send("/api/review/\(event.id)", #"{"action": "accept"}"#)
      #expect(answer.text == #"{"correction":1,"status":"accepted"}"#)
      #expect(try await !client.ask("/review").text.contains("data-event=\"\(event.id)\""))
      let audit = try await client.ask("/audit.json").text
      #expect(audit.contains(#""action":"accept""#) && audit.contains(#""who":"amina""#))
    }
  }

  @Test func aMentionStandsForItsEvent() async throws {
    let scratch = try Scratch()
    let event = try kirkuk(scratch)
    try await scratch.desk().test(.router) { client async throws in
      let mention = try #require(event.mentions.last?.mention)
      #expect(try await client.send("/api/review/\(mention)", #"{"action": "accept"}"#).status == 200)
      #expect(try scratch.ledger.corrections().first?.id == event.id)
    }
  }

  @Test func rejectingWantsAReason() async throws {
    let scratch = try Scratch()
    let event = try kirkuk(scratch)
    try await scratch.desk().test(.router) { client async throws in
      #expect(try await client.send("/api/review/\(event.id)", #"{"action": "reject"}"#).status == 400)
      #expect(
        try await client.send("/api/review/\(event.id)", #"{"action": "reject", "reason": "a film"}"#).status == 200)
      #expect(try await client.ask("/events.json").text.contains("\"total\":1"))
      #expect(try await client.ask("/events.json?q=status:rejected").text.contains("\"total\":1"))
      #expect(try await client.ask("/events/\(event.id)").text.contains("a film"), "its page stays, with the history")
    }
  }

  @Test func correctingKeepsWhatWasThereBefore() async throws {
    let scratch = try Scratch()
    let event = try kirkuk(scratch)
    let json =
      #"{"action": "correct", "reason": "read again", "fields": {"event_type": "PROTEST", "killed": "5", "place": "Kirkuk"}}"#
    try await scratch.desk().test(.router) { client async throws in
      #expect(try await client.send("/api/review/\(event.id)", json).status == 200)
      let changed = try #require(try scratch.ledger.event(id: event.id))
      #expect(changed.eventType == .protest && changed.quad == 4)
      #expect(changed.figures.first?.best == 5)
      #expect(changed.place?.latitude == event.place?.latitude, "an unchanged place stays as it was")
      let correction = try #require(try scratch.ledger.corrections().first)
      guard case .object(let before) = correction.before else { return #expect(Bool(false), "no values before") }
      #expect(before["event_type"] == .string("ASSAULT"))
      #expect(before["place"] == nil)
      let page = try await client.ask("/events/\(event.id)").text
      #expect(
        page.contains("read again") && page.contains("&quot;PROTEST&quot;") && page.contains("&quot;ASSAULT&quot;"))
      let undone = try await client.send("/api/review/\(event.id)", #"{"action": "undo", "correction": 1}"#)
      #expect(undone.status == 200)
      #expect(try scratch.ledger.event(id: event.id)?.eventType == .assault)
      #expect(try scratch.ledger.corrections().count == 2, "nothing is taken out")
    }
  }

  @Test func nonsenseCorrectsNothing() async throws {
    let scratch = try Scratch()
    let event = try kirkuk(scratch)
    try await scratch.desk().test(.router) { client async throws in
      for fields in [
        #"{}"#, #"{"date": "2017-02-30"}"#, #"{"killed": "-1"}"#, #"{"event_type": "NONSENSE"}"#,
        #"{"latitude": "91", "longitude": "0", "place": "Kirkuk"}"#,
      ] {
        let answer = try await client.send(
          "/api/review/\(event.id)", "{\"action\": \"correct\", \"fields\": \(fields)}")
        #expect(answer.status == 400, "\(fields): \(answer.status)")
      }
      #expect(try await client.send("/api/review/\(event.id)", "[1]").status == 400)
      #expect(try await client.send("/api/review/\(event.id)", #"{"action": "explode"}"#).status == 400)
      #expect(try await client.send("/api/review/0000000000000000", #"{"action": "accept"}"#).status == 404)
      #expect(try scratch.ledger.corrections().isEmpty)
    }
  }

  @Test func eventsAreSplitAndMerged() async throws {
    let scratch = try Scratch()
    let event = try kirkuk(scratch)
    try #require(event.mentions.count { $0.kind == .event } == 2)
    let moved = try #require(event.mentions.last { $0.kind == .event }?.mention)
    try await scratch.desk().test(.router) { client async throws in
      let split = try await client.send(
        "/api/review/\(event.id)", "{\"action\": \"split\", \"mentions\": [\"\(moved)\"]}")
      #expect(split.status == 200)
      let two = try scratch.ledger.events(Filter(words: ["place:Kirkuk"])).records
      #expect(two.count == 2)
      let merged = try await client.send(
        "/api/review/\(two[0].id)", "{\"action\": \"merge\", \"with\": \"\(two[1].id)\"}")
      #expect(merged.status == 200 || merged.status == 400, "\(merged.text)")
      let apart = try await client.send("/api/review/\(two[0].id)", #"{"action": "not-the-same"}"#)
      #expect(apart.status == 400, "the other event is wanted")
    }
  }

  @Test func neverAgainIsForReviewersAndListed() async throws {
    let scratch = try Scratch()
    let tokens = try scratch.makeAccounts()
    let event = try kirkuk(scratch)
    let json = #"{"action": "never-again", "reason": "a game of chess"}"#
    try await scratch.desk { $0.accounts = scratch.accountsPath }.test(.router) { client async throws in
      #expect(try await client.send("/api/review/\(event.id)", token: tokens[.coder], json).status == 403)
      let silent = #"{"action": "never-again"}"#
      #expect(try await client.send("/api/review/\(event.id)", token: tokens[.reviewer], silent).status == 400)
      #expect(try await client.send("/api/review/\(event.id)", token: tokens[.reviewer], json).status == 200)
      let audit = try await client.ask("/audit.json", token: tokens[.reviewer]).text
      #expect(audit.contains("never-again") && audit.contains("assault.attack") && audit.contains("a game of chess"))
    }
  }

  @Test func neverAgainNotesTheWordsThatAReviewerNames() async throws {
    let scratch = try Scratch()
    let event = try kirkuk(scratch)
    try await scratch.desk().test(.router) { client async throws in
      func reject(_ words: String) async throws -> Int {
        try await client.send(
          "/api/review/\(event.id)",
          "{\"action\": \"never-again\", \"reason\": \"a game\", \"words\": \"\(words)\"}"
        ).status
      }
      #expect(try await reject("the army") == 400, "the word that it was read from is not among them")
      #expect(try await reject("attacked Baghdad") == 400, "no sentence has these words")
      #expect(try scratch.ledger.audit(action: "never-again").isEmpty)
      #expect(try await reject("Army attacked") == 200)
      let notes = try scratch.ledger.audit(action: "never-again")
      #expect(notes.map(\.subject) == ["assault.attack"], "both reports say it: once is enough")
      guard case .object(let fields)? = notes.first?.after else { return #expect(Bool(false), "no details") }
      #expect(fields["words"] == .string("army attacked") && fields["type"] == .string("ASSAULT"))
      #expect(fields["correction"] == .integer(1))
    }
  }

  @Test func whatACoderJudgedWaitsForAReviewer() async throws {
    let scratch = try Scratch()
    let tokens = try scratch.makeAccounts()
    let event = try kirkuk(scratch)
    try await scratch.desk { $0.accounts = scratch.accountsPath }.test(.router) { client async throws in
      func waits() async throws -> Bool {
        try await client.ask("/review.json?step=confirm", token: tokens[.reviewer]).text.contains(event.id)
      }
      #expect(try await !waits())
      _ = try await client.send("/api/review/\(event.id)", token: tokens[.coder], #"{"action": "accept"}"#)
      #expect(try await waits())
      _ = try await client.send("/api/review/\(event.id)", token: tokens[.reviewer], #"{"action": "accept"}"#)
      #expect(try await !waits())
      let agreement = try await client.ask("/agreement.json", token: tokens[.reviewer]).text
      #expect(agreement.contains(#""field":"verdict","records":1,"same":1"#), "\(agreement)")
    }
  }

  @Test func formsWithoutScriptsWork() async throws {
    let scratch = try Scratch()
    let event = try kirkuk(scratch)
    try await scratch.desk().test(.router) { client async throws in
      let answer = try await client.ask(
        "/api/review/\(event.id)", .post, headers: [.contentType: "application/x-www-form-urlencoded"],
        body:
          "action=correct&reason=two+days&field.date=2017-10-15&field.date_end=2017-10-16&field.actors=Iraqi+Army&back=/events/\(event.id)"
      )
      #expect(answer.status == 303)
      #expect(answer.headers[.location] == "/events/\(event.id)")
      #expect(try scratch.ledger.event(id: event.id)?.date?.start == Day(iso: "2017-10-15"))
      let away = try await client.ask(
        "/api/review/\(event.id)", .post, headers: [.contentType: "application/x-www-form-urlencoded"],
        body: "action=accept&back=https://elsewhere.example/")
      #expect(away.headers[.location] == "/review")
    }
  }
}
