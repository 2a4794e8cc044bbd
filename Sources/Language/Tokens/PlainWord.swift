/// Words as models and dictionaries see them: typographic quotes and dashes as ASCII, small letters.
///
/// `Training/words.py` computes the same, byte for byte.
enum PlainWord {
  /// Appends the plain form of the bytes in `word` to `output`.
  static func append(_ word: ArraySlice<UInt8>, to output: inout [UInt8], lower: Bool) {
    var index = word.startIndex
    while index < word.endIndex {
      let byte = word[index]
      if byte < 0x80 {
        let isDouble =
          (byte == UInt8(ascii: "`") || byte == UInt8(ascii: "'")) && index + 1 < word.endIndex
          && word[index + 1] == byte
        output.append(isDouble ? UInt8(ascii: "\"") : lower ? byte.small : byte)
        index += isDouble ? 2 : 1
        continue
      }
      let second = index + 1 < word.endIndex ? word[index + 1] : 0
      let third = index + 2 < word.endIndex ? word[index + 2] : 0
      if let mark = mark(byte, second, third) {
        output.append(contentsOf: mark.utf8)
        index += byte == 0xC2 ? 2 : 3
      } else if lower, byte >= 0xC3, byte <= 0xC5, second & 0xC0 == 0x80 {
        let code = UInt16(byte & 0x1F) << 6 | UInt16(second & 0x3F)
        let small = isCapital(code) ? code + (code < 0x100 ? 32 : 1) : code
        output.append(0xC0 | UInt8(small >> 6))
        output.append(0x80 | UInt8(small & 0x3F))
        index += 2
      } else {
        output.append(byte)
        index += 1
      }
    }
  }

  private static func mark(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> String? {
    switch (first, second, third) {
    case (0xE2, 0x80, 0x9C...0x9E), (0xC2, 0xAB, _), (0xC2, 0xBB, _): "\""
    case (0xE2, 0x80, 0x98...0x9A): "'"
    case (0xE2, 0x80, 0x90...0x91), (0xE2, 0x80, 0x93...0x94), (0xE2, 0x88, 0x92): "-"
    case (0xE2, 0x80, 0xA6): "..."
    default: nil
    }
  }

  /// Capitals of Latin-1 and Latin Extended-A.
  static func isCapital(_ code: UInt16) -> Bool {
    switch code {
    case 0xC0...0xDE: return code != 0xD7
    case 0x100..<0x180:
      let isOddCapital = (0x139...0x148).contains(code) || (0x179...0x17E).contains(code)
      return code != 0x138 && code != 0x149 && code != 0x178 && code != 0x17F && (code & 1 == 1) == isOddCapital
    default: return false
    }
  }
}
