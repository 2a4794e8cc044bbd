/// What sort of place a feature code stands for.
enum PlaceKind: UInt8, Sendable {
  case country, continent, admin1, admin2, town, quarter, region, water, terrain, facility, former

  /// How large such places are: what is in a list with others is of one level.
  var level: Int {
    switch self {
    case .continent: 5
    case .country: 4
    case .admin1, .region: 3
    case .admin2: 2
    default: 1
    }
  }
}

/// A place that a name may mean.
struct Candidate: Sendable {
  var record: PlaceRecord
  var quality: NameQuality
  var point: Point
  /// The point as a vector of length 1, for quick distances.
  var direction: SIMD3<Float>
  var kind: PlaceKind
  /// Alpha-3 as three bytes, 0 for none.
  var country: UInt32
  /// How much speaks for it before the text is read.
  var prior: Double

  init(_ record: PlaceRecord, _ quality: NameQuality) {
    self.record = record
    self.quality = quality
    point = Point(latitude: record.latitude, longitude: record.longitude)
    direction = point.direction
    kind = record.kind
    country = record.countryCode
    prior = Double(record.prominence) / 24 - quality.cost
    // Before any evidence "Georgia" is the country.
    if kind == .country, quality == .primary { prior += 1.5 }
  }
}

extension NameQuality {
  /// What a less direct match costs, on the scale of ``Candidate/prior``.
  var cost: Double {
    switch self {
    case .primary: 0
    case .alternate: 0.8
    case .stripped: 0.5
    case .code: 1
    case .spelling: 2.5
    }
  }
}

extension PlaceRecord {
  /// The country as three bytes, 0 for none.
  var countryCode: UInt32 {
    countryIndex == 255 ? 0 : gazetteer.file.load(gazetteer.start(.countries) + 4 * countryIndex)
  }

  var kind: PlaceKind {
    let at = gazetteer.start(.features) + 8 * featureIndex
    func byte(_ offset: Int) -> UInt8 { gazetteer.file.load(at + offset) }
    switch (byte(0), byte(1), byte(2), byte(3)) {
    case (UInt8(ascii: "P"), UInt8(ascii: "P"), UInt8(ascii: "L"), UInt8(ascii: "X")): return .quarter
    case (UInt8(ascii: "P"), UInt8(ascii: "P"), UInt8(ascii: "L"), let last):
      return [UInt8(ascii: "H"), UInt8(ascii: "Q"), UInt8(ascii: "W")].contains(last) ? .former : .town
    case (UInt8(ascii: "P"), UInt8(ascii: "C"), UInt8(ascii: "L"), let last):
      return last == UInt8(ascii: "H") ? .former : .country
    case (UInt8(ascii: "A"), UInt8(ascii: "D"), UInt8(ascii: "M"), UInt8(ascii: "1")):
      return byte(4) == UInt8(ascii: "H") ? .former : .admin1
    case (UInt8(ascii: "A"), UInt8(ascii: "D"), UInt8(ascii: "M"), _):
      return byte(4) == UInt8(ascii: "H") ? .former : .admin2
    default: break
    }
    switch feature {
    case "CONT": return .continent
    case "TERR": return .country
    case "RGN", "RGNE", "AREA", "RGNL", "CST": return .region
    case "SEA", "GULF", "STRT", "STM", "LK", "RSV", "BAY", "CNL", "OCN", "CHN", "MRSH", "FLLS", "LGN", "SD", "WAD",
      "DLTA":
      return .water
    case "MT", "MTS", "PK", "ISL", "ISLS", "PEN", "CAPE", "DSRT", "VAL", "PLN", "PASS", "HLL", "HLLS", "PLAT", "VLC",
      "OAS":
      return .terrain
    case "STLMT": return .town
    default: return .facility
    }
  }
}

extension Gazetteer {
  /// How many places of one name are looked at; the most prominent come first.
  static let candidateLimit = 512

  /// The places that a key leads to: exact and without its article; other spellings where these find little.
  func candidates(for key: [UInt8]) -> [Candidate] {
    var found = CandidateSet()
    for file in files { found.collect(file, key, .primary) }
    if let rest = PlaceNames.withoutArticle(key) { for file in files { found.collect(file, rest, .stripped) } }
    // A town of a few thousand may be called just as the report misspells a city.
    if (found.candidates.lazy.map(\.prior).max() ?? 0) < Self.certainPrior {
      for file in files { found.collectSpellings(file, key) }
    }
    found.shadeUnits()
    return found.candidates
  }

  /// A match of this prior (about a town of 30,000) needs no other spellings beside it.
  private static let certainPrior = 3.7
}

/// Candidates from several keys and files, each place once.
private struct CandidateSet {
  private(set) var candidates: [Candidate] = []
  private var indices: [UInt64: Int] = [:]

  mutating func collect(_ file: GazetteerFile, _ key: [UInt8], _ quality: NameQuality) {
    guard case .key(let offset) = file.find(key) else { return }
    for posting in file.postings(at: offset, limit: Gazetteer.candidateLimit) {
      var candidate = Candidate(PlaceRecord(file, posting.place), max(posting.quality, quality))
      // "Estado Zamora" was once a name of Barinas: half of a name that is not its own hardly means it.
      if candidate.quality == .stripped, !Self.resembles(candidate.record.name, key) { candidate.prior -= 2.5 }
      add(candidate)
    }
  }

  /// Whether a word of a name begins as a key does.
  private static func resembles(_ name: String, _ key: [UInt8]) -> Bool {
    let words = NameKey.fold(name).split(whereSeparator: { $0 == 0x20 || $0 == 0x2D })
    return key.split(separator: 0x20).contains { part in words.contains { $0.prefix(2).elementsEqual(part.prefix(2)) } }
  }

  mutating func collectSpellings(_ file: GazetteerFile, _ key: [UInt8]) {
    for offset in file.spellings(of: key) {
      for posting in file.postings(at: offset, limit: 64) where posting.transliterated {
        add(Candidate(PlaceRecord(file, posting.place), .spelling))
      }
    }
  }

  /// Adds a candidate unless its place is there; of one GeoNames id the row in the later file stands.
  private mutating func add(_ candidate: Candidate) {
    guard candidates.count < 2 * Gazetteer.candidateLimit else { return }
    let id = candidate.record.geonameID
    let identity =
      id == 0
      ? UInt64(candidate.record.index) << 32 | UInt64(candidate.record.gazetteer.checksum & 0xFFFF_FFFF) : UInt64(id)
    guard let same = indices[identity] else {
      indices[identity] = candidates.count
      candidates.append(candidate)
      return
    }
    if candidates[same].record.gazetteer.file !== candidate.record.gazetteer.file {
      candidates[same] = Candidate(candidate.record, min(candidates[same].quality, candidate.quality))
    } else if candidate.quality < candidates[same].quality {
      candidates[same] = candidate
    }
  }

  /// A name shared by a town and the unit around it means the town unless the text says "province" or the like.
  mutating func shadeUnits() {
    let first = candidates.indices.prefix(64)
    for index in first where candidates[index].kind == .admin1 || candidates[index].kind == .admin2 {
      let unit = candidates[index]
      let around: Double = unit.kind == .admin1 ? 300 : 100
      let seat = first.contains {
        candidates[$0].kind == .town && candidates[$0].country == unit.country
          && candidates[$0].quality <= unit.quality && candidates[$0].prior > 2
          && candidates[$0].point.kilometres(to: unit.point) < around
      }
      if seat { candidates[index].prior -= 2 }
    }
  }
}
