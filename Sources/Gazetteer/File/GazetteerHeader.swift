/// The head of a gazetteer file. All numbers are little-endian.
///
/// | section | holds |
/// |---|---|
/// | `places` | 28 bytes a place, see ``PlaceRecord`` |
/// | `names` | display names: a length byte, then UTF-8 |
/// | `keys` | sorted keys in blocks of 16, front-coded, each with its postings |
/// | `blocks` | offset of each block in `keys`, 4 bytes |
/// | `admin1`, `admin2` | place index of each first- and second-level unit, 4 bytes |
/// | `features` | feature codes, 8 bytes padded with zero |
/// | `countries` | alpha-3 codes, 4 bytes padded with zero |
/// | `hashes`, `spellings` | sorted hashes of spelling keys, and the index of the key of each, 4 bytes |
///
/// A key in its block is: shared length with the key before it (1 byte), length of the rest (1), the rest, number of
/// postings (LEB128), postings of 4 bytes: `place << 4 | transliterated << 3 | quality`, the most prominent place first.
struct GazetteerHeader {
  static let magic: [UInt8] = Array("DTLNGAZT".utf8)
  static let version: UInt32 = 1
  static let size = 160
  static let keysPerBlock = 16
  static let placeSize = 28

  enum Section: Int, CaseIterable {
    case places, names, keys, blocks, admin1, admin2, features, countries, hashes, spellings
  }

  var fileSize: UInt64 = 0
  /// 64-bit FNV-1a over the 8-byte words after the header; compared by ``GazetteerFile/verify()``, not at opening.
  var checksum: UInt64 = 0
  var keyCount: UInt32 = 0
  /// Byte offset of each section; it ends where the next begins.
  var offsets = [UInt64](repeating: 0, count: Section.allCases.count)

  var bytes: [UInt8] {
    var body: [UInt8] = []
    body.append(little: fileSize)
    body.append(little: checksum)
    body.append(little: keyCount)
    for offset in offsets { body.append(little: offset) }
    var all = Self.magic
    all.append(little: Self.version)
    all.append(little: SpellingKey.hash(body))
    all += body
    return all + [UInt8](repeating: 0, count: Self.size - all.count)
  }
}

extension [UInt8] {
  mutating func append(little value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  /// LEB128.
  mutating func append(varint value: Int) {
    var rest = UInt(value)
    while rest >= 0x80 {
      append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
