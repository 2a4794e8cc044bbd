import ArgumentParser
import Dateline
import Desk
import Foundation
import Glibc
import Ledger

/// `dateline serve`: the ledger in the browser.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Open a ledger in the browser: map, timeline, who holds what, review.",
    discussion: """
      Without --accounts one person works with it, on this machine alone, by the address that is printed.

      EXAMPLES
        dateline serve --ledger iraq.ledger
        dateline accounts add amina --role admin --accounts desk.accounts
        dateline serve --ledger iraq.ledger --accounts desk.accounts --host 0.0.0.0 --port 8443 \\
          --host-name desk.example.org --tls-certificate chain.pem --tls-key key.pem
      """)

  @OptionGroup var ledger: LedgerOptions
  @Option(help: "Address to listen on.") var host = "127.0.0.1"
  @Option(help: "Port; 0 lets the system choose.") var port = 0
  @Option(help: ArgumentHelp("The file of accounts (dateline accounts).", valueName: "file")) var accounts: String?
  @Flag(name: .customLong("public"), help: "Let everybody read; only accounts may change anything.") var isPublic =
    false
  @Option(name: .customLong("host-name"), help: "A name by which the desk is called (may be given several times).")
  var hostNames: [String] = []
  @Option(help: ArgumentHelp("Certificate chain, PEM.", valueName: "file")) var tlsCertificate: String?
  @Option(help: ArgumentHelp("Key of the certificate, PEM.", valueName: "file")) var tlsKey: String?
  @Flag(help: "A proxy that speaks TLS stands before the desk.") var behindProxy = false
  @Option(help: "Requests a minute of an address that is not signed in.") var rate = 600
  @Option(help: "Seconds that a query may take before it is interrupted.") var querySeconds = 20
  @Option(help: "Tile server, https://HOST/{z}/{x}/{y}.png; without it no request leaves the desk.") var tiles: String?
  @Option(help: ArgumentHelp("Scripts, styles and phrases, read anew at each request.", valueName: "folder"))
  var assets: String?
  @Option(help: ArgumentHelp("Models and knowledge.", valueName: "folder")) var data: String?
  @Option(help: "Language of the pages (strings/LANGUAGE.json among the assets).") var language = "en"
  @Option(help: "Your name in the audit, where there are no accounts.") var reviewer: String?

  func validate() throws {
    if (tlsCertificate == nil) != (tlsKey == nil) {
      throw ValidationError("--tls-certificate and --tls-key belong together")
    }
    guard querySeconds > 0 else { throw ValidationError("--query-seconds is 1 or more") }
  }

  func run() async throws {
    Self.limitHeaps()
    var options = DeskOptions(ledger: ledger.path)
    (options.host, options.port, options.accounts, options.isPublic) = (host, port, accounts, isPublic)
    (options.hostNames, options.isBehindProxy, options.rate, options.tiles) = (hostNames, behindProxy, rate, tiles)
    if let tlsCertificate, let tlsKey { options.tls = (tlsCertificate, tlsKey) }
    options.assets = assets.map { URL(filePath: $0, directoryHint: .isDirectory) }
    options.data = try? DataFolder.locate(explicit: data)
    (options.language, options.queryTime) = (language, .seconds(querySeconds))
    options.token = ProcessInfo.processInfo.environment["DATELINE_TOKEN"]
    options.reviewer = reviewer ?? ProcessInfo.processInfo.environment["USER"] ?? "reviewer"
    do {
      let desk = try Desk(options)
      try await desk.run { address in
        print(address)
        fflush(nil)
      }
    } catch let error as LedgerError { throw ended(error) } catch let error as DeskSetupError {
      FileHandle.standardError.write(Data("dateline: \(error)\n".utf8))
      throw ExitCode(2)
    }
  }

  /// glibc gives threads heaps of their own, up to eight for each core, of which none gives back what answers of some hundred kilobytes
  /// leave behind: after some thousand requests twice the memory. Four are enough. Swift's overlay does not show `mallopt`.
  private static func limitHeaps() {
    let heaps: (name: Int32, count: Int32) = (-8, 4)  // M_ARENA_MAX
    guard let symbol = dlsym(nil, "mallopt") else { return }
    _ = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)(heaps.name, heaps.count)
  }
}
