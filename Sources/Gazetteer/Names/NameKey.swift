/// The form of a name under which the gazetteer files it: lower case without accents, apostrophes and full stops,
/// words apart by one space, hyphens as spaces, without a leading "the".
///
/// A few words that are written in two ways have one form (`saint` is `st`, `mount` is `mt`, `fort` is `ft`). Letters
/// of other scripts stay, Greek and Cyrillic ones in lower case.
public enum NameKey {
  /// The key of a name.
  public static func fold(_ name: String) -> [UInt8] {
    var key: [UInt8] = []
    let bytes = Array(name.utf8)
    fold(bytes.span, 0..<bytes.count, into: &key)
    return key
  }

  /// Writes the key of some bytes of a text in place of what `key` holds.
  static func fold(_ text: Span<UInt8>, _ range: Range<Int>, into key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    var at = range.lowerBound
    var wordStart = 0
    while at < range.upperBound {
      let byte = text[at]
      if byte < 0x80 {
        at += 1
        switch byte {
        case 0x61...0x7A, 0x30...0x39: key.append(byte)
        case 0x41...0x5A: key.append(byte | 0x20)
        case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "\""): break
        case UInt8(ascii: "."):
          // "St.Petersburg" is two words, "U.S." one.
          if key.count - wordStart > 1, at < range.upperBound, isLetter(text[at]) { endWord(&key, &wordStart) }
        case UInt8(ascii: "&"):
          endWord(&key, &wordStart)
          key.append(contentsOf: [UInt8(ascii: "a"), UInt8(ascii: "n"), UInt8(ascii: "d")])
          endWord(&key, &wordStart)
        default: endWord(&key, &wordStart)
        }
      } else {
        let (scalar, length) = scalar(text, at, range.upperBound)
        at += length
        append(scalar, to: &key, &wordStart)
      }
    }
    endWord(&key, &wordStart)
    if key.last == space { key.removeLast() }
  }

  private static let space = UInt8(ascii: " ")

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  /// Closes the word that `key` ends with: drops a leading "the", gives two-way words their one form, adds a space.
  private static func endWord(_ key: inout [UInt8], _ wordStart: inout Int) {
    guard key.count > wordStart else { return }
    switch key.count - wordStart {
    case 3 where wordStart == 0 && ends(key, "the"): return key.removeAll(keepingCapacity: true)
    case 4 where ends(key, "fort"): replace(&key, 4, "ft")
    case 5 where ends(key, "saint"): replace(&key, 5, "st")
    case 5 where ends(key, "mount"): replace(&key, 5, "mt")
    case 6 where ends(key, "sainte"): replace(&key, 6, "ste")
    default: break
    }
    key.append(space)
    wordStart = key.count
  }

  private static func ends(_ key: [UInt8], _ word: StaticString) -> Bool {
    let start = key.count - word.utf8CodeUnitCount
    for index in 0..<word.utf8CodeUnitCount where key[start + index] != word.utf8Start[index] { return false }
    return true
  }

  private static func replace(_ key: inout [UInt8], _ length: Int, _ word: StaticString) {
    key.removeLast(length)
    for index in 0..<word.utf8CodeUnitCount { key.append(word.utf8Start[index]) }
  }

  /// Decodes one scalar; a byte that starts none is taken as U+FFFD of length 1.
  private static func scalar(_ text: Span<UInt8>, _ at: Int, _ end: Int) -> (UInt32, Int) {
    let first = UInt32(text[at])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, at + length <= end else { return (0xFFFD, 1) }
    var value = first & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      let next = text[at + offset]
      guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (value, length)
  }

  private static func append(_ scalar: UInt32, to key: inout [UInt8], _ wordStart: inout Int) {
    switch scalar {
    case 0xC0...0x2AF: appendLatin(LatinLetters.first.utf8Start[Int(scalar - 0xC0)], to: &key)
    case 0x1E00...0x1EFF: appendLatin(LatinLetters.second.utf8Start[Int(scalar - 0x1E00)], to: &key)
    // Modifier letters and combining marks, quotation marks and primes, invisible characters.
    case 0x2B0...0x36F, 0x2018...0x201F, 0x2032...0x2036, 0x200B...0x200F, 0xFEFF, 0xB4, 0xAD, 0x670, 0x64B...0x65F:
      break
    case 0x80...0xBF, 0x2000...0x2BFF, 0xFFFD: endWord(&key, &wordStart)
    case 0x391...0x3A9, 0x410...0x42F: appendUTF8(scalar + 0x20, to: &key)
    case 0x400...0x40F: appendUTF8(scalar + 0x50, to: &key)
    default: appendUTF8(scalar, to: &key)
    }
  }

  private static func appendLatin(_ letter: UInt8, to key: inout [UInt8]) {
    switch letter {
    case UInt8(ascii: "."): break
    case 0x41...0x5A:
      let pair = LatinLetters.pair(letter)
      key.append(pair.0)
      key.append(pair.1)
    default: key.append(letter)
    }
  }

  private static func appendUTF8(_ scalar: UInt32, to key: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    key.append(contentsOf: UTF8.encode(scalar)!)
  }
}
