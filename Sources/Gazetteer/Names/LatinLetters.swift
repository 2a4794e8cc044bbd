/// Letters of the Latin blocks without their accents, one ASCII character for each code point.
///
/// Made from Unicode's compatibility decompositions; letters that have none (`ø`, `ł`, `ə` …) are written as
/// gazetteers romanise them. A capital stands for two letters (`A` for `ae`), a dot for nothing.
enum LatinLetters {
  /// From U+00C0 to U+02AF: Latin-1, Extended-A and -B, IPA.
  static let first: StaticString =
    """
    aaaaaaAceeeeiiiidnooooo.ouuuuyTSaaaaaaAceeeeiiiidnooooo.ouuuuyTyaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiiiIIjjkkkllllllllllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    bb....occdd...eaeffgg.iikk...n..oo.............uu..yyzz.............DDDLLLNNNaaiioouuuuuuuuuueaa\
    aaAAggggkkoooo..jDDDgg..nnaaAAooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy......a.....\
    ...bu..............bo.dd.a.e....g..g....ii........n......................u......................\
    ................
    """

  /// From U+1E00 to U+1EFF: Extended Additional.
  static let second: StaticString =
    """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
    ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas..S.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
    """

  /// The two letters that a capital of the tables stands for.
  static func pair(_ capital: UInt8) -> (UInt8, UInt8) {
    switch capital {
    case UInt8(ascii: "A"): (UInt8(ascii: "a"), UInt8(ascii: "e"))
    case UInt8(ascii: "T"): (UInt8(ascii: "t"), UInt8(ascii: "h"))
    case UInt8(ascii: "S"): (UInt8(ascii: "s"), UInt8(ascii: "s"))
    case UInt8(ascii: "O"): (UInt8(ascii: "o"), UInt8(ascii: "e"))
    case UInt8(ascii: "I"): (UInt8(ascii: "i"), UInt8(ascii: "j"))
    case UInt8(ascii: "D"): (UInt8(ascii: "d"), UInt8(ascii: "z"))
    case UInt8(ascii: "L"): (UInt8(ascii: "l"), UInt8(ascii: "j"))
    default: (UInt8(ascii: "n"), UInt8(ascii: "j"))
    }
  }
}
