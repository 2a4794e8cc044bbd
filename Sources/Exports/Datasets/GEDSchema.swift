import Records

/// The 49 columns of UCDP's Georeferenced Event Dataset (header of version 23.1).
///
/// Entered is what GED enters: armed force by an organised actor with at least one death. Ids that UCDP alone gives out
/// (conflicts, dyads, actors) stay empty. `number_of_sources` counts independent ones.
struct GEDSchema: DatasetSchema {
  static let separator = Separator.comma
  static let hasHeader = true

  let countries: CountryTable

  struct Row {
    let event: DatasetEvent
    let violence: Int
    let date: EventDate
    let sideA: Actor
    let sideB: Actor?
    let deaths: Deaths
    let country: CountryTable.Entry?
    let countries: CountryTable

    var place: Place? { event.place }
    var nameA: String { Self.name(sideA, countries) }
    var nameB: String {
      violence == 3 ? "Civilians" : sideB.map { Self.name($0, countries) } ?? "Unknown"
    }

    private static func name(_ actor: Actor, _ countries: CountryTable) -> String {
      if actor.id == nil, let country = countries[actor.country]?.name,
        ["MIL", "COP", "GOV"].contains(actor.sectors.first)
      {
        return "Government of \(country)"
      }
      return actor.name ?? actor.text
    }
  }

  func rows(of event: DatasetEvent) -> [Row] {
    guard event.isFact, let violence = event.details.ucdp?.typeOfViolence, let date = event.date,
      var sideA = event.details.actors.first
    else { return [] }
    var sideB = event.details.recipients.first ?? event.details.actors.dropFirst().first
    // State-based: side A is the government.
    if violence == 1, let other = sideB, Self.isState(other), !Self.isState(sideA) { (sideA, sideB) = (other, sideA) }
    return [
      Row(
        event: event, violence: violence, date: date, sideA: sideA, sideB: violence == 3 ? nil : sideB,
        deaths: Deaths(event.details, sideA: sideA, sideB: violence == 3 ? nil : sideB),
        country: countries[event.place?.country], countries: countries)
    ]
  }

  private static func isState(_ actor: Actor) -> Bool {
    actor.sectors.first.map(["MIL", "COP", "GOV", "SPY", "PRM"].contains) ?? false
  }

  var columns: [Column<Row>] {
    let empty: (Row) -> String? = { _ in nil }
    return [
      Column("id") { $0.event.id },
      Column("relid") { "\($0.country?.code ?? "XXX")-\($0.date.start.year)-\($0.violence)-\($0.event.id)" },
      Column("year") { String($0.date.start.year) },
      Column("active_year", empty), Column("code_status") { _ in "Check" },
      Column("type_of_violence") { String($0.violence) },
      Column("conflict_dset_id", empty), Column("conflict_new_id", empty),
      Column("conflict_name") {
        $0.violence == 1 ? "\($0.country?.name ?? $0.nameA): Government" : "\($0.nameA) - \($0.nameB)"
      },
      Column("dyad_dset_id", empty), Column("dyad_new_id", empty),
      Column("dyad_name") { "\($0.nameA) - \($0.nameB)" },
      Column("side_a_dset_id", empty), Column("side_a_new_id", empty), Column("side_a") { $0.nameA },
      Column("side_b_dset_id", empty), Column("side_b_new_id", empty), Column("side_b") { $0.nameB },
      Column("number_of_sources") { String($0.event.sources) },
      Column("source_article") { row in row.event.reports.map(Self.article).joined(separator: ";") },
      Column("source_office") { row in Self.joined(row.event.reports.map(\.publisher)) },
      Column("source_date") { row in Self.joined(row.event.reports.map { $0.published?.description }) },
      Column("source_headline") { row in Self.joined(row.event.reports.map(\.title)) },
      Column("source_original", empty),
      Column("where_prec") { $0.place?.ucdpPrecision.map(String.init) },
      Column("where_coordinates") { $0.place?.name },
      Column("where_description") { $0.place?.text },
      Column("adm_1") { $0.place?.admin1 }, Column("adm_2") { $0.place?.admin2 },
      Column("latitude") { Decimals.text($0.place?.latitude, 6) },
      Column("longitude") { Decimals.text($0.place?.longitude, 6) },
      Column("geom_wkt") { row in
        row.place?.latitude.flatMap { latitude in
          row.place?.longitude.map { "POINT (\(Decimals.text($0, 6) ?? "") \(Decimals.text(latitude, 6) ?? ""))" }
        }
      },
      Column("priogrid_gid") { row in
        row.place?.latitude.flatMap { latitude in
          row.place?.longitude.map { String(Self.cell(latitude: latitude, longitude: $0)) }
        }
      },
      Column("country") { $0.country?.name },
      Column("country_id") { $0.country?.gleditschWard.map(String.init) },
      Column("region") { $0.country?.ucdpRegion },
      Column("event_clarity") { _ in "1" },
      Column("date_prec") { $0.date.ucdpPrecision.map(String.init) },
      Column("date_start") { "\($0.date.start) 00:00:00.000" },
      Column("date_end") { "\($0.date.end) 00:00:00.000" },
      Column("deaths_a") { String($0.deaths.sideA) }, Column("deaths_b") { String($0.deaths.sideB) },
      Column("deaths_civilians") { String($0.deaths.civilians) },
      Column("deaths_unknown") { String($0.deaths.unknown) },
      Column("best") { String($0.deaths.best) }, Column("high") { String($0.deaths.highest) },
      Column("low") { String($0.deaths.lowest) },
      Column("gwnoa") { row in
        Self.isState(row.sideA) ? row.countries[row.sideA.country]?.gleditschWard.map(String.init) : nil
      },
      Column("gwnob") { row in
        row.sideB.flatMap { side in
          Self.isState(side) ? row.countries[side.country]?.gleditschWard.map(String.init) : nil
        }
      },
    ]
  }

  private static func article(_ report: ReportReference) -> String {
    let parts = [report.publisher, report.published?.description, report.title]
    return "\"" + parts.compactMap { $0 }.joined(separator: ",") + "\""
  }

  private static func joined(_ values: [String?]) -> String? {
    let known = values.compactMap { $0 }
    return known.isEmpty ? nil : known.joined(separator: ";")
  }

  /// The half-degree cell of PRIO-GRID: 720 columns, 360 rows from the south, numbered from 1.
  static func cell(latitude: Double, longitude: Double) -> Int {
    let row = min(359, max(0, Int(((latitude + 90) * 2).rounded(.down))))
    let column = min(719, max(0, Int(((longitude + 180) * 2).rounded(.down))))
    return row * 720 + column + 1
  }
}
