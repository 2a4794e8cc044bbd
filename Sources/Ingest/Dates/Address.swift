import Records

/// What addresses and file names tell. Dates: `/2017/10/16/`, `2017-10-16`, `20171016`, `/2017/oct/16/`.
enum Address {
  /// The day in an address's path.
  static func day(in url: String) -> Day? {
    let bytes = Array(url.utf8)
    guard let scheme = bytes.firstRange(ofBytes: "://") else { return nil }
    let path = bytes[scheme.upperBound...].drop { $0 != UInt8(ascii: "/") }.prefix {
      $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    return day(in: Array(path))
  }

  /// Year and month in an address's path: `/2019/03/`.
  static func month(in url: String) -> (year: Int, month: Int)? {
    let parts = Array(url.utf8).split(separator: UInt8(ascii: "/"))
    for (first, second) in zip(parts, parts.dropFirst()) where first.count == 4 && second.count == 2 {
      guard let year = Int(String(bytes: first)), let month = Int(String(bytes: second)) else { continue }
      if (1990...2100).contains(year), (1...12).contains(month) { return (year, month) }
    }
    return nil
  }

  /// The host of an address in small letters, without `www.`.
  static func host(of url: String) -> String? {
    let bytes = Array(url.utf8)
    guard let scheme = bytes.firstRange(ofBytes: "://") else { return nil }
    var host = bytes[scheme.upperBound...].prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: ":")
    }.map(\.lowercased)
    if host.starts(with: "www.") { host.removeFirst(4) }
    return host.isEmpty ? nil : String(bytes: host)
  }

  /// The day in the last part of a path, `nil` for standard input.
  static func day(inFileName path: String) -> Day? {
    let bytes = Array(path.utf8)
    return day(in: Array(bytes[(bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]))
  }

  private static func day(in bytes: [UInt8]) -> Day? {
    var index = 0
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, bytes[index].isDigit { index += 1 }
      // A run of digits inside a word is part of a name or key.
      if start > 0, bytes[start - 1].isLetter { continue }
      if index < bytes.count, bytes[index].isLetter, bytes[index] != UInt8(ascii: "T") { continue }
      switch index - start {
      case 8:
        if let day = DateText.compact(bytes[start..<index]), isRecent(day) { return day }
      case 4:
        let tokens = DateToken.tokens(of: Array(bytes[start..<min(bytes.count, start + 12)]))
        if let day = DateText.numeric(tokens[...]), isRecent(day) { return day }
      default: break
      }
    }
    return nil
  }

  private static func isRecent(_ day: Day) -> Bool { (1900...2100).contains(day.year) }
}
