import Records

/// The words of a sentence that tell what it is about, as hashes.
enum ContentWords {
  /// Sorted distinct hashes of the words of four letters or more and of numbers, without those that any report uses; and the hash of
  /// all letters and digits of the sentence.
  static func hashes(of text: String) -> (words: [UInt64], whole: UInt64) {
    var words: [UInt64] = []
    var whole = seed
    var word = seed
    var length = 0
    var isNumber = false
    for byte in text.utf8 {
      let folded = byte >= 65 && byte <= 90 ? byte + 32 : byte
      let isDigit = folded >= 48 && folded <= 57
      if isDigit || folded >= 97 && folded <= 122 || folded >= 128 {
        whole = add(folded, to: whole)
        word = add(folded, to: word)
        length += 1
        if isDigit { isNumber = true }
      } else {
        if length >= 4 || isNumber, !common.contains(word) { words.append(word) }
        (word, length, isNumber) = (seed, 0, false)
      }
    }
    if length >= 4 || isNumber, !common.contains(word) { words.append(word) }
    words.sort()
    var last: UInt64?
    words.removeAll { current in
      defer { last = current }
      return current == last
    }
    return (words, whole)
  }

  /// Share of the shorter list that both have, 0 to 1. Both lists are sorted.
  static func overlap(_ left: [UInt64], _ right: [UInt64]) -> Double {
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    let both = left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        var (i, j, both) = (0, 0, 0)
        while i < left.count, j < right.count {
          let (a, b) = (left[i], right[j])
          // Without branches: which of the two is smaller cannot be foretold.
          both &+= a == b ? 1 : 0
          i &+= a <= b ? 1 : 0
          j &+= b <= a ? 1 : 0
        }
        return both
      }
    }
    return Double(both) / Double(min(left.count, right.count))
  }

  /// Hash of a word as it stands.
  static func hash(_ text: String) -> UInt64 { text.utf8.reduce(seed) { add($1, to: $0) } }

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  private static let common = Set(
    """
    about according after again against also amid among been before being between both could from have having here into last later least \
    more most near next official officials only other over people reported reports said same says some source sources such than that \
    their them then there these they this those through told under until were what when where which while will with would year years \
    monday tuesday wednesday thursday friday saturday sunday
    """.split(separator: " ").map { word in word.utf8.reduce(seed) { add($1, to: $0) } })
}
