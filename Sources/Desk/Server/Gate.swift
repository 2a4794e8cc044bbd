import Hummingbird
import HTTPTypes
import Ledger

/// The first thing that every request meets: is it meant for this desk, is it small and rare enough, who asks? And the last one that every
/// answer passes: errors become pages, and headers forbid browsers what the desk does not need.
struct Gate: RouterMiddleware {
  let desk: DeskState

  func handle(
    _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    var response: Response
    do {
      try check(request)
      context.client = client(request, context)
      context.visitor = try await visitor(request)
      if !context.visitor.isSignedIn, let wait = desk.reading.take(context.client) {
        response = Answers.failure(DeskError(.tooManyRequests, desk.phrases("error.rate")), request, context, desk)
        response.headers[.retryAfter] = String(wait)
        return secured(response)
      }
      response = try await next(request, context)
    } catch {
      response = Answers.failure(Answers.deskError(error), request, context, desk)
    }
    return secured(response)
  }

  /// Refuses requests for other hosts (DNS rebinding), from pages of other origins, and addresses that are too long.
  private func check(_ request: Request) throws {
    guard request.uri.string.utf8.count <= 8192 else { throw DeskError(.init(code: 414), "the address is too long") }
    guard let host = request.head.authority, isOwn(host) else {
      throw DeskError(.init(code: 421), "this desk is not called so; name it with --host-name")
    }
    if let origin = request.headers[.origin] {
      guard let start = origin.firstRange(of: "://"), isOwn(String(origin[start.upperBound...])),
        origin[start.upperBound...] == host[...]
      else { throw DeskError(.forbidden, "requests of other sites are refused") }
    }
    if ![.get, .head].contains(request.method), let site = request.headers[.secFetchSite], site != "same-origin",
      site != "none"
    {
      throw DeskError(.forbidden, "requests of other sites are refused")
    }
  }

  /// Whether a host, with or without port, is a name of this desk.
  private func isOwn(_ host: String) -> Bool {
    var name = host.lowercased()
    if name.hasPrefix("[") {
      guard let end = name.firstIndex(of: "]") else { return false }
      name = String(name[...end])
    } else if let colon = name.firstIndex(of: ":") {
      name = String(name[..<colon])
    }
    return desk.options.isLoopback && ["localhost", "127.0.0.1", "[::1]", desk.options.host].contains(name)
      || desk.options.hostNames.contains { $0.lowercased() == name }
  }

  /// Who asks: by session cookie or by token; else whoever is not signed in.
  private func visitor(_ request: Request) async throws -> Visitor {
    if let header = request.headers[.authorization], header.hasPrefix("Bearer ") {
      let secret = String(header.dropFirst(7))
      if let accounts = desk.accounts {
        guard let found = try await desk.blocking({ try accounts.visitor(token: secret) }) else {
          throw DeskError(.unauthorized, desk.phrases("error.token"))
        }
        return found
      }
      guard Secret.areEqual(secret, desk.token) else { throw DeskError(.unauthorized, desk.phrases("error.token")) }
      return Visitor(name: desk.options.reviewer, role: .admin)
    }
    if let cookie = request.cookies[Answers.cookieName(desk)]?.value, let visitor = desk.sessions.visitor(cookie) {
      return visitor
    }
    return Visitor(name: "", role: desk.options.isPublic ? .reader : nil)
  }

  /// The address to count requests of; that which the proxy names where there is one.
  private func client(_ request: Request, _ context: DeskContext) -> String {
    if desk.options.isBehindProxy, let forwarded = request.headers[.xForwardedFor]?.split(separator: ",").last {
      return String(forwarded).trimmed
    }
    return context.client
  }

  private func secured(_ response: Response) -> Response {
    var response = response
    if response.headers[.contentSecurityPolicy] == nil {
      let tiles = desk.options.tiles.map { " " + $0.prefix { $0 != "{" } } ?? ""
      response.headers[.contentSecurityPolicy] =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:\(Self.origin(tiles)); connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    }
    response.headers[.xContentTypeOptions] = "nosniff"
    // Not "no-referrer": with it browsers send forms of the desk itself as if of no origin.
    response.headers[.referrerPolicy] = "same-origin"
    response.headers[.crossOriginOpenerPolicy] = "same-origin"
    response.headers[.crossOriginResourcePolicy] = "same-origin"
    response.headers[.permissionsPolicy] = "camera=(), microphone=(), geolocation=()"
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    // A browser keeps this for all ports of a name: those of the reader's own machine are not the desk's.
    if desk.options.tls != nil || desk.options.isBehindProxy, !desk.options.hostNames.isEmpty {
      response.headers[.strictTransportSecurity] = "max-age=31536000"
    }
    return response
  }

  /// Scheme and host of an address; a policy names no path with variables.
  private static func origin(_ address: String) -> String {
    guard let scheme = address.firstRange(of: "://") else { return "" }
    let end = address[scheme.upperBound...].firstIndex(of: "/") ?? address.endIndex
    return String(address[..<end])
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}

extension HTTPField.Name {
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
  static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
  static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
  static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
  static let csrfToken = HTTPField.Name("X-CSRF-Token")!
  static let totalCount = HTTPField.Name("X-Total-Count")!
  static let link = HTTPField.Name("Link")!
}
