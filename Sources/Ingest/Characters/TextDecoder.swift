/// Bytes of unknown character set → UTF-8.
enum TextDecoder {
  /// Text in UTF-8, or why the bytes are none.
  enum Outcome {
    /// The bytes as they were.
    case unchanged
    /// Text of another character set, which the note names.
    case transcoded([UInt8], note: String)
    case notText(String)
  }

  /// Decodes a plain text: valid UTF-8 stays as it is, its mark too; else UTF-16 by mark or pattern, else what it seems to be.
  static func decode(_ bytes: [UInt8]) -> Outcome {
    if let kind = FileSignature.name(of: bytes) { return .notText("not text but \(kind)") }
    let mark = CharacterSet.mark(of: bytes.span)
    if let set = mark?.set ?? CharacterSet.unmarkedUTF16(bytes.span), set != .utf8 {
      guard let text = Transcoding.utf8(bytes, from: set), !looksBinary(text.span) else { return .notText("not text") }
      return .transcoded(text, note: "read as UTF-16; offsets count bytes of its UTF-8 form")
    }
    if looksBinary(bytes.span) { return .notText("not text") }
    guard UTF8Validation.firstFault(in: bytes.span) != nil else { return .unchanged }
    let (repaired, faults) = UTF8Validation.repaired(bytes)
    // A few broken bytes in much good UTF-8 are damage, not another character set.
    if mark?.set == .utf8 || faults * 20 < wideCharacters(repaired.span) {
      return .transcoded(repaired, note: "\(faults) bytes are not UTF-8 and became U+FFFD; offsets count them so")
    }
    let set = CharacterSetGuess.set(of: bytes) ?? .windows1252
    guard let text = Transcoding.utf8(bytes, from: set) else { return .notText("not text") }
    return .transcoded(text, note: "not UTF-8, read as \(set.name); offsets count bytes of its UTF-8 form")
  }

  /// Whether text holds what no text does: NUL, or many control characters.
  private static func looksBinary(_ bytes: Span<UInt8>) -> Bool {
    let length = min(bytes.count, 1 << 16)
    var controls = 0
    for index in 0..<length {
      let byte = bytes[index]
      if byte == 0 { return true }
      if byte < 0x20, !byte.isSpace, byte != 0x1b { controls += 1 }
    }
    return controls * 50 > length
  }

  /// The number of characters beyond ASCII.
  private static func wideCharacters(_ bytes: Span<UInt8>) -> Int {
    var count = 0
    for index in bytes.indices where bytes[index] >= 0xc0 { count += 1 }
    return count
  }
}

/// What kind of file bytes open, where it is none of text.
enum FileSignature {
  private static let known: [(start: [UInt8], name: String)] = [
    (Array("%PDF-".utf8), "PDF; convert it to text first"),
    ([0x50, 0x4b, 0x03, 0x04], "a zip archive or office document; convert it to text first"),
    ([0xd0, 0xcf, 0x11, 0xe0], "an old office document; convert it to text first"),
    (Array("{\\rtf".utf8), "RTF; convert it to text first"),
    ([0x89, 0x50, 0x4e, 0x47], "a PNG picture"), ([0xff, 0xd8, 0xff], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"),
    ([0x7f, 0x45, 0x4c, 0x46], "a program"), ([0xfd, 0x37, 0x7a, 0x58, 0x5a], "xz data; decompress it first"),
    ([0x42, 0x5a, 0x68], "bzip2 data; decompress it first"), (Array("SQLite format 3".utf8), "an SQLite database"),
  ]

  /// The name for messages, `nil` if no known signature opens the bytes.
  static func name(of bytes: [UInt8]) -> String? {
    known.first { bytes.starts(with: $0.start) }?.name
  }
}
