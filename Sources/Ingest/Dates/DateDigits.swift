/// Digits of other scripts.
enum DateDigits {
  /// The text with Arabic, Persian, Devanagari and Bengali digits made ASCII.
  static func ascii(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 >= 0xd9 && $0 <= 0xe0 }) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let (digit, length) = digit(bytes[index...])
      if let digit { result.append(48 + digit) } else { result.append(bytes[index]) }
      index += length
    }
    return result
  }

  /// The digit that bytes open with, and how many bytes it has.
  private static func digit(_ bytes: ArraySlice<UInt8>) -> (UInt8?, Int) {
    let (first, next, last) = (bytes.startIndex, bytes.startIndex + 1, bytes.startIndex + 2)
    guard bytes[first] >= 0xd9, next < bytes.endIndex else { return (nil, 1) }
    switch bytes[first] {
    case 0xd9 where (0xa0...0xa9).contains(bytes[next]): return (bytes[next] - 0xa0, 2)
    case 0xdb where (0xb0...0xb9).contains(bytes[next]): return (bytes[next] - 0xb0, 2)
    case 0xe0 where bytes[next] == 0xa5 || bytes[next] == 0xa7:
      guard last < bytes.endIndex, (0xa6...0xaf).contains(bytes[last]) else { return (nil, 1) }
      return (bytes[last] - 0xa6, 3)
    default: return (nil, 1)
    }
  }
}
