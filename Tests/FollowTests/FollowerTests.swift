import Follow
import Foundation
import Ingest
import Records
import TestSupport
import Testing

/// A follower against a server that misbehaves; all on loopback.
@Suite(.serialized) struct FollowerTests {
  private static let text =
    "Shells fell on the market of Harasta on Monday morning, killing three people, the town's doctors said."

  private static func page(_ text: String = text) -> String {
    "<html><body><h1>Harasta</h1><p>\(text)</p></body></html>"
  }

  /// A feed of pages at paths.
  private static func feed(_ paths: [String], title: String = "Post") -> String {
    let items = paths.map {
      "<item><title>On \($0)</title><link>\($0)</link><pubDate>Mon, 16 Oct 2017 10:00:00 GMT</pubDate></item>"
    }
    return "<rss><channel><title>\(title)</title>\(items.joined())</channel></rss>"
  }

  /// Options for a server of the test: its own address is allowed, and nothing waits.
  private static func options(_ change: (inout FollowOptions) -> Void = { _ in }) -> FollowOptions {
    var options = FollowOptions()
    options.addresses.exceptions = Set([IPAddress("127.0.0.1")].compactMap(\.self))
    options.delay = .zero
    options.pause = .milliseconds(5)
    options.laterPause = .zero
    options.recheckEvery = .zero
    change(&options)
    return options
  }

  /// What a poll gave.
  private struct Polled {
    var reports: [FollowedReport] = []
    var problems: [ReadProblem] = []
    var summary = PollSummary()
    var messages: String { problems.map(\.message).joined(separator: "\n") }
  }

  private func poll(_ feed: String, state: URL? = nil, options: FollowOptions = options()) async throws -> Polled {
    let file = state ?? FileManager.default.temporaryDirectory.appending(path: "follow-\(UUID().uuidString)")
    defer { if state == nil { try? FileManager.default.removeItem(at: file) } }
    let follower = Follower(feeds: [feed], state: try FollowState(file: file), options: options)
    var polled = Polled()
    polled.summary = try await follower.poll {
      polled.problems.append($0)
    } handle: {
      polled.reports.append($0)
    }
    return polled
  }

  /// A server with a feed of one page, which answers as told; anything else is not there.
  private func server(_ paths: [String] = ["/a"], _ reply: @escaping @Sendable (BadServer.Request) -> BadServer.Reply?)
    throws -> BadServer
  {
    try BadServer { request in
      if let own = reply(request) { return own }
      if request.path == "/feed" { return .answer("200 OK", Self.feed(paths), ["Content-Type: application/rss+xml"]) }
      return .answer("404 Not Found")
    }
  }

  @Test func pagesOfAFeedBecomeReports() async throws {
    let server = try server(["/a", "/b"]) { $0.path == "/a" ? .page(Self.page()) : nil }
    let polled = try await poll(server.address("/feed"))
    let report = try #require(polled.reports.first?.report)
    #expect(String(decoding: report.text, as: UTF8.self) == Self.text)
    #expect(report.reference.published?.description == "2017-10-16")
    #expect(report.reference.title == "Harasta")
    #expect(report.reference.publisher == "127.0.0.1")
    #expect(report.reference.url == server.address("/a"))
    #expect(polled.messages.contains("/b: status 404"))
    #expect(polled.summary.feeds == 1)
    #expect(polled.summary.reports == 1)
    #expect(polled.summary.problems == 1)
    #expect(server.requests.allSatisfy { $0.fields["user-agent"]?.hasPrefix("dateline/") == true })
  }

  @Test func aStoppedPollGoesOnAtTheNext() async throws {
    struct Stop: Error {}
    let server = try server(["/a", "/b"]) { request in
      switch request.path {
      case "/feed" where request.fields["if-none-match"] == "\"f1\"": .answer("304 Not Modified")
      case "/feed": .answer("200 OK", Self.feed(["/a", "/b"]), ["ETag: \"f1\""])
      case "/a", "/b": .page(Self.page(Self.text + request.path))
      default: nil
      }
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "follow-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let first = Follower(feeds: [server.address("/feed")], state: try FollowState(file: file), options: Self.options())
    await #expect(throws: Stop.self) { _ = try await first.poll { _ in throw Stop() } }
    // A line that was cut off while it was written is passed over.
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"address\":".utf8))
    let second = try await poll(server.address("/feed"), state: file)
    #expect(Set(second.reports.compactMap(\.report.reference.url)) == [server.address("/a"), server.address("/b")])
    #expect(second.summary.changedFeeds == 0)
  }

  @Test func unchangedFeedsAndPagesAreNotReadAgainAndChangedOnesAre() async throws {
    let version = Counter()
    let server = try server { request in
      let etag = "\"v\(version.value)\""
      guard request.path == "/a" else { return nil }
      if request.fields["if-none-match"] == etag { return .answer("304 Not Modified") }
      return .page(
        Self.page(Self.text + " Version \(version.value)."),
        ["ETag: \(etag)", "Last-Modified: Mon, 16 Oct 2017 10:00:00 GMT"])
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "follow-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(try await poll(server.address("/feed"), state: file).reports.count == 1)
    let again = try await poll(server.address("/feed"), state: file)
    #expect(again.reports.isEmpty)
    #expect(again.summary.unchangedPages == 1)
    #expect(server.requests.last?.fields["if-modified-since"] == "Mon, 16 Oct 2017 10:00:00 GMT")
    version.add()
    let changed = try await poll(server.address("/feed"), state: file)
    #expect(changed.reports.map(\.isChange) == [true])
    #expect(
      changed.reports.first.map { String(decoding: $0.report.text, as: UTF8.self).hasSuffix("Version 1.") } == true)
    let late = try await poll(server.address("/feed"), state: file, options: Self.options { $0.recheckFor = .zero })
    #expect(late.summary.unchangedPages == 0)
  }

  // MARK: Misbehaviour

  @Test func aServerThatIsSilentOrSlowIsGivenUp() async throws {
    let slow = try server { request in
      guard request.path == "/a" else { return nil }
      let letters = Self.page().utf8.map { [$0] }
      return BadServer.Reply(
        pieces: [Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".utf8)] + letters, pause: .milliseconds(100))
    }
    let quick = Self.options { ($0.requestTimeout, $0.tries) = (.milliseconds(600), 1) }
    let polled = try await poll(slow.address("/feed"), options: quick)
    #expect(polled.reports.isEmpty)
    #expect(polled.messages.contains("no whole answer within"))
    let silent = try server { $0.path == "/a" ? BadServer.Reply(pieces: [[], []], pause: .milliseconds(900)) : nil }
    let impatient = Self.options { ($0.silenceTimeout, $0.tries) = (.milliseconds(200), 1) }
    #expect(try await poll(silent.address("/feed"), options: impatient).problems.count == 1)
  }

  @Test func anEndlessAnswerIsCutOffAtTheLimit() async throws {
    let server = try server { request in
      guard request.path == "/a" else { return nil }
      return BadServer.Reply(
        pieces: [
          Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>".utf8), Array(repeating: 0x61, count: 10_000),
        ],
        isEndless: true)
    }
    let polled = try await poll(server.address("/feed"), options: Self.options { $0.pageLimit = 1 << 20 })
    #expect(polled.messages == "an answer of more than 1048576 bytes")
    #expect(server.count("/a") == 1)
  }

  @Test func anAnswerThatSaysItIsTooLongIsNotRead() async throws {
    let server = try server { request in
      request.path == "/a"
        ? BadServer.Reply(pieces: [Array("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n".utf8)]) : nil
    }
    #expect(try await poll(server.address("/feed")).messages.contains("an answer of 99999999999 bytes"))
  }

  @Test func redirectsAreFollowedButNotForEver() async throws {
    let server = try server(["/a", "/loop0"]) { request in
      switch request.path {
      case "/a": .answer("301 Moved", "", ["Location: b"])
      case "/b": .answer("302 Found", "", ["Location: /c"])
      case "/c": .page(Self.page())
      case _ where request.path.hasPrefix("/loop"):
        .answer("302 Found", "", ["Location: /loop\((Int(request.path.dropFirst(5)) ?? 0) + 1)"])
      default: nil
      }
    }
    let polled = try await poll(server.address("/feed"))
    #expect(polled.reports.map(\.report.reference.url) == [server.address("/c")])
    #expect(polled.messages.contains("more than 5 redirects"))
    #expect(server.requests.count { $0.path.hasPrefix("/loop") } == 6)
  }

  @Test(arguments: [
    "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[::ffff:192.168.0.1]/",
    "http://0/",
    "http://167772161/", "file:///etc/hostname", "ftp://a.example/", "//user:word@a.example/", "gopher://a.example/",
  ])
  func redirectsToWhatMayNotBeReachedAreRefused(target: String) async throws {
    let server = try server { $0.path == "/a" ? .answer("302 Found", "", ["Location: \(target)"]) : nil }
    let polled = try await poll(server.address("/feed"))
    #expect(polled.reports.isEmpty)
    #expect(polled.problems.count == 1)
    #expect(
      ["not a public address", "only http and https", "user's name", "no address"].contains {
        polled.messages.contains($0)
      })
    #expect(server.count("/a") == 1)
  }

  @Test func privateFeedsAreRefusedUnlessAllowed() async throws {
    let server = try server { $0.path == "/a" ? .page(Self.page()) : nil }
    let refused = try await poll(server.address("/feed"), options: Self.options { $0.addresses = AddressPolicy() })
    #expect(refused.messages.contains("--allow-private"))
    #expect(server.requests.isEmpty)
    let allowed = try await poll(
      server.address("/feed"), options: Self.options { $0.addresses = AddressPolicy(allowsPrivate: true) })
    #expect(allowed.reports.count == 1)
  }

  /// The name is looked up once for each request, and the connection goes to the address that was checked: a second look-up, as a client
  /// of its own would make, would lead elsewhere.
  @Test func theConnectionGoesToTheAddressThatWasChecked() async throws {
    let server = try server { $0.path == "/a" ? .page(Self.page()) : nil }
    let resolver = HostResolver { $0 == "feeds.invalid" ? [IPAddress("127.0.0.1")].compactMap(\.self) : [] }
    let polled = try await poll(
      server.address("/feed", host: "feeds.invalid"), options: Self.options { $0.resolver = resolver })
    #expect(polled.reports.count == 1)
    #expect(server.requests.allSatisfy { $0.fields["host"] == "feeds.invalid:\(server.port)" })
    let mixed = HostResolver { _ in [IPAddress("93.184.216.34"), IPAddress("10.0.0.1")].compactMap(\.self) }
    let refused = try await poll(
      server.address("/feed", host: "feeds.invalid"), options: Self.options { $0.resolver = mixed })
    #expect(refused.messages.contains("10.0.0.1"))
  }

  @Test func aCompressionBombIsCutOffAtTheLimit() async throws {
    // 8 MiB of zeros, deflated by hand: one block of fixed codes that copies 258 zeros again and again.
    let bomb = Bomb.gzip(repeats: 32_768)
    let server = try server {
      $0.path == "/a" ? .answer("200 OK", bomb, ["Content-Type: text/html", "Content-Encoding: gzip"]) : nil
    }
    let polled = try await poll(
      server.address("/feed"), options: Self.options { ($0.pageLimit, $0.tries) = (1 << 20, 1) })
    #expect(polled.reports.isEmpty)
    #expect(polled.messages == "an answer of more than 1048576 bytes when decompressed")
    #expect(bomb.count < 60_000)
  }

  @Test func anAnswerShorterThanItSaysIsTriedAgain() async throws {
    let server = try server { request in
      request.path == "/a"
        ? BadServer.Reply(pieces: [Array("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<p>cut".utf8)]) : nil
    }
    let polled = try await poll(server.address("/feed"))
    #expect(polled.reports.isEmpty)
    #expect(polled.problems.count == 1)
    #expect(server.count("/a") == 3)
  }

  @Test func whatAServerSaysIsNoHTTPIsAProblem() async throws {
    let server = try server { $0.path == "/a" ? BadServer.Reply(pieces: [Array("nonsense\r\n\r\n".utf8)]) : nil }
    #expect(try await poll(server.address("/feed"), options: Self.options { $0.tries = 1 }).problems.count == 1)
  }

  @Test(arguments: ["429 Too Many Requests", "503 Service Unavailable"])
  func aServerThatAsksToWaitIsAskedAgainLater(status: String) async throws {
    let tries = Counter()
    let server = try server { request in
      guard request.path == "/a" else { return nil }
      tries.add()
      return tries.value == 1 ? .answer(status, "", ["Retry-After: 1"]) : .page(Self.page())
    }
    let begin = ContinuousClock.now
    #expect(try await poll(server.address("/feed")).reports.count == 1)
    #expect(ContinuousClock.now - begin >= .seconds(1))
  }

  @Test func aLongWaitIsLeftForALaterPoll() async throws {
    let server = try server { $0.path == "/a" ? .answer("503 Busy", "", ["Retry-After: 3600"]) : nil }
    let file = FileManager.default.temporaryDirectory.appending(path: "follow-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(try await poll(server.address("/feed"), state: file).problems.count == 1)
    #expect(try await poll(server.address("/feed"), state: file).problems.isEmpty)
    #expect(server.count("/a") == 1)
  }

  @Test func robotsAreObeyed() async throws {
    let server = try server(["/open/a", "/closed/a"]) { request in
      switch request.path {
      case "/robots.txt": .answer("200 OK", "User-agent: *\nDisallow: /\n\nUser-agent: Dateline\nDisallow: /closed/\n")
      case "/open/a", "/closed/a": .page(Self.page())
      default: nil
      }
    }
    let polled = try await poll(server.address("/feed"))
    #expect(polled.reports.map(\.report.reference.url) == [server.address("/open/a")])
    #expect(polled.messages.contains("robots.txt"))
    #expect(server.count("/closed/a") == 0)
    #expect(server.count("/robots.txt") == 1)
  }

  @Test func nothingIsFetchedWhereRobotsCannotBeHad() async throws {
    let server = try server { $0.path == "/robots.txt" ? .answer("500 Oops") : nil }
    let polled = try await poll(server.address("/feed"))
    #expect(polled.reports.isEmpty)
    #expect(polled.messages.contains("robots.txt"))
    #expect(server.count("/feed") == 0)
    #expect(server.count("/robots.txt") == 3)
  }

  @Test func aSiteIsAskedOneAtATimeAndWithPauses() async throws {
    let busy = Counter()
    let most = Counter()
    let paths = (0..<5).map { "/p\($0)" }
    let server = try server(paths) { request in
      guard request.path.hasPrefix("/p") else { return nil }
      busy.add()
      most.raise(to: busy.value)
      Thread.sleep(forTimeInterval: 0.02)
      busy.add(-1)
      return .page(Self.page(Self.text + request.path))
    }
    let begin = ContinuousClock.now
    let polled = try await poll(server.address("/feed"), options: Self.options { $0.delay = .milliseconds(50) })
    #expect(polled.reports.count == 5)
    #expect(most.value == 1)
    #expect(ContinuousClock.now - begin >= .milliseconds(50 * 6))
  }
}
