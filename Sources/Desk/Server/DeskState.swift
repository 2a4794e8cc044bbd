import HTTPTypes
import Ledger
import NIOPosix
import Synchronization

/// What all requests share.
final class DeskState: Sendable {
  let options: DeskOptions
  let ledger: Ledger
  let watch: LedgerWatch
  let assets: Assets
  let phrases: Phrases
  let accounts: Accounts?
  let sessions = Sessions()
  let cache = ResponseCache()
  /// The secret of the printed address, where there are no accounts.
  let token: String
  let reading: RateLimit
  /// Passwords tried, by address and by account.
  let signingIn = RateLimit(perMinute: 10)
  /// Tells this run from another in the tags of answers.
  private let run = Secret.random().prefix(8)
  /// Queries block: they have threads of their own, so that none of them holds up the server.
  private let threads = NIOThreadPool(numberOfThreads: 4)
  private let waiting = Atomic<Int>(0)

  init(_ options: DeskOptions) throws {
    try options.check()
    self.options = options
    ledger = try Self.open(options.ledger)
    watch = try LedgerWatch(path: options.ledger)
    assets = try Assets(options)
    phrases = try Phrases(language: options.language, assets: assets.folder)
    accounts = try options.accounts.map { try Accounts(path: $0) }
    if let accounts, try accounts.list().isEmpty {
      throw DeskSetupError(
        "\(accounts.path): no account yet; make one with: dateline accounts add NAME --role admin --accounts \(accounts.path)"
      )
    }
    token = options.token ?? Secret.random()
    reading = RateLimit(perMinute: options.rate)
    threads.start()
  }

  /// A ledger that may not be written is read alone.
  private static func open(_ path: String) throws(LedgerError) -> Ledger {
    do { return try Ledger(path: path, access: .write, isFrugal: true) } catch {
      guard error.reason == .readOnly else { throw error }
      return try Ledger(path: path, access: .read, isFrugal: true)
    }
  }

  /// Runs something that blocks; its queries are interrupted when they take too long.
  ///
  /// - Throws: ``DeskError`` when more than 200 wait already.
  func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    let (_, count) = waiting.add(1, ordering: .relaxed)
    defer { waiting.subtract(1, ordering: .relaxed) }
    guard count <= 200 else { throw DeskError(.serviceUnavailable, "too many requests wait; try again soon") }
    return try await threads.runIfActive { [limit = options.queryTime] in
      try Ledger.$deadline.withValue(.now + limit, operation: work)
    }
  }

  /// The tag of an answer made of this state of the ledger.
  func tag(version: Int, key: String) -> String { "\"\(run)-\(version)-\(Secret.hash(key).prefix(12))\"" }
}

/// A request as pages see it.
struct Inquiry: Sendable {
  let desk: DeskState
  /// The path without suffix, percent-encoded.
  let path: String
  let query: Query
  /// What stands in the place of `{id}`.
  var id: String = ""
  let visitor: Visitor

  var ledger: Ledger { desk.ledger }
  var phrases: Phrases { desk.phrases }

  /// The address of this page with other parameters; `nil` takes one out.
  func address(_ changes: KeyValuePairs<String, String?>, suffix: String = "") -> String {
    var values: [(String, String)] = []
    for name in ["q", "from", "to", "bbox", "on", "by", "of", "sort", "limit", "step", "action", "codes", "least"] {
      if let change = changes.first(where: { $0.key == name }) {
        if let value = change.value { values.append((name, value)) }
      } else if let value = query[name] {
        values.append((name, value))
      }
    }
    for (name, value) in changes where name == "after" { if let value { values.append((name, value)) } }
    let text = values.filter { !$0.1.isEmpty }.map { "\($0.0)=\(Link.encoded($0.1))" }.joined(separator: "&")
    return path + suffix + (text.isEmpty ? "" : "?" + text)
  }
}
