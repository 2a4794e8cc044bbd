import JSON
import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore

/// What was sent with an action: a form, or JSON.
struct Form: Sendable {
  private(set) var values: [String: JSONValue]
  /// Whether it came as JSON, and is answered so.
  let isJSON: Bool

  static let limit = 64 * 1024

  init(_ body: String, mediaType: String) throws {
    isJSON = mediaType.hasPrefix("application/json")
    if isJSON {
      guard case .object(let values) = try? LineDecoder().decode(JSONValue.self, from: Array(body.utf8)) else {
        throw DeskError(.badRequest, "a JSON object is wanted")
      }
      self.values = values
    } else if mediaType.hasPrefix("application/x-www-form-urlencoded") || body.isEmpty {
      values = try Query(body).fields(prefix: "").mapValues { .string($0) }
    } else {
      throw DeskError(.unsupportedMediaType, "a form or JSON is wanted")
    }
  }

  /// The text of a field; `nil` when it is absent or empty.
  subscript(_ name: String) -> String? {
    switch values[name] {
    case .string(let text): text.isEmpty ? nil : text
    case .integer(let number): String(number)
    default: nil
    }
  }

  /// Fields of a record: `{"fields": {…}}` as JSON, `field.NAME` in a form.
  var fields: [String: JSONValue] {
    if case .object(let fields) = values["fields"] { return fields }
    return Dictionary(
      values.filter { $0.key.hasPrefix("field.") }.map { (String($0.key.dropFirst(6)), $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The texts of a field that is a list, or one text with commas.
  func list(_ name: String) -> [String] {
    if case .array(let values) = values[name] {
      return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
    return self[name]?.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty } ?? []
  }
}

extension DeskState {
  /// Reads what was sent, checks that a page of this desk sent it, and does it.
  func act(
    _ request: Request, _ context: DeskContext, _ work: @escaping @Sendable (Inquiry, Form) throws -> Outcome
  ) async throws -> Response {
    let body = try await body(request)
    let form = try Form(body, mediaType: request.headers[.contentType] ?? "")
    if let csrf = context.visitor.csrf {
      guard let given = request.headers[.csrfToken] ?? form["csrf"], Secret.areEqual(given, csrf) else {
        throw DeskError(.forbidden, phrases("error.csrf"))
      }
    }
    var inquiry = Inquiry(
      desk: self, path: request.uri.path, query: try Query(request.uri.query ?? ""), visitor: context.visitor)
    inquiry.id = context.parameters.get("id")?.removingPercentEncoding ?? ""
    if request.uri.path == "/sign-in" {
      guard signingIn.take(context.client) == nil, signingIn.take("account " + (form["name"] ?? "")) == nil
      else {
        throw DeskError(.tooManyRequests, phrases("error.rate"))
      }
    }
    let outcome = try await blocking { [inquiry] in try work(inquiry, form) }
    let wantsJSON = form.isJSON || request.headers[.accept]?.hasPrefix("application/json") ?? false
    var response =
      if let page = outcome.page, !wantsJSON { Answers.page(page, inquiry) } else if wantsJSON {
        Answers.json(String(decoding: outcome.json, as: UTF8.self))
      } else { Answers.redirect(outcome.next) }
    if let session = outcome.session { Answers.setSession(session.isEmpty ? nil : session, on: &response, self) }
    return response
  }

  /// What was sent, if it is not too large and comes in time.
  private func body(_ request: Request) async throws -> String {
    let (body, limit) = (request.body, options.bodyTime)
    return try await withThrowingTaskGroup(of: String.self) { group in
      group.addTask {
        do { return String(buffer: try await body.collect(upTo: Form.limit)) } catch is NIOTooManyBytesError {
          throw DeskError(.contentTooLarge, "more than \(Form.limit / 1024) KiB")
        }
      }
      group.addTask {
        try await Task.sleep(for: limit)
        throw DeskError(.requestTimeout, "what was sent did not come in time")
      }
      defer { group.cancelAll() }
      guard let text = try await group.next() else { throw DeskError(.badRequest, "nothing was sent") }
      return text
    }
  }
}
