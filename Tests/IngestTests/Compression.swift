/// Containers of gzip and zstd around bytes that are stored, not compressed: enough to test what reads them.
enum Compression {
  /// One gzip member (RFC 1952) of stored blocks (RFC 1951, 3.2.4).
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
    var start = 0
    repeat {
      let end = min(bytes.count, start + 60_000)
      let count = UInt16(end - start)
      result.append(end == bytes.count ? 1 : 0)
      result += little(UInt32(count), 2) + little(UInt32(~count), 2) + bytes[start..<end]
      start = end
    } while start < bytes.count
    return result + little(checksum(bytes), 4) + little(UInt32(bytes.count), 4)
  }

  /// One zstd frame (RFC 8878) of one raw block, without checksum.
  static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    precondition(bytes.count < 1 << 17)
    return [0x28, 0xb5, 0x2f, 0xfd, 0xa0] + little(UInt32(bytes.count), 4) + little(UInt32(bytes.count << 3 | 1), 3)
      + bytes
  }

  private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = .max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
