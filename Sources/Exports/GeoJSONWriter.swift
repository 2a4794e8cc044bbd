public import Records

/// A GeoJSON FeatureCollection (RFC 7946): one point feature a record that has coordinates, the record as its properties.
public struct GeoJSONWriter: MentionWriter {
  private var collection = FeatureCollection()

  /// A writer.
  public init() {}

  /// Opens the collection.
  public mutating func header() -> String? { FeatureCollection.opening }

  /// A feature a line; records without coordinates are left out.
  public mutating func lines(_ mentions: [Mention]) -> String? {
    let lines = mentions.compactMap { mention in
      collection.line(
        id: mention.id, latitude: mention.place?.latitude, longitude: mention.place?.longitude, properties: mention)
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// Closes the collection.
  public mutating func footer() -> String? { FeatureCollection.closing }
}
