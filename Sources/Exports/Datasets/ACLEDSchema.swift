import Records

/// The 31 columns of an ACLED file (ACLED codebook; "current" files, with words for `inter`).
///
/// Entered is what ACLED enters: events with one of its sub-types, a date no coarser than a month and a place below the
/// country. An event is one row; further parties stand in `assoc_actor`.
struct ACLEDSchema: DatasetSchema {
  static let separator = Separator.comma
  static let hasHeader = true

  let countries: CountryTable

  struct Row {
    let event: DatasetEvent
    let codes: EventDetails.ACLED
    let day: Day
    let first: [ACLEDActor]
    let second: [ACLEDActor]
    let country: CountryTable.Entry?
  }

  func rows(of event: DatasetEvent) -> [Row] {
    guard event.isFact, let codes = event.details.acled, let date = event.date, date.acledPrecision != nil,
      let place = event.place, !place.isCountry
    else { return [] }
    let home = place.country
    func side(_ actors: [Actor]) -> [ACLEDActor] {
      actors.map { ACLEDActor($0, codes: codes, home: home, countries: countries) }
    }
    var (first, second) = (side(event.details.actors), side(event.details.recipients))
    if second.isEmpty, first.count > 1, codes.eventType == "Battles" {
      second = Array(first.dropFirst())
      first = [first[0]]
    }
    return [
      Row(
        event: event, codes: codes, day: Self.day(of: date), first: first, second: second, country: countries[home])
    ]
  }

  /// The day; the middle one of a week or month.
  private static func day(of date: EventDate) -> Day {
    Day(ordinal: (date.start.ordinal + date.end.ordinal) / 2)
  }

  var columns: [Column<Row>] {
    [
      Column("event_id_cnty") { ($0.event.place?.country ?? "") + $0.event.id },
      Column("event_date") { $0.day.description },
      Column("year") { String($0.day.year) },
      Column("time_precision") { $0.event.date?.acledPrecision.map(String.init) },
      Column("disorder_type") { Self.disorder($0.codes) },
      Column("event_type") { $0.codes.eventType },
      Column("sub_event_type") { $0.codes.subEventType },
      Column("actor1") { $0.first.first?.name },
      Column("assoc_actor_1") { Self.others($0.first) },
      Column("inter1") { $0.first.first?.inter.rawValue },
      Column("actor2") { $0.second.first?.name },
      Column("assoc_actor_2") { Self.others($0.second) },
      Column("inter2") { $0.second.first?.inter.rawValue },
      Column("interaction") { Self.interaction($0.first.first?.inter, $0.second.first?.inter) },
      Column("civilian_targeting") { Self.targetsCivilians($0) ? "Civilians targeted" : nil },
      Column("iso") { $0.country.map { String($0.numeric) } },
      Column("region") { $0.country?.acledRegion },
      Column("country") { $0.country?.name },
      Column("admin1") { $0.event.place?.admin1 },
      Column("admin2") { $0.event.place?.admin2 },
      Column("admin3") { _ in nil },
      Column("location") { $0.event.place?.name },
      Column("latitude") { Decimals.text($0.event.place?.latitude, 4) },
      Column("longitude") { Decimals.text($0.event.place?.longitude, 4) },
      Column("geo_precision") { $0.event.place?.acledPrecision.map(String.init) },
      Column("source") { row in Self.joined(row.event.reports.map { $0.publisher ?? $0.url ?? $0.id }) },
      Column("source_scale") { _ in nil },
      Column("notes") { $0.event.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") },
      Column("fatalities") { String(Deaths($0.event.details).lowest) },
      Column("tags") { Self.crowd($0.event.details) },
      Column("timestamp") { $0.event.reports.first?.published?.description },
    ]
  }

  private static func others(_ side: [ACLEDActor]) -> String? { joined(side.dropFirst().map(\.name)) }

  private static func joined(_ values: [String]) -> String? {
    var seen: Set<String> = []
    let once = values.filter { seen.insert($0).inserted }
    return once.isEmpty ? nil : once.joined(separator: "; ")
  }

  private static func disorder(_ codes: EventDetails.ACLED) -> String {
    switch (codes.eventType, codes.subEventType) {
    case (_, "Excessive force against protesters"): "Political violence; Demonstrations"
    case ("Protests", _), (_, "Violent demonstration"): "Demonstrations"
    case ("Strategic developments", _): "Strategic developments"
    default: "Political violence"
    }
  }

  private static func interaction(_ a: ACLEDActor.Inter?, _ b: ACLEDActor.Inter?) -> String? {
    guard let a else { return b.map { "\($0.rawValue) only" } }
    guard let b else { return "\(a.rawValue) only" }
    return a.rank <= b.rank ? "\(a.rawValue)-\(b.rawValue)" : "\(b.rawValue)-\(a.rawValue)"
  }

  private static func targetsCivilians(_ row: Row) -> Bool {
    row.codes.eventType == "Violence against civilians"
      || (row.codes.eventType != "Battles" && !row.second.isEmpty && row.second.allSatisfy { $0.inter == .civilians })
  }

  /// ACLED's tag for the size of a crowd.
  private static func crowd(_ details: EventDetails) -> String? {
    guard details.eventType == .protest else { return nil }
    return "crowd size=" + (details.figures.first { $0.of == .crowd }?.text ?? "no report")
  }
}
