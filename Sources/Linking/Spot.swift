import Glibc
import Records

/// A place as far as two can be compared.
struct Spot {
  /// What two places are to each other.
  enum Relation {
    case same, near(Double), containing(Int), apart(Double), different, unknown
  }

  private var geonameID: Int?
  /// Hashes of names; 0 where unknown.
  private var name: UInt64
  private(set) var country: UInt64
  private var admin1: UInt64
  private var admin2: UInt64
  var latitude = 0.0
  var longitude = 0.0
  /// A town or a part of one, with coordinates.
  var isPoint: Bool
  /// 0 point, 1 district, 2 province, 3 country, 4 larger or unknown.
  var level: Int
  /// Whether the words of the event itself name it.
  var isStated: Bool
  /// Whether it may lie some way off the named place.
  var isLoose: Bool

  init(_ place: Place) {
    geonameID = place.geonameID
    name = ContentWords.hash(place.name)
    country = place.country.map(ContentWords.hash) ?? 0
    admin1 = place.admin1.map(ContentWords.hash) ?? 0
    admin2 = place.admin2.map(ContentWords.hash) ?? 0
    let feature = place.feature ?? ""
    level =
      if feature.hasPrefix("PCL") || feature == "TERR" { 3 } else if feature.hasPrefix("ADM1") {
        2
      } else if feature
        .hasPrefix("ADM")
      { 1 } else if let precision = place.acledPrecision, precision == 3 { 2 } else { place.latitude == nil ? 4 : 0 }
    isPoint = level == 0 && place.latitude != nil && place.longitude != nil
    if let latitude = place.latitude, let longitude = place.longitude {
      self.latitude = latitude
      self.longitude = longitude
    }
    isStated = place.from == .argument || place.from == .sentence
    isLoose = place.relation != nil || (place.distanceKM ?? 0) > 0 || feature == "PPLX"
  }

  /// What `other` is to this place.
  func relation(to other: Spot) -> Relation {
    if let geonameID, let otherID = other.geonameID, geonameID == otherID { return .same }
    if geonameID == nil || other.geonameID == nil {
      return name == other.name ? .same : .unknown
    }
    if country != 0, other.country != 0, country != other.country { return .different }
    if isPoint, other.isPoint {
      let kilometres = distance(to: other)
      return kilometres <= 12 || kilometres <= 35 && (isLoose || other.isLoose) ? .near(kilometres) : .apart(kilometres)
    }
    let (coarse, fine) = level >= other.level ? (self, other) : (other, self)
    if coarse.level == 3 { return coarse.country != 0 && coarse.country == fine.country ? .containing(3) : .unknown }
    if coarse.admin1 != 0, fine.admin1 != 0, coarse.admin1 != fine.admin1 { return .different }
    if coarse.level == 1, coarse.admin2 != 0, fine.admin2 != 0 {
      return coarse.admin2 == fine.admin2 ? .containing(1) : .different
    }
    return coarse.admin1 != 0 && coarse.admin1 == fine.admin1 ? .containing(2) : .unknown
  }

  /// Kilometres along the great circle.
  private func distance(to other: Spot) -> Double {
    let radians = Double.pi / 180
    let (a, b) = (latitude * radians, other.latitude * radians)
    let x = (other.longitude - longitude) * radians * cos((a + b) / 2)
    return 6371 * (x * x + (a - b) * (a - b)).squareRoot()
  }
}
