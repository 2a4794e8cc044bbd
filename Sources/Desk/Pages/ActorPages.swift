import Exports
import HTTPTypes
import Ledger
import Records

/// `/actors`: who takes part in the events that pass the filter.
enum ActorsPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let filter = try inquiry.query.filter()
    let limit = try inquiry.query.number("limit", default: 200, in: 1...100_000)
    let t = inquiry.phrases
    // The page shows the first; data are whole.
    let most = inquiry.query["limit"] == nil ? 0 : limit
    @Sendable func table() throws -> TidyTable {
      TidyTable(
        columns: [
          .init("name"), .init("acting", isNumber: true), .init("receiving", isNumber: true), .init("first"),
          .init("last"),
        ],
        rows: try inquiry.ledger.actors(filter, limit: most).map { actor in
          [
            actor.name, String(actor.acting), String(actor.receiving), actor.days?.lowerBound.description,
            actor.days?.upperBound.description,
          ]
        })
    }
    return Representation(
      page: {
        let rows = try inquiry.ledger.actors(filter, limit: limit).map { actor -> HTML in
          """
          <tr><th scope="row" dir="auto"><a href="\(Link.path("actors", actor.name))">\(actor.name)</a></th><td>\(actor.acting)</td>\
          <td>\(actor.receiving)</td><td class="day">\(actor.days?.lowerBound.description ?? "")</td><td class="day">\(actor.days?.upperBound.description ?? "")</td></tr>
          """
        }
        return DeskPage(
          title: t("nav.actors"), name: "actors", isLive: true,
          content: """
            <h1>\(t("nav.actors"))</h1>\(Forms.dataLinks(inquiry, .json, .csv))
            \(FilterBar(inquiry: inquiry).form("/actors"))
            <section data-region="actors">\(Forms.table(t("nav.actors"), "actors", head: ["name", "acting", "receiving", "first", "last"].map { t("actor.\($0)") }, rows: rows))</section>
            """)
      },
      json: { Array("[\(try table().jsonLines.split(separator: "\n").joined(separator: ","))]".utf8) },
      table: .table(table))
  }
}

/// `/actors/{name}`: one actor: what it did, what it suffered, with whom.
enum ActorPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let name = inquiry.id
    let word = "actor:\"\(name.filter { $0 != "\"" })\""
    let t = inquiry.phrases
    var filter = try inquiry.query.filter()
    filter.conditions.append(
      .term(fields: [.by, .against, .byCode, .againstCode], values: [name], excluded: false))
    let listing = try inquiry.ledger.events(filter, sort: inquiry.query.sort(), page: inquiry.query.page())
    guard !listing.records.isEmpty || inquiry.query["q"] != nil || inquiry.query["after"] != nil else {
      throw DeskError(.notFound, t("error.actor", inquiry.id))
    }
    return .events(
      { [filter] in try inquiry.ledger.events(filter, sort: inquiry.query.sort(), page: $0) },
      page: {
        let facets = try inquiry.ledger.facets(.event, filter, fields: [.by, .against, .type, .country], limit: 12)
        let network = try inquiry.ledger.network(filter).edges.filter { $0.from == name || $0.to == name }.prefix(40)
        let actor = listing.records.flatMap { $0.actors + $0.recipients }.map(\.actor).first { Words.name($0) == name }
        let known = actor.map { actor -> HTML in
          let parts = [actor.code, actor.title, actor.wikidata].compactMap { $0 }
          return parts.isEmpty ? .empty : "<p class=\"muted\">\(parts.joined(separator: " · "))</p>"
        }
        return DeskPage(
          title: name, name: "actor",
          content: """
            <h1 dir="auto">\(name)</h1>\(known ?? .empty)\(Forms.dataLinks(inquiry, .json, .csv, .geojson))
            <p><strong>\(facets.total)</strong> \(t("total.events")) · <a href="\(Link.path("/", query: ["q": word]))">\(t("actor.on-map"))</a> · \
            <a href="\(Link.path("/story", query: ["q": word]))">\(t("nav.story"))</a></p>
            <h2>\(t("actor.with"))</h2>\(NetworkPage.table(Array(network), t))
            <h2>\(t("events.title"))</h2>\(EventList(inquiry: inquiry).table(listing.records))\(Forms.pager(inquiry, listing.next?.description))
            """)
      },
      json: {
        JSONOutput.list(
          "{\"events\":[",
          try inquiry.ledger.eventBodies(filter, sort: inquiry.query.sort(), page: inquiry.query.page()).records,
          tail: "]" + (listing.next.map { ",\"next\":\"\($0)\"" } ?? "") + "}")
      })
  }
}

/// `/network`: who acts on whom.
enum NetworkPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let least = try inquiry.query.number("least", default: 1, in: 1...1_000_000)
    let network = try inquiry.ledger.network(inquiry.query.filter(), codes: inquiry.query["codes"] != nil, least: least)
    let t = inquiry.phrases
    return Representation(
      page: {
        DeskPage(
          title: t("nav.network"), name: "network", isLive: true,
          content: """
            <h1>\(t("nav.network"))</h1>\(Forms.dataLinks(inquiry, .json, .csv))
            <p class="lead">\(t("network.lead"))</p>
            \(FilterBar(inquiry: inquiry).form("/network"))
            <div id="network"></div>
            <section data-region="network">\(table(Array(network.edges.prefix(200)), t))</section>
            """)
      },
      json: { Array("[\(network.table.jsonLines.split(separator: "\n").joined(separator: ","))]".utf8) },
      table: .table { network.table })
  }

  static func table(_ edges: [ActorNetwork.Edge], _ t: Phrases) -> HTML {
    let rows = edges.map { edge -> HTML in
      let quad = edge.quads.enumerated().max { $0.element < $1.element }.map { $0.offset + 1 } ?? 1
      let both = "by:\"\(edge.from.filter { $0 != "\"" })\" against:\"\(edge.to.filter { $0 != "\"" })\""
      let quads = edge.quads.map { "<td>\($0)</td>" as HTML }
      return """
        <tr data-from="\(edge.from)" data-to="\(edge.to)" data-count="\(edge.events)" data-quad="\(quad)" \
        data-from-href="\(Link.path("actors", edge.from))" data-to-href="\(Link.path("actors", edge.to))">\
        <td dir="auto"><a href="\(Link.path("actors", edge.from))">\(edge.from)</a></td><td dir="auto"><a href="\(Link.path("actors", edge.to))">\(edge.to)</a></td>\
        <td><a href="\(Link.path("/events", query: ["q": both]))">\(edge.events)</a></td>\(quads)\
        <td class="day">\(edge.days?.lowerBound.description ?? "")</td><td class="day">\(edge.days?.upperBound.description ?? "")</td></tr>
        """
    }
    return Forms.table(
      t("nav.network"), "links",
      head: [t("network.from"), t("network.to"), t("network.events")] + (1...4).map { t.code("quad", String($0)) } + [
        t("actor.first"), t("actor.last"),
      ], rows: rows, extra: " data-chart=\"network\"")
  }
}
