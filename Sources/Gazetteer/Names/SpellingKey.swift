/// A coarser key that unites the spellings in which names of other scripts reach English: `q`/`k`, `ou`/`u`,
/// `-a`/`-ah`, `ei`/`ey`, `-iv`/`-ev`, double letters, articles in any form.
///
/// Vowels fall into three classes (a e · i y · o u), so "Deir ez-Zor", "Dayr az Zawr" and "Deir al-Zour" have one key.
/// The key says only that two names may be one: the lookup ranks what it finds by it below exact matches.
enum SpellingKey {
  /// Articles of Arabic, assimilated ones too, as they are romanised.
  static let articles: Set<[UInt8]> = Set(
    [
      "al", "el", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az", "ed", "er", "es", "esh", "et", "ez", "en",
      "ul", "ur",
    ]
    .map { Array($0.utf8) })

  /// The spelling key of a name key; empty when it is too short to say anything or has letters of other scripts.
  static func make(_ key: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    let words = key.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: true)
    for word in words where words.count == 1 || !articles.contains(Array(word)) {
      for byte in word where byte >= 0x80 { return [] }
      append(Array(word), to: &result)
    }
    return result.count < 3 ? [] : result
  }

  /// 32-bit FNV-1a of a spelling key, by which the file finds it.
  static func hash(_ key: [UInt8]) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in key { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash
  }

  private static func append(_ word: [UInt8], to result: inout [UInt8]) {
    let start = result.count
    var at = 0
    while at < word.count {
      if isVowel(word, at) {
        let end = vowelsEnd(word, at)
        let vowel = vowelClass(word, at..<end)
        let beforeFinalV = end == word.count - 1 && (word[end] == UInt8(ascii: "v") || word[end] == UInt8(ascii: "w"))
        let openEnd = end == word.count || end == word.count - 1 && word[end] == UInt8(ascii: "h")
        if openEnd, vowel == UInt8(ascii: "a"), at > 0 { return }
        result.append(beforeFinalV ? UInt8(ascii: "i") : vowel)
        at = end
      } else {
        let (sound, length) = consonant(word, at)
        for byte in sound where result.count == start || result.last != byte { result.append(byte) }
        at += length
      }
    }
  }

  /// `a e i o u y`, and a `w` that closes a diphthong.
  private static func isVowel(_ word: [UInt8], _ at: Int) -> Bool {
    switch word[at] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "y"): true
    case UInt8(ascii: "u"): true
    case UInt8(ascii: "w"):
      at > 0 && at + 1 < word.count && isPlainVowel(word[at - 1]) && !isPlainVowel(word[at + 1])
    default: false
    }
  }

  private static func isPlainVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private static func vowelsEnd(_ word: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < word.count, isVowel(word, end) { end += 1 }
    return end
  }

  private static func vowelClass(_ word: [UInt8], _ range: Range<Int>) -> UInt8 {
    var vowel = UInt8(ascii: "a")
    for at in range {
      switch word[at] {
      case UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "w"): return UInt8(ascii: "u")
      case UInt8(ascii: "i"), UInt8(ascii: "y"): vowel = UInt8(ascii: "i")
      case UInt8(ascii: "e") where at > range.lowerBound && word[at - 1] == UInt8(ascii: "e"): vowel = UInt8(ascii: "i")
      default: break
      }
    }
    return vowel
  }

  /// The sound of a consonant or group of them, and how many letters it takes.
  private static func consonant(_ word: [UInt8], _ at: Int) -> ([UInt8], Int) {
    let next = at + 1 < word.count ? word[at + 1] : 0
    let h = next == UInt8(ascii: "h")
    switch (word[at], next) {
    case (UInt8(ascii: "c"), UInt8(ascii: "h")), (UInt8(ascii: "s"), UInt8(ascii: "h")): return ([UInt8(ascii: "x")], 2)
    case (UInt8(ascii: "c"), UInt8(ascii: "k")): return ([UInt8(ascii: "k")], 2)
    case (UInt8(ascii: "q"), _), (UInt8(ascii: "c"), _): return ([UInt8(ascii: "k")], 1)
    case (UInt8(ascii: "k"), UInt8(ascii: "h")): return ([UInt8(ascii: "h")], 2)
    case (UInt8(ascii: "x"), _): return ([UInt8(ascii: "k"), UInt8(ascii: "s")], 1)
    case (UInt8(ascii: "p"), UInt8(ascii: "h")): return ([UInt8(ascii: "f")], 2)
    case (UInt8(ascii: "w"), _): return ([UInt8(ascii: "v")], 1)
    case (UInt8(ascii: "t"), UInt8(ascii: "s")), (UInt8(ascii: "t"), UInt8(ascii: "z")): return ([UInt8(ascii: "z")], 2)
    case (UInt8(ascii: "d"), UInt8(ascii: "j")): return ([UInt8(ascii: "j")], 2)
    case (let letter, _): return ([letter], h && letter != UInt8(ascii: "h") ? 2 : 1)
    }
  }
}
