import Foundation
import TestSupport
import Testing

/// From a feed into a ledger, all on loopback.
@Suite struct FollowLedgerTests {
  /// A feed of two pages on one attack; the second page is corrected between the first poll and the next.
  private static func feed(version: Counter) throws -> BadServer {
    try BadServer { request in
      let items = ["/a", "/b"].map {
        "<item><title>Kirkuk</title><link>\($0)</link><pubDate>Mon, 16 Oct 2017 10:00:00 GMT</pubDate></item>"
      }
      switch request.path {
      case "/feed":
        return .answer(
          "200 OK", "<rss><channel><title>Post</title>\(items.joined())</channel></rss>",
          ["Content-Type: application/rss+xml"])
      case "/a": return .page(page("The Iraqi army shelled a market in Kirkuk on Monday, killing 12 people."))
      case "/b":
        return .page(
          page("Iraqi soldiers shelled a market in Kirkuk on Monday, killing \(version.value == 0 ? 30 : 14) people."))
      default: return .answer("404 Not Found")
      }
    }
  }

  private static func page(_ text: String) -> String { "<html><body><h1>Kirkuk</h1><p>\(text)</p></body></html>" }

  private func deaths(_ ledger: String) throws -> [Int] {
    let events = try dateline("events", "--ledger", ledger, "--format", "jsonl", "killed:>=1", "place:Kirkuk").objects
    let figures = events.flatMap { $0["figures"] as? [[String: Any]] ?? [] }
    let claims = figures.filter { $0["of"] as? String == "killed" }.flatMap { $0["claims"] as? [[String: Any]] ?? [] }
    return Set(claims.compactMap { $0["best"] as? Int }).sorted()
  }

  @Test func pagesOfAFeedAreStoredJoinedAndRevised() throws {
    let scratch = try Scratch()
    let ledger = scratch.file("followed.ledger").path
    let version = Counter()
    let server = try Self.feed(version: version)
    func follow() throws -> Run {
      try dateline(
        "follow", "--once", "--allow-private", "--delay", "0", "--ledger", ledger, server.address("/feed"))
    }
    let first = try follow()
    #expect(first.exit == 0, "\(first.errors)")
    #expect(first.errors.contains("2 reports (0 changed)"), "\(first.errors)")
    #expect(try deaths(ledger) == [12, 30])
    version.add()
    // A page is asked for again some time after it came: not within seconds, but whenever its state is lost.
    try FileManager.default.removeItem(atPath: ledger + ".state")
    let second = try follow()
    #expect(second.exit == 0, "\(second.errors)")
    #expect(try deaths(ledger) == [12, 14], "the corrected page counts, the one that did not change counts once")
    let reports = try dateline("reports", "--ledger", ledger, "--format", "jsonl").objects
    #expect(reports.count == 2)
    let revised = try #require(reports.first { ($0["url"] as? String)?.hasSuffix("/b") == true }?["id"] as? String)
    let old = try dateline("reports", "show", revised, "--revision", "1", "--ledger", ledger)
    #expect(old.output.contains("killing 30 people"), "\(old.output)\(old.errors)")
    #expect(try dateline("ledger", "check", "--ledger", ledger).exit == 0)
  }
}
