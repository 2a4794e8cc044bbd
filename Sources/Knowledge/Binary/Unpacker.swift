import Records

/// Reads what ``Packer`` wrote. Reads past the end, and ids outside the tables, give empty values and set ``isDamaged``.
struct Unpacker {
  private let bytes: [UInt8]
  private var position: Int
  private var table: [String] = []
  private var lists: [[String]] = []
  private var sets: [Int: Set<String>] = [:]
  private(set) var isDamaged = false

  /// Reads the tables that stand at `position`.
  init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = position
    readStrings()
    readLists()
  }

  /// Whether all was read and nothing was wrong.
  var isComplete: Bool { !isDamaged && position == bytes.count }

  private mutating func readStrings() {
    let lengths = (0..<count()).map { _ in count() }
    table.reserveCapacity(lengths.count)
    var start = position
    for length in lengths {
      guard length <= bytes.count - start else { return damage() }
      table.append(String(decoding: bytes[start..<start + length], as: UTF8.self))
      start += length
    }
    position = start
  }

  private mutating func readLists() {
    let size = count()
    lists.reserveCapacity(size)
    for _ in 0..<size {
      let length = count()
      lists.append((0..<length).map { _ in text(count()) })
    }
  }

  /// A number that cannot be more than the bytes of the file: a length, or an id.
  mutating func count() -> Int {
    let value = Int(truncatingIfNeeded: number())
    guard value >= 0, value <= bytes.count else {
      damage()
      return 0
    }
    return value
  }

  mutating func bool() -> Bool { count() == 1 }

  mutating func string() -> String {
    let id = count()
    return id == 0 ? "" : text(id - 1)
  }

  mutating func optional() -> String? {
    let id = count()
    return id == 0 ? nil : text(id - 1)
  }

  mutating func strings() -> [String] {
    let id = count()
    if id < lists.count { return lists[id] }
    damage()
    return []
  }

  mutating func integer() -> Int? {
    let value = number()
    if value == 0 { return nil }
    let zigzag = Int(truncatingIfNeeded: value - 1)
    return zigzag & 1 == 0 ? zigzag / 2 : -(zigzag + 1) / 2
  }

  /// Numbers of eight bytes.
  mutating func words(count: Int) -> [UInt64] {
    guard let start = skip(count, width: 8) else { return [] }
    let span = bytes.span.bytes
    return Array(capacity: count) { output in
      for item in 0..<count {
        output.append(UInt64(littleEndian: span.unsafeLoadUnaligned(fromByteOffset: start + item * 8, as: UInt64.self)))
      }
    }
  }

  /// Numbers of four bytes.
  mutating func halfWords(count: Int) -> [UInt32] {
    guard let start = skip(count, width: 4) else { return [] }
    let span = bytes.span.bytes
    return Array(capacity: count) { output in
      for item in 0..<count {
        output.append(UInt32(littleEndian: span.unsafeLoadUnaligned(fromByteOffset: start + item * 4, as: UInt32.self)))
      }
    }
  }

  /// Goes on behind `count` numbers of `width` bytes and returns where they begin; `nil` if they do not fit.
  private mutating func skip(_ count: Int, width: Int) -> Int? {
    guard count * width <= bytes.count - position else {
      damage()
      return nil
    }
    position += count * width
    return position - count * width
  }

  /// A list as a set; equal lists share one.
  mutating func set() -> Set<String> {
    let id = count()
    guard id < lists.count else {
      damage()
      return []
    }
    if let known = sets[id] { return known }
    let set = Set(lists[id])
    sets[id] = set
    return set
  }

  mutating func day() -> Day? { integer().map(Day.init(ordinal:)) }

  mutating func value<Value: RawRepresentable<String>>(_ type: Value.Type) -> Value? {
    optional().flatMap(Value.init(rawValue:))
  }

  /// A value that must be there.
  mutating func value<Value: RawRepresentable<String>>(_ type: Value.Type, else standard: Value) -> Value {
    if let value = value(type) { return value }
    damage()
    return standard
  }

  mutating func items<Item: Packable>(_ type: Item.Type) -> [Item] {
    let size = count()
    var items: [Item] = []
    items.reserveCapacity(size)
    for _ in 0..<size where !isDamaged { items.append(Item(from: &self)) }
    return items
  }

  mutating func damage() {
    isDamaged = true
    position = bytes.count
  }

  private mutating func text(_ id: Int) -> String {
    if id < table.count { return table[id] }
    damage()
    return ""
  }

  private mutating func number() -> UInt {
    var value: UInt = 0
    var shift: UInt = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    damage()
    return 0
  }
}
