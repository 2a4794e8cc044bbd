import Desk
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import Records
import Testing

/// Every address with every role and with none.
@Suite struct RightsTests {
  @Test func everyRouteAsksForItsRole() async throws {
    let scratch = try Scratch()
    let tokens = try scratch.makeAccounts()
    let event = try #require(try scratch.ledger.events().records.first)
    try await scratch.desk { $0.accounts = scratch.accountsPath }.test(.router) { client async throws in
      for route in Route.all {
        let path = route.path.replacing("{id}", with: route.path.hasPrefix("/reports") ? "battle" : event.id)
        func status(_ token: String?) async throws -> Int {
          try await route.method == .post
            ? client.send(path, token: token, #"{"action": "skip"}"#).status : client.ask(path, token: token).status
        }
        let nobody = try await status(nil)
        #expect(route.role == nil ? nobody != 403 : nobody == 401, "\(path) without role: \(nobody)")
        for role in Role.allCases {
          let answer = try await status(tokens[role])
          let isAllowed = route.role.map { role >= $0 } ?? true
          #expect((answer == 403) == !isAllowed, "\(path) as \(role): \(answer)")
          #expect(answer != 500, "\(path) as \(role)")
        }
      }
    }
  }

  @Test func archivedPagesAskForReaders() async throws {
    let scratch = try Scratch()
    _ = try scratch.makeAccounts()
    try await scratch.desk { $0.accounts = scratch.accountsPath }.test(.router) { client async throws in
      #expect(try await client.ask("/reports/battle/archived", token: nil).status == 401)
    }
  }

  @Test func aPublicDeskMayBeReadAndNothingElse() async throws {
    let scratch = try Scratch()
    _ = try scratch.makeAccounts()
    try await scratch.desk {
      $0.accounts = scratch.accountsPath
      $0.isPublic = true
    }.test(.router) { client async throws in
      #expect(try await client.ask("/events.json", token: nil).status == 200)
      #expect(try await client.ask("/audit", token: nil).status == 401)
      #expect(try await client.send("/api/review/x", token: nil, #"{"action": "accept"}"#).status == 401)
    }
  }

  @Test func withoutItsTokenADeskForOnePersonIsShut() async throws {
    let scratch = try Scratch()
    try await scratch.desk().test(.router) { client async throws in
      #expect(try await client.ask("/", token: nil).status == 401)
      #expect(try await client.ask("/events.json", token: "wrong").status == 401)
      #expect(try await client.ask("/?token=wrong", token: nil).status == 401)
      let entry = try await client.ask("/?token=the-token", token: nil)
      #expect(entry.status == 303)
      #expect(entry.headers[.location] == "/")
      let cookie = try #require(entry.headers[.setCookie])
      #expect(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"))
      let session = String(cookie.prefix { $0 != ";" })
      #expect(try await client.ask("/", token: nil, headers: [.cookie: session]).status == 200)
    }
  }

  @Test func signingInTakesThePasswordAndEndsWithSigningOut() async throws {
    let scratch = try Scratch()
    _ = try scratch.makeAccounts()
    let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
    try await scratch.desk { $0.accounts = scratch.accountsPath }.test(.router) { client async throws in
      let wrong = try await client.ask("/sign-in", .post, token: nil, headers: form, body: "name=coder&password=guess")
      #expect(wrong.status == 401)
      #expect(wrong.headers[.setCookie] == nil)
      let unknown = try await client.ask(
        "/sign-in", .post, token: nil, headers: form, body: "name=nobody&password=guess")
      #expect(unknown.status == 401)
      let right = try await client.ask(
        "/sign-in", .post, token: nil, headers: form,
        body: "name=coder&password=correct+horse+battery&next=//elsewhere.example/")
      #expect(right.status == 303)
      #expect(right.headers[.location] == "/", "a sign-in leads to no other site")
      let session = try #require(right.headers[.setCookie].map { String($0.prefix { $0 != ";" }) })
      let page = try await client.ask("/review", token: nil, headers: [.cookie: session])
      #expect(page.status == 200)
      let csrf = try #require(page.text.firstMatch(of: #/csrf-token" content="([^"]+)"/#)?.1)
      let out = try await client.ask(
        "/sign-out", .post, token: nil, headers: [.cookie: session, .contentType: form[.contentType] ?? ""],
        body: "csrf=\(csrf)")
      #expect(out.status == 303)
      #expect(try await client.ask("/review", token: nil, headers: [.cookie: session]).status == 401)
    }
  }

  @Test func passwordsMayNotBeTriedForEver() async throws {
    let scratch = try Scratch()
    _ = try scratch.makeAccounts()
    try await scratch.desk { $0.accounts = scratch.accountsPath }.test(.router) { client async throws in
      // A slow machine gives the bucket time to fill again, so that more than eleven tries may pass.
      var answers: [Int] = []
      while !answers.contains(429), answers.count < 60 {
        answers.append(try await client.send("/sign-in", token: nil, #"{"name": "admin", "password": "guess"}"#).status)
      }
      #expect(answers.prefix(10).allSatisfy { $0 == 401 })
      #expect(answers.last == 429)
    }
  }

  @Test func readersWhoAreNotSignedInAreCounted() async throws {
    let scratch = try Scratch()
    try await scratch.desk { $0.rate = 5 }.test(.router) { client async throws in
      for _ in 0..<5 { _ = try await client.ask("/help", token: nil) }
      let answer = try await client.ask("/help", token: nil)
      #expect(answer.status == 429)
      #expect(answer.headers[.retryAfter] != nil)
    }
  }

  /// Each reader behind a proxy has a count of their own; without `--behind-proxy` what anyone writes into the header is no address.
  @Test(arguments: [(true, 200), (false, 429)])
  func forwardedAddressesAreBelievedBehindAProxyAlone(isBehindProxy: Bool, status: Int) async throws {
    let scratch = try Scratch()
    try await scratch.desk {
      $0.rate = 2
      $0.isBehindProxy = isBehindProxy
    }.test(.router) { client async throws in
      let name = try #require(HTTPField.Name("X-Forwarded-For"))
      func ask(_ address: String) async throws -> Int {
        try await client.ask("/sign-in", token: nil, headers: [name: address]).status
      }
      for _ in 0..<2 { #expect(try await ask("192.0.2.1") != 429) }
      #expect(try await ask("192.0.2.1") == 429)
      // What a reader adds stands before what the proxy adds.
      #expect(try await ask("198.51.100.7, 192.0.2.1") == 429)
      #expect(try await ask("192.0.2.2") == status)
    }
  }

  @Test func behindAProxyCookiesAreSecure() async throws {
    let scratch = try Scratch()
    try await scratch.desk { $0.isBehindProxy = true }.test(.router) { client async throws in
      let entry = try await client.ask("/?token=the-token", token: nil)
      let cookie = try #require(entry.headers[.setCookie])
      #expect(cookie.hasPrefix("__Host-dateline=") && cookie.hasSuffix("; Secure"))
    }
  }

  @Test func whatWouldLetStrangersInIsRefused() throws {
    let scratch = try Scratch()
    #expect(throws: DeskSetupError.self) { try scratch.desk { $0.host = "0.0.0.0" } }
    _ = try scratch.makeAccounts()
    #expect(throws: DeskSetupError.self) {
      try scratch.desk {
        $0.host = "0.0.0.0"
        $0.accounts = scratch.accountsPath
      }
    }
    #expect(throws: DeskSetupError.self) { try scratch.desk { $0.isPublic = true } }
    #expect(throws: DeskSetupError.self) {
      try scratch.desk { $0.accounts = scratch.folder.appending(path: "empty.accounts").path }
    }
  }

  @Test func fewSecretsLieInTheFileOfAccounts() throws {
    let scratch = try Scratch()
    let tokens = try scratch.makeAccounts()
    let bytes = String(decoding: try Data(contentsOf: URL(filePath: scratch.accountsPath)), as: UTF8.self)
    #expect(!bytes.contains("correct horse"))
    #expect(bytes.contains("scrypt$32768$8$3$"))
    for token in tokens.values { #expect(!bytes.contains(token)) }
    let rights = try FileManager.default.attributesOfItem(atPath: scratch.accountsPath)[.posixPermissions] as? Int
    #expect(rights == 0o600)
  }

  @Test func oneAdminStays() throws {
    let scratch = try Scratch()
    _ = try scratch.makeAccounts()
    let accounts = try Accounts(path: scratch.accountsPath)
    #expect(throws: (any Error).self) { try accounts.remove(name: "admin") }
    #expect(try accounts.list().contains { $0.name == "admin" })
    #expect(throws: (any Error).self) { try accounts.set(name: "short", role: .reader, password: "eleven char") }
  }
}
