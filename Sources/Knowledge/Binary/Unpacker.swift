import Records

/// Reads what ``Packer`` wrote. Reads past the end, and ids outside the tables, give empty values and set ``isDamaged``.
struct Unpacker {
  private let bytes: [UInt8]
  private var position: Int
  private var table: [String] = []
  private var lists: [[String]] = []
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

  /// Numbers of fixed width.
  mutating func fixed(count: Int, bytes width: Int) -> [UInt64] {
    guard count * width <= bytes.count - position else {
      damage()
      return []
    }
    let start = position
    position += count * width
    return (0..<count).map { item in
      (0..<width).reduce(0) { $0 | UInt64(bytes[start + item * width + $1]) << (8 * UInt64($1)) }
    }
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
