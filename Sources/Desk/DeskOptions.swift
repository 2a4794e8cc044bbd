public import Foundation
import Ledger

/// How a desk is opened.
public struct DeskOptions: Sendable {
  /// The ledger.
  public var ledger: String
  /// The address to listen on.
  public var host = "127.0.0.1"
  /// The port; 0 lets the system choose.
  public var port = 0
  /// The file of accounts; without one a single person uses the desk, on this machine alone.
  public var accounts: String?
  /// Whether anyone may read without signing in.
  public var isPublic = false
  /// Names by which the desk may be called, beside those of this machine.
  public var hostNames: [String] = []
  /// A certificate chain and its key, as PEM.
  public var tls: (certificate: String, key: String)?
  /// Whether a proxy that speaks TLS stands before the desk.
  public var isBehindProxy = false
  /// A folder of scripts, styles and phrases in place of those of the program: read anew at every request.
  public var assets: URL?
  /// The folder of models and knowledge, which may hold the desk's assets.
  public var data: URL?
  /// Address of a tile server with `{z}`, `{x}`, `{y}`.
  public var tiles: String?
  /// The language of the pages.
  public var language = "en"
  /// The name under which the only person of a desk without accounts decides.
  public var reviewer = "reviewer"
  /// Requests a minute that an address may make without being signed in.
  public var rate = 600
  /// How long a query may take before it is interrupted.
  public var queryTime = Duration.seconds(20)
  /// How long what is sent with a request may take to come.
  public var bodyTime = Duration.seconds(20)
  /// How long a connection may say nothing, or take for the head of a request.
  public var silence = Duration.seconds(30)
  /// Connections at once; others wait.
  public var connections = 1000
  /// The token of the printed address; a random one is made where it is absent.
  public var token: String?

  /// A desk for a ledger, for one person on this machine.
  public init(ledger: String) { self.ledger = ledger }

  /// Whether the address is one of this machine alone.
  var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

  /// - Throws: ``DeskSetupError`` for what would let strangers in or passwords out.
  func check() throws(DeskSetupError) {
    if !isLoopback {
      guard accounts != nil else {
        throw DeskSetupError(
          "\(host) is reached from other machines: that needs accounts. Make one with: dateline accounts add NAME --role admin --accounts FILE, then: dateline serve --accounts FILE"
        )
      }
      guard tls != nil || isBehindProxy else {
        throw DeskSetupError(
          "\(host) is reached from other machines: that needs TLS. Give --tls-certificate and --tls-key, or --behind-proxy where a proxy speaks TLS"
        )
      }
    }
    if isPublic, accounts == nil {
      throw DeskSetupError("--public needs --accounts: who is not signed in may only read")
    }
    if let tiles {
      guard tiles.hasPrefix("https://") || tiles.hasPrefix("http://127.0.0.1") || tiles.hasPrefix("http://localhost"),
        URL(string: tiles.replacingOccurrences(of: "{", with: "").replacingOccurrences(of: "}", with: ""))?.host()
          != nil,
        !tiles.contains(where: { $0 == ";" || $0 == "," || $0 == "'" || $0 == "\"" || $0.isWhitespace })
      else { throw DeskSetupError("\(tiles): tiles are named as in https://tiles.example.org/{z}/{x}/{y}.png") }
    }
  }
}
