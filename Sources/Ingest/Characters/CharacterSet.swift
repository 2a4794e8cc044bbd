/// A character set, as inputs name or show it.
enum CharacterSet: Hashable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian
  /// Also what calls itself ISO 8859-1 or ASCII, as the WHATWG Encoding Standard has it.
  case windows1252
  /// Another one, by the name that `iconv` knows.
  case named(String)

  /// The set with a name of the WHATWG Encoding Standard or IANA; `nil` for a name with odd characters.
  init?(name: some Collection<UInt8>) {
    let label = String(bytes: Array(name).trimmed).lowercased()
    switch label {
    case "utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8": self = .utf8
    case "utf-16", "utf-16le", "unicode", "ucs-2", "iso-10646-ucs-2": self = .utf16LittleEndian
    case "utf-16be": self = .utf16BigEndian
    case "windows-1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "us-ascii", "ascii", "cp1252",
      "x-cp1252", "ansi":
      self = .windows1252
    case "shift_jis", "shift-jis", "sjis", "x-sjis": self = .named("CP932")
    case "gb2312", "gbk", "x-gbk", "gb18030": self = .named("GB18030")
    case "euc-kr", "ks_c_5601-1987", "korean": self = .named("CP949")
    case "big5", "big5-hkscs", "x-x-big5": self = .named("BIG5-HKSCS")
    case "iso-8859-9", "latin5": self = .named("CP1254")
    case "tis-620", "iso-8859-11": self = .named("CP874")
    case "x-user-defined", "": return nil
    default:
      guard label.utf8.count <= 32,
        label.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 0x2d || $0 == 0x5f || $0 == 0x2e })
      else { return nil }
      self = .named(label)
    }
  }

  /// Its name in messages.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .windows1252: "Windows-1252"
    case .named(let name): name
    }
  }

  /// The set that a byte order mark at the start shows, and the mark's length.
  static func mark(of bytes: Span<UInt8>) -> (set: CharacterSet, length: Int)? {
    guard bytes.count >= 2 else { return nil }
    if bytes.count >= 3, bytes[0] == 0xef, bytes[1] == 0xbb, bytes[2] == 0xbf { return (.utf8, 3) }
    if bytes[0] == 0xff, bytes[1] == 0xfe { return (.utf16LittleEndian, 2) }
    if bytes[0] == 0xfe, bytes[1] == 0xff { return (.utf16BigEndian, 2) }
    return nil
  }

  /// UTF-16 without a mark: text of mostly ASCII letters, whose every second byte is zero.
  static func unmarkedUTF16(_ bytes: Span<UInt8>) -> CharacterSet? {
    let length = min(bytes.count, 1024) & ~1
    guard length >= 8 else { return nil }
    // A page opens with a tag, whatever script follows.
    if bytes[0] == 0x3c, bytes[1] == 0, bytes[3] == 0 { return .utf16LittleEndian }
    if bytes[0] == 0, bytes[1] == 0x3c, bytes[2] == 0 { return .utf16BigEndian }
    var (even, odd) = (0, 0)
    for index in stride(from: 0, to: length, by: 2) {
      if bytes[index] == 0 { even += 1 }
      if bytes[index + 1] == 0 { odd += 1 }
    }
    if odd * 10 >= length / 2 * 7, even == 0 { return .utf16LittleEndian }
    if even * 10 >= length / 2 * 7, odd == 0 { return .utf16BigEndian }
    return nil
  }
}
