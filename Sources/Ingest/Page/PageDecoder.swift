/// A page in UTF-8, and how it came to be.
struct DecodedPage {
  var text: [UInt8]
  var notes: [String] = []
  /// The set that its bytes were read as.
  var set = CharacterSet.utf8
  /// How many bytes of a byte order mark stand before it.
  var mark = 0

  /// Where the text stands in the bytes it was decoded from.
  func offsets(in bytes: [UInt8]) -> OffsetMap { Transcoding.offsets(of: bytes, from: set, skipping: mark) }
}

/// The bytes of a page in UTF-8.
enum PageDecoder {
  /// Decodes by mark, else by what the answer or the page declares, else by what the bytes seem to be. Bytes that are valid UTF-8 with characters
  /// beyond ASCII are UTF-8 whatever is declared: no other character set gives that by chance.
  static func decode(_ bytes: [UInt8], declared: CharacterSet?) -> DecodedPage {
    if let (set, length) = CharacterSet.mark(of: bytes.span) {
      return DecodedPage(text: Transcoding.utf8(Array(bytes[length...]), from: set) ?? [], set: set, mark: length)
    }
    if bytes.prefix(64).contains(0), let set = CharacterSet.unmarkedUTF16(bytes.span) {
      return DecodedPage(text: Transcoding.utf8(bytes, from: set) ?? [], set: set)
    }
    if UTF8Validation.firstFault(in: bytes.span) == nil {
      // All bytes of text in ISO 2022 are ASCII; its escapes tell it from ASCII.
      let set =
        bytes.span.firstIndex(of: 0x1b, from: 0) != nil
        ? declared ?? meta(bytes.prefix(4096)) ?? CharacterSetGuess.set(of: bytes) : nil
      if let set, case .named(let name) = set, name.lowercased().hasPrefix("iso-2022"),
        let text = Transcoding.utf8(bytes, from: set)
      {
        return DecodedPage(text: text, set: set)
      }
      return DecodedPage(text: bytes)
    }
    let set = declared ?? meta(bytes.prefix(4096))
    if let set, set != .utf8, let text = Transcoding.utf8(bytes, from: set) { return DecodedPage(text: text, set: set) }
    let (repaired, faults) = UTF8Validation.repaired(bytes)
    if set == .utf8 || set == nil, faults * 20 < bytes.count {
      let wide = repaired.count { $0 >= 0xc2 } - faults
      if set == .utf8 || wide > faults * 20 {
        return DecodedPage(text: repaired, notes: ["\(faults) bytes are not UTF-8 and became U+FFFD"])
      }
    }
    let guess = CharacterSetGuess.set(of: bytes) ?? .windows1252
    return DecodedPage(text: Transcoding.utf8(bytes, from: guess) ?? repaired, set: guess)
  }

  /// The character set that a `meta` element or an XML declaration names.
  private static func meta(_ head: ArraySlice<UInt8>) -> CharacterSet? {
    let lower = head.map(\.lowercased)
    for key: StaticString in ["charset=", "encoding="] {
      guard let found = lower[...].firstRange(ofBytes: key) else { continue }
      let value = lower[found.upperBound...].drop { $0.isSpace || $0 == 0x22 || $0 == 0x27 }
        .prefix { !$0.isSpace && $0 != 0x22 && $0 != 0x27 && $0 != 0x3e && $0 != 0x3b && $0 != 0x2f }
      // A page whose declaration can be read is not UTF-16, whatever it declares (HTML Standard, 13.2.3.2).
      let set = CharacterSet(name: value)
      return set == .utf16LittleEndian || set == .utf16BigEndian ? .utf8 : set
    }
    return nil
  }
}
