import Exports
import Ledger
import Records

/// `/`: map, list, timeline and facets of the events that pass the filter.
enum OverviewPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    var representation = try EventsPage.make(inquiry)
    representation.page = {
      let filter = try inquiry.query.filter()
      let t = inquiry.phrases
      let listing = try inquiry.ledger.events(filter, sort: inquiry.query.sort(), page: inquiry.query.page())
      let facets = try inquiry.ledger.facets(.event, filter, limit: 24)
      let placed = try inquiry.ledger.count(.event, filter).placed
      let held = try heldPlace(inquiry)
      return DeskPage(
        title: t("nav.overview"), name: "overview", hasMap: true, isLive: true,
        content: """
          <h1 class="hidden">\(t("nav.overview"))</h1>
          \(FilterBar(inquiry: inquiry).form("/", by: true))
          <p id="total" data-region="total" aria-live="polite"><strong>\(facets.total)</strong> \(t("total.events")) · \
          \(t("total.placed", String(placed))) · \(t("total.unplaced", String(facets.total - placed)))\(held)</p>
          <div id="map" data-clusters="/api/clusters" tabindex="0" role="region" aria-label="\(t("overview.map"))"></div>
          <div id="timeline" data-series="/api/series" data-by="\(inquiry.query["by"] ?? "month")" \
          data-from="\(inquiry.query["from"] ?? "")" data-to="\(inquiry.query["to"] ?? "")" role="group" aria-label="\(t("overview.timeline"))"></div>
          \(FacetList(inquiry: inquiry).html(facets))
          <section id="events" data-region="events"><h2>\(t("events.title"))</h2>
          \(EventList(inquiry: inquiry).table(listing.records))
          \(Forms.pager(inquiry, listing.next?.description))</section>
          \(Forms.dataLinks(inquiry, .json, .csv, .geojson))
          """)
    }
    return representation
  }

  /// Whoever looks for a place by name is led to who held it.
  private static func heldPlace(_ inquiry: Inquiry) throws -> HTML {
    let words = inquiry.query["q"]?.filterWords ?? []
    let name = words.filter { !$0.contains(":") }.joined(separator: " ").filter { $0 != "\"" && $0 != "*" }
    guard !name.isEmpty, let span = try inquiry.ledger.controlTimeline(place: name).first else { return .empty }
    // The day that the filter speaks of, if any.
    let day =
      (["on:", "from:"].compactMap { field in words.first { $0.hasPrefix(field) }?.dropFirst(field.count) }.first)
      .flatMap { Filter.days(String($0))?.lowerBound } ?? inquiry.query["from"].flatMap { Filter.days($0)?.lowerBound }
    let address = ControlPage.address(span.place, on: day)
    return " · <a href=\"\(address)\">\(inquiry.phrases("overview.held", span.place.name))</a>"
  }
}

/// `/events`: the events that pass the filter.
enum EventsPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let filter = try inquiry.query.filter()
    let sort = try inquiry.query.sort()
    let t = inquiry.phrases
    return .events(
      { try inquiry.ledger.events(filter, sort: sort, page: $0) },
      page: {
        let listing = try inquiry.ledger.events(filter, sort: sort, page: inquiry.query.page())
        let orders = Sort.allCases.map(\.rawValue)
        return DeskPage(
          title: t("nav.events"), name: "events", isLive: true,
          content: """
            <h1>\(t("nav.events"))</h1>\(Forms.dataLinks(inquiry, .json, .csv, .geojson))
            \(FilterBar(inquiry: inquiry).form("/events"))
            <form method="get" action="/events" class="order"><input type="hidden" name="q" value="\(inquiry.query["q"] ?? "")">\
            \(Forms.select("sort", orders, selected: sort.rawValue, label: t("filter.sort"), prefix: "sort", t))<button>\(t("filter.show"))</button></form>
            <p id="total" data-region="total" aria-live="polite"><strong>\(listing.total ?? 0)</strong> \(t("total.events"))</p>
            <section data-region="events">\(EventList(inquiry: inquiry).table(listing.records))
            \(Forms.pager(inquiry, listing.next?.description))</section>
            """)
      },
      json: {
        let listing = try inquiry.ledger.eventBodies(filter, sort: sort, page: inquiry.query.page())
        let next = listing.next.map { ",\"next\":\"\($0)\"" } ?? ""
        return JSONOutput.list(
          "{\"events\":[", listing.records, tail: "],\"total\":\(listing.total ?? 0)\(next)}")
      })
  }
}
