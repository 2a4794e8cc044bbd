import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore

extension DeskState {
  /// All addresses of the desk.
  func router() -> Router<DeskContext> {
    let router = Router(context: DeskContext.self)
    router.middlewares.add(Gate(desk: self))
    for route in Route.all { add(route, to: router) }
    router.get("/assets/**") { [self] request, context in try asset(request) }
    router.get("/reports/{id}/archived") { [self] request, context in
      try require(.reader, context)
      return try await archived(request, context)
    }
    return router
  }

  private func require(_ role: Role?, _ context: DeskContext) throws {
    guard let role, !context.visitor.may(role) else { return }
    if context.visitor.isSignedIn {
      throw DeskError(.forbidden, phrases("error.role", phrases.code("role", role.rawValue)))
    }
    throw DeskError(.unauthorized, phrases("error.sign-in"))
  }

  private func add(_ route: Route, to router: Router<DeskContext>) {
    switch route.work {
    case .page(let make):
      // A variable at the end of a path takes the suffix with it; other paths are registered with each.
      let isVariable = route.path.hasSuffix("}")
      for format in Format.allCases where !isVariable || format == .html {
        let suffix = format == .html ? "" : ".\(format.rawValue)"
        let path = route.path == "/" && !suffix.isEmpty ? "/index" : route.path
        router.get(RouterPath(path + suffix)) { [self] request, context in
          if route.path == "/", let response = try signInByToken(request) { return response }
          try require(route.role, context)
          let (inquiry, format) = try inquiry(request, context, isVariable ? nil : format)
          return try await respond(to: request, inquiry, format, make)
        }
      }
    case .data(let make, let mediaType):
      router.get(RouterPath(route.path)) { [self] request, context in
        try require(route.role, context)
        let (inquiry, _) = try inquiry(request, context, .html)
        return try await cached(request, inquiry, mediaType) { try make(inquiry) }
      }
    case .action(let act):
      router.post(RouterPath(route.path)) { [self] request, context in
        try require(route.role, context)
        return try await self.act(request, context, act)
      }
    }
  }

  /// The printed address: its token begins a session, and goes out of the address bar.
  private func signInByToken(_ request: Request) throws -> Response? {
    guard accounts == nil, let given = try Query(request.uri.query ?? "")["token"] else { return nil }
    guard Secret.areEqual(given, token) else { throw DeskError(.unauthorized, phrases("error.token")) }
    var response = Answers.redirect("/")
    Answers.setSession(sessions.begin(name: options.reviewer, role: .admin), on: &response, self)
    return response
  }

  /// What pages see of a request, and the form that is asked for.
  private func inquiry(_ request: Request, _ context: DeskContext, _ fixed: Format?) throws -> (Inquiry, Format) {
    var path = request.uri.path
    var format = fixed ?? .html
    if let dot = path.lastIndex(of: "."), let suffix = Format(rawValue: String(path[path.index(after: dot)...])),
      fixed == nil || fixed == suffix
    {
      format = suffix
      path = String(path[..<dot])
    }
    if path == "/index" { path = "/" }
    var inquiry = Inquiry(desk: self, path: path, query: try Query(request.uri.query ?? ""), visitor: context.visitor)
    if context.parameters.get("id") != nil {
      // A place's address ends with its name, a review's with its mention: the last part in either case.
      guard let id = path.split(separator: "/").last?.removingPercentEncoding, id.utf8.count <= 500 else {
        throw DeskError(.badRequest, "the address is not well formed")
      }
      inquiry.id = id
    }
    return (inquiry, format)
  }

  private func respond(
    to request: Request, _ inquiry: Inquiry, _ format: Format,
    _ make: @escaping @Sendable (Inquiry) throws -> Representation
  ) async throws -> Response {
    guard format != .html else {
      // A page names its reader and holds a token of the session: it is never kept.
      let page = try await blocking { try make(inquiry).page() }
      return Answers.page(page, inquiry)
    }
    guard format == .json else {
      let stream = try await blocking {
        let representation = try make(inquiry)
        guard let stream = format == .csv ? representation.table : representation.features else {
          throw DeskError(.notFound, "this page has no \(format.rawValue) form")
        }
        return stream
      }
      return try await whole(stream, request, inquiry, format)
    }
    return try await cached(request, inquiry, format.mediaType) {
      guard let json = try make(inquiry).json else { throw DeskError(.notFound, "this page has no json form") }
      return try json()
    }
  }

  /// All of a table, however long: the next part is made when the reader has taken the one before.
  private func whole(_ stream: DataStream, _ request: Request, _ inquiry: Inquiry, _ format: Format) async throws
    -> Response
  {
    var page = try inquiry.query.page(size: 500, most: 500)
    let left = try inquiry.query["limit"].map { _ in try inquiry.query.number("limit", default: 1, in: 1...Int.max) }
    if let left { page.size = min(page.size, left) }
    let tag = tag(version: try watch.version(), key: "\(inquiry.visitor.role?.rawValue ?? "") \(request.uri.string)")
    if request.headers[.ifNoneMatch] == tag { return notModified(tag) }
    // What cannot be made is told before anything is sent.
    let part = try await blocking { [page] in try stream.part(page, true) }
    try await noteExport(inquiry, format)
    let body = ResponseBody { [self, page, left, part] writer in
      var (page, left, part) = (page, left, part)
      try await writer.write(ByteBuffer(string: stream.opening))
      while true {
        try await writer.write(ByteBuffer(bytes: part.bytes))
        left = left.map { $0 - part.count }
        guard let next = part.next, left ?? 1 > 0 else { break }
        page = Page(size: min(page.size, left ?? page.size), after: next)
        part = try await blocking { [page, part] in try stream.part(page, part.isBlank) }
      }
      try await writer.write(ByteBuffer(string: stream.closing))
      try await writer.finish(nil)
    }
    return Response(
      status: .ok, headers: [.contentType: format.mediaType, .eTag: tag, .cacheControl: "private, no-cache"], body: body
    )
  }

  /// Tables that leave the desk are written into the audit.
  private func noteExport(_ inquiry: Inquiry, _ format: Format) async throws {
    guard !ledger.isReadOnly else { return }
    let who = inquiry.visitor.isSignedIn ? inquiry.visitor.name : "public"
    let address = inquiry.address([:], suffix: ".\(format.rawValue)")
    try await blocking { [ledger] in try ledger.note("export", by: who, of: address) }
  }

  /// An answer that is made once for each state of the ledger; whoever has it already is told so.
  private func cached(
    _ request: Request, _ inquiry: Inquiry, _ mediaType: String, _ make: @escaping @Sendable () throws -> [UInt8]
  ) async throws -> Response {
    // The audit and the accounts change without the ledger's records.
    guard !["/audit", "/accounts"].contains(inquiry.path) else {
      return Answers.bytes(ByteBuffer(bytes: try await blocking(make)), mediaType)
    }
    let version = try watch.version()
    // What an answer holds may hang on what its reader may do.
    let key = "\(inquiry.visitor.role?.rawValue ?? "") \(request.uri.string)"
    let tag = tag(version: version, key: key)
    if request.headers[.ifNoneMatch] == tag { return notModified(tag) }
    var answer = cache.answer(key, version: version)
    if answer == nil {
      let made = ResponseCache.Answer(mediaType: mediaType, body: ByteBuffer(bytes: try await blocking(make)), tag: tag)
      cache.keep(made, for: key, version: version)
      answer = made
    }
    guard let answer else { throw DeskError(.internalServerError, "nothing was made") }
    var response = Answers.bytes(answer.body, answer.mediaType)
    response.headers[.eTag] = tag
    response.headers[.cacheControl] = "private, no-cache"
    return response
  }

  private func notModified(_ tag: String) -> Response {
    Response(status: .notModified, headers: [.eTag: tag, .cacheControl: "private, no-cache"])
  }

  private func asset(_ request: Request) throws -> Response {
    guard let path = String(request.uri.path.dropFirst("/assets/".count)).removingPercentEncoding,
      let asset = assets.asset(path)
    else { throw DeskError(.notFound, "there is no such file") }
    let headers: HTTPFields = [.eTag: asset.tag, .cacheControl: "no-cache"]
    if request.headers[.ifNoneMatch] == asset.tag { return Response(status: .notModified, headers: headers) }
    var response = Answers.bytes(asset.body, asset.mediaType)
    response.headers.append(contentsOf: headers)
    return response
  }

  /// The page that a report was made from, as it came, in a box without scripts, forms, origin or network.
  private func archived(_ request: Request, _ context: DeskContext) async throws -> Response {
    guard let id = context.parameters.get("id")?.removingPercentEncoding else {
      throw DeskError(.badRequest, "the address is not well formed")
    }
    let revision = try Query(request.uri.query ?? "").number("revision", default: 0, in: 0...100_000)
    let report = try await blocking { [ledger] in try ledger.report(id: id, revision: revision > 0 ? revision : nil) }
    guard let report else { throw DeskError(.notFound, phrases("error.report", id)) }
    guard let raw = report.raw else { throw DeskError(.notFound, phrases("error.archived")) }
    let isPage = raw.prefix(2000).contains(UInt8(ascii: "<")) && !raw.starts(with: Array("{".utf8))
    var response = Answers.bytes(
      ByteBuffer(bytes: raw), isPage ? "text/html; charset=utf-8" : "text/plain; charset=utf-8")
    response.headers[.contentSecurityPolicy] =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    response.headers[.contentDisposition] = "inline"
    return response
  }
}
