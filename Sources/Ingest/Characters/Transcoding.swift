import Glibc

/// From other character sets to UTF-8.
enum Transcoding {
  /// The bytes in UTF-8, without a mark; what cannot be read is U+FFFD. `nil` if the set is unknown.
  static func utf8(_ bytes: [UInt8], from set: CharacterSet) -> [UInt8]? {
    switch set {
    case .utf8: UTF8Validation.repaired(bytes).bytes
    case .utf16LittleEndian: utf16(bytes.span, isBigEndian: false)
    case .utf16BigEndian: utf16(bytes.span, isBigEndian: true)
    case .windows1252: windows1252(bytes)
    case .named(let name): iconv(bytes, from: name)
    }
  }

  private static func utf16(_ bytes: Span<UInt8>, isBigEndian: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    let (high, low) = isBigEndian ? (0, 1) : (1, 0)
    var index = 0
    var surrogate: UInt32?
    while index + 1 < bytes.count {
      let unit = UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + low])
      index += 2
      if let lead = surrogate {
        surrogate = nil
        if unit >= 0xdc00, unit < 0xe000 {
          append(scalar: 0x10000 + (lead - 0xd800) << 10 + (unit - 0xdc00), to: &result)
          continue
        }
        append(scalar: 0xfffd, to: &result)
      }
      if unit >= 0xd800, unit < 0xdc00 {
        surrogate = unit
      } else if unit != 0xfeff || index > 2 {
        append(scalar: unit, to: &result)
      }
    }
    if surrogate != nil || index < bytes.count { append(scalar: 0xfffd, to: &result) }
    return result
  }

  /// Windows-1252 as browsers read it: the five unassigned bytes are C1 controls.
  static let windows1252Scalars: [UInt16] = [
    0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d,
    0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,
    0x017e, 0x0178,
  ]

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      let scalar = byte >= 0x80 && byte < 0xa0 ? UInt32(windows1252Scalars[Int(byte - 0x80)]) : UInt32(byte)
      append(scalar: scalar, to: &result)
    }
    return result
  }

  private static func iconv(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    guard let state = iconv_open("UTF-8", name), Int(bitPattern: state) != -1 else { return nil }
    defer { iconv_close(state) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var chunk = [CChar](repeating: 0, count: 1 << 14)
    var source = bytes.map { CChar(bitPattern: $0) }
    source.withUnsafeMutableBufferPointer { buffer in
      var input = buffer.baseAddress
      var left = buffer.count
      while left > 0 {
        let (status, written, failure) = chunk.withUnsafeMutableBufferPointer { target in
          var output = target.baseAddress
          var room = target.count
          let status = Glibc.iconv(state, &input, &left, &output, &room)
          return (status, target.count - room, errno)
        }
        for index in 0..<written { result.append(UInt8(bitPattern: chunk[index])) }
        // Done but for what the set keeps back, or room is needed, or a byte cannot be read.
        if status != -1 { break }
        if failure == E2BIG { continue }
        if left > 0 {
          append(scalar: 0xfffd, to: &result)
          input = input.map { $0 + 1 }
          left -= 1
        }
      }
    }
    return result
  }
}
