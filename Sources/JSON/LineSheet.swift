/// A line as far as it is written. Members of an object stand in the order in which they came until it closes, then in that of their keys.
final class LineSheet {
  // One encoder at a time writes here, and no access is made within another: checking that at each byte cost as much as writing.
  @exclusivity(unchecked) private var bytes: [UInt8] = []
  @exclusivity(unchecked) private var opened: [Opened] = []
  @exclusivity(unchecked) private var members: [Member] = []
  @exclusivity(unchecked) private var ordered: [UInt8] = []
  /// What others may go on writing to; a zero byte and a number stand in their place, since no JSON has a zero byte.
  @exclusivity(unchecked) private var later: [LineSheet] = []

  enum Shape: UInt8 {
    case list = 0x5b
    case object = 0x7b

    /// The bracket that closes it.
    var end: UInt8 { rawValue + 2 }
  }

  /// A value that is being written.
  private struct Opened {
    /// What its first container made of it; a string, number or word has none.
    var shape: Shape?
    let start: Int
    let firstMember: Int
    /// How many members it has.
    var count = 0
    var isInOrder = true
  }

  /// A member of an open object: its bytes, the key with them.
  private struct Member {
    let key: String
    let start: Int
    var end: Int
  }

  init() { bytes.reserveCapacity(2048) }

  /// Writes a value whole.
  func write(_ value: some Encodable) throws {
    opened.append(Opened(start: bytes.count, firstMember: members.count))
    try value.encode(to: LineValueEncoder(sheet: self))
    if opened[opened.count - 1].shape == nil, bytes.count == opened[opened.count - 1].start { open(.object) }
    close()
  }

  /// Says what the innermost open value is. Asked again, it goes on with the same.
  func open(_ shape: Shape) {
    if opened.isEmpty { opened.append(Opened(start: 0, firstMember: 0)) }
    guard opened[opened.count - 1].shape == nil else { return }
    opened[opened.count - 1].shape = shape
    bytes.append(shape.rawValue)
  }

  /// How many members the innermost open value has.
  var count: Int { opened.last?.count ?? 0 }

  /// Writes a member of the innermost open object by what `body` adds.
  @inline(__always) func member<T>(_ key: String, _ body: () throws -> T) rethrows -> T {
    let open = opened.count - 1
    if let last = members.last, members.count > opened[open].firstMember, last.key > key {
      opened[open].isInOrder = false
    }
    opened[open].count += 1
    let start = bytes.count
    write(key)
    bytes.append(UInt8(ascii: ":"))
    let result = try body()
    members.append(Member(key: key, start: start, end: bytes.count))
    bytes.append(UInt8(ascii: ","))
    return result
  }

  /// Writes a value of the innermost open list by what `body` adds.
  @inline(__always) func element<T>(_ body: () throws -> T) rethrows -> T {
    opened[opened.count - 1].count += 1
    let result = try body()
    bytes.append(UInt8(ascii: ","))
    return result
  }

  /// Leaves room for a container that is filled while others are.
  func writeLater() -> LineSheet {
    let sheet = LineSheet()
    bytes.append(0)
    write(integer: later.count)
    bytes.append(0)
    later.append(sheet)
    return sheet
  }

  func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { letters in
      var kept = 0
      for index in letters.indices where LineEscapes.isEscaped(letters[index]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: letters[kept..<index]))
        LineEscapes.write(letters[index], to: &bytes)
        kept = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: letters[kept...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  func write(integer number: some BinaryInteger) {
    guard let number = Int(exactly: number), number >= 0 else { return write(plain: String(number)) }
    let start = bytes.count
    var rest = number
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  func write(_ number: Double) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(number, .init(codingPath: [], debugDescription: "\(number) is no JSON number"))
    }
    let text = number.description
    write(plain: text)
    if text.utf8.suffix(2).elementsEqual(".0".utf8) { bytes.removeLast(2) }
  }

  func write(_ truth: Bool) { write(plain: truth ? "true" : "false") }

  func writeNull() { write(plain: "null") }

  private func write(plain text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Puts the innermost open value in its final form.
  private func close() {
    let value = opened.removeLast()
    guard let shape = value.shape else { return }
    if !value.isInOrder { order(value) }
    members.removeSubrange(value.firstMember...)
    if value.count > 0 { bytes.removeLast() }
    bytes.append(shape.end)
  }

  /// Puts the members of an object in order of their keys.
  private func order(_ value: Opened) {
    // A handful of members, nearly in order: insertion beats a general sort, which copies them first.
    for index in value.firstMember + 1..<members.count {
      var place = index
      while place > value.firstMember, members[place].key < members[place - 1].key {
        members.swapAt(place, place - 1)
        place -= 1
      }
    }
    ordered.removeAll(keepingCapacity: true)
    for member in members[value.firstMember...] {
      ordered.append(contentsOf: bytes[member.start...member.end])
    }
    bytes.removeSubrange((value.start + 1)...)
    bytes.append(contentsOf: ordered)
  }

  /// The line when all is written.
  var whole: [UInt8] {
    if bytes.isEmpty, opened.isEmpty { open(.object) }
    while !opened.isEmpty { close() }
    guard !later.isEmpty else { return bytes }
    var whole: [UInt8] = []
    for (index, piece) in bytes.split(separator: 0, omittingEmptySubsequences: false).enumerated() {
      if index.isMultiple(of: 2) {
        whole += piece
      } else if let number = Int(String(decoding: piece, as: UTF8.self)) {
        whole += later[number].whole
      }
    }
    return whole
  }
}

/// The escapes of JSON that must be (RFC 8259, 7).
private enum LineEscapes {
  @inline(__always) static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  static func write(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0a: bytes.append(UInt8(ascii: "n"))
    case 0x0c: bytes.append(UInt8(ascii: "f"))
    case 0x0d: bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default: bytes += "u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
    }
  }
}
