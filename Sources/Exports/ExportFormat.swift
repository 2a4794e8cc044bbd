/// Export formats.
public enum ExportFormat: String, Sendable, CaseIterable { case table, jsonl, csv, geojson }
