import Exports
import Foundation
import Ledger

/// `/audit`: what was done, by whom, when, why; what was there before and after.
enum AuditPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let t = inquiry.phrases
    let before = inquiry.query["after"].flatMap { Int($0) }.map { LedgerTime(milliseconds: $0) }
    @Sendable func entries(_ size: Int) throws -> [AuditEntry] {
      try inquiry.ledger.audit(
        action: inquiry.query["action"], before: before,
        limit: inquiry.query.number("limit", default: size, in: 1...100_000))
    }
    return Representation(
      page: {
        let entries = try entries(100)
        let rows = entries.map { entry -> HTML in
          """
          <tr><td>\(entry.at.description)</td><td dir="auto">\(entry.who)</td><td>\(t.code("action", entry.action))</td>\
          <td dir="auto">\(subject(entry))</td><td dir="auto">\(entry.reason ?? "")</td><td><code>\(text(entry.before))</code></td><td><code>\(text(entry.after))</code></td></tr>
          """
        }
        let next = entries.count == 100 ? entries.last.map { String($0.at.milliseconds) } : nil
        return DeskPage(
          title: t("nav.audit"), name: "audit", isLive: true,
          content: """
            <h1>\(t("nav.audit"))</h1>\(Forms.dataLinks(inquiry, .json, .csv))<p class="lead">\(t(inquiry.query["action"] == "never-again" ? "audit.never" : "audit.lead"))</p>
            <section data-region="audit">\(Forms.table(t("nav.audit"), "audit", head: ["at", "who", "action", "subject", "reason", "before", "after"].map { t("audit.\($0)") }, rows: rows))
            \(Forms.pager(inquiry, next))</section>
            """)
      },
      json: { try JSONOutput.encode(entries(100)) },
      table: .table {
        TidyTable(
          columns: ["at", "who", "action", "subject", "reason", "before", "after"].map { .init($0) },
          rows: try entries(100_000).map { entry in
            [
              entry.at.description, entry.who, entry.action, entry.subject, entry.reason, text(entry.before),
              text(entry.after),
            ]
          })
      })
  }

  private static func subject(_ entry: AuditEntry) -> HTML {
    let isID =
      entry.subject.utf8.count == 16
      && entry.subject.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    return isID ? "<a href=\"\(Link.path("events", entry.subject))\">\(entry.subject)</a>" : "\(entry.subject)"
  }

  /// JSON in one line; nothing for an absent value.
  static func text(_ value: JSONValue?) -> String {
    value.flatMap { try? JSONOutput.encode($0) }.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

/// `/agreement`: how far reviewers agree, and on which records they do not.
enum AgreementPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let t = inquiry.phrases
    let reviewers = (inquiry.query["q"] ?? "").filterWords
    let fields = try inquiry.ledger.agreement(of: reviewers)
    let disagreements = try inquiry.ledger.disagreements()
    func number(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "" }
    let table = TidyTable(
      columns: [.init("field")] + ["records", "same", "kappa", "alpha"].map { .init($0, isNumber: true) },
      rows: fields.map { [$0.field, String($0.records), number($0.same), number($0.kappa), number($0.alpha)] })
    return Representation(
      page: {
        let rows = table.rows.map { row -> HTML in
          "<tr><th scope=\"row\">\(t.code("field", row[0] ?? ""))</th>\(row.dropFirst().map { "<td>\($0 ?? "")</td>" as HTML })</tr>"
        }
        let differ = disagreements.map { id, verdicts -> HTML in
          let cells = verdicts.map { correction -> HTML in
            "<li><bdi>\(correction.reviewer)</bdi>: \(t.code("action", correction.action.rawValue)) <code>\(AuditPage.text(correction.fields))</code> <bdi>\(correction.reason ?? "")</bdi></li>"
          }
          return "<li><a href=\"\(Link.path("events", id))\">\(id)</a><ul>\(cells)</ul></li>"
        }
        return DeskPage(
          title: t("nav.agreement"), name: "agreement",
          content: """
            <h1>\(t("nav.agreement"))</h1>\(Forms.dataLinks(inquiry, .json, .csv))<p class="lead">\(t("agreement.lead"))</p>
            \(Forms.table(t("nav.agreement"), "agreement", head: ["field", "records", "same", "kappa", "alpha"].map { t("agreement.\($0)") }, rows: rows))
            <h2>\(t("agreement.differ"))</h2>\(differ.isEmpty ? "<p class=\"muted\">\(t("agreement.none"))</p>" : "<ul>\(differ)</ul>")
            """)
      },
      json: { Array("[\(table.jsonLines.split(separator: "\n").joined(separator: ","))]".utf8) },
      table: .table { table })
  }
}
