/// How a name leads to a place.
enum NameQuality: UInt8, Sendable, Comparable {
  /// The name that the gazetteer shows.
  case primary
  /// One of its other names.
  case alternate
  /// A name without its article, or a unit's without "Province".
  case stripped
  /// A code or abbreviation.
  case code
  /// Another spelling of one of its names (not in the file: found by ``SpellingKey``).
  case spelling

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension GazetteerFile {
  /// A place that a key leads to.
  struct Posting {
    var place: Int
    var quality: NameQuality
    /// Whether the place's names come from another script.
    var transliterated: Bool
  }

  /// How a key relates to those of the file.
  enum Match {
    /// No key begins with it.
    case none
    /// Longer keys begin with it, and it ends where one of their words ends.
    case prefix
    /// It is a key; at this offset its postings stand. Longer keys may begin with it.
    case key(postings: Int)
  }

  /// Finds a key among the sorted keys.
  func find(_ key: [UInt8]) -> Match {
    var cursor = KeyCursor(self, block: lastBlock(notAfter: key))
    while cursor.next() {
      switch cursor.compare(key) {
      case .less: continue
      case .equal: return .key(postings: cursor.postings)
      case .greater:
        let extends = cursor.key.count > key.count && cursor.key.starts(with: key) && cursor.key[key.count] == 0x20
        return extends ? .prefix : .none
      }
    }
    return .none
  }

  /// The places at an offset that ``find(_:)`` gave, the most prominent first, at most `limit`.
  func postings(at offset: Int, limit: Int) -> [Posting] {
    var at = offset
    let count = varint(&at)
    return (0..<min(count, limit)).map { row in
      let value: UInt32 = file.load(at + 4 * row)
      return Posting(
        place: Int(value >> 4), quality: NameQuality(rawValue: UInt8(value & 7)) ?? .alternate,
        transliterated: value & 8 != 0)
    }
  }

  /// The offsets of postings of all keys whose spelling key is the same as that of `key`.
  func spellings(of key: [UInt8]) -> [Int] {
    let wanted = SpellingKey.make(key)
    guard !wanted.isEmpty else { return [] }
    let hash = SpellingKey.hash(wanted)
    let count = size(.hashes) / 4
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if file.load(start(.hashes) + 4 * middle, as: UInt32.self) < hash { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low < count, file.load(start(.hashes) + 4 * low, as: UInt32.self) == hash, found.count < 64 {
      let index = Int(file.load(start(.spellings) + 4 * low, as: UInt32.self))
      var cursor = KeyCursor(self, block: index / GazetteerHeader.keysPerBlock)
      for _ in 0...index % GazetteerHeader.keysPerBlock where !cursor.next() { break }
      if SpellingKey.make(cursor.key) == wanted { found.append(cursor.postings) }
      low += 1
    }
    return found
  }

  private var blockCount: Int { size(.blocks) / 4 }

  /// The last block whose first key is not after `key`, 0 if there is none.
  private func lastBlock(notAfter key: [UInt8]) -> Int {
    var low = 0
    var high = blockCount - 1
    while low < high {
      let middle = (low + high + 1) / 2
      let at = blockStart(middle)
      let length = Int(file.load(at + 1, as: UInt8.self))
      if order(at + 2, length, key) == .greater { high = middle - 1 } else { low = middle }
    }
    return max(low, 0)
  }

  func blockStart(_ block: Int) -> Int {
    start(.keys) + Int(file.load(start(.blocks) + 4 * block, as: UInt32.self))
  }

  /// How the bytes at an offset compare with a key.
  private func order(_ at: Int, _ length: Int, _ key: [UInt8]) -> KeyOrder {
    for index in 0..<min(length, key.count) {
      let byte: UInt8 = file.load(at + index)
      if byte != key[index] { return byte < key[index] ? .less : .greater }
    }
    return length == key.count ? .equal : length < key.count ? .less : .greater
  }

  func varint(_ at: inout Int) -> Int {
    var value = 0
    var shift = 0
    while shift < 35 {
      let byte: UInt8 = file.load(at)
      at += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return value
  }
}

enum KeyOrder { case less, equal, greater }

/// Walks the keys of a file in order from the beginning of a block.
struct KeyCursor {
  private let gazetteer: GazetteerFile
  private var at: Int
  private(set) var key: [UInt8] = []
  /// Offset of the postings of ``key``.
  private(set) var postings = 0

  init(_ gazetteer: GazetteerFile, block: Int) {
    self.gazetteer = gazetteer
    at = gazetteer.blockStart(block)
  }

  /// Goes to the next key; `false` after the last.
  mutating func next() -> Bool {
    guard at < gazetteer.start(.blocks) else { return false }
    let shared = Int(gazetteer.file.load(at, as: UInt8.self))
    let rest = Int(gazetteer.file.load(at + 1, as: UInt8.self))
    key.removeLast(max(0, key.count - shared))
    for offset in 0..<rest { key.append(gazetteer.file.load(at + 2 + offset)) }
    at += 2 + rest
    postings = at
    let count = gazetteer.varint(&at)
    at += 4 * count
    return true
  }

  /// How the current key compares with another.
  func compare(_ other: [UInt8]) -> KeyOrder {
    for index in 0..<min(key.count, other.count) where key[index] != other[index] {
      return key[index] < other[index] ? .less : .greater
    }
    return key.count == other.count ? .equal : key.count < other.count ? .less : .greater
  }
}
