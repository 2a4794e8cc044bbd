import Foundation
import Gazetteer
import Testing

/// Building, opening and searching gazetteer files.
@Suite struct GazetteerFileTests {
  /// A row of a GeoNames dump.
  static func row(
    _ id: Int, _ name: String, _ others: String = "", at point: (Double, Double), _ feature: String, _ country: String,
    _ admin1: String = "", _ admin2: String = "", population: Int = 0
  ) -> String {
    let letter = feature.hasPrefix("PPL") ? "P" : "A"
    return [
      "\(id)", name, name, others, "\(point.0)", "\(point.1)", letter, feature, country, "", admin1, admin2, "", "",
      "\(population)", "", "", "", "",
    ].joined(separator: "\t")
  }

  /// A folder with a gazetteer of some rows.
  static func gazetteer(_ rows: [String]) throws -> (Gazetteer, URL) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gazetteer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var builder = try GazetteerBuilder(writing: folder.appending(path: "own.gazetteer"))
    for (number, row) in rows.enumerated() { try builder.add(line: row[...], file: "rows", number: number + 1) }
    try builder.finish()
    return (try Gazetteer(directories: [folder]), folder)
  }

  @Test func findsPlacesByAllTheirNames() throws {
    let (gazetteer, folder) = try Self.gazetteer([
      Self.row(1, "Kirkuk", "Karkūk", at: (35.4, 44.2), "ADM1", "IQ", "13", population: 1_000_000),
      Self.row(2, "Hawija District", at: (35.29, 43.76), "ADM2", "IQ", "13", "Hawija District"),
      Self.row(
        3, "Al Ḩawījah", "Hawiga", at: (35.33, 43.77), "PPLA2", "IQ", "13", "Hawija District", population: 40_000),
      Self.row(4, "Paris", at: (48.85, 2.35), "PPLC", "FR", population: 2_000_000),
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    try gazetteer.verify()
    #expect(gazetteer.count == 4)
    for name in ["al-Hawijah", "Hawijah", "hawiga", "Al-Hawija", "Hawijja", "Haweejah"] {
      let found = try #require(gazetteer.lookup(name).first { $0.geonameID == 3 }, "\(name)")
      #expect(found.country == "IRQ" && found.admin1 == "Kirkuk" && found.admin2 == "Hawija District")
      #expect(found.latitude == 35.33 && found.longitude == 43.77 && found.population == 40_000)
    }
    #expect(gazetteer.lookup("Karkuk").map(\.geonameID) == [1])
    #expect(gazetteer.lookup("Parys").isEmpty, "France writes in Latin letters: no other spellings")
    #expect(gazetteer.lookup("").isEmpty)
  }

  @Test func prefersWhatLiesNear() throws {
    let (gazetteer, folder) = try Self.gazetteer([
      Self.row(1, "Springfield", at: (39.8, -89.6), "PPLA", "US", "IL", population: 116_000),
      Self.row(2, "Springfield", at: (42.1, -72.6), "PPL", "US", "MA", population: 150_000),
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(gazetteer.lookup("Springfield", near: (42.3, -71.1)).first?.geonameID == 2)
    #expect(gazetteer.lookup("Springfield", near: (41.9, -87.6)).first?.geonameID == 1)
  }

  @Test func namesTheLineOfABadRowAndLeavesWhatWasThere() throws {
    let (_, folder) = try Self.gazetteer([Self.row(1, "Bor", at: (6.2, 31.6), "PPL", "SS")])
    defer { try? FileManager.default.removeItem(at: folder) }
    let target = folder.appending(path: "own.gazetteer")
    let before = try Data(contentsOf: target)
    for (bad, reason) in [
      ("1\tBor", "2 columns, a GeoNames row has 19"),
      (Self.row(1, "Bor", at: (96.2, 31.6), "PPL", "SS"), "\"96.2\" is no latitude"),
      (Self.row(1, "", at: (6.2, 31.6), "PPL", "SS"), "a place without a name"),
    ] {
      var builder = try GazetteerBuilder(writing: target)
      try builder.add(line: Self.row(2, "Juba", at: (4.9, 31.6), "PPLC", "SS")[...], file: "SS.txt", number: 1)
      #expect(throws: GazetteerError.row(file: "SS.txt", line: 2, reason: reason)) {
        try builder.add(line: bad[...], file: "SS.txt", number: 2)
      }
    }
    #expect(try Data(contentsOf: target) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["own.gazetteer"])
  }

  @Test func importedPlacesStandBesideTheOthers() throws {
    let (_, folder) = try Self.gazetteer([
      Self.row(7, "Bashiqa", at: (36, 43), "PPL", "IQ", population: 10),
      Self.row(8, "Mosul", at: (36.3, 43.1), "PPLA", "IQ"),
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    var builder = try GazetteerBuilder(writing: folder.appending(path: "user.gazetteer"))
    try builder.add(
      line: Self.row(7, "Bashiqa", at: (36.45, 43.35), "PPL", "IQ", population: 20_000)[...], file: "x", number: 1)
    try builder.finish()
    let gazetteer = try Gazetteer(directories: [folder])
    #expect(gazetteer.count == 3)
    #expect(gazetteer.lookup("Bashiqa").map(\.latitude) == [36.45], "of one id the later file stands")
    #expect(gazetteer.lookup("Mosul").count == 1)
  }

  @Test func refusesDamagedFiles() throws {
    let (_, folder) = try Self.gazetteer((0..<300).map { Self.row($0, "Town \($0)", at: (1, 1), "PPL", "SS") })
    defer { try? FileManager.default.removeItem(at: folder) }
    let target = folder.appending(path: "own.gazetteer")
    let whole = try Data(contentsOf: target)
    for damaged in [Data(), Data("hello".utf8), whole.prefix(100), whole.dropLast(1), whole + [0]] {
      try damaged.write(to: target)
      #expect(throws: GazetteerError.self) { try Gazetteer(directories: [folder]) }
    }
    var newer = whole
    newer[8] = 9
    try newer.write(to: target)
    #expect(throws: GazetteerError.self) { try Gazetteer(directories: [folder]) }
    #expect(throws: GazetteerError.missing(folder: folder.appending(path: "none").path)) {
      try Gazetteer(directories: [folder.appending(path: "none")])
    }
  }

  /// A flipped bit beyond the head is found by `verify`, and no lookup reads outside the file.
  @Test func survivesFlippedBits() throws {
    let (_, folder) = try Self.gazetteer(
      (0..<300).map { Self.row($0, "Town \($0 % 50)", at: (Double($0 % 90), 1), "PPL", "SS", population: $0) })
    defer { try? FileManager.default.removeItem(at: folder) }
    let target = folder.appending(path: "own.gazetteer")
    let whole = try Data(contentsOf: target)
    for step in 0..<400 {
      var flipped = whole
      let at = 160 + (step * 7919) % (whole.count - 160)
      flipped[at] ^= UInt8(1 << (step % 8))
      try flipped.write(to: target)
      let gazetteer = try Gazetteer(directories: [folder])
      #expect(throws: GazetteerError.self) { try gazetteer.verify() }
      for name in ["Town 7", "Town 49", "Zzz", "A"] { _ = gazetteer.lookup(name) }
    }
  }

  @Test func boundsNamesOfManyPlaces() throws {
    let (gazetteer, folder) = try Self.gazetteer(
      (0..<5000).map {
        Self.row($0 + 1, "San Pedro", at: (Double($0 % 60), Double($0 % 170)), "PPL", "MX", population: $0)
      })
    defer { try? FileManager.default.removeItem(at: folder) }
    let found = gazetteer.lookup("San Pedro", limit: 10_000)
    #expect(found.count == 512)
    #expect(found.first?.population ?? 0 >= 4096, "the largest are looked at")
  }
}
