extension ExportFormat {
  /// A writer of the format.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal, for the table.
  ///   - colours: whether the terminal shows colours.
  ///   - countries: codes and regions, for the event datasets.
  public func writer(
    width: Int = 120, colours: Bool = false, countries: CountryTable = CountryTable([])
  ) -> any MentionWriter {
    switch self {
    case .table: TableWriter(width: width, colours: colours)
    case .jsonl: JSONLinesWriter()
    case .csv: CSVWriter()
    case .geojson: GeoJSONWriter()
    case .kml: KMLWriter()
    default: eventWriter(countries: countries) ?? JSONLinesWriter()
    }
  }

  /// A writer of the formats that hold events alone, from mentions or joined ones; `nil` for the other formats.
  public func eventWriter(countries: CountryTable) -> (any EventWriter)? {
    switch self {
    case .plover: PLOVERWriter()
    case .polecat: DatasetWriter(POLECATSchema(countries: countries))
    case .phoenix: DatasetWriter(PhoenixSchema())
    case .acled: DatasetWriter(ACLEDSchema(countries: countries))
    case .ged: DatasetWriter(GEDSchema(countries: countries))
    case .table, .jsonl, .csv, .geojson, .kml: nil
    }
  }
}
