extension ExportFormat {
  /// A writer of the format.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal, for the table.
  ///   - colours: whether the terminal shows colours.
  public func writer(width: Int = 120, colours: Bool = false) -> any MentionWriter {
    switch self {
    case .table: TableWriter(width: width, colours: colours)
    case .jsonl: JSONLinesWriter()
    case .csv: CSVWriter()
    case .geojson: GeoJSONWriter()
    }
  }
}
