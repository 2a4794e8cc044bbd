/// A part of the map in degrees; over the date line `west` is greater than `east`.
public struct GeoBox: Hashable, Sendable, Codable {
  /// The southern edge, -90 to 90.
  public var south: Double
  /// The western edge, -180 to 180.
  public var west: Double
  /// The northern edge, not less than `south`.
  public var north: Double
  /// The eastern edge, -180 to 180.
  public var east: Double

  /// The whole earth.
  public static let world = GeoBox(south: -90, west: -180, north: 90, east: 180)

  /// A box by its edges.
  public init(south: Double, west: Double, north: Double, east: Double) {
    (self.south, self.west, self.north, self.east) = (south, west, north, east)
  }
}
