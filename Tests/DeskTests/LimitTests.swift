import Desk
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import Testing

/// Requests that are too large, too slow or too dear, over real sockets.
@Suite struct LimitTests {
  private let head =
    "POST /api/review/x HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer the-token\r\nContent-Type: application/json\r\n"

  @Test func whatIsTooLargeIsRefused() async throws {
    let scratch = try Scratch()
    try await scratch.desk().test(.live) { client async throws in
      let long = String(repeating: "a", count: 9000)
      #expect(try await client.ask("/?q=\(long)").status == 414)
      let body = "{\"action\": \"accept\", \"reason\": \"\(String(repeating: "a", count: 70_000))\"}"
      #expect(try await client.send("/api/review/x", body).status == 413)
      let port = try #require(client.port)
      let chunked = try await RawClient.ask(
        port: port,
        head + "Transfer-Encoding: chunked\r\n\r\n"
          + String(repeating: "4000\r\n\(String(repeating: "a", count: 0x4000))\r\n", count: 5))
      #expect(chunked.hasPrefix("HTTP/1.1 413 "), "a body that does not tell its length: \(chunked.prefix(40))")
      for header in [
        "X-Long: \(String(repeating: "a", count: 40_000))\r\n",
        (0..<200).map { "X-Header-\($0): a\r\n" }.joined(),
      ] {
        let answer = try await RawClient.ask(port: port, "GET / HTTP/1.1\r\nHost: localhost\r\n\(header)\r\n")
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(40))")
      }
      #expect(try await client.ask("/events.json").status == 200, "others are served on")
    }
  }

  /// Nobody reads the body of a request that was refused: it may not hold the connection for that.
  @Test func aBodyThatNobodyReadsEndsItsConnection() async throws {
    let scratch = try Scratch()
    try await scratch.desk { $0.bodyTime = .milliseconds(200) }.test(.live) { client async throws in
      let slow = try await RawClient.drip(
        port: try #require(client.port),
        "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n", every: .milliseconds(50))
      #expect(try #require(slow, "the connection stays open").hasPrefix("HTTP/1.1 404 "))
    }
  }

  /// The tests wait for a fraction of the 20 seconds that a desk gives.
  @Test func aBodyThatDoesNotComeEndsItsConnection() async throws {
    let scratch = try Scratch()
    try await scratch.desk { $0.bodyTime = .milliseconds(200) }.test(.live) { client async throws in
      let port = try #require(client.port)
      let answer = try await RawClient.ask(
        port: port, head + "Content-Length: 500\r\n\r\n{\"action\":", untilClosed: true)
      #expect(answer.hasPrefix("HTTP/1.1 408 "), "\(answer.prefix(40))")
      #expect(answer.lowercased().contains("connection: close"))
      #expect(try await client.ask("/events.json").status == 200, "others are served on")
    }
  }

  @Test func aHeadThatDoesNotComeEndsItsConnection() async throws {
    let scratch = try Scratch()
    try await scratch.desk { $0.silence = .milliseconds(200) }.test(.live) { client async throws in
      let port = try #require(client.port)
      #expect(try await RawClient.ask(port: port, "GET / HTTP/1.1\r\nHost: loc", untilClosed: true) == "")
      #expect(try await RawClient.ask(port: port, "", untilClosed: true) == "", "nothing at all was said")
      // A header that comes letter by letter is no sign of life.
      let slow = try await RawClient.drip(
        port: port, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", every: .milliseconds(50))
      #expect(slow == "")
    }
  }

  @Test func aQueryThatTakesTooLongIsGivenUpAndTheConnectionGoesOn() async throws {
    let scratch = try Scratch()
    try await scratch.desk { $0.queryTime = .zero }.test(.live) { client async throws in
      let ask = { (path: String) in "GET \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer the-token\r\n" }
      let answers = try await RawClient.ask(
        port: try #require(client.port),
        ask("/events.json") + "\r\n" + ask("/openapi.json") + "Connection: close\r\n\r\n", untilClosed: true)
      #expect(answers.hasPrefix("HTTP/1.1 503 "), "\(answers.prefix(40))")
      #expect(answers.contains("narrow the filter"))
      #expect(answers.contains("HTTP/1.1 200 "), "the same connection is served on")
      #expect(!answers.contains(scratch.folder.path), "where the ledger lies is nobody's business")
    }
  }
}
