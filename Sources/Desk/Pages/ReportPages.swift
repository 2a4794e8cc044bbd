import Exports
import HTTPTypes
import Ledger
import Records

/// `/reports`: the reports that pass the filter.
enum ReportsPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let filter = try inquiry.query.filter()
    let t = inquiry.phrases
    @Sendable func list(_ page: Page) throws -> Listing<StoredReport> {
      try inquiry.ledger.reports(filter, page: page)
    }
    return Representation(
      page: {
        let listing = try list(inquiry.query.page())
        let rows = listing.records.map { report -> HTML in
          let reference = report.reference
          return """
            <tr><td class="day">\(reference.published?.description ?? "")</td><td dir="auto"><a href="\(Link.path("reports", reference.id))">\(reference.title ?? reference.id)</a></td>\
            <td dir="auto">\(reference.publisher ?? "")</td><td>\(report.mentionCount)</td><td>\(report.revision)</td>\
            <td>\(report.isWithdrawn ? t("report.withdrawn") : reference.duplicateOf != nil ? t("report.is-copy") : "")</td></tr>
            """
        }
        return DeskPage(
          title: t("nav.reports"), name: "reports", isLive: true,
          content: """
            <h1>\(t("nav.reports"))</h1>\(Forms.dataLinks(inquiry, .json, .csv))
            \(FilterBar(inquiry: inquiry).form("/reports"))
            <section data-region="reports">\(Forms.table(t("nav.reports"), "reports", head: ["published", "title", "publisher", "mentions", "revision", "state"].map { t("report.\($0)") }, rows: rows))
            \(Forms.pager(inquiry, listing.next?.description))</section>
            """)
      },
      json: {
        let listing = try list(inquiry.query.page())
        return try JSONOutput.encode(
          ReportList(reports: listing.records.map(ReportSummary.init), next: listing.next?.description))
      },
      table: .table(list) { reports in
        TidyTable(
          columns: ["id", "published", "title", "publisher", "url", "duplicate_of"].map { .init($0) } + [
            .init("mentions", isNumber: true), .init("revision", isNumber: true),
          ],
          rows: reports.map { report in
            let reference = report.reference
            return [
              reference.id, reference.published?.description, reference.title, reference.publisher, reference.url,
              reference.duplicateOf, String(report.mentionCount), String(report.revision),
            ]
          })
      })
  }
}

private struct ReportList: Encodable {
  var reports: [ReportSummary]
  var next: String?
}

/// A report as data.
private struct ReportSummary: Encodable {
  var report: ReportReference
  var revision: Int
  var withdrawn: Bool
  var fetched: LedgerTime
  var sha256: String?
  var coder: String?
  var mentions: Int

  init(_ stored: StoredReport) {
    report = stored.reference
    revision = stored.revision
    withdrawn = stored.isWithdrawn
    fetched = stored.fetched
    sha256 = stored.rawSHA
    coder = stored.coder
    mentions = stored.mentionCount
  }
}

/// `/reports/{id}`: the text of a report with all that was read from it.
enum ReportPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    guard let report = try inquiry.ledger.report(id: inquiry.id) else {
      throw DeskError(.notFound, inquiry.phrases("error.report", inquiry.id))
    }
    let mentions = try inquiry.ledger.mentions(ofReport: inquiry.id)
    return Representation(
      page: {
        let found = try inquiry.ledger.events(Filter([.report(inquiry.id)]), page: Page(size: 1000)).records
        let events = found.flatMap { event in event.mentions.map { ($0.mention, event.id) } }
        return ReportView(
          inquiry: inquiry, report: report, mentions: mentions,
          events: Dictionary(events, uniquingKeysWith: { first, _ in first })
        ).page
      },
      json: {
        try JSONOutput.encode(
          WholeReport(
            report: ReportSummary(report), text: report.text.map { String(decoding: $0, as: UTF8.self) },
            mentions: mentions))
      },
      table: .table { MentionTable.table(mentions) },
      features: .whole { Features.collection(mentions) { ($0.id, $0.place) } })
  }
}

private struct WholeReport: Encodable {
  var report: ReportSummary
  var text: String?
  var mentions: [Mention]
}

/// Mentions of all kinds, one a row.
enum MentionTable {
  static func table(_ mentions: [Mention]) -> TidyTable {
    TidyTable(
      columns: [
        "id", "kind", "report", "date_start", "date_end", "what", "who", "to_whom", "place", "factuality", "sentence",
        "rule",
      ]
      .map { .init($0) },
      rows: mentions.map { mention in
        let (who, whom) = parties(mention)
        return [
          mention.id, mention.kind.rawValue, mention.report.id, mention.date?.start.description,
          mention.date?.end.description, what(mention), who, whom, mention.place?.name, mention.factuality.rawValue,
          mention.sentence.text, mention.rule,
        ]
      })
  }

  static func what(_ mention: Mention) -> String {
    switch mention.details {
    case .event(let event): event.eventType?.rawValue ?? event.contexts.first ?? "event"
    case .control(let control): control.change.rawValue
    case .figure(let figure): figure.figure.of.rawValue
    case .statement(let statement): statement.verb
    case .relation(let relation): relation.relation.rawValue
    }
  }

  static func parties(_ mention: Mention) -> (String?, String?) {
    func names(_ actors: [Actor]) -> String { actors.map(Words.name).joined(separator: ";") }
    return switch mention.details {
    case .event(let event): (names(event.actors), names(event.recipients))
    case .control(let control): (control.holder.map(Words.name), control.previousHolder.map(Words.name))
    case .figure(let figure): (figure.figure.text, figure.figure.group.map(Words.name))
    case .statement(let statement): (Words.name(statement.speaker), statement.addressee.map(Words.name))
    case .relation(let relation): (Words.name(relation.subject), Words.name(relation.object))
    }
  }
}

private struct ReportView {
  let inquiry: Inquiry
  let report: StoredReport
  let mentions: [Mention]
  /// The event of each mention that belongs to one.
  let events: [String: String]
  private var t: Phrases { inquiry.phrases }

  var page: DeskPage {
    let reference = report.reference
    let title = reference.title ?? reference.id
    return DeskPage(
      title: title, name: "report",
      content: """
        <h1 dir="auto">\(title)</h1>\(Forms.dataLinks(inquiry, .json, .csv, .geojson))
        \(facts)
        <div class="columns"><article class="report" dir="auto"\("lang", reference.language)>\(text)</article>
        <aside aria-label="\(t("report.mentions"))"><h2>\(t("report.mentions")) (\(mentions.count))</h2><ol class="mentions">\(mentions.map(item))</ol></aside></div>
        """)
  }

  private var facts: HTML {
    let reference = report.reference
    func row(_ name: String, _ value: HTML?) -> HTML {
      value.map { "<dt>\(t("report.\(name)"))</dt><dd>\($0)</dd>" } ?? .empty
    }
    // Other sites are named, not linked where they could run something: only http and https become links.
    let address = reference.url.map { url -> HTML in
      url.hasPrefix("https://") || url.hasPrefix("http://")
        ? "<a href=\"\(url)\" rel=\"noopener noreferrer external\" target=\"_blank\">\(url)</a>" : "<bdi>\(url)</bdi>"
    }
    let archived: HTML =
      report.rawSHA == nil
      ? .empty
      : "<p><a class=\"archived\" href=\"\(Link.path("reports", reference.id, "archived"))\" target=\"_blank\" rel=\"noopener noreferrer\">\(t("report.archived"))</a></p>"
    let published = reference.published.map { day -> HTML in
      "\(day.description) \(reference.publishedFrom.map { t("report.published-from", t.code("date-source", $0.rawValue)) } ?? "")"
    }
    return """
      <dl class="fields">\(row("publisher", reference.publisher.map { "<bdi>\($0)</bdi>" }))\(row("published", published))\(row("address", address))\
      \(row("fetched", "\(report.fetched.description)"))\(row("sha", report.rawSHA.map { "<code>\($0)</code>" }))\
      \(row("coder", report.coder.map { "<code>\($0)</code>" }))\
      \(row("copy", reference.duplicateOf.map { "<a href=\"\(Link.path("reports", $0))\">\($0)</a>" }))\
      \(row("revision", report.revision > 1 ? "\(report.revision)" : nil))</dl>\(archived)
      """
  }

  /// The clean text: a paragraph a line, every mention marked at the words that name it.
  private var text: HTML {
    guard let bytes = report.text else { return "<p class=\"notice\">\(t("report.no-text"))</p>" }
    let marks = mentions.map { mention in (mention: mention, bytes: Self.span(mention)) }
    var open = Set(mentions.map(\.id))
    var html = HTML.empty
    var start = 0
    for end in bytes.indices.filter({ bytes[$0] == UInt8(ascii: "\n") }) + [bytes.count] {
      if start < end {
        let line = MarkedText.html(
          bytes, in: start..<end, marks: marks, bytes: \.bytes,
          wrap: { covering, piece in wrap(covering.map(\.mention), piece, &open) })
        html += "<p>\(line)</p>\n"
      }
      start = end + 1
    }
    return html
  }

  private static func span(_ mention: Mention) -> Range<Int> {
    let (start, end) = mention.trigger.map { ($0.start, $0.end) } ?? (mention.sentence.start, mention.sentence.end)
    return start..<max(start, end)
  }

  /// Marks a piece; the first piece of each mention carries its id.
  private func wrap(_ covering: [Mention], _ piece: HTML, _ open: inout Set<String>) -> HTML {
    guard let shown = covering.min(by: { ($0.trigger == nil ? 1 : 0) < ($1.trigger == nil ? 1 : 0) }) else {
      return piece
    }
    var anchors = HTML.empty
    for other in covering where other.id != shown.id && open.remove(other.id) != nil {
      anchors += "<a id=\"m-\(other.id)\"></a>"
    }
    let id = open.remove(shown.id) == nil ? nil : "m-\(shown.id)"
    let words = Words(phrases: t)
    let title = covering.map { "\(t.code("kind", $0.kind.rawValue)): \(words.type($0))" }.joined(separator: "; ")
    return
      "\(anchors)<mark class=\"mention kind-\(shown.kind.rawValue)\"\("id", id) data-mention=\"\(shown.id)\" title=\"\(title)\">\(link(shown, piece))</mark>"
  }

  private func link(_ mention: Mention, _ piece: HTML) -> HTML {
    target(mention).map { "<a href=\"\($0)\">\(piece)</a>" } ?? piece
  }

  /// Where a mention leads: its event, or the place that is held.
  private func target(_ mention: Mention) -> String? {
    if let event = events[mention.id] { return Link.path("events", event) }
    return mention.kind == .control ? mention.place.map { ControlPage.address($0) } : nil
  }

  private func item(_ mention: Mention) -> HTML {
    let (who, whom) = MentionTable.parties(mention)
    let words = Words(phrases: t)
    let parties = [who, whom].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " → ")
    return """
      <li data-mention="\(mention.id)"><a href="#m-\(mention.id)"><span class="tag">\(t.code("kind", mention.kind.rawValue))</span> \(words.type(mention))</a> \
      <bdi>\(parties)</bdi> <span class="muted">\(words.date(mention.date)) \(mention.place?.name ?? "")</span></li>

      """
  }
}
