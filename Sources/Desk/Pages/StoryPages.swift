import Exports
import HTTPTypes
import Ledger
import Records

/// `/story`: the course of what passes the filter in order of time, ready to read.
enum StoryPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let filter = try inquiry.query.filter()
    let listing = try inquiry.ledger.events(filter, sort: .oldest, page: inquiry.query.page(size: 100))
    let t = inquiry.phrases
    return .events(
      { try inquiry.ledger.events(filter, sort: .oldest, page: $0) },
      page: {
        let words = Words(phrases: t)
        var month = ""
        let items = listing.records.map { event -> HTML in
          let day = event.date?.start
          let next = day.map { String($0.description.prefix(7)) } ?? t("no-date")
          defer { month = next }
          let heading: HTML = next == month ? .empty : "<li class=\"month\"><h2>\(next)</h2></li>\n"
          let figures = words.figures(event)
          return """
            \(heading)<li><time\("datetime", day?.description)>\(words.date(event.date))</time> <span class="type type-\(event.eventType?.rawValue ?? "none")">\(words.type(event))</span> \
            \(words.place(event.place)): <a href="\(Link.path("events", event.id))" dir="auto">\(event.text)</a>\
            \(figures.isEmpty ? "" : " (\(figures))") \(words.doubts(event))<span class="muted">\(publishers(event))</span></li>

            """
        }
        let lead: HTML = inquiry.query["q"] == nil ? "<p class=\"notice\">\(t("story.hint"))</p>" : .empty
        return DeskPage(
          title: t("nav.story"), name: "story", isLive: true,
          content: """
            <h1>\(t("nav.story"))</h1>\(Forms.dataLinks(inquiry, .json, .csv, .geojson))
            \(FilterBar(inquiry: inquiry).form("/story"))\(lead)
            <section data-region="story"><ol class="story">\(items)</ol>\(Forms.pager(inquiry, listing.next?.description))</section>
            """)
      },
      json: {
        let bodies = try inquiry.ledger.eventBodies(filter, sort: .oldest, page: inquiry.query.page(size: 100))
        return JSONOutput.list(
          "{\"events\":[", bodies.records, tail: "]" + (bodies.next.map { ",\"next\":\"\($0)\"" } ?? "") + "}")
      })
  }

  private static func publishers(_ event: Event) -> String {
    var names: [String] = []
    for support in event.mentions {
      let name = support.speakers.last ?? support.publisher ?? support.report
      if !names.contains(name) { names.append(name) }
    }
    return "– " + names.prefix(4).joined(separator: ", ")
  }
}

/// `/series`: how many events there are over time, for each value of a field.
enum SeriesPage {
  /// The length of a step and the field that is counted, as the address names them.
  static func options(_ inquiry: Inquiry, sums: [Figure.Measure]) throws -> SeriesOptions {
    var options = SeriesOptions()
    options.sums = sums
    if let by = inquiry.query["by"] {
      guard let period = SeriesOptions.Period(rawValue: by) else {
        throw DeskError(
          .badRequest, "by is one of \(SeriesOptions.Period.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      options.period = period
    }
    return options
  }

  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    var options = try options(inquiry, sums: [.killed])
    let of = inquiry.query["of"] ?? "type"
    guard let dimension = SeriesOptions.Dimension(rawValue: of) else {
      throw DeskError(
        .badRequest, "of is one of \(SeriesOptions.Dimension.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    options.dimensions = [dimension]
    let filter = try inquiry.query.filter()
    let table = try inquiry.ledger.series(filter, options)
    let t = inquiry.phrases
    return Representation(
      page: {
        let form: HTML = """
          <form method="get" action="/series"><label>\(t("filter.q")) <input name="q" type="search" dir="auto" value="\(inquiry.query["q"] ?? "")"></label>
          \(Forms.select("by", SeriesOptions.Period.allCases.map(\.rawValue), selected: options.period.rawValue, label: t("filter.by"), prefix: "by", t))\
          \(Forms.select("of", SeriesOptions.Dimension.allCases.map(\.rawValue), selected: of, label: t("filter.of"), prefix: "of", t))<button class="primary">\(t("filter.show"))</button></form>
          """
        return DeskPage(
          title: t("nav.series"), name: "series", isLive: true,
          content: """
            <h1>\(t("nav.series"))</h1>\(Forms.dataLinks(inquiry, .json, .csv))\(form)
            <section data-region="series">\(try totals(filter, inquiry))\(wide(table, options.period, of, t))</section>
            """)
      },
      json: { Array("[\(table.jsonLines.split(separator: "\n").joined(separator: ","))]".utf8) },
      table: .table { table })
  }

  /// How many events pass the filter, and how many of them no step can count.
  private static func totals(_ filter: Filter, _ inquiry: Inquiry) throws -> HTML {
    let t = inquiry.phrases
    let all = try inquiry.ledger.count(.event, filter).all
    var dated = filter
    dated.conditions.append(.to(Day(ordinal: 1_000_000)))
    let undated = all - (try inquiry.ledger.count(.event, dated).all)
    let rest: HTML = undated > 0 ? " · \(t("total.undated", String(undated)))" : .empty
    return "<p id=\"total\"><strong>\(all)</strong> \(t("total.events"))\(rest)</p>"
  }

  /// A column for each of the most frequent values, a row for each step.
  private static func wide(_ table: TidyTable, _ period: SeriesOptions.Period, _ of: String, _ t: Phrases) -> HTML {
    guard let events = table.columns.firstIndex(where: { $0.name == "events" }) else { return .empty }
    var counts: [String: [String: Int]] = [:]
    var totals: [String: Int] = [:]
    for row in table.rows {
      let value = row[1..<events].map { $0 ?? "–" }.joined(separator: " → ")
      let count = Int(row[events] ?? "") ?? 0
      counts[row[0] ?? "", default: [:]][value, default: 0] += count
      totals[value, default: 0] += count
    }
    let values = totals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(12).map(\.key)
    // A month is told by its year and number, a year by its number.
    let length =
      switch period {
      case .month: 7
      case .year: 4
      default: 10
      }
    let rows = counts.sorted { $0.key < $1.key }.map { step, row -> HTML in
      "<tr><th scope=\"row\">\(step.prefix(length))</th>\(values.map { "<td>\(row[$0] ?? 0)</td>" as HTML })</tr>\n"
    }
    return Forms.table(
      t("nav.series"), "series", head: [table.columns[0].name] + values.map { t.code(of, $0) }, rows: rows,
      extra: " data-chart=\"multiples\"")
  }
}
