import Records

/// Writes values as variable-length integers, with every string and every list of strings once.
struct Packer {
  private(set) var body: [UInt8] = []
  private var strings: [String] = []
  private var stringIDs: [String: Int] = [:]
  private var lists: [[Int]] = []
  private var listIDs: [[Int]: Int] = [:]

  mutating func count(_ value: Int) { Packer.append(value, to: &body) }

  mutating func bool(_ value: Bool) { count(value ? 1 : 0) }

  mutating func string(_ value: String) { count(id(of: value) + 1) }

  mutating func string(_ value: String?) {
    if let value { string(value) } else { count(0) }
  }

  mutating func strings(_ values: [String]) {
    let ids = values.map { id(of: $0) }
    if let known = listIDs[ids] { return count(known) }
    listIDs[ids] = lists.count
    count(lists.count)
    lists.append(ids)
  }

  /// Days and other numbers of either sign.
  mutating func integer(_ value: Int?) {
    guard let value else { return count(0) }
    count((value >= 0 ? value * 2 : -value * 2 - 1) + 1)
  }

  /// A number of fixed width, low byte first.
  mutating func fixed(_ value: UInt64, bytes: Int = 8) {
    for byte in 0..<bytes { body.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(byte)))) }
  }

  mutating func value(_ value: (some RawRepresentable<String>)?) { string(value?.rawValue) }

  mutating func items<Item: Packable>(_ items: [Item]) {
    count(items.count)
    for item in items { item.pack(into: &self) }
  }

  private mutating func id(of value: String) -> Int {
    if let id = stringIDs[value] { return id }
    stringIDs[value] = strings.count
    strings.append(value)
    return strings.count - 1
  }

  /// The tables of strings and lists, then what was written.
  var bytes: [UInt8] {
    var result: [UInt8] = []
    Packer.append(strings.count, to: &result)
    for string in strings { Packer.append(string.utf8.count, to: &result) }
    for string in strings { result += Array(string.utf8) }
    Packer.append(lists.count, to: &result)
    for list in lists {
      Packer.append(list.count, to: &result)
      for id in list { Packer.append(id, to: &result) }
    }
    return result + body
  }

  /// LEB128: seven bits a byte, low ones first.
  private static func append(_ value: Int, to bytes: inout [UInt8]) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// A value that the binary form holds.
protocol Packable {
  func pack(into packer: inout Packer)
  init(from unpacker: inout Unpacker)
}
