import Exports
import HTTPTypes

/// `/sign-in`.
enum SignInPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let t = inquiry.phrases
    return Representation(page: {
      DeskPage(
        title: t("nav.sign-in"), name: "sign-in",
        content: inquiry.desk.accounts == nil
          ? "<h1>\(t("nav.sign-in"))</h1><p class=\"notice\">\(t("error.token-hint"))</p>"
          : """
          <h1>\(t("nav.sign-in"))</h1>
          <form method="post" action="/sign-in" class="fields">\(Forms.csrf(inquiry))
          <input type="hidden" name="next" value="\(inquiry.query["next"] ?? "/")">
          <p><label>\(t("accounts.name")) <input name="name" autocomplete="username" required></label></p>
          <p><label>\(t("accounts.password")) <input name="password" type="password" autocomplete="current-password" required></label></p>
          <button class="primary">\(t("nav.sign-in"))</button></form>
          """)
    })
  }
}

/// `/accounts`: who may use the desk.
enum AccountsPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let t = inquiry.phrases
    guard let accounts = inquiry.desk.accounts else { throw DeskError(.notFound, t("error.no-accounts")) }
    let list = try accounts.list()
    func form(_ fields: HTML, _ action: String, _ label: String) -> HTML {
      "<form method=\"post\" action=\"/accounts\">\(Forms.csrf(inquiry))\(fields)<button name=\"action\" value=\"\(action)\">\(label)</button></form>"
    }
    return Representation(
      page: {
        let rows = list.map { account -> HTML in
          let name: HTML = "<input type=\"hidden\" name=\"name\" value=\"\(account.name)\">"
          let role = Forms.select(
            "role", Role.allCases.map(\.rawValue), selected: account.role.rawValue, label: t("accounts.role"),
            prefix: "role", t)
          let tokens = account.tokens.map { label -> HTML in
            form(
              "\(name)<input type=\"hidden\" name=\"label\" value=\"\(label)\"><bdi>\(label)</bdi> ", "revoke",
              t("accounts.revoke"))
          }
          return """
            <tr><th scope="row" dir="auto">\(account.name)</th><td>\(form("\(name)\(role)", "set", t("accounts.change")))</td>\
            <td>\(tokens)\(form("\(name)<label>\(t("accounts.label")) <input name=\"label\" required></label> ", "token", t("accounts.make-token")))</td>\
            <td>\(form(name, "remove", t("accounts.remove")))</td></tr>
            """
        }
        let add: HTML = """
          <label>\(t("accounts.name")) <input name="name" required></label> \
          <label>\(t("accounts.password")) <input name="password" type="password" autocomplete="new-password" minlength="12" required></label> \
          \(Forms.select("role", Role.allCases.map(\.rawValue), selected: "reader", label: t("accounts.role"), prefix: "role", t))
          """
        return DeskPage(
          title: t("nav.accounts"), name: "accounts",
          content: """
            <h1>\(t("nav.accounts"))</h1>
            \(Forms.table(t("nav.accounts"), "accounts", head: ["name", "role", "tokens", "remove"].map { t("accounts.\($0)") }, rows: rows))
            <h2>\(t("accounts.add"))</h2>\(form(add, "set", t("accounts.add")))
            """)
      },
      json: { try JSONOutput.encode(list.map { ["name": $0.name, "role": $0.role.rawValue] }) })
  }
}
