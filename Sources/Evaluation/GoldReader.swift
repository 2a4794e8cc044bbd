public import FoundationEssentials
import Records

/// Reads a user's gold: JSONL with one report a line, or CSV with one record a row.
///
/// JSONL: `{"id", "text", "published"?, "gold": [record, …]}` with the field names of RECORDS (`Documentation/evaluation.md`).
/// CSV: a header with `id`, `text` and any of those names; rows of one id are one report; lists are joined with `;`; a row with
/// neither `event_type` nor `kind` says that its report holds nothing.
public enum GoldReader {
  /// What could not be read.
  public struct Problem: Error, Sendable, CustomStringConvertible {
    /// Line of the file, from 1.
    public var line: Int
    /// What is wrong with it.
    public var message: String
    /// `line N: message`.
    public var description: String { "line \(line): \(message)" }
  }

  /// The reports of a file and what could not be read of it.
  ///
  /// - Parameter isCSV: whether the file is CSV rather than JSONL.
  public static func read(_ data: Data, isCSV: Bool) -> (reports: [GoldReport], problems: [Problem]) {
    isCSV ? csv(data) : jsonl(data)
  }

  private struct Line: Decodable {
    var id: String?
    var text: String
    var published: String?
    var gold: [GoldRecord]
  }

  private static func jsonl(_ data: Data) -> ([GoldReport], [Problem]) {
    var reports: [GoldReport] = []
    var problems: [Problem] = []
    let decoder = JSONDecoder()
    for (index, bytes) in data.split(separator: 10, omittingEmptySubsequences: false).enumerated()
    where !bytes.allSatisfy({ $0 == 32 || $0 == 13 }) {
      do {
        let line = try decoder.decode(Line.self, from: Data(bytes))
        reports.append(
          GoldReport(
            id: line.id ?? "\(index + 1)", text: Array(line.text.utf8),
            published: line.published.flatMap { Day(iso: $0) },
            records: line.gold))
      } catch {
        problems.append(Problem(line: index + 1, message: explain(error)))
      }
    }
    return (reports, problems)
  }

  private static func explain(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "no `\(key.stringValue)`"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "`\(context.codingPath.map(\.stringValue).joined(separator: "."))` is of the wrong type"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      "`\(context.codingPath.map(\.stringValue).joined(separator: "."))`: \(context.debugDescription)"
    default: "no JSON"
    }
  }

  private static func csv(_ data: Data) -> ([GoldReport], [Problem]) {
    var rows = CSVRows(data).rows[...]
    guard let header = rows.popFirst()?.cells, header.contains("id"), header.contains("text") else {
      return ([], [Problem(line: 1, message: "the header has no `id` and `text`")])
    }
    var reports: [GoldReport] = []
    var positions: [String: Int] = [:]
    var problems: [Problem] = []
    for row in rows where row.cells != [""] {
      guard row.cells.count == header.count else {
        problems.append(Problem(line: row.line, message: "\(row.cells.count) columns, the header has \(header.count)"))
        continue
      }
      let values = Dictionary(zip(header, row.cells)) { first, _ in first }.filter { !$0.value.isEmpty }
      guard let id = values["id"] else {
        problems.append(Problem(line: row.line, message: "no `id`"))
        continue
      }
      if positions[id] == nil {
        positions[id] = reports.count
        reports.append(
          GoldReport(
            id: id, text: Array((values["text"] ?? "").utf8), published: values["published"].flatMap { Day(iso: $0) },
            records: []))
      }
      if let record = record(values), let position = positions[id] { reports[position].records.append(record) }
    }
    return (reports, problems)
  }

  private static func record(_ values: [String: String]) -> GoldRecord? {
    func list(_ name: String) -> [String]? { values[name].map { $0.split(separator: ";").map { String($0) } } }
    guard let kind = values["kind"].flatMap(Mention.Kind.init(rawValue:)) ?? (values["event_type"].map { _ in .event })
    else { return nil }
    var record = GoldRecord(kind: kind)
    record.eventType = values["event_type"]
    record.eventMode = values["event_mode"]
    record.contexts = list("contexts")
    record.trigger = values["trigger"]
    record.occurrence = values["occurrence"].flatMap { Int($0) }
    record.actors = list("actors")
    record.recipients = list("recipients")
    record.date = list("date")
    record.place = values["place"]
    record.country = values["country"]
    record.factuality = values["factuality"]
    record.change = values["change"]
    record.holder = values["holder"]
    record.previousHolder = values["previous_holder"]
    record.of = values["of"]
    (record.low, record.best, record.high) =
      (values["low"].flatMap { Int($0) }, values["best"].flatMap { Int($0) }, values["high"].flatMap { Int($0) })
    record.speaker = values["speaker"]
    record.text = values["words"]
    record.relation = values["relation"]
    record.subject = values["subject"]
    record.object = values["object"]
    return record
  }
}
