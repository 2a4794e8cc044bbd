/// Letters of a text by script, and the letters that tell languages of one script apart.
struct ScriptCounts {
  var latin = 0
  private var cyrillic = 0, greek = 0, arabic = 0, hebrew = 0, devanagari = 0, bengali = 0, tamil = 0, thai = 0
  private var georgian = 0, armenian = 0, ethiopic = 0, burmese = 0, khmer = 0, han = 0, kana = 0, hangul = 0
  private var ukrainian = 0, belarusian = 0, serbian = 0, kazakh = 0, bulgarianOrRussianHard = 0, russian = 0
  private var persian = 0, urdu = 0, pashto = 0, sorani = 0

  /// Counts a letter beyond ASCII; returns whether it is Latin.
  mutating func add(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xc0...0x24f where scalar != 0xd7 && scalar != 0xf7, 0x1e00...0x1eff:
      latin += 1
      return true
    case 0x370...0x3ff, 0x1f00...0x1fff: greek += 1
    case 0x400...0x52f:
      cyrillic += 1
      addCyrillic(scalar)
    case 0x530...0x58f: armenian += 1
    case 0x590...0x5ff: hebrew += 1
    case 0x600...0x6ff, 0x750...0x77f, 0xfb50...0xfdff, 0xfe70...0xfeff:
      arabic += 1
      addArabic(scalar)
    case 0x900...0x97f: devanagari += 1
    case 0x980...0x9ff: bengali += 1
    case 0xb80...0xbff: tamil += 1
    case 0xe00...0xe7f: thai += 1
    case 0x1000...0x109f: burmese += 1
    case 0x10a0...0x10ff: georgian += 1
    case 0x1100...0x11ff, 0xac00...0xd7af: hangul += 1
    case 0x1200...0x139f: ethiopic += 1
    case 0x1780...0x17ff: khmer += 1
    case 0x3040...0x30ff: kana += 1
    case 0x3400...0x4dbf, 0x4e00...0x9fff: han += 1
    default: break
    }
    return false
  }

  private mutating func addCyrillic(_ scalar: UInt32) {
    switch scalar {
    case 0x456, 0x457, 0x454, 0x491, 0x406, 0x407, 0x404: ukrainian += 1
    case 0x45e, 0x40e: belarusian += 1
    case 0x458, 0x459, 0x45a, 0x452, 0x45b, 0x45f: serbian += 1
    case 0x49b, 0x493, 0x4d9, 0x4a3: kazakh += 1
    case 0x44b, 0x44d, 0x42b, 0x42d: russian += 1
    case 0x44a, 0x42a: bulgarianOrRussianHard += 1
    default: break
    }
  }

  private mutating func addArabic(_ scalar: UInt32) {
    switch scalar {
    case 0x679, 0x688, 0x691, 0x6d2, 0x6ba, 0x6be, 0x6c1: urdu += 1
    case 0x681, 0x685, 0x689, 0x693, 0x69a, 0x6d0, 0x6cd: pashto += 1
    case 0x695, 0x6b5, 0x6c6, 0x6ce: sorani += 1
    case 0x67e, 0x686, 0x698, 0x6af, 0x6a9, 0x6cc: persian += 1
    default: break
    }
  }

  /// The language of the script that leads, `nil` for Latin. A syllable or word sign counts as two letters and more.
  var language: String? {
    let asian = (han + kana + hangul) * 3
    let others: [(Int, String)] = [
      (cyrillic, "ru"), (greek, "el"), (arabic, "ar"), (hebrew, "he"), (devanagari, "hi"), (bengali, "bn"),
      (tamil, "ta"), (thai, "th"),
      (georgian, "ka"), (armenian, "hy"), (ethiopic, "am"), (burmese, "my"), (khmer, "km"), (asian, "zh"),
    ]
    guard let leader = others.max(by: { $0.0 < $1.0 }), leader.0 > latin else { return nil }
    switch leader.1 {
    case "ru": return cyrillicLanguage
    case "ar": return arabicLanguage
    case "zh": return hangul > han + kana ? "ko" : kana * 20 > han ? "ja" : "zh"
    case let code: return code
    }
  }

  private var cyrillicLanguage: String {
    let rare = cyrillic / 100
    if belarusian > rare / 2 { return "be" }
    if ukrainian > rare { return kazakh > rare ? "kk" : "uk" }
    if serbian > rare { return "sr" }
    if kazakh > rare { return "kk" }
    return russian == 0 && bulgarianOrRussianHard > rare / 2 ? "bg" : "ru"
  }

  private var arabicLanguage: String {
    let rare = arabic / 50
    if urdu > rare { return "ur" }
    if pashto > rare { return "ps" }
    if sorani > rare { return "ckb" }
    return persian > rare ? "fa" : "ar"
  }
}
