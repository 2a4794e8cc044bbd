import FoundationEssentials
public import Records

/// A GeoJSON FeatureCollection (RFC 7946): one point feature a record that has coordinates, the record as its properties.
public struct GeoJSONWriter: MentionWriter {
  private let encoder = JSONEncoder()
  private var isFirst = true

  /// A writer.
  public init() { encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes] }

  /// Opens the collection.
  public mutating func header() -> String? { "{\"type\":\"FeatureCollection\",\"features\":[" }

  /// A feature a line; records without coordinates are left out.
  public mutating func lines(_ mentions: [Mention]) -> String? {
    var lines: [String] = []
    for mention in mentions {
      guard let longitude = mention.place?.longitude, let latitude = mention.place?.latitude,
        let properties = try? encoder.encode(mention)
      else { continue }
      let separator = isFirst ? "" : ","
      isFirst = false
      lines.append(
        separator + "{\"type\":\"Feature\",\"id\":\"\(mention.id)\",\"geometry\":{\"type\":\"Point\",\"coordinates\":["
          + "\(longitude),\(latitude)]},\"properties\":" + String(decoding: properties, as: UTF8.self) + "}")
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// Closes the collection.
  public mutating func footer() -> String? { "]}" }
}
