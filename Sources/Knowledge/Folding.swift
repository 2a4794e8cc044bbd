/// Letters without case and accents: how names are compared.
///
/// Latin letters become their base letters in lower case (`Ł` l, `ß` ss, `é` e); other scripts stay as they are.
/// Apostrophes vanish (`Da'esh` is `daesh`); all else that is no letter or digit separates words.
public enum Folding {
  /// What a Unicode scalar folds to.
  enum Piece {
    case byte(UInt8)
    case pair(UInt8, UInt8)
    case other(Unicode.Scalar)
    case nothing
    case separator
  }

  /// The folded words of a text, each as UTF-8 bytes.
  public static func words(_ text: some StringProtocol) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch fold(scalar) {
      case .byte(let byte): word.append(byte)
      case .pair(let first, let second): word += [first, second]
      case .other(let scalar): word += Array(Character(scalar).utf8)
      case .nothing: break
      case .separator:
        if !word.isEmpty { words.append(word) }
        word = []
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// Whether a character is an apostrophe, which folding drops.
  static func isApostrophe(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, case .nothing = fold(scalar) else { return false }
    return true
  }

  static func fold(_ scalar: Unicode.Scalar) -> Piece {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return .byte(UInt8(scalar.value))
    case 0x41...0x5A: return .byte(UInt8(scalar.value | 0x20))
    case 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x2BB...0x2BF, 0x300...0x36F: return .nothing
    case 0..<0xC0: return .separator
    case 0xC6, 0xE6: return .pair(UInt8(ascii: "a"), UInt8(ascii: "e"))
    case 0x152, 0x153: return .pair(UInt8(ascii: "o"), UInt8(ascii: "e"))
    case 0xDE, 0xFE: return .pair(UInt8(ascii: "t"), UInt8(ascii: "h"))
    case 0xDF: return .pair(UInt8(ascii: "s"), UInt8(ascii: "s"))
    case 0xC0...0x24F: return letter(latin, scalar.value - 0xC0, scalar)
    case 0x1E00...0x1EFF: return letter(latinAdditional, scalar.value - 0x1E00, scalar)
    case 0x2000...0x206F, 0x3000...0x303F, 0xFF00...0xFF0F: return .separator
    default: return .other(scalar)
    }
  }

  private static func letter(_ table: [UInt8], _ index: UInt32, _ scalar: Unicode.Scalar) -> Piece {
    let byte = table[Int(index)]
    return byte == UInt8(ascii: "-") ? .other(scalar) : .byte(byte)
  }

  /// Base letters of U+00C0 to U+024F; a hyphen where there is none.
  private static let latin = Array(
    ("aaaaaa-ceeeeiiiidnooooo-ouuuuy--aaaaaa-ceeeeiiiidnooooo-ouuuuy-yaaaaaaccccccccddddeeeeeeeeeegggg"
      + "gggghhhhiiiiiiiiii--jjkkkllllll--llnnnnnn-nnoooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
      + "-b-------dd---ee--------kk------oo-------------uu--yy------------------------aaiioouuuuuuuuuueaa"
      + "aa----ggkkoooo--j---gg--nnaa----aaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooooooooyy------------"
      + "----------------").utf8)

  /// Base letters of U+1E00 to U+1EFF.
  private static let latinAdditional = Array(
    ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr"
      + "ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy------aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
      + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------").utf8)
}

/// Ids made from names: `Haider al-Abadi` becomes `haider-al-abadi`.
enum Slug {
  static func make(_ name: String) -> String {
    Folding.words(name).map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }
}
