import Foundation
import Ledger
import Records

/// A list of events as a table.
struct EventList {
  let inquiry: Inquiry

  func table(_ events: [Event]) -> HTML {
    let t = inquiry.phrases
    guard !events.isEmpty else {
      return "<p class=\"notice\">\(t("events.none")) <a href=\"\(inquiry.path)\">\(t("filter.clear"))</a></p>"
    }
    return Forms.table(
      t("events.title"), "events",
      head: ["date", "type", "parties", "place", "figures", "sources", "text"].map { t("field.\($0)") },
      rows: events.map(row))
  }

  private func row(_ event: Event) -> HTML {
    let words = Words(phrases: inquiry.phrases)
    let code = event.eventType?.rawValue ?? event.contexts.first ?? "event"
    let text = event.text.count > 160 ? event.text.prefix(159) + "…" : event.text
    return """
      <tr data-event="\(event.id)"\("data-lat", event.place?.latitude.map { "\($0)" })\
      \("data-lon", event.place?.longitude.map { "\($0)" })\("data-radius", Words.radius(event.place).map(String.init)) data-type="\(code)">\
      <td>\(words.date(event.date))</td><td><span class="type type-\(code)">\(words.type(event))</span></td>\
      <td dir="auto">\(words.parties(event))</td><td dir="auto">\(words.place(event.place))</td>\
      <td>\(words.figures(event))</td><td>\(event.sources)</td>\
      <td dir="auto">\(words.doubts(event))<a href="\(Link.path("events", event.id))">\(text)</a></td></tr>
      """
  }
}

/// The filter that a list shows: its form, and a chip for each condition.
struct FilterBar {
  let inquiry: Inquiry

  func form(_ action: String, by: Bool = false) -> HTML {
    let t = inquiry.phrases
    let query = inquiry.query
    let steps: HTML =
      by
      ? Forms.select(
        "by", ["day", "week", "month"], selected: query["by"] ?? "month", label: t("filter.by"), prefix: "by", t)
      : .empty
    return """
      <form id="filters" method="get" action="\(action)">
      <label>\(t("filter.q")) <input name="q" type="search" dir="auto" value="\(query["q"] ?? "")" list="fields"></label>
      <label>\(t("filter.from")) <input name="from" type="date" value="\(query["from"] ?? "")"></label>
      <label>\(t("filter.to")) <input name="to" type="date" value="\(query["to"] ?? "")"></label>
      <details\("open", if: query["bbox"] != nil)><summary>\(t("filter.bbox"))</summary><label>\(t("filter.edges")) \
      <input name="bbox" inputmode="decimal" placeholder="41.5,34.2,46,37.4" value="\(query["bbox"] ?? "")"></label></details>
      \(steps)<button class="primary">\(t("filter.apply"))</button> <a href="\(action)" class="reset">\(t("filter.clear"))</a>
      </form>
      \(chips)
      """
  }

  private var chips: HTML {
    let t = inquiry.phrases
    let words = (inquiry.query["q"] ?? "").filterWords
    var chips = words.enumerated().map { index, word -> HTML in
      let rest = words.enumerated().filter { $0.offset != index }.map(\.element).joined(separator: " ")
      return chip(word, inquiry.address(["q": rest]))
    }
    for name in ["from", "to", "bbox"] {
      if let value = inquiry.query[name] {
        chips.append(chip("\(t("filter.\(name)")) \(value)", inquiry.address(["\(name)": nil])))
      }
    }
    return "<ul data-region=\"chips\" class=\"chips\">\(chips)</ul>"
  }

  private func chip(_ text: String, _ address: String) -> HTML {
    "<li><a href=\"\(address)\" aria-label=\"\(inquiry.phrases("filter.remove", text))\"><bdi>\(text)</bdi> ×</a></li>"
  }
}

extension String {
  /// The words of a filter; quotation marks hold words together.
  var filterWords: [String] {
    var words = [""]
    var isQuoted = false
    for character in self {
      if character == "\"" { isQuoted.toggle() }
      if character.isWhitespace, !isQuoted { words.append("") } else { words[words.count - 1].append(character) }
    }
    return words.filter { !$0.isEmpty }
  }
}
