import Exports
import HTTPTypes
import Ledger
import Records

/// `/events/{id}`: one event with every sentence that tells it, what its sources say of each field, and what reviewers did.
enum EventPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    guard let event = try inquiry.ledger.event(id: inquiry.id) else {
      throw DeskError(.notFound, inquiry.phrases("error.event", inquiry.id))
    }
    return Representation(
      page: { try EventView(inquiry: inquiry, event: event).page() },
      json: { try JSONOutput.encode(event) },
      table: .table { TidyTable([event]) },
      features: .whole { Features.collection([event]) { ($0.id, $0.place) } })
  }
}

private struct EventView {
  let inquiry: Inquiry
  let event: Event
  private var t: Phrases { inquiry.phrases }
  private var words: Words { Words(phrases: inquiry.phrases) }

  func page() throws -> DeskPage {
    let mentions = try event.mentions.compactMap { try inquiry.ledger.mention(id: $0.mention) }
    let texts = try Dictionary(
      Set(mentions.map(\.report.id)).map { ($0, try inquiry.ledger.report(id: $0)?.text) },
      uniquingKeysWith: { first, _ in first })
    let title = "\(words.type(event)) – \(event.place?.name ?? words.date(event.date))"
    return DeskPage(
      title: title, name: "event", hasMap: event.place?.latitude != nil,
      content: """
        <h1 dir="auto">\(title)</h1>\(Forms.dataLinks(inquiry, .json, .csv, .geojson))
        <p dir="auto" class="lead">\(event.text)</p>
        <div class="beside">\(fields)\(map)</div>\(contradictions)\(figures)
        <section aria-labelledby="says"><h2 id="says">\(t("event.sources", String(event.sources), String(event.mentions.count)))</h2>
        \(mentions.map { mention($0, texts[$0.report.id] ?? nil) })</section>
        \(try actions(mentions))\(try history())
        """)
  }

  private var fields: HTML {
    func row(_ field: String, _ value: HTML?) -> HTML {
      guard let value else { return .empty }
      return
        "<tr data-field=\"\(field)\"><th scope=\"row\">\(t("field.\(field)"))</th><td dir=\"auto\">\(value)</td></tr>"
    }
    func text(_ value: String?) -> HTML? { value.map { "\($0)" } }
    let codes = [
      event.cameo.map { "CAMEO \($0)" }, event.acled.map { "ACLED \($0.eventType) / \($0.subEventType)" },
      event.ucdp.map { "UCDP \($0.typeOfViolence)" },
      event.quad.map { "\(t("facet.quad")) \(t.code("quad", String($0)))" },
    ].compactMap { $0 }.joined(separator: " · ")
    let rows = [
      row(
        "event_type",
        "<span class=\"type type-\(event.eventType?.rawValue ?? "none")\">\(words.type(event))</span> \(words.doubts(event))"
      ),
      row("codes", codes.isEmpty ? nil : "\(codes)"), row("actors", "\(words.parties(event))"),
      row("date", "\(words.date(event.date))"), row("place", words.place(event.place)),
      row("figures", event.figures.isEmpty ? nil : "\(words.figures(event))"),
      row("instrument", text(event.instrument)),
      row("target", text(event.target)),
      row(
        "contexts",
        event.contexts.isEmpty ? nil : "\(event.contexts.map { t.code("context", $0) }.joined(separator: ", "))"),
      row("factuality", "\(t.code("factuality", event.factuality.rawValue))"),
      row("confidence", "\(Int((event.confidence * 100).rounded())) %"),
    ]
    return
      "<table class=\"data fields\"><caption class=\"hidden\">\(t("event.fields"))</caption><tbody>\(rows)</tbody></table>"
  }

  private var map: HTML {
    guard let place = event.place, let latitude = place.latitude, let longitude = place.longitude else { return .empty }
    return """
      <div id="map-one" data-lat="\("\(latitude)")" data-lon="\("\(longitude)")" data-precision="\(place.ucdpPrecision ?? 1)" \
      data-radius="\(Words.radius(place) ?? 0)" data-type="\(event.eventType?.rawValue ?? event.contexts.first ?? "event")" role="region" aria-label="\(t("event.map", place.name))"></div>
      """
  }

  private var contradictions: HTML {
    guard !event.contradictions.isEmpty else { return .empty }
    let items = event.contradictions.map { contradiction -> HTML in
      let values = contradiction.values.map { value -> HTML in
        "<li><strong dir=\"auto\">\(value.value)</strong> – <bdi>\(value.sources.joined(separator: ", "))</bdi></li>"
      }
      return "<li>\(t.code("field", contradiction.field))<ul>\(values)</ul></li>"
    }
    return "<section class=\"contradiction\"><h2>\(t("event.contradictions"))</h2><ul>\(items)</ul></section>"
  }

  /// What each source says of each number, side by side.
  private var figures: HTML {
    guard !event.figures.isEmpty else { return .empty }
    func cell(_ number: Int?) -> HTML { number.map { "<td>\($0)</td>" } ?? "<td></td>" }
    let rows = event.figures.flatMap { figure in
      figure.claims.map { claim -> HTML in
        """
        <tr data-of="\(figure.of.rawValue)"\("data-low", claim.low.map(String.init))\("data-best", claim.best.map(String.init))\
        \("data-high", claim.high.map(String.init))><th scope="row">\(t.code("measure", figure.of.rawValue))\
        \(figure.group.map { " (\($0))" } ?? "")</th><td dir="auto"><a href="\(Link.path("reports", claim.report) + "#m-\(claim.mention)")">\(claim.source)</a></td>\
        <td class="day">\(claim.published?.description ?? "")</td><td dir="auto">\(claim.text)</td>\
        \(cell(claim.low))\(cell(claim.best))\(cell(claim.high))</tr>
        """
      }
    }
    return "<section><h2>\(t("field.figures"))</h2>"
      + Forms.table(
        t("field.figures"), "figures",
        head: ["measure", "source", "published", "words", "low", "best", "high"].map { t("figure.\($0)") }, rows: rows,
        extra: " data-chart=\"ranges\"") + "</section>"
  }

  private func mention(_ mention: Mention, _ text: [UInt8]?) -> HTML {
    let evidence = EvidenceView(inquiry: inquiry)
    let support = event.mentions.first { $0.mention == mention.id }
    let speakers = mention.attribution.map { Words.name($0.speaker) }.joined(separator: ", ")
    let says: HTML = speakers.isEmpty ? .empty : " · \(t("says")) <bdi>\(speakers)</bdi>"
    let reasons: HTML =
      support.map {
        $0.reasons.isEmpty ? .empty : "<p class=\"muted\">\(t("event.why", $0.reasons.joined(separator: ", ")))</p>"
      }
      ?? .empty
    let copy: HTML =
      mention.report.duplicateOf.map {
        "<p class=\"muted\">\(t("report.copy")) <a href=\"\(Link.path("reports", $0))\">\($0)</a></p>"
      } ?? .empty
    return """
      <article class="source" data-mention="\(mention.id)"><h3><a href="\(evidence.report(mention))">\(EvidenceView.source(mention.report, t))</a>\
      \(says) <span class="tag">\(t.code("kind", mention.kind.rawValue))</span></h3>
      \(evidence.quote(mention))
      <details><summary>\(t("evidence.title")): <code>\(mention.rule)</code></summary>\(evidence.fields(mention, text: text))\
      <p class="muted">\(t("evidence.coder", mention.coder))</p></details>\(reasons)\(copy)</article>

      """
  }

  private func actions(_ mentions: [Mention]) throws -> HTML {
    guard inquiry.visitor.may(.coder), !inquiry.ledger.isReadOnly else { return .empty }
    return
      "<section id=\"judge\"><h2>\(t("review.decide"))</h2>\(try ReviewForm(inquiry: inquiry).html(event, trigger: NeverAgain.trigger(mentions), back: Link.path("events", event.id)))</section>"
  }

  private func history() throws -> HTML {
    let corrections = try inquiry.ledger.corrections(of: event.id)
    guard !corrections.isEmpty else {
      return "<section><h2>\(t("history.title"))</h2><p class=\"muted\">\(t("history.none"))</p></section>"
    }
    let rows = corrections.map { correction -> HTML in
      """
      <tr><td>\(correction.at.description)</td><td dir="auto">\(correction.reviewer)</td><td>\(t.code("action", correction.action.rawValue))</td>\
      <td dir="auto">\(correction.reason ?? "")</td><td><code>\(AuditPage.text(correction.before))</code></td><td><code>\(AuditPage.text(correction.fields))</code></td></tr>
      """
    }
    return "<section><h2>\(t("history.title"))</h2>"
      + Forms.table(
        t("history.title"), "history",
        head: ["at", "who", "action", "reason", "before", "after"].map { t("audit.\($0)") },
        rows: rows) + "</section>"
  }
}
