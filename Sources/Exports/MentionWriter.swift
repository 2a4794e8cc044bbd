public import Records

/// Turns records into the lines of a format. Not `Sendable`: one writer for one output.
public protocol MentionWriter {
  /// What stands before the first record, without a line end; `nil` for nothing.
  mutating func header() -> String?
  /// The lines of some records of one report, without the last line end; `nil` for nothing.
  mutating func lines(_ mentions: [Mention]) -> String?
  /// What stands after the last record.
  mutating func footer() -> String?
}

extension MentionWriter {
  /// Nothing.
  public mutating func header() -> String? { nil }
  /// Nothing.
  public mutating func footer() -> String? { nil }
}

/// Formats that `dateline code` writes: `Documentation/exports.md` has the columns of each.
public enum ExportFormat: String, Sendable, CaseIterable {
  case table, jsonl, csv, geojson, kml
  /// Event datasets' own columns: events alone.
  case plover, polecat, phoenix, acled, ged
}
