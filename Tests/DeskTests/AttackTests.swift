import Desk
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import Records
import Testing

/// What an attacker can put into reports, addresses, forms and headers.
@Suite struct AttackTests {
  private static let script = "<script>alert(1)</script>"
  private static let breakout = "\"'><img src=x onerror=alert(2)>"
  private static let pages = [
    "/", "/events", "/control", "/control?on=2017-10-20", "/reports", "/actors", "/network", "/story", "/series",
    "/review",
    "/review?step=confirm", "/audit", "/agreement", "/help", "/sign-in",
  ]

  /// A report in which every word that comes from outside is hostile.
  private static let hostile = Making.report(
    "evil\(breakout)", "\(script) attacked \(breakout).", title: "\(script)\(breakout)",
    url: "javascript:alert(3)", publisher: "\(breakout)\(script)", raw: script
  ) { reference in
    let town = Making.place("\(breakout)", 35.468, 44.392, "IRQ", nil)
    let actor = Making.actor("\(script)\(breakout)", code: "IRQMIL")
    return [
      Making.mention(
        reference, Making.assault(by: actor, on: Making.actor(breakout), killed: 3), in: town,
        sentence: "\(script) attacked \(breakout).", words: "attacked"),
      Making.mention(
        reference, .control(ControlDetails(change: .gained, holder: actor)), in: town,
        sentence: "\(script) attacked \(breakout).", words: "attacked"),
    ]
  }

  @Test func hostileTextOfReportsIsShownAsText() async throws {
    let scratch = try Scratch([Self.hostile, Making.battle])
    let ledger = try scratch.ledger
    let event = try #require(try ledger.events(Filter(words: ["report:evil\(Self.breakout)"])).records.first)
    try ledger.judge(id: event.id, .note, by: Review(reviewer: Self.script, reason: Self.breakout))
    let paths =
      Self.pages + [
        "/events/\(event.id)", "/reports/\(Self.encoded("evil" + Self.breakout))",
        "/actors/\(Self.encoded(Self.script + Self.breakout))", "/control/\(Self.encoded(Self.breakout))",
      ]
    try await scratch.desk().test(.router) { client async throws in
      for path in paths {
        let page = try await client.ask(path)
        #expect(page.status == 200, "\(path)")
        #expect(!page.text.contains("<script>alert"), "\(path)")
        #expect(!page.text.contains("<img"), "\(path)")
        #expect(!page.text.contains("href=\"javascript:"), "\(path)")
      }
      let report = try await client.ask(paths[paths.count - 3])
      #expect(report.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }
  }

  @Test(arguments: ["q", "from", "to", "bbox", "by", "of", "sort", "after", "on", "limit", "next", "step", "zoom"])
  func hostileParametersAreShownAsText(name: String) async throws {
    let scratch = try Scratch()
    let value = Self.encoded(Self.script + Self.breakout)
    try await scratch.desk().test(.router) { client async throws in
      for path in Self.pages.prefix(14) {
        let page = try await client.ask("\(path.prefix { $0 != "?" })?\(name)=\(value)")
        #expect([200, 400].contains(page.status), "\(path)?\(name): \(page.status)")
        #expect(!page.text.contains("<script>alert") && !page.text.contains("<img"), "\(path)?\(name)")
      }
      for path in ["/events/", "/reports/", "/actors/", "/control/", "/"] {
        let page = try await client.ask(path + value)
        #expect(page.status == 404, "\(path)")
        #expect(!page.text.contains("<script>alert") && !page.text.contains("<img"), "\(path)")
      }
    }
  }

  @Test func policiesForbidWhatPagesDoNotNeed() async throws {
    let scratch = try Scratch()
    try await scratch.desk().test(.router) { client async throws in
      for path in ["/", "/nothing", "/events.json", "/assets/strings/en.json"] {
        let headers = try await client.ask(path).headers
        let policy = try #require(headers[.contentSecurityPolicy])
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self';"), "\(path)")
        #expect(
          policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'")
            && policy.contains("form-action 'self'"))
        #expect(!policy.contains("unsafe"))
        #expect(headers[.xContentTypeOptions] == "nosniff")
      }
    }
  }

  @Test func archivedPagesCanDoNothing() async throws {
    let scratch = try Scratch()
    try await scratch.desk().test(.router) { client async throws in
      let page = try await client.ask("/reports/battle/archived")
      #expect(page.text == "<html><script>alert('raw')</script><p>The army attacked Kirkuk.</p></html>")
      #expect(
        page.headers[.contentSecurityPolicy]
          == "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
      #expect(page.headers[.xContentTypeOptions] == "nosniff")
      #expect(page.headers[.setCookie] == nil)
      #expect(try await client.ask("/reports/denial/archived").status == 404, "its bytes were not kept")
      #expect(try await client.ask("/reports/nothing/archived").status == 404)
    }
  }

  @Test func formsOfOtherSitesDoNothing() async throws {
    let scratch = try Scratch()
    let event = try #require(try scratch.ledger.events().records.first)
    let path = "/api/review/\(event.id)"
    let accept = #"{"action": "accept"}"#
    try await scratch.desk().test(.router) { client async throws in
      let entry = try await client.ask("/?token=the-token", token: nil)
      let cookie: HTTPFields = [
        .cookie: try #require(entry.headers[.setCookie].map { String($0.prefix { $0 != ";" }) })
      ]
      let page = try await client.ask("/review", token: nil, headers: cookie).text
      let csrf = String(try #require(page.firstMatch(of: #/csrf-token" content="([^"]+)"/#)?.1))
      let name = try #require(HTTPField.Name("X-CSRF-Token"))
      func with(_ more: HTTPFields) -> HTTPFields {
        var headers = cookie
        headers.append(contentsOf: more)
        return headers
      }
      #expect(try await client.send(path, token: nil, headers: cookie, accept).status == 403, "no token")
      #expect(try await client.send(path, token: nil, headers: with([name: "guess"]), accept).status == 403)
      let foreign = with([name: csrf, .origin: "https://evil.example"])
      #expect(try await client.send(path, token: nil, headers: foreign, accept).status == 403, "other origin")
      let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
      #expect(
        try await client.send(path, token: nil, headers: with([name: csrf, site: "cross-site"]), accept).status == 403)
      #expect(try scratch.ledger.corrections().isEmpty)
      let own = with([name: csrf, .origin: "http://localhost", site: "same-origin"])
      #expect(try await client.send(path, token: nil, headers: own, accept).status == 200)
      #expect(try scratch.ledger.corrections().count == 1)
    }
  }

  @Test func otherNamesOfTheHostAreRefused() async throws {
    let scratch = try Scratch()
    try await scratch.desk { $0.hostNames = ["desk.example.org"] }.test(.live) { client async throws in
      let port = try #require(client.port)
      for (host, status) in [
        ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example:\(port)", 421),
        ("localhost:\(port)", 200), ("127.0.0.1:\(port)", 200), ("[::1]:\(port)", 200), ("desk.example.org", 200),
      ] {
        let answer = try await RawClient.ask(
          port: port,
          "GET /events.json HTTP/1.1\r\nHost: \(host)\r\nAuthorization: Bearer the-token\r\nConnection: close\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(host): \(answer.prefix(40))")
      }
    }
  }

  @Test(arguments: [
    "/assets/../../../../etc/passwd", "/assets/..%2f..%2f..%2fetc%2fpasswd", "/assets/%2e%2e/%2e%2e/Package.swift",
    "/assets//etc/passwd", "/assets/strings/../../Desk.swift", "/assets/leaflet/../../../../etc/passwd", "/assets/",
    "/assets/strings", "/assets/desk.css%00.js", "/reports/..%2f..%2fetc%2fpasswd",
    "/reports/..%2f..%2fetc%2fpasswd/archived",
    "/..%2fetc%2fpasswd", "/assets/..%5c..%5cetc%5cpasswd",
  ])
  func noAddressLeadsOutOfTheAssets(path: String) async throws {
    let scratch = try Scratch()
    try await scratch.desk().test(.router) { client async throws in
      let answer = try await client.ask(path)
      #expect([400, 404].contains(answer.status), "\(path): \(answer.status)")
      #expect(!answer.text.contains("root:") && !answer.text.contains("import "))
    }
  }

  @Test(arguments: Filter.fieldNames)
  func filtersAreNeverSQL(field: String) async throws {
    let scratch = try Scratch()
    let attempts = [
      "' OR 1=1 --", "'); DROP TABLE entry; --", "1) UNION SELECT password FROM account --", "x\" OR \"1\"=\"1", "%",
      "*",
      "1 OR 1", "\\", "\u{0}", "NEAR(a b)", "a AND", "\"",
    ]
    try await scratch.desk().test(.router) { client async throws in
      for attempt in attempts {
        for path in [
          "/events.json", "/api/facets", "/api/clusters", "/api/series", "/network.json", "/actors.json",
          "/reports.json",
        ] {
          let answer = try await client.ask("\(path)?q=\(Self.encoded("\(field):\"\(attempt)\""))")
          #expect([200, 400].contains(answer.status), "\(path) \(field):\(attempt): \(answer.status)")
          #expect(!answer.text.contains("scrypt"))
        }
      }
      #expect(try await client.ask("/events.json").text.contains("\"total\":2"), "nothing was dropped")
    }
  }

  @Test(arguments: ["from", "to", "bbox", "on", "by", "of", "after", "sort", "since", "limit", "zoom", "least"])
  func otherParametersAreNeverSQL(name: String) async throws {
    let scratch = try Scratch()
    try await scratch.desk().test(.router) { client async throws in
      for path in [
        "/events.json", "/control.json", "/series.json", "/network.json", "/api/changes", "/api/clusters",
        "/api/control",
        "/api/series", "/audit.json",
      ] {
        let answer = try await client.ask("\(path)?\(name)=\(Self.encoded("1'; DROP TABLE entry; --"))")
        #expect([200, 400].contains(answer.status), "\(path)?\(name): \(answer.status)")
      }
      #expect(try await client.ask("/events.json").text.contains("\"total\":2"))
    }
  }

  @Test func spreadsheetsGetNoFormulas() async throws {
    let formula = Making.report("sheet", "text", title: "=HYPERLINK(\"http://evil.example\")", publisher: "+evil") {
      reference in
      [
        Making.mention(
          reference, Making.assault(by: Making.actor("=1+1"), on: Making.actor("@SUM(A1)")),
          in: Making.place("-2+3", -12.5, -44.392, "BRA", 1), sentence: "\tcmd attacked.", words: "cmd")
      ]
    }
    let scratch = try Scratch([formula])
    try await scratch.desk().test(.router) { client async throws in
      let events = try await client.ask("/events.csv")
      #expect(events.headers[.contentType]?.hasPrefix("text/csv") == true)
      #expect(events.text.contains(",'=1+1,") && events.text.contains(",'@SUM(A1),") && events.text.contains(",'-2+3,"))
      #expect(events.text.contains(",-12.5,-44.392,"), "numbers stay numbers")
      let reports = try await client.ask("/reports.csv").text
      #expect(reports.contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"") && reports.contains(",'+evil,"))
    }
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
