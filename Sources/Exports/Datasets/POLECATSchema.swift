import Records

/// The 40 columns of POLECAT, tab-separated: one row for each pair of actor and recipient.
///
/// PLOVER's rules for what counts: told as a fact, not as background, with an actor; COOPERATE, AID and SANCTION need a recipient.
struct POLECATSchema: DatasetSchema {
  static let separator = Separator.tab
  static let hasHeader = true

  let countries: CountryTable

  struct Row {
    let event: DatasetEvent
    let type: EventType
    let actor: Actor
    let recipient: Actor?
    let number: Int
    let countries: CountryTable
  }

  func rows(of event: DatasetEvent) -> [Row] {
    guard event.isFact, let type = event.details.eventType else { return [] }
    let needsRecipient = type == .cooperate || type == .aid || type == .sanction
    return event.pairs.enumerated().compactMap { number, pair in
      if needsRecipient, pair.recipient == nil { return nil }
      return Row(
        event: event, type: type, actor: pair.actor, recipient: pair.recipient, number: number, countries: countries)
    }
  }

  var columns: [Column<Row>] {
    [
      Column("Event ID") { "\($0.event.id)_\($0.number)" },
      Column("Event Date") { $0.event.date?.start.description },
      Column("Event Type") { $0.type.rawValue },
      Column("Event Mode") { $0.event.details.eventModes.first },
      Column("Intensity") { Decimals.text(Scores.plover($0.type, mode: $0.event.details.eventMode), 1) },
      Column("Quad Code") { Self.quads[$0.type.quad] },
      Column("Contexts") { $0.event.details.contexts.joined(separator: ";") },
    ] + Self.party("Actor") { $0.actor } + Self.party("Recipient") { $0.recipient } + Self.location + [
      Column("Source") { $0.event.reports.first.flatMap { $0.publisher ?? $0.url } },
      Column("Publication Date") { $0.event.reports.first?.published?.description },
      Column("Story People") { row in
        Self.names(row.event, where: { $0.title != nil || $0.wikidata != nil && $0.sectors.first == "GOV" })
      },
      Column("Story Organizations") { row in Self.names(row.event, where: { $0.id != nil && $0.title == nil }) },
      Column("Story Locations") { $0.event.place?.name },
      Column("Language") { $0.event.reports.first?.language },
      Column("Version") { $0.event.coder },
    ]
  }

  private static let quads = [
    1: "Verbal Cooperation", 2: "Material Cooperation", 3: "Verbal Conflict", 4: "Material Conflict",
  ]

  private static func party(_ role: String, _ actor: @escaping (Row) -> Actor?) -> [Column<Row>] {
    [
      Column("\(role) Name") { actor($0).map { $0.name ?? $0.text } },
      Column("\(role) Country") { actor($0)?.country },
      Column("\(role) COW") { row in row.countries[actor(row)?.country]?.cow.map(String.init) },
      Column("Primary \(role) Sector") { actor($0)?.sectors.first },
      Column("\(role) Sectors") { actor($0)?.sectors.joined(separator: ";") },
      Column("\(role) Title") { actor($0)?.title },
      Column("\(role) Name Raw") { actor($0)?.text },
      Column("Wikipedia \(role) ID") { actor($0)?.wikidata },
    ]
  }

  private static var location: [Column<Row>] {
    [
      Column("Placename") { $0.event.place?.name },
      Column("City") { row in row.event.place.flatMap { $0.feature?.hasPrefix("PPL") == true ? $0.name : nil } },
      Column("District") { $0.event.place?.admin2 },
      Column("Province") { $0.event.place?.admin1 },
      Column("Country") { $0.event.place?.country },
      Column("Latitude") { Decimals.text($0.event.place?.latitude, 5) },
      Column("Longitude") { Decimals.text($0.event.place?.longitude, 5) },
      Column("GeoNames ID") { $0.event.place?.geonameID.map(String.init) },
      Column("Raw Placename") { $0.event.place?.text },
      Column("Feature Type") { $0.event.place?.feature },
    ]
  }

  private static func names(_ event: DatasetEvent, where isWanted: (Actor) -> Bool) -> String {
    (event.details.actors + event.details.recipients).filter(isWanted).compactMap(\.name).joined(separator: ";")
  }
}
