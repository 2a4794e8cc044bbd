import Desk
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import NIOCore
import Records
import TestSupport

/// A folder with a ledger, and a desk for it, that go away with the value.
final class Scratch: Sendable {
  let folder: URL
  var ledgerPath: String { folder.appending(path: "test.ledger").path }
  var accountsPath: String { folder.appending(path: "test.accounts").path }

  init(_ reports: [PreparedReport] = [Making.battle, Making.denial]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let ledger = try Ledger(path: ledgerPath, access: .create)
    try ledger.store(reports)
    try ledger.join()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var ledger: Ledger { get throws { try Ledger(path: ledgerPath, access: .write) } }

  var options: DeskOptions {
    var options = DeskOptions(ledger: ledgerPath)
    options.assets = Folders.root.appending(path: "Sources/Desk/Assets")
    options.token = "the-token"
    return options
  }

  /// A desk for one person.
  func desk(_ change: (inout DeskOptions) -> Void = { _ in }) throws -> some ApplicationProtocol {
    var options = options
    change(&options)
    return try Desk(options).application()
  }

  /// Accounts of every role, and a token for each.
  func makeAccounts() throws -> [Role: String] {
    let accounts = try Accounts(path: accountsPath)
    try accounts.set(name: "admin", role: .admin, password: "correct horse battery")
    var tokens: [Role: String] = [:]
    for role in Role.allCases {
      if role != .admin { try accounts.set(name: role.rawValue, role: role, password: "correct horse battery") }
      tokens[role] = try accounts.makeToken(for: role.rawValue, label: "test")
    }
    return tokens
  }
}

/// Reports and their records.
enum Making {
  static let kirkuk = place("Kirkuk", 35.468, 44.392, "IRQ", 94787)
  static let mosul = place("Mosul", 36.335, 43.119, "IRQ", 99072)
  static let army = actor("Iraqi Army", code: "IRQMIL")
  static let peshmerga = actor("Peshmerga", code: "IRQREB")

  /// An assault on Kirkuk with three killed, and who holds the town since.
  static let battle = report(
    "battle", "The army attacked Kirkuk and killed three fighters.\nThe army holds Kirkuk.",
    raw: "<html><script>alert('raw')</script><p>The army attacked Kirkuk.</p></html>"
  ) { reference in
    [
      mention(
        reference, assault(by: army, on: peshmerga, killed: 3),
        sentence: "The army attacked Kirkuk and killed three fighters.", words: "attacked"),
      mention(
        reference, .control(ControlDetails(change: .gained, holder: army, previousHolder: peshmerga, extent: .all)),
        sentence: "The army holds Kirkuk.", words: "holds", at: 52),
    ]
  }

  /// The same assault with twelve killed, and one on Mosul a week later.
  static let denial = report(
    "denial", "Twelve fighters died when the army attacked Kirkuk.\nThe army attacked Mosul.", publisher: "Gazette"
  ) { reference in
    [
      mention(
        reference, assault(by: army, on: peshmerga, killed: 12),
        sentence: "Twelve fighters died when the army attacked Kirkuk.", words: "attacked"),
      mention(
        reference, assault(by: army, on: peshmerga), on: "2017-10-23", in: mosul, sentence: "The army attacked Mosul.",
        words: "attacked", at: 52),
    ]
  }

  static func actor(_ name: String, code: String? = nil) -> Actor {
    Actor(
      text: name, start: 0, end: 4, name: name, code: code, country: code.map { String($0.prefix(3)) }, known: true)
  }

  static func place(_ name: String, _ latitude: Double, _ longitude: Double, _ country: String, _ number: Int?) -> Place
  {
    Place(
      name: name, text: name, latitude: latitude, longitude: longitude, geonameID: number, feature: "PPLA",
      admin1: "\(name) province", country: country)
  }

  static func assault(by actor: Actor, on recipient: Actor, killed: Int? = nil) -> Mention.Details {
    let figures =
      killed.map { [Figure(of: .killed, low: $0, best: $0, high: $0, text: "\($0)", start: 0, end: 2)] } ?? []
    return .event(
      EventDetails(
        eventType: .assault, eventModes: ["firearms"], actors: [actor], recipients: [recipient], figures: figures))
  }

  static func report(
    _ id: String, _ text: String, title: String? = nil, url: String? = nil, publisher: String = "Herald",
    raw: String? = nil, mentions: (ReportReference) -> [Mention]
  ) -> PreparedReport {
    var reference = ReportReference(id: id, title: title ?? "Title of \(id)", publisher: publisher, url: url)
    (reference.published, reference.publishedFrom) = (Day(iso: "2017-10-17"), .metadata)
    var report = Report(reference: reference, text: Array(text.utf8))
    report.raw = raw.map { Array($0.utf8) }
    return PreparedReport(report, mentions: mentions(reference), coder: "test 1")
  }

  static func mention(
    _ report: ReportReference, _ details: Mention.Details, on day: String = "2017-10-16", in place: Place = kirkuk,
    sentence: String, words: String, at start: Int = 0
  ) -> Mention {
    let offset =
      sentence.utf8.firstRange(of: words.utf8).map {
        sentence.utf8.distance(from: sentence.startIndex, to: $0.lowerBound)
      } ?? 0
    let (low, high) = (start + offset, start + offset + words.utf8.count)
    var mention = Mention(
      report: report,
      sentence: SentenceReference(
        index: 0, start: start, end: start + sentence.utf8.count, text: sentence, zone: .body),
      trigger: Trigger(start: low, end: high, text: words, lemma: words), confidence: 0.9,
      evidence: [Evidence(field: "event_type", start: low, end: high, rule: "assault.attack")], rule: "assault.attack",
      coder: "test 1", details: details)
    mention.date = Day(iso: day).map { EventDate(start: $0, end: $0, granularity: .day, from: .expression) }
    mention.place = place
    mention.setID()
    return mention
  }
}

extension TestClientProtocol {
  /// Asks for an address, by default as the person who knows the token.
  func ask(
    _ uri: String, _ method: HTTPRequest.Method = .get, token: String? = "the-token", headers: HTTPFields = [:],
    body: String? = nil
  ) async throws -> (status: Int, text: String, headers: HTTPFields) {
    var headers = headers
    if let token { headers[.authorization] = "Bearer \(token)" }
    let response = try await executeRequest(
      uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    return (response.status.code, String(buffer: response.body), response.headers)
  }

  /// Sends JSON.
  func send(_ uri: String, token: String? = "the-token", headers: HTTPFields = [:], _ json: String) async throws -> (
    status: Int, text: String, headers: HTTPFields
  ) {
    var headers = headers
    headers[.contentType] = "application/json"
    return try await ask(uri, .post, token: token, headers: headers, body: json)
  }
}
