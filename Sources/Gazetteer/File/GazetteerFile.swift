import Foundation

/// A gazetteer in one memory-mapped file: places, their names under sorted keys, and spelling keys.
struct GazetteerFile: Sendable {
  let file: MappedFile
  let offsets: [Int]
  let keyCount: Int
  let checksum: UInt64

  /// Maps a file and checks its head; the places are read when asked for. Costs well under a millisecond.
  init(_ url: URL) throws(GazetteerError) {
    let file = try MappedFile(url)
    guard file.count >= GazetteerHeader.size, file.array(0..<8) == GazetteerHeader.magic else {
      throw .damaged(file: url.path, reason: "is not a gazetteer")
    }
    let version: UInt32 = file.load(8)
    guard version == GazetteerHeader.version else {
      throw .damaged(
        file: url.path, reason: "has version \(version), this program reads version \(GazetteerHeader.version)")
    }
    let sections = GazetteerHeader.Section.allCases.count
    let body = file.array(16..<16 + 20 + 8 * sections)
    guard SpellingKey.hash(body) == file.load(12, as: UInt32.self) else {
      throw .damaged(file: url.path, reason: "has a damaged head")
    }
    guard file.load(16, as: UInt64.self) == UInt64(file.count) else {
      throw .damaged(
        file: url.path, reason: "has \(file.count) bytes, not the \(file.load(16, as: UInt64.self)) it names")
    }
    var offsets = (0..<sections).map { Int(truncatingIfNeeded: file.load(36 + 8 * $0, as: UInt64.self)) }
    offsets.append(file.count)
    guard offsets.first == GazetteerHeader.size, zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw .damaged(file: url.path, reason: "has sections out of order")
    }
    self.file = file
    self.offsets = offsets
    keyCount = Int(file.load(32, as: UInt32.self))
    checksum = file.load(24)
  }

  /// Whether the whole file is as it was written. Reads all of it.
  func verify() throws(GazetteerError) {
    var sum = Checksum()
    var at = GazetteerHeader.size
    while at < file.count {
      sum.add(file.array(at..<min(at + 1 << 20, file.count)))
      at += 1 << 20
    }
    guard sum.value == checksum else { throw .damaged(file: file.url.path, reason: "does not have its checksum") }
  }

  func start(_ section: GazetteerHeader.Section) -> Int { offsets[section.rawValue] }
  func size(_ section: GazetteerHeader.Section) -> Int { offsets[section.rawValue + 1] - offsets[section.rawValue] }

  var placeCount: Int { size(.places) / GazetteerHeader.placeSize }
}

/// 64-bit FNV-1a over 8-byte words, the last one padded with zeros; fed in pieces whose size is a multiple of 8.
struct Checksum {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      var at = 0
      while at + 8 <= buffer.count {
        value =
          (value ^ UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self))) &* 0x100_0000_01B3
        at += 8
      }
      guard at < buffer.count else { return }
      var last: UInt64 = 0
      for index in at..<buffer.count { last |= UInt64(buffer[index]) << UInt64(8 * (index - at)) }
      value = (value ^ last) &* 0x100_0000_01B3
    }
  }
}
