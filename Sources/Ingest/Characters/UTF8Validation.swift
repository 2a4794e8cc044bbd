/// Checks and repairs of UTF-8 (Unicode 15, table 3-7).
enum UTF8Validation {
  /// The offset of the first byte that is not well-formed UTF-8, `nil` if all are.
  static func firstFault(in bytes: Span<UInt8>, from start: Int = 0) -> Int? {
    var index = start
    let count = bytes.count
    let raw = bytes.bytes
    while index < count {
      if bytes[index] < 0x80 {
        index += 1
        // Eight bytes of ASCII at a time.
        while index + 8 <= count,
          raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        { index += 8 }
        continue
      }
      let length = sequenceLength(in: bytes, at: index)
      if length == 0 { return index }
      index += length
    }
    return nil
  }

  /// The bytes, with U+FFFD in place of each byte that belongs to no character.
  static func repaired(_ bytes: [UInt8]) -> (bytes: [UInt8], faults: Int) {
    guard let first = firstFault(in: bytes.span) else { return (bytes, 0) }
    var result = Array(bytes[..<first])
    result.reserveCapacity(bytes.count + 16)
    var index = first
    var faults = 0
    while index < bytes.count {
      let length = bytes[index] < 0x80 ? 1 : sequenceLength(in: bytes.span, at: index)
      if length > 0 {
        result.append(contentsOf: bytes[index..<index + length])
        index += length
      } else {
        result.append(contentsOf: [0xef, 0xbf, 0xbd])
        faults += 1
        index += 1
      }
    }
    return (result, faults)
  }

  /// The length of the well-formed sequence of two to four bytes at an index, 0 if there is none.
  private static func sequenceLength(in bytes: Span<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xbf
    switch lead {
    case 0xc2...0xdf: length = 2
    case 0xe0...0xef:
      length = 3
      if lead == 0xe0 { low = 0xa0 } else if lead == 0xed { high = 0x9f }
    case 0xf0...0xf4:
      length = 4
      if lead == 0xf0 { low = 0x90 } else if lead == 0xf4 { high = 0x8f }
    default: return 0
    }
    guard index + length <= bytes.count, bytes[index + 1] >= low, bytes[index + 1] <= high else { return 0 }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xc0 != 0x80 { return 0 }
    return length
  }
}

/// Appends a Unicode scalar as UTF-8; what is no scalar becomes U+FFFD.
func append(scalar value: UInt32, to bytes: inout [UInt8]) {
  switch value {
  case 0..<0x80: bytes.append(UInt8(value))
  case 0x80..<0x800:
    bytes.append(0xc0 | UInt8(value >> 6))
    bytes.append(0x80 | UInt8(value & 0x3f))
  case 0xd800..<0xe000: append(scalar: 0xfffd, to: &bytes)
  case 0x800..<0x10000:
    bytes.append(0xe0 | UInt8(value >> 12))
    bytes.append(0x80 | UInt8(value >> 6 & 0x3f))
    bytes.append(0x80 | UInt8(value & 0x3f))
  case 0x10000..<0x110000:
    bytes.append(0xf0 | UInt8(value >> 18))
    bytes.append(0x80 | UInt8(value >> 12 & 0x3f))
    bytes.append(0x80 | UInt8(value >> 6 & 0x3f))
    bytes.append(0x80 | UInt8(value & 0x3f))
  default: append(scalar: 0xfffd, to: &bytes)
  }
}
