/// One place of a gazetteer file: a view of its 28 bytes.
struct PlaceRecord: Sendable {
  let gazetteer: GazetteerFile
  let index: Int
  private let at: Int

  init(_ gazetteer: GazetteerFile, _ index: Int) {
    self.gazetteer = gazetteer
    self.index = index
    at = gazetteer.start(.places) + index * GazetteerHeader.placeSize
  }

  /// Degrees north.
  var latitude: Double { Double(gazetteer.file.load(at, as: Int32.self)) / 100_000 }
  /// Degrees east.
  var longitude: Double { Double(gazetteer.file.load(at + 4, as: Int32.self)) / 100_000 }
  /// GeoNames id, 0 for none.
  var geonameID: Int { Int(gazetteer.file.load(at + 8, as: UInt32.self)) }
  /// Inhabitants, 0 for unknown.
  var population: Int { Int(gazetteer.file.load(at + 12, as: UInt32.self)) }
  /// Index of the feature code.
  var featureIndex: Int { Int(gazetteer.file.load(at + 24, as: UInt16.self)) }
  /// Index of the country, 255 for none.
  var countryIndex: Int { Int(gazetteer.file.load(at + 26, as: UInt8.self)) }
  /// How well known it is, before any text: by feature and population, 0 to 255.
  var prominence: Int { Int(gazetteer.file.load(at + 27, as: UInt8.self)) }

  var name: String {
    let start = gazetteer.start(.names) + Int(gazetteer.file.load(at + 16, as: UInt32.self))
    let length = Int(gazetteer.file.load(start, as: UInt8.self))
    return String(decoding: gazetteer.file.array(start + 1..<start + 1 + length), as: UTF8.self)
  }

  /// The first-level unit that holds it; a unit holds itself.
  var admin1: PlaceRecord? { unit(at + 20, .admin1) }
  /// The second-level unit that holds it.
  var admin2: PlaceRecord? { unit(at + 22, .admin2) }

  private func unit(_ offset: Int, _ section: GazetteerHeader.Section) -> PlaceRecord? {
    let row = Int(gazetteer.file.load(offset, as: UInt16.self))
    guard row != 0xFFFF, row * 4 < gazetteer.size(section) else { return nil }
    return PlaceRecord(gazetteer, Int(gazetteer.file.load(gazetteer.start(section) + row * 4, as: UInt32.self)))
  }

  /// GeoNames feature code.
  var feature: String { gazetteer.code(.features, featureIndex, width: 8) }
  /// ISO 3166-1 alpha-3.
  var country: String? {
    countryIndex == 255 ? nil : gazetteer.code(.countries, countryIndex, width: 4)
  }
}

extension GazetteerFile {
  func code(_ section: GazetteerHeader.Section, _ index: Int, width: Int) -> String {
    let at = start(section) + index * width
    return String(decoding: file.array(at..<at + width).prefix { $0 != 0 }, as: UTF8.self)
  }
}
