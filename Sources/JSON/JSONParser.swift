/// The parser of `JSONDocument`: one pass, no recursion beyond its own stack of open values.
package struct JSONParser {
  private let isLenient: Bool
  private var nodes: [JSONDocument.Entry] = []
  /// Open arrays and objects.
  private var open: [Int] = []
  private static let deepest = 512

  init(isLenient: Bool) {
    self.isLenient = isLenient
  }

  mutating func parse(_ bytes: Span<UInt8>) throws(JSONFault) -> [JSONDocument.Entry] {
    var index = 0
    repeat {
      skipSpace(bytes, &index)
      try value(bytes, &index)
      try close(bytes, &index)
    } while !open.isEmpty
    skipSpace(bytes, &index)
    if index < bytes.count, !isLenient { throw JSONFault(offset: index, reason: "text after the value") }
    return nodes
  }

  /// Reads a key if an object is open, then a value, or the opening of one.
  private mutating func value(_ bytes: Span<UInt8>, _ index: inout Int) throws(JSONFault) {
    if let parent = open.last, nodes[parent].kind == .object {
      try string(bytes, &index)
      skipSpace(bytes, &index)
      guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw fault(index, "expected a colon") }
      index += 1
      skipSpace(bytes, &index)
    }
    guard index < bytes.count else { throw fault(index, "ends early") }
    switch bytes[index] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard open.count < Self.deepest else { throw fault(index, "nested too deep") }
      open.append(nodes.count)
      nodes.append(.init(kind: bytes[index] == UInt8(ascii: "{") ? .object : .array, start: index, end: 0, next: 0))
      index += 1
    case UInt8(ascii: "\""): try string(bytes, &index)
    case UInt8(ascii: "t"): try word("true", .bool, bytes, &index)
    case UInt8(ascii: "f"): try word("false", .bool, bytes, &index)
    case UInt8(ascii: "n"): try word("null", .null, bytes, &index)
    default: try number(bytes, &index)
    }
  }

  /// Closes what ends here, up to the next value to read.
  private mutating func close(_ bytes: Span<UInt8>, _ index: inout Int) throws(JSONFault) {
    while let parent = open.last {
      skipSpace(bytes, &index)
      guard index < bytes.count else { throw fault(index, "ends early") }
      let isFirst = nodes.count == parent + 1
      let end = nodes[parent].kind == .object ? UInt8(ascii: "}") : UInt8(ascii: "]")
      if bytes[index] == end {
        index += 1
        nodes[parent].end = index
        nodes[parent].next = nodes.count
        open.removeLast()
        continue
      }
      if isFirst { return }
      guard bytes[index] == UInt8(ascii: ",") else { throw fault(index, "expected a comma") }
      index += 1
      if isLenient {
        skipSpace(bytes, &index)
        if index < bytes.count, bytes[index] == end { continue }
      }
      return
    }
  }

  private mutating func string(_ bytes: Span<UInt8>, _ index: inout Int) throws(JSONFault) {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw fault(index, "expected a string") }
    index += 1
    let start = index
    var hasEscapes = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        nodes.append(.init(kind: .string, hasEscapes: hasEscapes, start: start, end: index, next: nodes.count + 1))
        index += 1
        return
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        index += 1
        if index < bytes.count, !isLenient { try checkEscape(bytes, index) }
      } else if byte < 0x20, !isLenient {
        throw fault(index, "control character in a string")
      }
      index += 1
    }
    throw fault(index, "string without end")
  }

  private func checkEscape(_ bytes: Span<UInt8>, _ index: Int) throws(JSONFault) {
    switch bytes[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"):
      return
    case UInt8(ascii: "u"):
      for offset in 1...4 where index + offset >= bytes.count || Self.hexadecimal(bytes[index + offset]) == nil {
        throw fault(index, "bad escape")
      }
    default: throw fault(index, "bad escape")
    }
  }

  private mutating func number(_ bytes: Span<UInt8>, _ index: inout Int) throws(JSONFault) {
    let start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
    guard index < bytes.count, Self.isDigit(bytes[index]) else { throw fault(start, "expected a value") }
    while index < bytes.count, Self.isDigit(bytes[index]) || "+-.eE".utf8.contains(bytes[index]) { index += 1 }
    nodes.append(.init(kind: .number, start: start, end: index, next: nodes.count + 1))
  }

  private mutating func word(
    _ word: StaticString, _ kind: JSONDocument.Entry.Kind, _ bytes: Span<UInt8>, _ index: inout Int
  ) throws(JSONFault) {
    let start = index
    let isThere = word.withUTF8Buffer { letters in
      start + letters.count <= bytes.count && letters.indices.allSatisfy { bytes[start + $0] == letters[$0] }
    }
    guard isThere else { throw fault(index, "expected a value") }
    index += word.utf8CodeUnitCount
    nodes.append(.init(kind: kind, start: start, end: index, next: nodes.count + 1))
  }

  private func skipSpace(_ bytes: Span<UInt8>, _ index: inout Int) {
    while index < bytes.count, bytes[index] == 0x20 || (bytes[index] >= 0x09 && bytes[index] <= 0x0d) { index += 1 }
  }

  private func fault(_ offset: Int, _ reason: String) -> JSONFault { JSONFault(offset: offset, reason: reason) }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  /// The value of a hexadecimal digit.
  package static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 48...57: UInt32(byte - 48)
    case 65...70: UInt32(byte - 55)
    case 97...102: UInt32(byte - 87)
    default: nil
    }
  }

  /// The bytes of a string with its escapes resolved.
  static func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var index = raw.startIndex
    /// The code unit of `\uXXXX` at an index.
    func unit(at index: Int) -> UInt32? {
      guard index + 6 <= raw.endIndex, raw[index] == UInt8(ascii: "\\"), raw[index + 1] == UInt8(ascii: "u") else {
        return nil
      }
      var value: UInt32 = 0
      for byte in raw[index + 2..<index + 6] {
        guard let digit = hexadecimal(byte) else { return nil }
        value = value << 4 | digit
      }
      return value
    }
    while index < raw.endIndex {
      guard raw[index] == UInt8(ascii: "\\"), index + 1 < raw.endIndex else {
        result.append(raw[index])
        index += 1
        continue
      }
      if let lead = unit(at: index) {
        index += 6
        if lead >= 0xd800, lead < 0xdc00, let trail = unit(at: index), trail >= 0xdc00, trail < 0xe000 {
          index += 6
          append(0x10000 + (lead - 0xd800) << 10 + (trail - 0xdc00), to: &result)
        } else {
          append(lead, to: &result)
        }
        continue
      }
      switch raw[index + 1] {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0c)
      case UInt8(ascii: "n"): result.append(0x0a)
      case UInt8(ascii: "r"): result.append(0x0d)
      case UInt8(ascii: "t"): result.append(0x09)
      case let other: result.append(other)
      }
      index += 2
    }
    return result
  }

  /// Adds a scalar in UTF-8; a lone surrogate is U+FFFD.
  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{fffd}")!)
  }
}
