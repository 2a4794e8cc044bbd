import Exports
import HTTPTypes
import Ledger
import Records

/// `/control`: who holds which place on a day.
enum ControlPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let days = try inquiry.ledger.controlDays()
    let day = try inquiry.query.day("on") ?? days.last ?? Day(ordinal: 0)
    let search = ControlSearch(inquiry.query["q"])
    let isWhole = inquiry.query["q"].map(\.isEmpty) ?? true
    @Sendable func spans() throws -> [ControlSpan] {
      try inquiry.ledger.control(on: day).filter { search.passes($0, inquiry.phrases) }
    }
    @Sendable func holds() throws -> [Hold] {
      try inquiry.ledger.holds(on: day).filter { search.passes($0.span, inquiry.phrases) }
    }
    let t = inquiry.phrases
    return Representation(
      page: {
        let view = SpanView(inquiry: inquiry, day: day)
        let bounds: HTML = """
          \("data-first", days.first?.description)\("data-last", days.last?.description)
          """
        return DeskPage(
          title: t("control.title", day.description), name: "control", hasMap: true, isLive: true,
          content: """
            <h1>\(t("nav.control"))</h1>\(Forms.dataLinks(inquiry, .json, .csv, .geojson))
            <p class="lead">\(t("control.lead"))</p>
            <form id="control-day" method="get" action="/control"><label>\(t("control.day")) \
            <input type="date" name="on" value="\(day.description)"\("min", days.first?.description)></label> \
            <label>\(t("control.find")) <input name="q" type="search" dir="auto" value="\(inquiry.query["q"] ?? "")"></label> <button class="primary">\(t("filter.show"))</button></form>
            <div id="control-map" data-control="/api/control" data-on="\(day.description)"\(bounds) role="region" \
            aria-label="\(t("control.map"))" tabindex="0"></div>
            <section data-region="control" id="control-table"><h2>\(t("control.title", day.description))</h2>\(view.table(try spans()))</section>
            <section data-region="place" id="place"></section>
            """)
      },
      json: {
        isWhole
          ? JSONOutput.list("[", try inquiry.ledger.controlBodies(on: day), tail: "]") : try JSONOutput.encode(spans())
      },
      table: .table { TidyTable(try holds().map(\.span)) },
      features: .whole { try ControlAPI.features(holds(), on: day, inquiry) })
  }

  /// The page of a place: by GeoNames id, else by name.
  static func address(_ place: Place, on day: Day? = nil) -> String {
    Link.path(
      Link.path("control", place.geonameID.map(String.init) ?? place.name), query: ["on": day?.description])
  }
}

/// `/control/{place}`: who held a place from when to when, and who says so.
enum PlacePage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let spans = try inquiry.ledger.controlTimeline(place: inquiry.id)
    guard let first = spans.first else { throw DeskError(.notFound, inquiry.phrases("error.place", inquiry.id)) }
    let day = try inquiry.query.day("on")
    let t = inquiry.phrases
    return Representation(
      page: {
        let view = SpanView(inquiry: inquiry, day: day)
        let items = try spans.map { try view.item($0) }
        let map: HTML =
          first.place.latitude.map { latitude -> HTML in
            "<div id=\"map-one\" data-lat=\"\("\(latitude)")\" data-lon=\"\("\(first.place.longitude ?? 0)")\" data-precision=\"\(first.place.ucdpPrecision ?? 1)\" data-radius=\"\(Words.radius(first.place) ?? 0)\" role=\"region\" aria-label=\"\(t("event.map", first.place.name))\"></div>"
          } ?? .empty
        return DeskPage(
          title: t("control.of", first.place.name), name: "place", hasMap: first.place.latitude != nil, isLive: true,
          content: """
            <p><a href="\(Link.path("/control", query: ["on": day?.description]))">\(t("control.back"))</a></p>
            \(Forms.dataLinks(inquiry, .json, .csv, .geojson))
            <section data-region="place" id="place"><h2 dir="auto">\(first.place.name)</h2>
            <form method="get" action="\(inquiry.path)"><label>\(t("control.day")) <input type="date" name="on" value="\(day?.description ?? "")"></label> <button>\(t("filter.show"))</button></form>
            <ol class="spans"\("data-on", day?.description)>\(items)</ol></section>\(map)
            """)
      },
      json: { try JSONOutput.encode(spans) },
      table: .table { TidyTable(spans) },
      features: .whole { Features.collection(spans) { ($0.id, $0.place) } })
  }
}

/// Spans of control as tables and lists.
struct SpanView {
  let inquiry: Inquiry
  let day: Day?
  private var t: Phrases { inquiry.phrases }

  /// Rows that a page shows; more are found by name, or in the table as a whole.
  private static let shown = 300

  func table(_ spans: [ControlSpan]) -> HTML {
    guard !spans.isEmpty else { return "<p class=\"notice\">\(t("control.none"))</p>" }
    let more: HTML =
      spans.count > Self.shown
      ? "<p class=\"notice\">\(t("control.more", String(Self.shown), String(spans.count))) <a href=\"\(inquiry.address(["on": day?.description], suffix: ".csv"))\">\(t("format.csv"))</a></p>"
      : .empty
    return more
      + Forms.table(
        t("nav.control"), "control",
        head: ["place", "state", "holder", "since", "sources"].map { t("control.\($0)") },
        rows: spans.prefix(Self.shown).map(row))
  }

  private func row(_ span: ControlSpan) -> HTML {
    let place = span.place
    return """
      <tr data-place="\(place.geonameID.map(String.init) ?? place.name)"\("data-lat", place.latitude.map { "\($0)" })\
      \("data-lon", place.longitude.map { "\($0)" })\("data-radius", Words.radius(place).map(String.init)) data-state="\(span.status.rawValue)"\
      \("data-holder", span.holder.map { $0.code ?? Words.name($0) })>\
      <th scope="row" dir="auto"><a href="\(ControlPage.address(place, on: day))">\(place.name)</a>\(place.country.map { ", \(t.code("country", $0))" } ?? "")</th>\
      <td>\(state(span))</td><td dir="auto">\(holder(span))</td><td class="day">\(span.start?.description ?? t("control.always"))</td><td dir="auto">\(sources(span))</td></tr>
      """
  }

  private func state(_ span: ControlSpan) -> HTML {
    let stale: HTML =
      span.stale ? " <span class=\"tag\">\(t("control.stale", span.lastClaim?.description ?? "?"))</span>" : .empty
    return "<span class=\"state state-\(span.status.rawValue)\">\(t.code("state", span.status.rawValue))</span>\(stale)"
  }

  private func holder(_ span: ControlSpan) -> HTML {
    let contenders = span.contenders.map(Words.name).joined(separator: ", ")
    let fight: HTML =
      contenders.isEmpty ? .empty : " <span class=\"muted\">(\(t("control.contenders", contenders)))</span>"
    let extent: HTML =
      span.extent.map { $0 == .all ? .empty : " <span class=\"muted\">(\(t.code("extent", $0.rawValue)))</span>" }
      ?? .empty
    guard let holder = span.holder else { return "<span class=\"muted\">\(t("unknown"))</span>\(fight)" }
    return "<bdi>\(Words.name(holder))</bdi>\(extent)\(fight)"
  }

  /// The publishers and speakers, each a link to the sentence.
  private func sources(_ span: ControlSpan) -> HTML {
    // Who says it twice in a report is named once.
    var told: Set<[String]> = []
    let sources = span.mentions.filter { told.insert([$0.report] + $0.speakers).inserted }
    let links = sources.prefix(4).map { support -> HTML in
      "<a href=\"\(Link.path("reports", support.report))#m-\(support.mention)\">\(Self.source(support))</a>"
    }
    let more: HTML = sources.count > 4 ? " <span class=\"muted\">+\(sources.count - 4)</span>" : .empty
    return links.enumerated().reduce(into: HTML.empty) { $0 += $1.offset == 0 ? $1.element : ", " + $1.element } + more
  }

  /// Who says so, and when; the name keeps its own direction.
  static func source(_ support: EventSupport) -> HTML {
    let day: HTML = support.published.map { ", \($0.description)" } ?? .empty
    return "<bdi>\(support.speakers.last ?? support.publisher ?? support.report)</bdi>\(day)"
  }

  /// A hold whose end nobody tells: when it was last heard of.
  private func heard(_ span: ControlSpan) -> HTML {
    guard span.end == nil, let last = span.lastClaim else { return .empty }
    return "<p class=\"muted\">\(t("control.stale", last.description))</p>"
  }

  /// A span with every sentence that it rests on.
  func item(_ span: ControlSpan) throws -> HTML {
    let isToday = day.map { (span.start ?? $0) <= $0 && (span.end ?? $0) >= $0 } ?? false
    // A sentence may hold two claims ("took control of"): it is shown once.
    var told: Set<[String]> = []
    let sources = try span.mentions.compactMap { support -> HTML? in
      guard let mention = try inquiry.ledger.mention(id: support.mention),
        told.insert([support.report, mention.sentence.text] + support.speakers).inserted
      else { return nil }
      return """
        <li><a href="\(Link.path("reports", support.report))#m-\(support.mention)">\(EvidenceView.source(mention.report, t))</a>\
        \(support.speakers.isEmpty ? "" : " · \(t("says")) \(support.speakers.joined(separator: ", "))") \
        <q dir="auto">\(mention.sentence.text)</q></li>
        """
    }
    let contradictions = try span.contradictions.map { contradiction -> HTML in
      let values = try contradiction.values.map { value -> HTML in
        // What the hold rests on is quoted above.
        let others = value.mentions.filter { id in !span.mentions.contains { $0.mention == id } }
        let mentions = try others.compactMap { try inquiry.ledger.mention(id: $0) }
        let quotes = mentions.map { mention -> HTML in
          "<li><a href=\"\(Link.path("reports", mention.report.id))#m-\(mention.id)\">\(EvidenceView.source(mention.report, t))</a> <q dir=\"auto\">\(mention.sentence.text)</q></li>"
        }
        return
          "<li><bdi>\(value.value)</bdi> – <bdi>\(value.sources.joined(separator: ", "))</bdi><ul class=\"sources\">\(quotes)</ul></li>"
      }
      return
        "<div class=\"contradiction\"><p>\(t("differ", t.code("field", contradiction.field)))</p><ul>\(values)</ul></div>"
    }
    return """
      <li class="span state-\(span.status.rawValue)"\("data-from", span.start?.description)\("data-to", span.end?.description) \
      data-state="\(span.status.rawValue)"\("data-holder", span.holder.map { $0.code ?? Words.name($0) })\("aria-current", isToday ? "date" : nil)>
      <h3><time\("datetime", span.start?.description)>\(span.start?.description ?? t("control.always"))</time> – \(span.end?.description ?? t("control.open")): \
      \(holder(span)) \(state(span))</h3>\(heard(span))
      <ul class="sources">\(sources)</ul>\(contradictions)</li>

      """
  }
}
