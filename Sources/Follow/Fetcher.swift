import AsyncHTTPClient
import Foundation
import Ingest
import NIOCore
import NIOHTTP1

/// What a server answered.
struct Answer: Sendable {
  let body: [UInt8]
  let contentType: String?
  let etag: String?
  let lastModified: String?
  /// Where redirects led.
  let address: WebAddress
}

/// What a client knows of its copy.
struct Validators: Hashable, Sendable, Codable {
  var etag: String?
  var lastModified: String?
}

/// Fetches addresses over HTTP. Names are looked up and checked here, and the connection goes to the address that was checked: an answer
/// that a name server changes in between is of no use to it.
final class Fetcher: Sendable {
  private let options: FollowOptions
  private let clients = Clients()

  init(options: FollowOptions) {
    self.options = options
  }

  /// Closes all connections.
  func close() async { await clients.close() }

  /// One request, without redirects: `nil` if the copy is current, a new address if there is a redirect.
  enum Step {
    case answer(Answer)
    case current
    case redirect(WebAddress)
  }

  /// Asks once.
  ///
  /// - Throws: `FetchFailure`, and `CancellationError` when the task ends.
  func step(_ address: WebAddress, validators: Validators = Validators(), limit: Int) async throws -> Step {
    do {
      return try await within(options.requestTimeout) { [self] in try await ask(address, validators, limit) }
    } catch let failure as FetchFailure {
      throw failure
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      throw FetchFailure("\(address.text): \(Self.message(error))")
    }
  }

  private func ask(_ address: WebAddress, _ validators: Validators, _ limit: Int) async throws -> Step {
    let host = address.host
    let resolver = options.resolver
    // Looking a name up blocks; it must not hold one of the few threads that tasks share.
    let found = await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: resolver.addresses(host)) }
    }
    let checked = try options.addresses.choose(among: found, host: host)
    let client = try await clients.client(host: host, address: checked, configuration: configuration(host, checked))
    var request = HTTPClientRequest(url: address.text)
    request.headers = [
      "User-Agent": options.userAgent,
      "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
      "Accept-Encoding": "gzip, deflate",
    ]
    if let etag = validators.etag { request.headers.add(name: "If-None-Match", value: etag) }
    if let date = validators.lastModified { request.headers.add(name: "If-Modified-Since", value: date) }
    let response = try await client.execute(request, timeout: .nanoseconds(options.requestTimeout.nanoseconds))
    switch response.status.code {
    case 200:
      return .answer(
        Answer(
          body: try unpacked(try await body(of: response, limit), response, limit),
          contentType: response.headers.first(name: "Content-Type"),
          etag: response.headers.first(name: "ETag"), lastModified: response.headers.first(name: "Last-Modified"),
          address: address))
    case 304: return .current
    case 301, 302, 303, 307, 308:
      guard let location = response.headers.first(name: "Location") else {
        throw FetchFailure("\(address.text): a redirect to nowhere", isFinal: true)
      }
      return .redirect(try WebAddress(location, relativeTo: address))
    case let code:
      let mayPass = code == 429 || code >= 500 || code == 408
      throw FetchFailure(
        "\(address.text): status \(code)", isFinal: !mayPass,
        retryAfter: response.headers.first(name: "Retry-After").flatMap { RetryAfter.duration($0, now: Date()) })
    }
  }

  private func unpacked(_ body: [UInt8], _ response: HTTPClientResponse, _ limit: Int) throws(FetchFailure) -> [UInt8] {
    do {
      return try Reader.unpacked(body, encoding: response.headers.first(name: "Content-Encoding"), limit: limit)
    } catch {
      throw FetchFailure(error.message)
    }
  }

  private func body(of response: HTTPClientResponse, _ limit: Int) async throws -> [UInt8] {
    if let length = response.headers.first(name: "Content-Length").flatMap({ Int($0) }), length > limit {
      throw FetchFailure("an answer of \(length) bytes, more than \(limit)", isFinal: true)
    }
    var body: [UInt8] = []
    for try await piece in response.body {
      guard body.count + piece.readableBytes <= limit else {
        throw FetchFailure("an answer of more than \(limit) bytes", isFinal: true)
      }
      body += piece.readableBytesView
    }
    return body
  }

  private func configuration(_ host: String, _ address: IPAddress) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = .nanoseconds(options.connectTimeout.nanoseconds)
    configuration.timeout.read = .nanoseconds(options.silenceTimeout.nanoseconds)
    configuration.httpVersion = .http1Only
    configuration.dnsOverride = [host: address.description]
    return configuration
  }

  private static func message(_ error: any Error) -> String {
    switch error {
    case let error as HTTPClientError: error.shortDescription
    default: "\(error)"
    }
  }
}

/// One client for each host and address, since a client has one table of addresses.
private actor Clients {
  private var open: [String: (client: HTTPClient, used: Int)] = [:]
  private var uses = 0
  private static let most = 64

  func client(host: String, address: IPAddress, configuration: HTTPClient.Configuration) async throws -> HTTPClient {
    let key = "\(host) \(address)"
    uses += 1
    if let found = open[key] {
      open[key] = (found.client, uses)
      return found.client
    }
    let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    open[key] = (client, uses)
    if open.count > Self.most, let oldest = open.min(by: { $0.value.used < $1.value.used }) {
      open[oldest.key] = nil
      try await oldest.value.client.shutdown()
    }
    return client
  }

  func close() async {
    for (client, _) in open.values { try? await client.shutdown() }
    open = [:]
  }
}

/// Runs something that may take so long and no longer.
private func within<Value: Sendable>(
  _ limit: Duration, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value?.self) { group in
    group.addTask { try await body() }
    group.addTask {
      try await Task.sleep(for: limit)
      return nil
    }
    defer { group.cancelAll() }
    guard let first = try await group.next(), let value = first else {
      throw FetchFailure("no whole answer within \(limit)")
    }
    return value
  }
}

extension Duration {
  var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
