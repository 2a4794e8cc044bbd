public import Records

extension TidyTable {
  /// Events with all their fields, one a row; lists are joined with `;`.
  public init(_ events: [Event]) {
    self.init(columns: Self.eventColumns.map { Column($0.name, isNumber: $0.isNumber) })
    rows = events.map { event in Self.eventColumns.map { $0.value(event) } }
  }

  /// Events as people read them in a list.
  public init(overview events: [Event]) {
    self.init(columns: [
      Column("date"), Column("event", yields: 2), Column("who → whom", yields: 1), Column("place", yields: 2),
      Column("figures", yields: 3), Column("sources", isNumber: true), Column("id"),
    ])
    rows = events.map { event in
      let who = event.actors.isEmpty ? "?" : Self.names(event.actors, ", ")
      let doubts = [
        event.factuality == .asserted ? nil : event.factuality.rawValue,
        event.contradictions.isEmpty
          ? nil : "sources differ on \(event.contradictions.map(\.field).joined(separator: ", "))",
      ].compactMap { $0 }
      let numbers = event.figures.map(Self.short).joined(separator: ", ")
      return [
        event.date.map(TableWriter.date),
        (event.eventType?.rawValue ?? event.contexts.first ?? "event") + (event.eventMode.map { "-\($0)" } ?? ""),
        event.recipients.isEmpty ? who : "\(who) → \(Self.names(event.recipients, ", "))", event.place?.name,
        ([numbers].filter { !$0.isEmpty } + doubts).joined(separator: "; "), String(event.sources),
        String(event.id.prefix(8)),
      ]
    }
  }

  private struct EventColumn {
    let name: String
    var isNumber = false
    let value: (Event) -> String?
  }

  private static func names(_ parties: [Event.Party], _ separator: String) -> String {
    parties.map { $0.actor.name ?? $0.actor.text }.joined(separator: separator)
  }

  private static func codes(_ parties: [Event.Party]) -> String {
    parties.map { $0.actor.code ?? "" }.joined(separator: ";")
  }

  /// `12–30 killed`, `30 killed`.
  private static func short(_ figure: EventFigure) -> String {
    let values = figure.claims.compactMap { $0.best ?? $0.low ?? $0.high }
    let number =
      if let low = values.min(), let high = values.max(), low < high { "\(low)–\(high)" } else {
        (figure.best ?? figure.low ?? figure.high).map(String.init) ?? "?"
      }
    return "\(number) \(figure.of.rawValue)"
  }

  private static func figure(_ event: Event, _ measure: Figure.Measure, _ value: (EventFigure) -> Int?) -> String? {
    event.figures.first { $0.of == measure }.flatMap(value).map(String.init)
  }

  private static var eventColumns: [EventColumn] {
    [
      EventColumn(name: "id") { $0.id },
      EventColumn(name: "date_start") { $0.date?.start.description },
      EventColumn(name: "date_end") { $0.date?.end.description },
      EventColumn(name: "date_granularity") { $0.date?.granularity.rawValue },
      EventColumn(name: "event_type") { $0.eventType?.rawValue },
      EventColumn(name: "event_mode") { $0.eventMode },
      EventColumn(name: "contexts") { $0.contexts.joined(separator: ";") },
      EventColumn(name: "quad", isNumber: true) { $0.quad.map(String.init) },
      EventColumn(name: "cameo") { $0.cameo },
      EventColumn(name: "acled_event_type") { $0.acled?.eventType },
      EventColumn(name: "acled_sub_event_type") { $0.acled?.subEventType },
      EventColumn(name: "ucdp_type_of_violence", isNumber: true) { $0.ucdp.map { String($0.typeOfViolence) } },
      EventColumn(name: "actors") { names($0.actors, ";") },
      EventColumn(name: "actor_codes") { codes($0.actors) },
      EventColumn(name: "recipients") { names($0.recipients, ";") },
      EventColumn(name: "recipient_codes") { codes($0.recipients) },
      EventColumn(name: "instrument") { $0.instrument },
      EventColumn(name: "target") { $0.target },
      EventColumn(name: "place") { $0.place?.name },
      EventColumn(name: "admin1") { $0.place?.admin1 },
      EventColumn(name: "country") { $0.place?.country },
      EventColumn(name: "latitude", isNumber: true) { $0.place?.latitude.map { "\($0)" } },
      EventColumn(name: "longitude", isNumber: true) { $0.place?.longitude.map { "\($0)" } },
      EventColumn(name: "geoname_id", isNumber: true) { $0.place?.geonameID.map(String.init) },
      EventColumn(name: "factuality") { $0.factuality.rawValue },
      EventColumn(name: "killed_low", isNumber: true) { figure($0, .killed, \.low) },
      EventColumn(name: "killed_best", isNumber: true) { figure($0, .killed, \.best) },
      EventColumn(name: "killed_high", isNumber: true) { figure($0, .killed, \.high) },
      EventColumn(name: "injured_best", isNumber: true) { figure($0, .injured, \.best) },
      EventColumn(name: "sources", isNumber: true) { String($0.sources) },
      EventColumn(name: "reports", isNumber: true) { String($0.reports) },
      EventColumn(name: "publishers") { event in
        var names: [String] = []
        for name in event.mentions.compactMap(\.publisher) where !names.contains(name) { names.append(name) }
        return names.joined(separator: ";")
      },
      EventColumn(name: "first_reported") { $0.firstReported?.description },
      EventColumn(name: "last_reported") { $0.lastReported?.description },
      EventColumn(name: "contradictions") { $0.contradictions.map(\.field).joined(separator: ";") },
      EventColumn(name: "confidence", isNumber: true) { "\($0.confidence)" },
      EventColumn(name: "mentions") { $0.mentions.map(\.mention).joined(separator: ";") },
      EventColumn(name: "text") { $0.text },
    ]
  }
}
