import JSON
import FoundationEssentials

/// A GeoJSON FeatureCollection (RFC 7946) written feature by feature: a point, and the record as its properties.
public struct FeatureCollection {
  private let encoder = LineEncoder()
  /// Whether it has no feature yet.
  public private(set) var isEmpty: Bool

  /// A collection without features, or one that goes on behind features that were written elsewhere.
  public init(isEmpty: Bool = true) {
    self.isEmpty = isEmpty
  }

  /// Opens the collection.
  public static let opening = "{\"type\":\"FeatureCollection\",\"features\":["
  /// Closes the collection.
  public static let closing = "]}"

  /// The line of a feature; `nil` without coordinates.
  public mutating func line(id: String, latitude: Double?, longitude: Double?, properties: some Encodable) -> String? {
    guard let latitude, let longitude, let properties = try? encoder.encode(properties) else { return nil }
    let separator = isEmpty ? "" : ","
    isEmpty = false
    return separator
      + "{\"type\":\"Feature\",\"id\":\(LineEncoder.quoted(id)),\"geometry\":{\"type\":\"Point\",\"coordinates\":["
      + "\(longitude),\(latitude)]},\"properties\":" + String(decoding: properties, as: UTF8.self) + "}"
  }
}
