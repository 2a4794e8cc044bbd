import Ledger

/// How many events have each value of each field, with links that narrow the filter.
struct FacetList {
  let inquiry: Inquiry

  private static let fields: [TermField] = [
    .type, .country, .place, .by, .against, .source, .subtype, .mode, .context, .factuality, .conflict, .status, .quad,
    .violence, .sector, .speaker, .figure,
  ]
  private static let shown = 8

  func html(_ facets: Facets) -> HTML {
    let t = inquiry.phrases
    let sections = Self.fields.compactMap { field -> HTML? in
      guard let values = facets.fields[field], !values.isEmpty else { return nil }
      let items = values.map { item($0, field) }
      let rest: HTML =
        items.count > Self.shown
        ? "<details><summary>\(t("facets.more", String(items.count - Self.shown)))</summary><ul>\(Array(items.dropFirst(Self.shown)))</ul></details>"
        : .empty
      return """
        <section class="facet"><h3>\(t("facet.\(field.name)"))</h3><ul>\(Array(items.prefix(Self.shown)))</ul>\(rest)</section>

        """
    }
    return "<aside id=\"facets\" data-region=\"facets\" aria-label=\"\(t("facets.title"))\">\(sections)</aside>"
  }

  private func item(_ value: Facets.Value, _ field: TermField) -> HTML {
    let word =
      "\(field.name):"
      + (value.text.contains { $0 == " " || $0 == "," || $0 == "\"" }
        ? "\"\(value.text.filter { $0 != "\"" })\"" : value.text)
    let words = (inquiry.query["q"] ?? "").filterWords
    let isChosen = words.contains(word)
    let rest = isChosen ? words.filter { $0 != word } : words + [word]
    return """
      <li><a href="\(inquiry.address(["q": rest.joined(separator: " ")]))" data-value="\(value.text)"\
      \("aria-current", isChosen ? "true" : nil)><bdi>\(inquiry.phrases.code(Self.prefix(field), value.text))</bdi> \
      <span class="count">\(value.count)</span></a></li>
      """
  }

  private static func prefix(_ field: TermField) -> String {
    switch field {
    case .figure: "measure"
    case .conflict: "field"
    default: field.name
    }
  }
}
