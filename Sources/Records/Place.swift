/// Where (PLACE in RECORDS).
public struct Place: Hashable, Sendable, Codable {
  /// The gazetteer's name, or the words when the gazetteer has no such place.
  public var name: String
  /// The words, as they stand in the text.
  public var text: String
  /// UTF-8 byte offsets of the words, where they stand in the text.
  public var start: Int?
  /// UTF-8 byte offset after the words.
  public var end: Int?
  /// Degrees north, WGS 84.
  public var latitude: Double?
  /// Degrees east, WGS 84.
  public var longitude: Double?
  /// GeoNames id.
  public var geonameID: Int?
  /// GeoNames feature code (`PPLA`, `ADM1`, `PCLI` …).
  public var feature: String?
  /// First-level unit.
  public var admin1: String?
  /// Second-level unit.
  public var admin2: String?
  /// ISO 3166-1 alpha-3.
  public var country: String?
  /// "near", "south of": how the event lies to the place.
  public var relation: String?
  /// Kilometres from the place, where the text says so.
  public var distanceKM: Double?
  /// What the place rests on.
  public var from: Source?
  /// ACLED's geo precision, 1–3.
  public var acledPrecision: Int?
  /// UCDP GED's where precision, 1–7.
  public var ucdpPrecision: Int?

  /// What a place rests on: an argument of the trigger, the sentence, the document, the dateline.
  public enum Source: String, Sendable, Codable {
    case argument, sentence, document, dateline
  }

  /// A place of a name; coordinates and the rest are set where known.
  public init(
    name: String, text: String, start: Int? = nil, end: Int? = nil, latitude: Double? = nil, longitude: Double? = nil,
    geonameID: Int? = nil, feature: String? = nil, admin1: String? = nil, admin2: String? = nil,
    country: String? = nil, relation: String? = nil, distanceKM: Double? = nil, from: Source? = nil
  ) {
    self.name = name
    self.text = text
    self.start = start
    self.end = end
    self.latitude = latitude
    self.longitude = longitude
    self.geonameID = geonameID
    self.feature = feature
    self.admin1 = admin1
    self.admin2 = admin2
    self.country = country
    self.relation = relation
    self.distanceKM = distanceKM
    self.from = from
    setPrecision()
  }

  /// Sets both precisions from the feature and relation (ACLED geo precision; UCDP GED where_prec).
  public mutating func setPrecision() {
    let near = relation != nil
    switch feature {
    case nil: (acledPrecision, ucdpPrecision) = (nil, nil)
    case let code? where code.hasPrefix("PCL") || code == "TERR": (acledPrecision, ucdpPrecision) = (nil, 6)
    case let code? where code.hasPrefix("ADM1"): (acledPrecision, ucdpPrecision) = (3, 4)
    case let code? where code.hasPrefix("ADM"): (acledPrecision, ucdpPrecision) = (2, 3)
    case "CONT"?, "RGN"?, "RGNE"?, "ISLS"?, "PEN"?, "MTS"?, "STM"?, "VAL"?, "DSRT"?, "LK"?, "ZN"?, "ISL"?, "AREA"?,
      "PRK"?, "DLTA"?,
      "RESN"?, "COLF"?:
      (acledPrecision, ucdpPrecision) = (3, 5)
    case "SEA"?, "OCN"?, "GULF"?, "STRT"?: (acledPrecision, ucdpPrecision) = (3, 7)
    default: (acledPrecision, ucdpPrecision) = near ? (2, 2) : (1, 1)
    }
  }

  /// Whether the place is a country or what is coded like one.
  public var isCountry: Bool { feature?.hasPrefix("PCL") ?? false }

  enum CodingKeys: String, CodingKey {
    case name, text, start, end, latitude, longitude
    case geonameID = "geoname_id"
    case feature, admin1, admin2, country, relation
    case distanceKM = "distance_km"
    case from
    case acledPrecision = "acled_precision"
    case ucdpPrecision = "ucdp_precision"
  }
}
