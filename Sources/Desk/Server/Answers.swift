import HTTPTypes
import Hummingbird
import Ledger
import NIOCore

/// Answers of the kinds that the desk gives.
enum Answers {
  /// The name of the session's cookie: one for each port, as browsers do not keep the cookies of ports apart.
  static func cookieName(_ desk: DeskState) -> String {
    isSecure(desk) ? "__Host-dateline" : "dateline-\(desk.options.port)"
  }

  private static func isSecure(_ desk: DeskState) -> Bool { desk.options.tls != nil || desk.options.isBehindProxy }

  /// Sets or, without a value, removes the session's cookie.
  static func setSession(_ value: String?, on response: inout Response, _ desk: DeskState) {
    let age = value == nil ? 0 : Int(Sessions.longest)
    response.headers[.setCookie] =
      "\(cookieName(desk))=\(value ?? ""); Path=/; Max-Age=\(age); HttpOnly; SameSite=Lax"
      + (isSecure(desk) ? "; Secure" : "")
  }

  static func bytes(_ body: ByteBuffer, _ mediaType: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(status: status, headers: [.contentType: mediaType], body: ResponseBody(byteBuffer: body))
  }

  static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    bytes(ByteBuffer(string: text), Format.json.mediaType, status: status)
  }

  static func redirect(_ path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path], body: ResponseBody())
  }

  static func page(_ page: DeskPage, _ inquiry: Inquiry, status: HTTPResponse.Status = .ok) -> Response {
    bytes(ByteBuffer(string: Frame(inquiry: inquiry).html(page).text), Format.html.mediaType, status: status)
  }

  /// An error as a page, or as JSON for those who asked for data.
  static func failure(_ error: DeskError, _ request: Request, _ context: DeskContext, _ desk: DeskState) -> Response {
    let path = request.uri.path
    var answer = failure(error, path, request, context, desk)
    // The rest of what was sent is not waited for.
    if error.status == .requestTimeout { answer.headers[.connection] = "close" }
    return answer
  }

  private static func failure(
    _ error: DeskError, _ path: String, _ request: Request, _ context: DeskContext, _ desk: DeskState
  ) -> Response {
    let isData =
      path.hasPrefix("/api/") || [".json", ".csv", ".geojson"].contains { path.hasSuffix($0) }
      || (request.headers[.accept]?.hasPrefix("application/json") ?? false)
    guard !isData, let query = try? Query("") else {
      let body = (try? JSONOutput.encode(["error": error.message])) ?? []
      return bytes(ByteBuffer(bytes: body), Format.json.mediaType, status: error.status)
    }
    let inquiry = Inquiry(desk: desk, path: path, query: query, visitor: context.visitor)
    let hint: HTML =
      error.status == .unauthorized
      ? desk.accounts == nil
        ? "<p>\(desk.phrases("error.token-hint"))</p>"
        : "<p><a href=\"/sign-in?next=\(Link.encoded(request.uri.string))\">\(desk.phrases("nav.sign-in"))</a></p>"
      : .empty
    let page = DeskPage(
      title: desk.phrases("error.title"), name: "error",
      content: "<h1>\(desk.phrases("error.title"))</h1><p class=\"error\" role=\"alert\">\(error.message)</p>\(hint)")
    return Self.page(page, inquiry, status: error.status)
  }

  /// Any error as one that is shown: what is not meant for people keeps its words to itself.
  static func deskError(_ error: any Error) -> DeskError {
    switch error {
    case let error as DeskError: error
    case let error as LedgerError: DeskError(error)
    case let error as HTTPError: DeskError(error.status, error.body ?? error.status.reasonPhrase)
    default: DeskError(.internalServerError, "something went wrong")
    }
  }
}
