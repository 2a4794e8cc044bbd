public import Foundation

/// Builds a gazetteer file from rows of GeoNames dumps in bounded memory.
///
/// Everything is written beside the target and moved there at the end: a build that fails leaves what was there.
public struct GazetteerBuilder {
  private let target: URL
  private let temporary: TemporaryFolder
  private let records: FileWriter
  private let names: FileWriter
  private var sorter: KeySorter
  private var placeCount: UInt32 = 0
  private var features: [String: UInt16] = [:]
  private var countries: [String: UInt8] = [:]
  private var admin1: [String: UInt32] = [:]
  private var admin2: [String: UInt32] = [:]

  /// Rows read into the file so far.
  public var count: Int { Int(placeCount) }

  /// Prepares to write a file; its folder must exist.
  public init(writing target: URL) throws(GazetteerError) {
    self.target = target
    temporary = try TemporaryFolder(
      target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).building"))
    let folder = temporary.url
    records = try FileWriter(folder.appending(path: "records"))
    names = try FileWriter(folder.appending(path: "names"))
    sorter = KeySorter(folder: folder, name: "keys")
  }

  /// Adds the place of one line of a dump; empty lines and lines that begin with `#` are skipped.
  ///
  /// - Parameters:
  ///   - file, number: for the message.
  public mutating func add(line: Substring, file: String, number: Int) throws(GazetteerError) {
    guard !line.isEmpty, line.utf8.first != UInt8(ascii: "#") else { return }
    let row: GeoNamesRow
    do { row = try GeoNamesRow(line) } catch { throw .row(file: file, line: number, reason: error.reason) }
    let index = placeCount
    guard index < 1 << 28 else { throw .row(file: file, line: number, reason: "more places than a file can hold") }
    placeCount += 1
    switch row.feature {
    case "ADM1": admin1["\(row.country).\(row.admin1)"] = index
    case "ADM2": admin2["\(row.country).\(row.admin1).\(row.admin2)"] = index
    default: break
    }
    try writeRecord(row)
    let prominence = row.prominence
    let transliterated: UInt32 = PlaceNames.areTransliterated(in: row.country) ? 8 : 0
    for (key, quality) in PlaceNames(row).keys {
      let order = UInt8(clamping: Int(prominence) - 12 * Int(quality.rawValue))
      try sorter.add(key, order: order, payload: index << 4 | transliterated | UInt32(quality.rawValue))
    }
  }

  /// A record as in the file, but with codes of the units in place of their rows, which are known at the end only.
  private mutating func writeRecord(_ row: GeoNamesRow) throws(GazetteerError) {
    var record: [UInt8] = []
    record.append(little: Int32((row.latitude * 100_000).rounded()))
    record.append(little: Int32((row.longitude * 100_000).rounded()))
    record.append(little: row.id)
    record.append(little: row.population)
    record.append(little: UInt32(names.count))
    record.append(
      little: feature(row.feature.isEmpty ? String(decoding: [row.featureClass], as: UTF8.self) : row.feature))
    record.append(country(row.country))
    record.append(row.prominence)
    for code in ["\(row.country).\(row.admin1)", "\(row.country).\(row.admin1).\(row.admin2)"] {
      let bytes = code.utf8.prefix(255)
      record.append(UInt8(bytes.count))
      record += bytes
    }
    try records.write(record)
    let name = row.name.utf8.prefix(255)
    try names.write([UInt8(name.count)] + name)
  }

  private mutating func feature(_ code: String) -> UInt16 {
    if let known = features[code] { return known }
    let index = UInt16(features.count)
    features[code] = index
    return index
  }

  private mutating func country(_ alpha2: String) -> UInt8 {
    guard let alpha3 = CountryCodes.alpha3(alpha2) else { return 255 }
    if let known = countries[alpha3] { return known }
    let index = UInt8(countries.count)
    countries[alpha3] = index
    return index
  }

  /// Sorts, writes and puts the file in its place.
  public mutating func finish() throws(GazetteerError) {
    let folder = temporary.url
    try records.close()
    try names.close()
    let output = try FileWriter(folder.appending(path: "payload"))
    var offsets: [UInt64] = []
    func section() { offsets.append(UInt64(GazetteerHeader.size + output.count)) }

    let first = admin1.values.sorted()
    let second = admin2.values.sorted()
    section()
    try writePlaces(output, first, second)
    section()
    try Self.copy(folder.appending(path: "names"), to: output)
    section()
    var index = KeyIndexWriter(output, KeySorter(folder: folder, name: "spellings"))
    try sorter.merge { entry throws(GazetteerError) in try index.add(entry) }
    try index.finish()
    section()
    for offset in index.blocks { try output.write(little(offset)) }
    section()
    for place in first { try output.write(little(place)) }
    section()
    for place in second { try output.write(little(place)) }
    section()
    for code in features.sorted(by: { $0.value < $1.value }) { try output.write(Self.padded(code.key, 8)) }
    section()
    for code in countries.sorted(by: { $0.value < $1.value }) { try output.write(Self.padded(code.key, 4)) }
    section()
    let spellings = try FileWriter(folder.appending(path: "spellings"))
    try index.spellings.merge { entry throws(GazetteerError) in
      try output.write(entry.key.reversed())
      var key: [UInt8] = []
      key.append(little: entry.payload)
      try spellings.write(key)
    }
    try spellings.close()
    section()
    try Self.copy(spellings.url, to: output)
    try output.close()

    var header = GazetteerHeader()
    header.fileSize = UInt64(GazetteerHeader.size + output.count)
    header.checksum = output.checksum.value
    header.keyCount = index.count
    header.offsets = offsets
    let whole = try FileWriter(folder.appending(path: "whole"))
    try whole.write(header.bytes)
    try Self.copy(output.url, to: whole)
    try whole.close()
    guard rename(whole.url.path, target.path) == 0 else {
      throw .cannotWrite(file: target.path, reason: String(cString: strerror(errno)))
    }
  }

  /// The records with the rows of their units in place of the codes.
  private func writePlaces(_ output: FileWriter, _ first: [UInt32], _ second: [UInt32]) throws(GazetteerError) {
    func rows(_ units: [String: UInt32], _ order: [UInt32]) -> [String: UInt16] {
      let row = Dictionary(uniqueKeysWithValues: order.prefix(0xFFFF).enumerated().map { ($1, UInt16($0)) })
      return units.compactMapValues { row[$0] }
    }
    let firstRows = rows(admin1, first)
    let secondRows = rows(admin2, second)
    var reader = try FileReader(records.url)
    for _ in 0..<placeCount {
      let fixed = Array(reader.read(24))
      let code1 = String(decoding: reader.read(Int(reader.read(1).first ?? 0)), as: UTF8.self)
      let code2 = String(decoding: reader.read(Int(reader.read(1).first ?? 0)), as: UTF8.self)
      var record = Array(fixed[..<20])
      record.append(little: firstRows[code1] ?? 0xFFFF)
      record.append(little: secondRows[code2] ?? 0xFFFF)
      record += fixed[20...]
      try output.write(record)
    }
  }

  private static func copy(_ url: URL, to output: FileWriter) throws(GazetteerError) {
    var reader = try FileReader(url)
    while true {
      let piece = reader.read(1 << 16)
      if piece.isEmpty { return }
      try output.write(piece)
    }
  }

  private func little(_ value: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(little: value)
    return bytes
  }

  private static func padded(_ code: String, _ width: Int) -> [UInt8] {
    Array(code.utf8.prefix(width)) + [UInt8](repeating: 0, count: max(0, width - code.utf8.count))
  }
}

/// Writes sorted keys with their postings in front-coded blocks.
struct KeyIndexWriter {
  private let output: FileWriter
  private let start: Int
  private(set) var blocks: [UInt32] = []
  private(set) var count: UInt32 = 0
  /// Spelling keys with the index of their key.
  var spellings: KeySorter
  private var key: [UInt8] = []
  private var last: [UInt8] = []
  private var postings: [UInt32] = []

  init(_ output: FileWriter, _ spellings: KeySorter) {
    self.output = output
    self.spellings = spellings
    start = output.count
  }

  mutating func add(_ entry: KeySorter.Entry) throws(GazetteerError) {
    if entry.key != key { try endKey() }
    key = entry.key
    postings.append(entry.payload)
  }

  mutating func finish() throws(GazetteerError) { try endKey() }

  private mutating func endKey() throws(GazetteerError) {
    guard !postings.isEmpty else { return }
    if Int(count) % GazetteerHeader.keysPerBlock == 0 {
      blocks.append(UInt32(output.count - start))
      last = []
    }
    let shared = zip(last, key).prefix { $0 == $1 }.count
    var row: [UInt8] = [UInt8(shared), UInt8(key.count - shared)]
    row += key[shared...]
    row.append(varint: postings.count)
    for posting in postings { row.append(little: posting) }
    try output.write(row)
    let spelling = postings.contains { $0 & 8 != 0 } ? SpellingKey.make(key) : []
    if !spelling.isEmpty {
      let hash = SpellingKey.hash(spelling)
      // Big-endian, so that the sorter's order of bytes is that of the numbers.
      try spellings.add(
        (0..<4).map { UInt8(truncatingIfNeeded: hash >> UInt32(24 - 8 * $0)) }, order: 0, payload: count)
    }
    count += 1
    last = key
    postings.removeAll(keepingCapacity: true)
  }
}

/// A folder that goes away with the value that made it.
private final class TemporaryFolder {
  let url: URL

  init(_ url: URL) throws(GazetteerError) {
    self.url = url
    try? FileManager.default.removeItem(at: url)
    do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false) } catch {
      throw .cannotWrite(file: url.path, reason: error.localizedDescription)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
