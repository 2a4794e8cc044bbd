/// Compressed data that grow.
enum Bomb {
  /// Zeros: 1 + 258 × `repeats` of them, in one block of fixed codes (RFC 1951, 3.2.6).
  static func gzip(repeats: Int) -> [UInt8] {
    var bits = Bits()
    bits.add(0b011, 3)
    // The literal 0 is 00110000; a length of 258 is 11000101, the distance 1 is 00000.
    bits.addReversed(0b0011_0000, 8)
    for _ in 0..<repeats {
      bits.addReversed(0b1100_0101, 8)
      bits.addReversed(0, 5)
    }
    bits.addReversed(0, 7)
    // The checksum is wrong; what reads it should have stopped long before.
    return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255] + bits.bytes + [0, 0, 0, 0, 0, 0, 0, 0]
  }

  private struct Bits {
    var bytes: [UInt8] = []
    private var used = 8

    mutating func add(_ value: Int, _ count: Int) {
      for bit in 0..<count { append(value >> bit & 1) }
    }

    /// Huffman codes go in with their highest bit first.
    mutating func addReversed(_ value: Int, _ count: Int) {
      for bit in stride(from: count - 1, through: 0, by: -1) { append(value >> bit & 1) }
    }

    private mutating func append(_ bit: Int) {
      if used == 8 {
        bytes.append(0)
        used = 0
      }
      bytes[bytes.count - 1] |= UInt8(bit << used)
      used += 1
    }
  }
}
