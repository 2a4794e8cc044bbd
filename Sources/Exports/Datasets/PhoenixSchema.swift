import Records

/// The 26 columns of the Phoenix pipeline with CAMEO codes, tab-separated and without a header, as its files are.
///
/// A dyad of one day and code is written once for each source and target, as Phoenix does.
struct PhoenixSchema: DatasetSchema {
  static let separator = Separator.tab
  static let hasHeader = false

  struct Row {
    let event: DatasetEvent
    let day: Day
    let code: String
    let source: Actor
    let target: Actor?
    let number: Int
  }

  func rows(of event: DatasetEvent) -> [Row] {
    guard event.isFact, let code = event.details.cameo, let day = event.date?.start else { return [] }
    var seen: Set<String> = []
    return event.pairs.enumerated().compactMap { number, pair in
      guard let source = pair.actor.code, seen.insert(source + " " + (pair.recipient?.code ?? "")).inserted else {
        return nil
      }
      return Row(event: event, day: day, code: code, source: pair.actor, target: pair.recipient, number: number)
    }
  }

  var columns: [Column<Row>] {
    [
      Column("id_version") {
        "\($0.event.id)_\($0.number)_\($0.event.coder.split(separator: " ").dropFirst().first ?? "")"
      },
      Column("date") { $0.day.description.filter { $0 != "-" } },
      Column("year") { String($0.day.year) }, Column("month") { String($0.day.month) },
      Column("day") { String($0.day.day) },
    ] + Self.party("source") { $0.source } + Self.party("target") { $0.target } + [
      Column("code") { $0.code },
      Column("root_code") { String($0.code.prefix(2)) },
      Column("quad_class") { String(Self.quad(root: $0.code.prefix(2))) },
      Column("goldstein") { Scores.goldstein($0.code).flatMap { Decimals.text($0, 1) } },
      Column("issues") { row in row.event.details.contexts.map { "\($0),1" }.joined(separator: ";") },
      Column("lat") { Decimals.text($0.event.place?.latitude, 5) },
      Column("lon") { Decimals.text($0.event.place?.longitude, 5) },
      Column("placeName") { $0.event.place?.name },
      Column("stateName") { $0.event.place?.admin1 },
      Column("countryName") { $0.event.place?.country },
      Column("sentence_ids") { row in row.event.sentence.map { "\(row.event.reports.first?.id ?? "")_\($0)" } },
      Column("urls") { row in row.event.reports.compactMap(\.url).joined(separator: ";") },
      Column("sources") { row in row.event.reports.compactMap(\.publisher).joined(separator: ";") },
    ]
  }

  /// CAMEO's quad class; 0 for statements (01).
  private static func quad(root: Substring) -> Int {
    switch Int(root) ?? 0 {
    case 2...5: 1
    case 6...8: 2
    case 9...13: 3
    case 14...20: 4
    default: 0
    }
  }

  private static func party(_ role: String, _ actor: @escaping (Row) -> Actor?) -> [Column<Row>] {
    [
      Column(role) { actor($0)?.code },
      Column("\(role)_root") { actor($0).map { $0.country ?? $0.code.map { String($0.prefix(3)) } ?? "" } },
      Column("\(role)_agent") { actor($0)?.sectors.first },
      Column("\(role)_others") { actor($0)?.sectors.dropFirst().joined(separator: ";") },
    ]
  }
}
