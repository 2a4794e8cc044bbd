/// A place of the gazetteer, as `dateline gazetteer lookup` shows it.
public struct GazetteerEntry: Sendable, Hashable, Codable {
  /// The name that the gazetteer shows.
  public var name: String
  /// Degrees north, WGS 84.
  public var latitude: Double
  /// Degrees east, WGS 84.
  public var longitude: Double
  /// GeoNames id.
  public var geonameID: Int?
  /// GeoNames feature code.
  public var feature: String
  /// Inhabitants; absent if unknown.
  public var population: Int?
  /// First-level unit.
  public var admin1: String?
  /// Second-level unit.
  public var admin2: String?
  /// ISO 3166-1 alpha-3.
  public var country: String?
  /// How the name matched: `primary`, `alternate`, `stripped`, `code`, `spelling`.
  public var match: String
  /// How much speaks for it without any text; higher is better.
  public var score: Double
  /// Kilometres from the point asked for.
  public var distanceKM: Double?

  enum CodingKeys: String, CodingKey {
    case name, latitude, longitude
    case geonameID = "geoname_id"
    case feature, population, admin1, admin2, country, match, score
    case distanceKM = "distance_km"
  }
}

extension Gazetteer {
  /// The places that a name may mean, the likeliest first.
  ///
  /// - Parameters:
  ///   - point: a place near which it is to be looked for (degrees north and east).
  ///   - limit: how many at most.
  public func lookup(_ name: String, near point: (latitude: Double, longitude: Double)? = nil, limit: Int = 20)
    -> [GazetteerEntry]
  {
    let here = point.map { Point(latitude: $0.latitude, longitude: $0.longitude) }
    var found = candidates(for: NameKey.fold(name)).map { candidate -> GazetteerEntry in
      let distance = here.map { $0.kilometres(to: candidate.point) }
      return GazetteerEntry(candidate, distance: distance)
    }
    found.sort { $0.score != $1.score ? $0.score > $1.score : ($0.geonameID ?? 0) < ($1.geonameID ?? 0) }
    return Array(found.prefix(limit))
  }
}

extension GazetteerEntry {
  init(_ candidate: Candidate, distance: Double?) {
    let record = candidate.record
    let score = candidate.prior + (distance.map { 3 * max(0, 1 - $0 / 1000) } ?? 0)
    self.init(
      name: record.name, latitude: record.latitude, longitude: record.longitude,
      geonameID: record.geonameID == 0 ? nil : record.geonameID, feature: record.feature,
      population: record.population == 0 ? nil : record.population, admin1: record.admin1?.name,
      admin2: record.admin2?.name, country: record.country, match: "\(candidate.quality)",
      score: (score * 1000).rounded() / 1000, distanceKM: distance.map { ($0 * 10).rounded() / 10 })
  }
}
