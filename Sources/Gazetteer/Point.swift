import Foundation

/// A point on the earth, in degrees north and east.
struct Point: Sendable, Hashable {
  var latitude: Double
  var longitude: Double

  static let radius = 6371.0

  /// Great-circle distance.
  func kilometres(to other: Point) -> Double {
    let (a, b) = (latitude * .pi / 180, other.latitude * .pi / 180)
    let (south, east) = (sin((b - a) / 2), sin((other.longitude - longitude) * .pi / 360))
    return 2 * Self.radius * asin(min(1, (south * south + cos(a) * cos(b) * east * east).squareRoot()))
  }

  /// The point as a vector of length 1.
  var direction: SIMD3<Float> {
    let (a, b) = (latitude * .pi / 180, longitude * .pi / 180)
    return SIMD3(Float(cos(a) * cos(b)), Float(cos(a) * sin(b)), Float(sin(a)))
  }

  /// The point that lies so many kilometres from here in a direction (degrees from north, clockwise).
  func moved(kilometres: Double, bearing: Double) -> Point {
    let (angle, direction, a) = (kilometres / Self.radius, bearing * .pi / 180, latitude * .pi / 180)
    let b = asin(sin(a) * cos(angle) + cos(a) * sin(angle) * cos(direction))
    let turn = atan2(sin(direction) * sin(angle) * cos(a), cos(angle) - sin(a) * sin(b))
    let east = (longitude + turn * 180 / .pi + 540).truncatingRemainder(dividingBy: 360) - 180
    return Point(latitude: b * 180 / .pi, longitude: east)
  }
}
