import Ledger

/// `/help`: how to find things, and the filter language.
enum HelpPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let t = inquiry.phrases
    let examples = [
      "type:ASSAULT country:IRQ", "actor:\"Islamic State\" from:2017-10", "killed:>=10 sources:2", "conflict:killed",
      "near:35.47,44.39,50", "\"market bombing\"",
    ]
    let keys = [
      ("j", "next"), ("k", "previous"), ("a", "accept"), ("c", "correct"), ("r", "reject"), ("s", "skip"),
      ("m", "merge"), ("x", "split"), ("n", "not-the-same"), ("v", "never-again"), ("z", "undo"), ("o", "open"),
      ("?", "help"),
    ]
    return Representation(page: {
      DeskPage(
        title: t("nav.help"), name: "help",
        content: """
          <h1>\(t("nav.help"))</h1>
          <h2>\(t("help.find"))</h2><p>\(t("help.find-text"))</p>
          <ul>\(examples.map { "<li><a href=\"\(Link.path("/", query: ["q": $0]))\"><code>\($0)</code></a></li>" as HTML })</ul>
          <p>\(t("help.fields")) \(Filter.fieldNames.map { "<code>\($0)</code> " as HTML })</p>
          <h2>\(t("help.control"))</h2><p>\(t("help.control-text"))</p>
          <h2>\(t("help.keys"))</h2><dl class="fields">\(keys.map { "<dt><kbd>\($0.0)</kbd></dt><dd>\(t("key.\($0.1)"))</dd>" as HTML })</dl>
          <h2>\(t("help.data"))</h2><p>\(t("help.data-text")) <a href="/openapi.json">OpenAPI</a></p>
          """)
    })
  }
}
