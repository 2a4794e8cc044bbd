import Foundation

/// An address that may be fetched: http or https, with a host and without a user's name.
struct WebAddress: Hashable, Sendable {
  let url: URL
  let host: String

  /// - Parameter base: what a relative address is relative to.
  init(_ text: String, relativeTo base: WebAddress? = nil) throws(FetchFailure) {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let url = URL(string: text, relativeTo: base?.url)?.absoluteURL,
      var parts = URLComponents(url: url, resolvingAgainstBaseURL: true)
    else { throw FetchFailure("\(text) is not an address", isFinal: true) }
    guard let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https" else {
      throw FetchFailure("\(text): only http and https are fetched", isFinal: true)
    }
    guard parts.user == nil, parts.password == nil else {
      throw FetchFailure("\(text): an address with a user's name is not fetched", isFinal: true)
    }
    parts.fragment = nil
    parts.scheme = scheme
    guard let host = parts.encodedHost?.lowercased(), !host.isEmpty, let clean = parts.url else {
      throw FetchFailure("\(text): no host", isFinal: true)
    }
    self.url = clean
    self.host = host
  }

  var text: String { url.absoluteString }

  /// Scheme, host and port: what robots.txt and politeness go by.
  var site: String { "\(url.scheme ?? "http")://\(host)\(url.port.map { ":\($0)" } ?? "")" }

  /// Path and query, as robots.txt matches them.
  var target: String {
    let parts = URLComponents(url: url, resolvingAgainstBaseURL: false)
    let path = parts?.percentEncodedPath ?? ""
    return (path.isEmpty ? "/" : path) + (parts?.percentEncodedQuery.map { "?" + $0 } ?? "")
  }
}
