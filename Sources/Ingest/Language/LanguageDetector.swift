/// Tells the language of a text from its scripts and, in Latin script, from its function words.
///
/// Function words make up a third and more of running text in most languages, whatever its subject, so a few dozen for each tell
/// languages apart on some hundred bytes (after Grefenstette 1995, "Comparing two language identification schemes").
enum LanguageDetector {
  /// How much of the text is looked at, in bytes.
  private static let sample = 1 << 14

  /// The ISO 639-1 code of the text's language. What the report declares decides only where the text does not tell.
  static func language(of text: Span<UInt8>, declared: String?) -> String? {
    var scripts = ScriptCounts()
    var words = WordVotes()
    var word = InlineWord()
    var index = 0
    let end = min(text.count, sample)
    while index < end {
      let byte = text[index]
      if byte < 0x80 {
        index += 1
        if byte.isLetter {
          scripts.latin += 1
          word.append(byte.lowercased)
        } else {
          words.add(&word)
        }
        continue
      }
      let (scalar, length) = decode(text, at: index)
      index += length
      if scripts.add(scalar) { word.append(scalar: lowercased(scalar)) } else { words.add(&word) }
    }
    words.add(&word)
    if let language = scripts.language { return language }
    return words.best(prior: declared) ?? declared
  }

  /// The two-letter code at the start of a language tag (`en-GB`, `en_US`), or of an English name of a language.
  static func code(of tag: String) -> String? {
    let bytes = Array(tag.utf8).trimmed.map(\.lowercased)
    let letters = bytes.prefix(while: \.isLetter)
    if letters.count == 2 { return String(bytes: letters) }
    return names[String(bytes: letters)]
  }

  private static let names = [
    "english": "en", "eng": "en", "spanish": "es", "spa": "es", "french": "fr", "fra": "fr", "german": "de",
    "deu": "de",
    "arabic": "ar", "ara": "ar", "russian": "ru", "rus": "ru", "chinese": "zh", "portuguese": "pt", "italian": "it",
    "turkish": "tr",
  ]

  /// The scalar at an index and its length in bytes; U+FFFD for a broken one.
  private static func decode(_ text: Span<UInt8>, at index: Int) -> (UInt32, Int) {
    let lead = text[index]
    let length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
    guard length > 1, index + length <= text.count else { return (0xfffd, 1) }
    var value = UInt32(lead) & (0x7f >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3f) }
    return (value, length)
  }

  /// The small letter in Latin-1 and Latin Extended-A and -B as far as the profiles need it.
  private static func lowercased(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xc0...0xd6, 0xd8...0xde: scalar + 32
    case 0x100...0x137, 0x14a...0x177: scalar | 1
    case 0x139...0x148, 0x179...0x17e: scalar & 1 == 1 ? scalar + 1 : scalar
    case 0x218...0x21b: scalar | 1
    case 0x1ea0...0x1ef9: scalar | 1
    default: scalar
    }
  }
}

/// The hash of the word being read; words of more than 24 bytes are no function words.
private struct InlineWord {
  private(set) var hash: UInt64 = WordVotes.emptyHash
  private(set) var length = 0

  mutating func append(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    length += 1
  }

  mutating func append(scalar: UInt32) {
    append(UInt8(truncatingIfNeeded: scalar))
    append(UInt8(truncatingIfNeeded: scalar >> 8))
  }
}

/// Votes of function words for the languages that have them.
private struct WordVotes {
  static let emptyHash: UInt64 = 0xcbf2_9ce4_8422_2325
  private var scores = [Float](repeating: 0, count: LanguageProfiles.all.count)
  private var words = 0

  /// Hash of each function word → the languages that have it, a bit each.
  private static let languages: WordTable = {
    var table = WordTable()
    for (index, profile) in LanguageProfiles.all.enumerated() {
      for text in profile.words.split(separator: " ") {
        var word = InlineWord()
        for scalar in text.unicodeScalars {
          if scalar.isASCII { word.append(UInt8(scalar.value)) } else { word.append(scalar: scalar.value) }
        }
        table.insert(word.hash, 1 << UInt32(index))
      }
    }
    return table
  }()

  mutating func add(_ word: inout InlineWord) {
    guard word.length > 0 else { return }
    words += 1
    if word.length <= 24, var bits = Self.languages[word.hash] {
      let share = 1 / Float(bits.nonzeroBitCount)
      while bits != 0 {
        scores[bits.trailingZeroBitCount] += share
        bits &= bits - 1
      }
    }
    word = InlineWord()
  }

  /// The language with the most votes, if it has enough of them for the number of words and clearly more than the next.
  func best(prior: String?) -> String? {
    guard words >= 8 else { return nil }
    var best = -1
    var (highest, second): (Float, Float) = (0, 0)
    for index in scores.indices {
      let score = scores[index] * (LanguageProfiles.all[index].code == prior ? 1.15 : 1)
      if score > highest { (best, second, highest) = (index, highest, score) } else if score > second { second = score }
    }
    guard best >= 0, highest >= 2, highest >= 0.06 * Float(words), highest >= 1.15 * second else { return nil }
    return LanguageProfiles.all[best].code
  }
}

/// A map from hashes of words to sets of languages.
private struct WordTable {
  private var slots = [(hash: UInt64, languages: UInt32)](repeating: (0, 0), count: 1 << 13)

  private static func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) >> 51) }

  mutating func insert(_ hash: UInt64, _ languages: UInt32) {
    var slot = Self.slot(hash)
    while slots[slot].languages != 0, slots[slot].hash != hash { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = (hash, slots[slot].languages | languages)
  }

  subscript(hash: UInt64) -> UInt32? {
    var slot = Self.slot(hash)
    while slots[slot].languages != 0 {
      if slots[slot].hash == hash { return slots[slot].languages }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}
