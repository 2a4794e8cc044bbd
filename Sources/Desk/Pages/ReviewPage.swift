import Exports
import Ledger
import Records

/// `/review`: what nobody has judged, the most doubtful and weighty first; for reviewers, what coders judged and nobody confirmed.
enum ReviewPage {
  @Sendable static func make(_ inquiry: Inquiry) throws -> Representation {
    let filter = try inquiry.query.filter()
    let t = inquiry.phrases
    let waits = inquiry.query["step"] == "confirm"
    @Sendable func listing(_ page: Page) throws -> Listing<Event> {
      waits
        ? Listing(records: try inquiry.ledger.unconfirmed(limit: page.size), next: nil)
        : try inquiry.ledger.reviewQueue(filter, page: page)
    }
    return Representation(
      page: {
        let listing = try listing(inquiry.query.page(size: 20))
        let open = Filter.Condition.term(
          fields: [.status], values: ["accepted", "corrected", "rejected"], excluded: true)
        let total =
          waits ? listing.records.count : try inquiry.ledger.count(.event, Filter(filter.conditions + [open])).all
        let view = ReviewItem(inquiry: inquiry)
        let never: HTML =
          inquiry.visitor.may(.reviewer)
          ? " · <a href=\"/audit?action=never-again\">\(t("review.never"))</a>" : .empty
        let steps: HTML = """
          <p><a href="/review"\("aria-current", waits ? nil : "page")>\(t("review.open"))</a> · \
          <a href="/review?step=confirm"\("aria-current", waits ? "page" : nil)>\(t("review.unconfirmed"))</a>\(never)</p>
          """
        return DeskPage(
          title: t("nav.review"), name: "review",
          content: """
            <h1>\(t("nav.review"))</h1>\(Forms.dataLinks(inquiry, .json, .csv))
            <p class="lead">\(t("review.lead"))</p>\(steps)
            <p data-region="queue-total" id="queue-total"><strong>\(total)</strong> \(t("review.waiting"))</p>
            <ol id="review" data-api="/api/review">\(try listing.records.map { try view.html($0) })</ol>
            \(Forms.pager(inquiry, listing.next?.description))
            """)
      },
      json: {
        let listing = try listing(inquiry.query.page(size: 50))
        return JSONOutput.list(
          "{\"events\":[", try listing.records.map { try JSONOutput.encode($0) },
          tail: "]" + (listing.next.map { ",\"next\":\"\($0)\"" } ?? "") + "}")
      },
      table: waits
        ? .table { TidyTable(try inquiry.ledger.unconfirmed(limit: 100_000)) } : .table(listing) { TidyTable($0) })
  }
}

/// An event of the queue: its sentences, its fields, and what can be decided.
struct ReviewItem {
  let inquiry: Inquiry

  func html(_ event: Event) throws -> HTML {
    let t = inquiry.phrases
    let words = Words(phrases: t)
    let evidence = EvidenceView(inquiry: inquiry)
    let mentions = try event.mentions.filter { $0.kind == .event }.prefix(4).compactMap {
      try inquiry.ledger.mention(id: $0.mention)
    }
    let quotes = mentions.map { mention -> HTML in
      "\(evidence.quote(mention))<p class=\"muted\"><a href=\"\(evidence.report(mention))\">\(EvidenceView.source(mention.report, t))</a> · <code>\(mention.rule)</code></p>"
    }
    func field(_ name: String, _ value: String?, _ shown: HTML) -> HTML {
      "<dt>\(t("field.\(name)"))</dt><dd data-field=\"\(name)\" data-value=\"\(value ?? "")\" dir=\"auto\">\(shown)</dd>"
    }
    let names = { (parties: [Event.Party]) in parties.map { Words.name($0.actor) }.joined(separator: "; ") }
    let form: HTML =
      inquiry.visitor.may(.coder) && !inquiry.ledger.isReadOnly
      ? try ReviewForm(inquiry: inquiry).html(event, trigger: NeverAgain.trigger(mentions), back: "/review")
      : "<p class=\"notice\">\(t("review.read-only"))</p>"
    return """
      <li class="item" data-mention="\(event.mentions.first?.mention ?? event.id)" data-event="\(event.id)" tabindex="-1">
      <h2 dir="auto"><a href="\(Link.path("events", event.id))">\(words.type(event)) – \(event.place?.name ?? words.date(event.date))</a></h2>
      \(quotes)
      <dl class="fields">\(field("event_type", event.eventType?.rawValue, "\(words.type(event))"))\
      \(field("actors", names(event.actors), "\(names(event.actors))"))\(field("recipients", names(event.recipients), "\(names(event.recipients))"))\
      \(field("date", event.date?.start.description, "\(words.date(event.date))"))\(field("place", event.place?.name, words.place(event.place)))\
      \(field("figures", words.figures(event), "\(words.figures(event))"))\
      \(field("confidence", "\(event.confidence)", "\(Int((event.confidence * 100).rounded())) % \(words.doubts(event))"))</dl>
      \(form)</li>

      """
  }
}

/// The form by which an event is judged.
struct ReviewForm {
  let inquiry: Inquiry

  private static let actions = [
    ("accept", "a"), ("correct", "c"), ("reject", "r"), ("skip", "s"), ("merge", "m"), ("split", "x"),
    ("not-the-same", "n"), ("never-again", "v"),
  ]

  /// - Parameter trigger: the word that the event was read from.
  func html(_ event: Event, trigger: String, back: String) throws -> HTML {
    let t = inquiry.phrases
    let never: HTML =
      inquiry.visitor.may(.reviewer)
      ? "<details><summary>\(t("review.never-words"))</summary><label>\(t("review.words")) <input name=\"words\" dir=\"auto\" maxlength=\"200\" value=\"\(trigger)\"></label></details>"
      : .empty
    let alike = try inquiry.ledger.alike(event)
    let buttons = Self.actions.map { action, key -> HTML in
      let isUsed = action != "never-again" || inquiry.visitor.may(.reviewer)
      let isPossible =
        switch action {
        case "merge", "not-the-same": !alike.isEmpty
        case "split": event.mentions.count { $0.kind == .event } > 1
        default: true
        }
      return isUsed
        ? "<button name=\"action\" value=\"\(action)\" data-key=\"\(key)\"\("disabled", if: !isPossible)>\(t.code("action", action))</button> "
        : .empty
    }
    let doubles = alike.map { other -> HTML in
      "<li><label><input type=\"radio\" name=\"with\" value=\"\(other.id)\"> <bdi>\(Words(phrases: t).date(other.date)) \(other.place?.name ?? "") – \(other.text)</bdi></label></li>"
    }
    let own = event.mentions.filter { $0.kind == .event }
    let members: HTML =
      own.count < 2
      ? .empty
      : "<fieldset class=\"members\"><legend>\(t("review.split"))</legend>\(own.map { support -> HTML in "<label><input type=\"radio\" name=\"mentions\" value=\"\(support.mention)\"> \(SpanView.source(support))</label> " })</fieldset>"
    let type = event.eventType?.rawValue ?? ""
    return """
      <form method="post" action="\(Link.path("api", "review", event.id))">\(Forms.csrf(inquiry))<input type="hidden" name="back" value="\(back)">
      <div class="actions">\(buttons)</div>
      <label>\(t("review.reason")) <input name="reason" dir="auto" maxlength="1000"></label>\(never)
      <details><summary>\(t("review.fields"))</summary><fieldset class="correct"><legend class="hidden">\(t("review.fields"))</legend>
      \(Forms.select("field.event_type", [""] + EventType.allCases.map(\.rawValue), selected: type, label: t("field.event_type"), prefix: "type", t))
      <label>\(t("field.event_mode")) <input name="field.event_mode" value="\(event.eventMode ?? "")"></label>
      <label>\(t("field.date")) <input type="date" name="field.date" value="\(event.date?.start.description ?? "")"></label>
      <label>\(t("field.date_end")) <input type="date" name="field.date_end" value="\(event.date?.end.description ?? "")"></label>
      <label>\(t("field.place")) <input name="field.place" dir="auto" value="\(event.place?.name ?? "")"></label>
      <label>\(t("field.latitude")) <input name="field.latitude" inputmode="decimal" value="\(event.place?.latitude.map { "\($0)" } ?? "")"></label>
      <label>\(t("field.longitude")) <input name="field.longitude" inputmode="decimal" value="\(event.place?.longitude.map { "\($0)" } ?? "")"></label>
      <label>\(t("field.actors")) <input name="field.actors" dir="auto" value="\(parties(event.actors))"></label>
      <label>\(t("field.recipients")) <input name="field.recipients" dir="auto" value="\(parties(event.recipients))"></label>
      <label>\(t("measure.killed")) <input name="field.killed" inputmode="numeric" value="\(killed(event))"></label>
      \(Forms.select("field.factuality", ["asserted", "negated", "possible", "planned", "requested", "conditional"], selected: event.factuality.rawValue, label: t("field.factuality"), prefix: "factuality", t))
      </fieldset></details>
      \(members)\(doubles.isEmpty ? .empty : "<fieldset><legend>\(t("review.alike"))</legend><ul class=\"same\">\(doubles)</ul></fieldset>")
      </form>
      """
  }

  private func parties(_ parties: [Event.Party]) -> String {
    parties.map { Words.name($0.actor) }.joined(separator: "; ")
  }
  private func killed(_ event: Event) -> String {
    event.figures.first { $0.of == .killed && $0.group == nil }.flatMap { $0.best ?? $0.low }.map(String.init) ?? ""
  }
}
