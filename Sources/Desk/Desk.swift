public import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Ledger
import Logging
import NIOCore
import NIOSSL

/// A ledger in the browser: map, timeline, who holds what, review, and all of it as data.
public struct Desk: Sendable {
  private let state: DeskState

  /// Opens a ledger and what else the desk needs.
  ///
  /// - Throws: ``DeskSetupError`` or `LedgerError`, which say what is wrong and what to do.
  public init(_ options: DeskOptions) throws { state = try DeskState(options) }

  /// The server.
  ///
  /// - Parameter ready: told the address to open once the desk listens.
  public func application(ready: @escaping @Sendable (String) async -> Void = { _ in }) throws
    -> some ApplicationProtocol
  {
    let options = state.options
    var server = HTTPServerBuilder.http1(
      configuration: .init(
        // Whoever answers that a body did not come in time has time to do so.
        additionalChannelHandlers: [RequestDeadline(limit: TimeAmount(options.bodyTime + .seconds(1)))],
        idleTimeout: TimeAmount(options.silence),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)))
    if let tls = options.tls {
      server = try .tls(server, tlsConfiguration: Self.tls(certificate: tls.certificate, key: tls.key))
    }
    var logger = Logger(label: "dateline")
    logger.logLevel = .error
    return Application(
      router: state.router(), server: server,
      configuration: .init(
        address: .hostname(options.host, port: options.port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(options.connections)),
      onServerRunning: { [state] channel in await ready(state.address(port: channel.localAddress?.port ?? options.port))
      },
      logger: logger)
  }

  /// Serves until the process is told to stop.
  public func run(ready: @escaping @Sendable (String) async -> Void) async throws {
    try await application(ready: ready).runService()
  }

  private static func tls(certificate: String, key: String) throws -> TLSConfiguration {
    do {
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
      // TLS 1.0 and 1.1 are no longer to be used (RFC 8996).
      configuration.minimumTLSVersion = .tlsv12
      return configuration
    } catch { throw DeskSetupError("\(certificate), \(key): no certificate and key as PEM: \(error)") }
  }
}

extension DeskState {
  /// The address to open; without accounts it holds the token of this run.
  func address(port: Int) -> String {
    let scheme = options.tls == nil ? "http" : "https"
    let host = options.host.contains(":") ? "[\(options.host)]" : options.host
    return "\(scheme)://\(host):\(port)/" + (accounts == nil ? "?token=\(token)" : "")
  }
}
