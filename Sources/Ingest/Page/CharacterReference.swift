import JSON
import CLibXML2

/// References to characters in a page's text: `&eacute;`, `&#233;`, `&#xe9;`.
enum CharacterReference {
  /// Appends bytes with their references resolved; `mapped` hears of each run appended and where it comes from.
  static func append(
    _ source: Range<Int>, of page: Span<UInt8>, to bytes: inout [UInt8], mapped: (Range<Int>, Range<Int>) -> Void
  ) {
    let end = source.upperBound
    var start = source.lowerBound
    var index = start
    func keep(_ run: Range<Int>) {
      guard !run.isEmpty else { return }
      let from = bytes.count
      page.extracting(run).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
      mapped(from..<bytes.count, run)
    }
    while let mark = page.firstIndex(of: UInt8(ascii: "&"), from: index), mark < end {
      index = mark + 1
      guard let (scalar, next) = read(page, at: mark, end: end) else { continue }
      keep(start..<mark)
      let from = bytes.count
      Ingest.append(scalar: scalar, to: &bytes)
      mapped(from..<bytes.count, mark..<next)
      (start, index) = (next, next)
    }
    keep(start..<end)
  }

  /// The character that a reference stands for and where it ends; `nil` if there is none at the `&`.
  private static func read(_ page: Span<UInt8>, at mark: Int, end: Int) -> (UInt32, Int)? {
    var index = mark + 1
    guard index < end else { return nil }
    if page[index] == UInt8(ascii: "#") { return number(page, from: index + 1, end: end) }
    let start = index
    while index < end, index - start < 24, page[index].isLetter || page[index].isDigit { index += 1 }
    guard index > start else { return nil }
    let isClosed = index < end && page[index] == UInt8(ascii: ";")
    guard let scalar = named(page.extracting(start..<index)) else { return nil }
    // Old names may stand without the semicolon.
    return isClosed ? (scalar, index + 1) : scalar < 0x100 ? (scalar, index) : nil
  }

  private static func number(_ page: Span<UInt8>, from start: Int, end: Int) -> (UInt32, Int)? {
    var index = start
    let isHexadecimal = index < end && page[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let first = index
    var value: UInt32 = 0
    while index < end, let digit = JSONParser.hexadecimal(page[index]), isHexadecimal || digit < 10 {
      value = min(0x11_0000, value * (isHexadecimal ? 16 : 10) + digit)
      index += 1
    }
    guard index > first else { return nil }
    // What Windows-1252 has there is meant.
    if value >= 0x80, value < 0xa0 { value = UInt32(Transcoding.windows1252Scalars[Int(value - 0x80)]) }
    if value == 0 { value = 0xfffd }
    return (value, index < end && page[index] == UInt8(ascii: ";") ? index + 1 : index)
  }

  private static func named(_ name: Span<UInt8>) -> UInt32? {
    if name.equals("amp") { return 0x26 }
    if name.equals("nbsp") { return 0xa0 }
    if name.equals("quot") { return 0x22 }
    var terminated: [UInt8] = []
    name.withUnsafeBufferPointer { terminated.append(contentsOf: $0) }
    if let scalar = added[terminated] { return scalar }
    terminated.append(0)
    // libxml2 has the names of HTML 4.
    return htmlEntityLookup(terminated).map { $0.pointee.value }
  }

  /// Names that came after HTML 4, of marks and of Latin letters (HTML Standard, 13.5).
  private static let added: [[UInt8]: UInt32] = {
    let names = """
      Tab:9 NewLine:a excl:21 QUOT:22 num:23 dollar:24 percnt:25 AMP:26 apos:27 lpar:28 rpar:29 ast:2a plus:2b comma:2c period:2e sol:2f colon:3a
      semi:3b LT:3c equals:3d GT:3e quest:3f commat:40 lbrack:5b lsqb:5b bsol:5c rbrack:5d rsqb:5d Hat:5e lowbar:5f grave:60 lbrace:7b lcub:7b
      verbar:7c vert:7c rbrace:7d rcub:7d Amacr:100 amacr:101 Abreve:102 abreve:103 Aogon:104 aogon:105 Cacute:106 cacute:107 Ccirc:108 ccirc:109
      Cdot:10a cdot:10b Ccaron:10c ccaron:10d Dcaron:10e dcaron:10f Dstrok:110 dstrok:111 Emacr:112 emacr:113 Edot:116 edot:117 Eogon:118 eogon:119
      Ecaron:11a ecaron:11b Gbreve:11e gbreve:11f Gdot:120 gdot:121 Hstrok:126 hstrok:127 Imacr:12a imacr:12b Iogon:12e iogon:12f Idot:130 imath:131
      Kcedil:136 kcedil:137 Lacute:139 lacute:13a Lcedil:13b lcedil:13c Lcaron:13d lcaron:13e Lstrok:141 lstrok:142 Nacute:143 nacute:144 Ncedil:145
      ncedil:146 Ncaron:147 ncaron:148 ENG:14a eng:14b Omacr:14c omacr:14d Odblac:150 odblac:151 Racute:154 racute:155 Rcaron:158 rcaron:159
      Sacute:15a sacute:15b Scedil:15e scedil:15f Tcedil:162 tcedil:163 Tcaron:164 tcaron:165 Umacr:16a umacr:16b Ubreve:16c ubreve:16d Uring:16e
      uring:16f Udblac:170 udblac:171 Uogon:172 uogon:173 Zacute:179 zacute:17a Zdot:17b zdot:17c Zcaron:17d zcaron:17e dash:2010 hyphen:2010
      horbar:2015 rsquor:2019 lsquor:201a rdquor:201d ldquor:201e bullet:2022 nldr:2025 mldr:2026 numero:2116 TRADE:2122
      """
    var table: [[UInt8]: UInt32] = [:]
    for entry in names.split(whereSeparator: \.isWhitespace) {
      let parts = entry.split(separator: ":")
      table[Array(parts[0].utf8)] = UInt32(parts[1], radix: 16)
    }
    return table
  }()
}
