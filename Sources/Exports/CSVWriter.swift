public import Records

/// One row a record, all kinds in one table (RFC 4180, UTF-8, header first). Lists are joined with `;`.
public struct CSVWriter: MentionWriter {
  /// A writer.
  public init() {}

  /// The names of the columns.
  public mutating func header() -> String? { Separator.comma.line(Self.columns.map(\.name)) }

  /// A row a record.
  public mutating func lines(_ mentions: [Mention]) -> String? {
    let columns = Self.columns
    let rows = mentions.map { mention in Separator.comma.line(columns.map { $0.value(mention) }) }
    return rows.isEmpty ? nil : rows.joined(separator: "\n")
  }

  private static func names(_ actors: [Actor]?) -> String? { actors?.map { $0.name ?? $0.text }.joined(separator: ";") }
  private static func codes(_ actors: [Actor]?) -> String? { actors?.map { $0.code ?? "" }.joined(separator: ";") }

  private static var columns: [Column<Mention>] {
    [
      Column("id") { $0.id },
      Column("kind") { $0.kind.rawValue },
      Column("report_id") { $0.report.id },
      Column("report_title") { $0.report.title },
      Column("publisher") { $0.report.publisher },
      Column("url") { $0.report.url },
      Column("published") { $0.report.published?.description },
      Column("date_start") { $0.date?.start.description },
      Column("date_end") { $0.date?.end.description },
      Column("date_granularity") { $0.date?.granularity.rawValue },
      Column("date_from") { $0.date?.from.rawValue },
      Column("event_type") { $0.event?.eventType?.rawValue },
      Column("event_mode") { $0.event?.eventMode },
      Column("contexts") { $0.event?.contexts.joined(separator: ";") },
      Column("quad") { $0.event?.quad.map(String.init) },
      Column("cameo") { $0.event?.cameo },
      Column("acled_event_type") { $0.event?.acled?.eventType },
      Column("acled_sub_event_type") { $0.event?.acled?.subEventType },
      Column("ucdp_type_of_violence") { $0.event?.ucdp.map { String($0.typeOfViolence) } },
      Column("actors") { names($0.event?.actors) },
      Column("actor_codes") { codes($0.event?.actors) },
      Column("recipients") { names($0.event?.recipients) },
      Column("recipient_codes") { codes($0.event?.recipients) },
      Column("instrument") { $0.event?.instrument },
      Column("target") { $0.event?.target },
      Column("control_change") { $0.control?.change.rawValue },
      Column("control_extent") { $0.control?.extent?.rawValue },
      Column("holder") { $0.control?.holder.map { $0.name ?? $0.text } },
      Column("previous_holder") { $0.control?.previousHolder.map { $0.name ?? $0.text } },
      Column("figure_of") { $0.figure?.of.rawValue },
      Column("figure_low") { $0.figure?.low.map(String.init) },
      Column("figure_best") { $0.figure?.best.map(String.init) },
      Column("figure_high") { $0.figure?.high.map(String.init) },
      Column("speaker") { $0.statement.map { $0.speaker.name ?? $0.speaker.text } },
      Column("statement") { $0.statement?.text },
      Column("relation") { $0.relation?.relation.rawValue },
      Column("subject") { $0.relation.map { $0.subject.name ?? $0.subject.text } },
      Column("object") { $0.relation.map { $0.object.name ?? $0.object.text } },
      Column("place") { $0.place?.name },
      Column("admin1") { $0.place?.admin1 },
      Column("country") { $0.place?.country },
      Column("latitude") { $0.place?.latitude.map { "\($0)" } },
      Column("longitude") { $0.place?.longitude.map { "\($0)" } },
      Column("geoname_id") { $0.place?.geonameID.map(String.init) },
      Column("factuality") { $0.factuality.rawValue },
      Column("attribution") { $0.attribution.map { $0.speaker.name ?? $0.speaker.text }.joined(separator: ";") },
      Column("confidence") { "\($0.confidence)" },
      Column("trigger") { $0.trigger?.text },
      Column("sentence") { $0.sentence.text },
      Column("rule") { $0.rule },
      Column("coder") { $0.coder },
    ]
  }
}
