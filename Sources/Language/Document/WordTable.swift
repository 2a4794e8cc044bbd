/// The words of a document, each once; found by their bytes.
struct WordTable: Sendable {
  private(set) var strings: [String] = []
  /// The same in lower case, made once: rules ask for it at every word.
  private var lowered: [String] = []
  private var bytes: [UInt8] = []
  private var bounds: [Int] = [0]
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// The id of a word, given as bytes; invalid UTF-8 reads as U+FFFD in its string.
  mutating func id(of word: Span<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in word.indices { hash = (hash ^ UInt64(word[index])) &* 0x100_0000_01b3 }
    if (strings.count + 1) * 2 > slots.count { grow() }
    var slot = WordTable.slot(hash, slots.count)
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      if equal(id, word) { return UInt32(id) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(strings.count + 1)
    let start = bytes.count
    for index in word.indices { bytes.append(word[index]) }
    bounds.append(bytes.count)
    let string = String(decoding: bytes[start...], as: UTF8.self)
    strings.append(string)
    lowered.append(string.lowercased())
    return UInt32(strings.count - 1)
  }

  mutating func id(of word: String) -> UInt32 {
    let bytes = Array(word.utf8)
    return id(of: bytes.span)
  }

  subscript(id: UInt32) -> String { strings[Int(id)] }

  func lower(_ id: UInt32) -> String { lowered[Int(id)] }

  /// The bytes of a word.
  func utf8(_ id: UInt32) -> ArraySlice<UInt8> { bytes[bounds[Int(id)]..<bounds[Int(id) + 1]] }

  var count: Int { strings.count }

  private func equal(_ id: Int, _ word: Span<UInt8>) -> Bool {
    let start = bounds[id]
    guard bounds[id + 1] - start == word.count else { return false }
    for index in word.indices where bytes[start + index] != word[index] { return false }
    return true
  }

  private static func slot(_ hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (count - 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for id in strings.indices {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in bytes[bounds[id]..<bounds[id + 1]] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      var slot = WordTable.slot(hash, slots.count)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(id + 1)
    }
  }
}
