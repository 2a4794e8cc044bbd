public import Records

/// One row a record, all kinds in one table (RFC 4180, UTF-8, header first). Lists are joined with `;`.
public struct CSVWriter: MentionWriter {
  /// A column: its name and what a record has in it.
  private struct Column {
    let name: String
    let value: (Mention) -> String?
  }

  /// A writer.
  public init() {}

  /// The names of the columns.
  public mutating func header() -> String? { Self.columns.map(\.name).joined(separator: ",") }

  /// A row a record.
  public mutating func lines(_ mentions: [Mention]) -> String? {
    let rows = mentions.map { mention in Self.columns.map { Self.cell($0.value(mention)) }.joined(separator: ",") }
    return rows.isEmpty ? nil : rows.joined(separator: "\n")
  }

  /// A value in quotation marks where it needs them.
  static func cell(_ value: String?) -> String {
    guard let value else { return "" }
    let needsQuotes = value.utf8.contains { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }
    return needsQuotes ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
  }

  private static func names(_ actors: [Actor]?) -> String? { actors?.map { $0.name ?? $0.text }.joined(separator: ";") }
  private static func codes(_ actors: [Actor]?) -> String? { actors?.map { $0.code ?? "" }.joined(separator: ";") }

  private static var columns: [Column] {
    [
      Column(name: "id") { $0.id },
      Column(name: "kind") { $0.kind.rawValue },
      Column(name: "report_id") { $0.report.id },
      Column(name: "report_title") { $0.report.title },
      Column(name: "publisher") { $0.report.publisher },
      Column(name: "url") { $0.report.url },
      Column(name: "published") { $0.report.published?.description },
      Column(name: "date_start") { $0.date?.start.description },
      Column(name: "date_end") { $0.date?.end.description },
      Column(name: "date_granularity") { $0.date?.granularity.rawValue },
      Column(name: "date_from") { $0.date?.from.rawValue },
      Column(name: "event_type") { $0.event?.eventType?.rawValue },
      Column(name: "event_mode") { $0.event?.eventMode },
      Column(name: "contexts") { $0.event?.contexts.joined(separator: ";") },
      Column(name: "quad") { $0.event?.quad.map(String.init) },
      Column(name: "cameo") { $0.event?.cameo },
      Column(name: "acled_event_type") { $0.event?.acled?.eventType },
      Column(name: "acled_sub_event_type") { $0.event?.acled?.subEventType },
      Column(name: "ucdp_type_of_violence") { $0.event?.ucdp.map { String($0.typeOfViolence) } },
      Column(name: "actors") { names($0.event?.actors) },
      Column(name: "actor_codes") { codes($0.event?.actors) },
      Column(name: "recipients") { names($0.event?.recipients) },
      Column(name: "recipient_codes") { codes($0.event?.recipients) },
      Column(name: "instrument") { $0.event?.instrument },
      Column(name: "target") { $0.event?.target },
      Column(name: "control_change") { $0.control?.change.rawValue },
      Column(name: "control_extent") { $0.control?.extent?.rawValue },
      Column(name: "holder") { $0.control?.holder.map { $0.name ?? $0.text } },
      Column(name: "previous_holder") { $0.control?.previousHolder.map { $0.name ?? $0.text } },
      Column(name: "figure_of") { $0.figure?.of.rawValue },
      Column(name: "figure_low") { $0.figure?.low.map(String.init) },
      Column(name: "figure_best") { $0.figure?.best.map(String.init) },
      Column(name: "figure_high") { $0.figure?.high.map(String.init) },
      Column(name: "speaker") { $0.statement.map { $0.speaker.name ?? $0.speaker.text } },
      Column(name: "statement") { $0.statement?.text },
      Column(name: "relation") { $0.relation?.relation.rawValue },
      Column(name: "subject") { $0.relation.map { $0.subject.name ?? $0.subject.text } },
      Column(name: "object") { $0.relation.map { $0.object.name ?? $0.object.text } },
      Column(name: "place") { $0.place?.name },
      Column(name: "admin1") { $0.place?.admin1 },
      Column(name: "country") { $0.place?.country },
      Column(name: "latitude") { $0.place?.latitude.map { "\($0)" } },
      Column(name: "longitude") { $0.place?.longitude.map { "\($0)" } },
      Column(name: "geoname_id") { $0.place?.geonameID.map(String.init) },
      Column(name: "factuality") { $0.factuality.rawValue },
      Column(name: "attribution") { $0.attribution.map { $0.speaker.name ?? $0.speaker.text }.joined(separator: ";") },
      Column(name: "confidence") { "\($0.confidence)" },
      Column(name: "trigger") { $0.trigger?.text },
      Column(name: "sentence") { $0.sentence.text },
      Column(name: "rule") { $0.rule },
      Column(name: "coder") { $0.coder },
    ]
  }
}
