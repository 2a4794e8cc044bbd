/// Guesses the character set of text that is not UTF-8 and declares none: under the right set its commonest letters are common.
enum CharacterSetGuess {
  /// How much text is looked at, in bytes.
  private static let sample = 1 << 14

  /// The likeliest set; `nil` if Windows-1252 is as good as any.
  static func set(of bytes: [UInt8]) -> CharacterSet? {
    let text = text(of: bytes)
    if text[...].firstRange(ofBytes: "\u{1b}$B") != nil || text[...].firstRange(ofBytes: "\u{1b}$@") != nil {
      return .named("ISO-2022-JP")
    }
    guard text.contains(where: { $0 >= 0x80 }) else { return nil }
    return otherScript(text) ?? latin(text)
  }

  /// Text outside tags, white space and all.
  private static func text(of bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isTag = false
    for byte in bytes {
      if byte == UInt8(ascii: "<") { isTag = true }
      if !isTag { result.append(byte) }
      if byte == UInt8(ascii: ">") { isTag = false }
      if result.count >= sample { break }
    }
    return result
  }

  // MARK: other scripts

  /// Sets with the commonest letters of what is written in them, and the least share that those have there.
  private static let scripts: [(sets: [String], letters: Set<Unicode.Scalar>, share: Double)] = [
    (["CP932", "EUC-JP"], letters("のにはをたがでてとしれさいるなもあっかこうら、。ンルトス"), 0.25),
    (
      ["GB18030", "BIG5-HKSCS"],
      letters(
        "的一国在人了有中是年和大业不为发会工经上地市要个产这出行作生家以成到日民来我部对进多全建他公开们场时理新方主政说，。、“”國為發會業經這個產來對進開們場時說後於"
      ), 0.22
    ),
    (["CP949"], letters("이다는을의에가고하지한로기도사를은인서어대자시해리정일"), 0.25),
    (["CP1251", "KOI8-U", "CP866", "ISO-8859-5"], letters("оеаинтсрвлкмдпуія"), 0.6),
    (["CP1253"], letters("αοιετσνηυρπκςμλόάίέή"), 0.6),
    (["CP1255"], letters("יוהלאתרשבמנ"), 0.55),
    (["CP1256"], letters("اليمونربتةعدسفه"), 0.55),
    (["CP874"], letters("านรอกเงมยลวดทสตะปบคแ่้ีัิ"), 0.55),
  ]

  private static func letters(_ text: String) -> Set<Unicode.Scalar> { Set(text.unicodeScalars) }

  private static func otherScript(_ text: [UInt8]) -> CharacterSet? {
    var best: (set: CharacterSet, score: Double)?
    for (sets, letters, least) in scripts {
      for name in sets {
        let counts = Counts(text, in: .named(name), letters)
        // Latin text has few letters beyond ASCII, whatever they seem to be.
        guard counts.wide * 5 >= counts.ascii * 2, counts.faults * 100 <= counts.wide else { continue }
        let score = counts.share / least
        if score >= 1, score > best?.score ?? 0 { best = (.named(name), score) }
      }
    }
    return best?.set
  }

  // MARK: Latin

  private static let western = letters("àâäåæçèéêëìíîïñòóôöøùúûüßœÀÂÄÅÇÈÉÊÎÑÓÔÖØÚÜŒ’‘“”„–—…«»¿¡ãõ°€£§·\u{a0}")
  private static let central = letters("ąćęłńóśźżáčďéěíňřšťúůýžőűöüäľăâîşţđßĄĆŁŚŹŻÁČĎÉÍŇŘŠŤÚÝŽŐŰÖÜÄ„”“’–—…«»\u{a0}")
  private static let turkish = letters("ığşüöçâîûİĞŞÜÖÇ’‘“”–—…\u{a0}")

  /// Central Europe and Turkey; what Western Europe writes stays Windows-1252.
  private static func latin(_ text: [UInt8]) -> CharacterSet? {
    let language = LanguageDetector.language(of: text.span, declared: nil)
    // In Hungarian and Romanian most letters look western under the wrong set.
    let isCentral = ["hu", "pl", "cs", "sk", "ro", "hr", "sl", "bs"].contains(language ?? "")
    var best = (set: CharacterSet?.none, share: Counts(text, in: .windows1252, western).share - (isCentral ? 0.05 : 0))
    for (name, letters) in [("CP1250", central), ("ISO-8859-2", central), ("CP1254", turkish)] {
      let share = Counts(text, in: .named(name), letters).share
      if share > best.share { best = (.named(name), share) }
    }
    return best.set
  }

  /// What a text holds when it is read in some set.
  private struct Counts {
    var ascii = 0
    var wide = 0
    var common = 0
    var faults = 0

    var share: Double { wide == 0 ? 0 : Double(common) / Double(wide) }

    init(_ text: [UInt8], in set: CharacterSet, _ letters: Set<Unicode.Scalar>) {
      guard let decoded = Transcoding.utf8(text, from: set) else {
        faults = .max / 200
        return
      }
      for scalar in String(bytes: decoded).unicodeScalars {
        if scalar.value < 0x80 {
          if UInt8(scalar.value).isLetter { ascii += 1 }
        } else {
          wide += 1
          if letters.contains(scalar) { common += 1 }
          if scalar.value == 0xfffd { faults += 1 }
        }
      }
    }
  }
}
