import HTTPTypes
import Ledger

/// Signing in and out, and what admins do with accounts. Each is written into the audit.
enum AccountActions {
  @Sendable static func signIn(_ inquiry: Inquiry, _ form: Form) throws -> Outcome {
    guard let accounts = inquiry.desk.accounts else { throw DeskError(.notFound, inquiry.phrases("error.no-accounts")) }
    let name = form["name"] ?? ""
    guard let role = try accounts.role(name: name, password: form["password"] ?? "") else {
      try? inquiry.ledger.note("sign-in refused", by: name, of: name)
      throw DeskError(.unauthorized, inquiry.phrases("error.password"))
    }
    try? inquiry.ledger.note("sign-in", by: name, of: name)
    return Outcome(next: local(form["next"]), session: inquiry.desk.sessions.begin(name: name, role: role))
  }

  @Sendable static func signOut(_ inquiry: Inquiry, _ form: Form) throws -> Outcome {
    if let session = inquiry.visitor.session { inquiry.desk.sessions.end(session) }
    return Outcome(next: "/", session: "")
  }

  @Sendable static func change(_ inquiry: Inquiry, _ form: Form) throws -> Outcome {
    guard let accounts = inquiry.desk.accounts else { throw DeskError(.notFound, inquiry.phrases("error.no-accounts")) }
    guard let name = form["name"], let action = form["action"] else {
      throw DeskError(.badRequest, "name and action are wanted")
    }
    var outcome = Outcome(next: "/accounts")
    switch action {
    case "set":
      guard let role = form["role"].flatMap(Role.init) else { throw DeskError(.badRequest, "there is no such role") }
      try accounts.set(name: name, role: role, password: form["password"])
      inquiry.desk.sessions.end(of: name)
      try inquiry.ledger.note(
        "account set", by: inquiry.visitor.name, of: name, details: .object(["role": .string(role.rawValue)]))
    case "remove":
      try accounts.remove(name: name)
      inquiry.desk.sessions.end(of: name)
      try inquiry.ledger.note("account removed", by: inquiry.visitor.name, of: name)
    case "token":
      let label = form["label"] ?? "token"
      let token = try accounts.makeToken(for: name, label: label)
      try inquiry.ledger.note(
        "token made", by: inquiry.visitor.name, of: name, details: .object(["label": .string(label)]))
      let t = inquiry.phrases
      outcome.json = try JSONOutput.encode(["token": token])
      outcome.page = DeskPage(
        title: t("nav.accounts"), name: "accounts",
        content:
          "<h1>\(t("nav.accounts"))</h1><p class=\"notice\">\(t("accounts.token-once"))</p><p><code>\(token)</code></p><p><a href=\"/accounts\">\(t("nav.accounts"))</a></p>"
      )
    case "revoke":
      try accounts.revoke(for: name, label: form["label"] ?? "")
      try inquiry.ledger.note("token revoked", by: inquiry.visitor.name, of: name)
    default: throw DeskError(.badRequest, "there is no action \(action)")
    }
    return outcome
  }

  /// A path of this desk to go on with: nothing that a browser could take for another site.
  private static func local(_ path: String?) -> String {
    guard let path, path.hasPrefix("/"), !path.hasPrefix("//"),
      path.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x5C && $0 < 0x7F })
    else { return "/" }
    return path
  }
}
