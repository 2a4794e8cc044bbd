/// Hashed features of a token and its neighbours for the name finder. `Training/train_names.py` computes the same.
struct NameFeatures {
  static let templates = 44

  /// Keys of the first and the last of the proper nouns in a row around a word, and of the words before and after them.
  struct Run {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var before: UInt64 = 0
    var after: UInt64 = 0
  }

  /// What one word gives; zero beyond the ends of a sentence.
  struct Word {
    var key: UInt64 = 0
    var suffix3: UInt64 = 0
    var suffix4: UInt64 = 0
    var prefix3: UInt64 = 0
    var shape: UInt64 = 0
    var flags: UInt64 = 0
    var tag: UInt64 = 0
    var mark: UInt64 = 0
    var run = Run()

    init() {}

    init(_ features: WordFeatures) {
      key = features.hash
      suffix3 = UInt64(features.pieces[1] + 1)
      suffix4 = UInt64(features.pieces[2] + 1)
      prefix3 = UInt64(features.pieces[4] + 1)
      shape = UInt64(features.pieces[5] + 1)
      flags = UInt64(features.flags.rawValue) + 1
    }
  }

  @inline(__always)
  private static func slot(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0, bits: UInt64) -> Int64 {
    var hash = (template + 1) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ a) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 29
    hash = (hash ^ b) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 29
    hash = (hash ^ c) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 29
    return Int64(hash >> (64 - bits))
  }

  /// The slots of all templates for the word at `at`; `words` is padded by two empty words at both ends.
  static func slots(_ words: [Word], at: Int, isFirst: Bool, inCapitals: Bool, bits: UInt64) -> InlineArray<44, Int64> {
    let before2 = words[at - 2]
    let before = words[at - 1]
    let word = words[at]
    let after = words[at + 1]
    let after2 = words[at + 2]
    return [
      slot(0, word.key, bits: bits), slot(1, before.key, bits: bits), slot(2, after.key, bits: bits),
      slot(3, before2.key, bits: bits), slot(4, after2.key, bits: bits), slot(5, before.key, word.key, bits: bits),
      slot(6, word.key, after.key, bits: bits), slot(7, before.key, after.key, bits: bits),
      slot(8, word.suffix3, bits: bits), slot(9, word.suffix4, bits: bits), slot(10, word.prefix3, bits: bits),
      slot(11, word.shape, bits: bits), slot(12, before.shape, word.shape, bits: bits),
      slot(13, word.shape, after.shape, bits: bits), slot(14, word.flags, word.shape, bits: bits),
      slot(15, before.flags, word.flags, bits: bits), slot(16, word.flags, after.flags, bits: bits),
      slot(17, word.mark, word.flags, bits: bits), slot(18, word.tag, bits: bits),
      slot(19, before.tag, word.tag, bits: bits), slot(20, word.tag, after.tag, bits: bits),
      slot(21, before.key, word.shape, bits: bits), slot(22, after.key, word.shape, bits: bits),
      slot(23, word.key, word.shape, bits: bits), slot(24, before.key, word.flags, bits: bits),
      slot(25, after.key, word.flags, bits: bits), slot(26, word.tag, word.flags, bits: bits),
      slot(27, word.suffix3, word.tag, bits: bits),
      slot(28, isFirst ? 1 : 0, word.shape, inCapitals ? 1 : 0, bits: bits),
      slot(29, before2.key, before.key, bits: bits), slot(30, after.key, after2.key, bits: bits),
      slot(31, word.mark, word.tag, bits: bits), slot(32, before.shape, word.shape, after.shape, bits: bits),
      slot(33, after.flags, after.shape, bits: bits), slot(34, before.flags, before.shape, bits: bits),
      slot(35, after.suffix3, word.shape, bits: bits), slot(36, before.suffix3, word.shape, bits: bits),
      slot(37, before.mark, word.mark, after.mark, bits: bits), slot(38, word.run.first, word.flags, bits: bits),
      slot(39, word.run.last, word.flags, bits: bits), slot(40, word.run.before, word.tag, bits: bits),
      slot(41, word.run.after, word.tag, bits: bits), slot(42, before.flags, word.flags, after.flags, bits: bits),
      slot(43, after.tag, after2.key, word.shape, bits: bits),
    ]
  }

  /// What a word's tag is if it is a proper noun.
  private static let properTags = ["NNP", "NNPS"].map { UInt64(PennTag.index(of: $0)) + 1 }

  /// Fills the runs of proper nouns of a sentence that is padded by two empty words at both ends.
  static func markRuns(_ words: inout [Word]) {
    let (singular, plural) = (properTags[0], properTags[1])
    var start = 2
    while start < words.count - 2 {
      var end = start
      while end < words.count - 2, words[end].tag == singular || words[end].tag == plural { end += 1 }
      if start < end {
        let run = Run(
          first: words[start].key, last: words[end - 1].key, before: words[start - 1].key, after: words[end].key)
        for index in start..<end { words[index].run = run }
      }
      start = end + 1
    }
  }
}
