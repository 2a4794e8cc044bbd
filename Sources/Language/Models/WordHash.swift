/// FNV-1a, 64 bits: how models find words and pieces of words.
struct WordHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

  @inline(__always)
  mutating func add(_ bytes: Span<UInt8>) { for index in bytes.indices { add(bytes[index]) } }

  /// The hash of a piece of a word, marked with a byte of its own.
  @inline(__always)
  static func piece(_ mark: UInt8, _ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = WordHash()
    hash.add(mark)
    for index in range { hash.add(bytes[index]) }
    return hash.value
  }
}

/// A hash table in a model file: the slot is the low half of a word's hash, the key its high half; a value of 0 means empty.
struct HashedWords<Value: FixedWidthInteger & BitwiseCopyable>: @unchecked Sendable {
  private let keys: UnsafeBufferPointer<UInt32>
  private let values: UnsafeBufferPointer<Value>

  init(_ file: ModelFile, keys: String, values: String) throws(ModelError) {
    self.keys = try file.elements(keys, as: UInt32.self)
    self.values = try file.elements(values, as: Value.self)
    let count = self.keys.count
    try file.require(count == self.values.count && count.nonzeroBitCount == 1, "a table of 2^n words in \(keys)")
    try file.require(self.values.contains(0), "an empty slot in \(keys)")
  }

  /// The value of a word, 0 if it is unknown.
  subscript(hash: UInt64) -> Value {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    let key = UInt32(truncatingIfNeeded: hash >> 32)
    while values[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }
}
