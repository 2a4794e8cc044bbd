import Records

/// The sentence that a mention was read from, with the words that filled each field, and what filled it.
struct EvidenceView {
  let inquiry: Inquiry

  /// The sentence as a quotation with its marks.
  func quote(_ mention: Mention) -> HTML {
    let sentence = mention.sentence
    let text = Array(sentence.text.utf8)
    let evidence = mention.evidence.filter { $0.start < sentence.end && $0.end > sentence.start && $0.start < $0.end }
    let marked = MarkedText.html(
      text, in: text.indices, marks: evidence,
      bytes: { max(0, $0.start - sentence.start)..<max(0, $0.end - sentence.start) },
      wrap: { marks, piece in
        let fields = unique(marks.map(\.field)).joined(separator: " ")
        let rules = unique(marks.map(\.rule)).joined(separator: "; ")
        return
          "<mark class=\"ev\" data-field=\"\(fields)\" data-rule=\"\(rules)\" title=\"\(title(marks))\">\(piece)</mark>"
      })
    return "<blockquote class=\"evidence\" dir=\"auto\" cite=\"\(report(mention))\">\(marked)</blockquote>"
  }

  /// Which words gave each field, and which rule read them.
  func fields(_ mention: Mention, text: [UInt8]?) -> HTML {
    let t = inquiry.phrases
    let rows = mention.evidence.map { evidence -> HTML in
      let words =
        text.flatMap { text in
          evidence.start < evidence.end && evidence.end <= text.count
            ? String(decoding: text[evidence.start..<evidence.end], as: UTF8.self) : nil
        } ?? ""
      return """
        <tr data-field="\(evidence.field)"><th scope="row">\(t.code("field", evidence.field))</th><td dir="auto">\(words)</td>\
        <td><code>\(evidence.rule)</code></td></tr>
        """
    }
    return Forms.table(
      t("evidence.title"), "fields", head: [t("evidence.field"), t("evidence.words"), t("evidence.rule")], rows: rows)
  }

  /// The report, at the mention.
  func report(_ mention: Mention) -> String { Link.path("reports", mention.report.id) + "#m-\(mention.id)" }

  /// Publisher and day of a report; the name keeps its own direction.
  static func source(_ report: ReportReference, _ phrases: Phrases) -> HTML {
    "<bdi>\(report.publisher ?? report.title ?? report.id)</bdi>, \(report.published?.description ?? phrases("no-date"))"
  }

  private func title(_ marks: [Evidence]) -> String {
    unique(marks.map { "\(inquiry.phrases.code("field", $0.field)): \($0.rule)" }).joined(separator: "\n")
  }

  private func unique(_ values: [String]) -> [String] {
    values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
