import Records

/// The columns of an event dataset, and the rows that an event makes in it.
protocol DatasetSchema {
  associatedtype Row
  /// How the files of the dataset part their columns.
  static var separator: Separator { get }
  /// Whether its files start with the names of the columns.
  static var hasHeader: Bool { get }
  /// In the order of the dataset.
  var columns: [Column<Row>] { get }
  /// None for an event that the dataset would not enter.
  func rows(of event: DatasetEvent) -> [Row]
}

/// Writes records as the rows of an event dataset (`Documentation/exports.md`). Records that are no events are left out.
struct DatasetWriter<Schema: DatasetSchema>: MentionWriter {
  let schema: Schema
  private let columns: [Column<Schema.Row>]

  init(_ schema: Schema) {
    self.schema = schema
    columns = schema.columns
  }

  mutating func header() -> String? {
    Schema.hasHeader ? Schema.separator.line(columns.map(\.name)) : nil
  }

  mutating func lines(_ mentions: [Mention]) -> String? { lines(mentions.compactMap { DatasetEvent($0) }) }

  /// The rows of some events.
  mutating func lines(_ events: [DatasetEvent]) -> String? {
    let lines = events.flatMap(schema.rows).map { row in Schema.separator.line(columns.map { $0.value(row) }) }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}

/// Writes joined events as well as mentions.
public protocol EventWriter: MentionWriter {
  /// The lines of some events, without the last line end; `nil` for nothing.
  mutating func lines(_ events: [DatasetEvent]) -> String?
}

extension DatasetWriter: EventWriter {}
