/// A row of a GeoNames dump (`allCountries.txt` and the files by country): 19 columns apart by tabs.
struct GeoNamesRow {
  var id: UInt32
  var name: String
  var asciiName: String
  var alternates: [Substring]
  var latitude: Double
  var longitude: Double
  var featureClass: UInt8
  var feature: String
  /// ISO 3166-1 alpha-2.
  var country: String
  var admin1: String
  var admin2: String
  var population: UInt32

  /// What is wrong with a row.
  struct Fault: Error { var reason: String }

  init(_ line: Substring) throws(Fault) {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard columns.count >= 15 else { throw Fault(reason: "\(columns.count) columns, a GeoNames row has 19") }
    guard let id = UInt32(columns[0]) else { throw Fault(reason: "\"\(columns[0].prefix(20))\" is no GeoNames id") }
    guard let latitude = Double(columns[4]), abs(latitude) <= 90 else {
      throw Fault(reason: "\"\(columns[4].prefix(20))\" is no latitude")
    }
    guard let longitude = Double(columns[5]), abs(longitude) <= 180 else {
      throw Fault(reason: "\"\(columns[5].prefix(20))\" is no longitude")
    }
    guard !columns[1].isEmpty else { throw Fault(reason: "a place without a name") }
    self.id = id
    name = String(columns[1])
    asciiName = String(columns[2])
    alternates = columns[3].split(separator: ",")
    self.latitude = latitude
    self.longitude = longitude
    featureClass = columns[6].utf8.first ?? 0
    feature = String(columns[7])
    country = String(columns[8])
    admin1 = String(columns[10])
    admin2 = String(columns[11])
    // Some rows give more people than there are; they are as many as fit.
    population = UInt32(clamping: Int64(columns[14]) ?? 0)
  }

  /// How well known the place is before any text, 0 to 255.
  var prominence: UInt8 {
    // Many seats of districts have no population in GeoNames; they are taken for small towns.
    let assumed: UInt32 = feature.hasPrefix("PPLA") || feature.hasPrefix("ADM") ? 4000 : 300
    let people = Double(32 - (population == 0 ? assumed : population).leadingZeroBitCount)
    let value: Double =
      switch feature {
      case "CONT", "PCLI", "PCLD", "PCLF", "PCLS", "PCLIX", "PCL", "PCLX", "OCN", "TERR": 225 + people
      case "ADM1": 100 + 4 * people
      case "PPLC": 130 + 4 * people
      case "PPLA": 50 + 6 * people
      case "PPLX", "ADM2": 20 + 5 * people
      case "RGN", "SEA", "GULF", "STRT", "DSRT", "MTS", "CNL", "ISLS": 120 + 2 * people
      case "SQR", "RLFC", "DAM", "CTRB", "MIL", "NUC", "AIRB", "OILF": 75
      case _ where feature.hasSuffix("H") && featureClass != UInt8(ascii: "H"): 2 * people
      case _ where featureClass == UInt8(ascii: "P"): 6 * people
      case _ where featureClass == UInt8(ascii: "A"): 10 + 4 * people
      case _ where featureClass == UInt8(ascii: "H") || featureClass == UInt8(ascii: "T"): 60
      default: 40
      }
    return UInt8(clamping: Int(value))
  }
}
