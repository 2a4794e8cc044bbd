/// What a word looks like to the encoder: ids of pieces. `Training/words.py` computes the same, byte for byte.
struct WordFeatures {
  static let sizes = (suffixes: UInt64(6000), prefixes: UInt64(4000), shapes: UInt64(1500), grams: UInt64(12000))
  static let gramLimit = 12

  /// Suffixes of 2, 3, 4 bytes, prefixes of 2, 3, shape, lexicon flags.
  var pieces: InlineArray<7, Int> = .init(repeating: 0)
  var grams: InlineArray<12, Int> = .init(repeating: 0)
  var gramCount = 0
  /// The hash of the key, for the vocabulary.
  var hash: UInt64 = 0
  /// All that the lexicon knows of the word.
  var flags = Lexicon.Flags()

  /// - Parameters:
  ///   - lower: the plain word in small letters.
  ///   - form: the bytes of the text.
  init(form: ArraySlice<UInt8>, lower: ArraySlice<UInt8>, inCapitals: Bool, lexicon: Lexicon, scratch: inout [UInt8]) {
    pieces[5] = WordFeatures.shape(form, inCapitals: inCapitals, scratch: &scratch)
    scratch.removeAll(keepingCapacity: true)
    scratch.append(UInt8(ascii: "<"))
    for byte in lower { scratch.append(byte.isDigit ? UInt8(ascii: "0") : byte) }
    scratch.append(UInt8(ascii: ">"))
    let framed = scratch.span
    let count = framed.count - 2
    let key = framed.extracting(1..<1 + count)
    var whole = WordHash()
    whole.add(key)
    hash = whole.value
    for (index, length) in [2, 3, 4].enumerated() {
      let mark = UInt8(ascii: "a") + UInt8(index)
      pieces[index] = Int(WordHash.piece(mark, key, max(0, count - length)..<count) % WordFeatures.sizes.suffixes)
    }
    for (index, length) in [2, 3].enumerated() {
      let mark = UInt8(ascii: "d") + UInt8(index)
      pieces[3 + index] = Int(WordHash.piece(mark, key, 0..<min(length, count)) % WordFeatures.sizes.prefixes)
    }
    flags = lexicon.flags(key)
    pieces[6] = Int(flags.intersection(.encoder).rawValue)
    gramCount = min(count, WordFeatures.gramLimit)
    for index in 0..<gramCount {
      var gram = WordHash()
      for offset in 0..<3 { gram.add(framed[index + offset]) }
      grams[index] = Int(gram.value % (WordFeatures.sizes.grams - 1)) + 1
    }
  }

  /// Acronyms spelled like words of the grammar ("IS fighters"), with one that is not, by whose looks they are read.
  private static let acronyms: [([UInt8], [UInt8])] = [
    (Array("IS".utf8), Array("ISIS".utf8)), (Array("WHO".utf8), Array("UNICEF".utf8)),
  ]

  /// A token of a document.
  init(_ document: Document, _ token: Int, inCapitals: Bool, lexicon: Lexicon, scratch: inout [UInt8]) {
    var form = document.words.utf8(document.formIDs[token])
    var lower = document.words.utf8(document.lowerIDs[token])
    if !inCapitals, form.count < 4, let known = Self.acronyms.first(where: { form.elementsEqual($0.0) })?.1 {
      (form, lower) = (known[...], known.map(\.small)[...])
    }
    self.init(form: form, lower: lower, inCapitals: inCapitals, lexicon: lexicon, scratch: &scratch)
  }

  /// The hash of the letter shapes, runs cut at two, ten at most: `Xx`, `dd:dd`.
  private static func shape(_ form: ArraySlice<UInt8>, inCapitals: Bool, scratch: inout [UInt8]) -> Int {
    scratch.removeAll(keepingCapacity: true)
    PlainWord.append(form.prefix(400), to: &scratch, lower: false)
    var hash = WordHash()
    hash.add(UInt8(ascii: inCapitals ? "C" : "S"))
    var length = 0
    var last: (UInt8, UInt8) = (0, 0)
    for index in scratch.indices where length < 10 {
      let byte = scratch[index]
      if byte & 0xC0 == 0x80 { continue }
      let kind = kind(byte, index + 1 < scratch.count ? scratch[index + 1] : 0)
      if last == (kind, kind) { continue }
      last = (last.1, kind)
      hash.add(kind)
      length += 1
    }
    return Int(hash.value % sizes.shapes)
  }

  private static func kind(_ byte: UInt8, _ next: UInt8) -> UInt8 {
    if byte >= 0x80 {
      let isCapital =
        byte >= 0xC3 && byte <= 0xC5 && PlainWord.isCapital(UInt16(byte & 0x1F) << 6 | UInt16(next & 0x3F))
      return UInt8(ascii: isCapital ? "X" : "x")
    }
    if byte.isCapitalLetter { return UInt8(ascii: "X") }
    if byte.isSmallLetter { return UInt8(ascii: "x") }
    return byte.isDigit ? UInt8(ascii: "d") : byte
  }
}
