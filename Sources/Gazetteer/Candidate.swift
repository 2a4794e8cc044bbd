/// What sort of place a feature code stands for.
enum PlaceKind: UInt8, Sendable {
  case country, continent, admin1, admin2, town, quarter, region, water, terrain, facility, former
}

/// A place that a name may mean.
struct Candidate: Sendable {
  var record: PlaceRecord
  var quality: NameQuality
  var point: Point
  var kind: PlaceKind
  /// Alpha-3 as three bytes, 0 for none.
  var country: UInt32
  /// How much speaks for it before the text is read.
  var prior: Double

  init(_ record: PlaceRecord, _ quality: NameQuality) {
    self.record = record
    self.quality = quality
    point = Point(latitude: record.latitude, longitude: record.longitude)
    kind = record.kind
    country = record.countryCode
    prior = Double(record.prominence) / 24 - quality.cost
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
    var found: [Candidate] = []
    collect(key, nil, into: &found)
    if let rest = PlaceNames.withoutArticle(key) { collect(rest, .stripped, into: &found) }
    // A town of a few thousand may be called just as the report misspells a city.
    let best = found.lazy.map(\.prior).max() ?? 0
    if best < Self.certainPrior {
      for file in files {
        for offset in file.spellings(of: key) {
          for posting in file.postings(at: offset, limit: 64) where posting.transliterated {
            add(Candidate(PlaceRecord(file, posting.place), .spelling), to: &found)
          }
        }
      }
    }
    shadeUnits(&found)
    return found
  }

  /// A name shared by a town and the unit around it means the town unless the text says "province" or the like.
  private func shadeUnits(_ found: inout [Candidate]) {
    for index in found.indices where found[index].kind == .admin1 || found[index].kind == .admin2 {
      let unit = found[index]
      let around: Double = unit.kind == .admin1 ? 300 : 100
      let seat = found.contains {
        $0.kind == .town && $0.country == unit.country && $0.quality <= max(unit.quality, .alternate)
          && $0.point.kilometres(to: unit.point) < around && $0.prior > 2
      }
      if seat { found[index].prior -= 2 }
    }
  }

  /// A match of this prior (about a town of 30,000) needs no other spellings beside it.
  static let certainPrior = 3.7

  private func collect(_ key: [UInt8], _ quality: NameQuality?, into found: inout [Candidate]) {
    for file in files {
      guard case .key(let offset) = file.find(key) else { continue }
      for posting in file.postings(at: offset, limit: Self.candidateLimit) {
        add(Candidate(PlaceRecord(file, posting.place), max(posting.quality, quality ?? .primary)), to: &found)
      }
    }
  }

  /// Adds a candidate unless the same place is there; with one id the later file stands.
  private func add(_ candidate: Candidate, to found: inout [Candidate]) {
    let id = candidate.record.geonameID
    let same = found.firstIndex {
      $0.record.geonameID == id && (id != 0 || $0.record.index == candidate.record.index)
    }
    guard let same else { return found.append(candidate) }
    if found[same].record.gazetteer.file !== candidate.record.gazetteer.file {
      let quality = min(found[same].quality, candidate.quality)
      found[same] = Candidate(candidate.record, quality)
    } else if candidate.quality < found[same].quality {
      found[same] = candidate
    }
  }
}
