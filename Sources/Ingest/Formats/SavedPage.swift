/// A page saved with its parts (MHTML, RFC 2557): its first HTML part.
enum SavedPage {
  /// The report of the page; `nil` if no part is HTML or it has no text.
  static func draft(of bytes: [UInt8], origin: String, options: ReadOptions) -> DraftReport? {
    var start = 0
    let header = HeaderFields(of: bytes[...], body: &start)
    guard let page = html(header, bytes[start...], depth: 0) else { return nil }
    var draft = PageReader(options: options).draft(
      of: page.bytes, charset: page.charset, origin: origin)
    if draft?.url == nil { draft?.url = header["snapshot-content-location"].map { String(bytes: $0) } }
    return draft
  }

  private static func html(_ header: HeaderFields, _ body: ArraySlice<UInt8>, depth: Int) -> (
    bytes: [UInt8], charset: CharacterSet?
  )? {
    let type = header.contentType
    if type.equals("text/html") {
      let charset = header.parameter("charset", of: "content-type").flatMap { CharacterSet(name: $0) }
      return (decoded(body, encoding: header["content-transfer-encoding"] ?? []), charset)
    }
    guard depth < 4, type.starts(with: "multipart/"), let boundary = header.parameter("boundary", of: "content-type"),
      !boundary.isEmpty
    else { return nil }
    for part in parts(body, boundary: [0x2d, 0x2d] + boundary) {
      var start = part.startIndex
      let fields = HeaderFields(of: part, body: &start)
      if let found = html(fields, part[start...], depth: depth + 1) { return found }
    }
    return nil
  }

  /// What stands between lines that open with the boundary.
  private static func parts(_ body: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var index = body.startIndex
    while index < body.endIndex {
      let end = body[index...].firstIndex(of: 0x0a) ?? body.endIndex
      if body[index..<end].starts(with: boundary) {
        if let start { parts.append(body[start..<index]) }
        start = min(end + 1, body.endIndex)
      }
      index = min(end + 1, body.endIndex)
    }
    if let start, start < body.endIndex { parts.append(body[start...]) }
    return parts
  }

  private static func decoded(_ body: ArraySlice<UInt8>, encoding: [UInt8]) -> [UInt8] {
    if encoding.equals("quoted-printable") { return quotedPrintable(body) }
    if encoding.equals("base64") { return base64(body) }
    return Array(body)
  }

  /// RFC 2045, 6.7.
  private static func quotedPrintable(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(body.count)
    var index = body.startIndex
    while index < body.endIndex {
      let byte = body[index]
      index += 1
      guard byte == UInt8(ascii: "=") else {
        result.append(byte)
        continue
      }
      let next = body[index...].prefix(2)
      if next.first == 0x0a {
        index += 1
      } else if next.elementsEqual([0x0d, 0x0a]) {
        index += 2
      } else if next.count == 2, let value = UInt8(String(bytes: next), radix: 16) {
        result.append(value)
        index += 2
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// RFC 2045, 6.8; what is no digit is passed over.
  private static func base64(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in body {
      let digit: UInt8
      switch byte {
      case 65...90: digit = byte - 65
      case 97...122: digit = byte - 71
      case 48...57: digit = byte + 4
      case UInt8(ascii: "+"): digit = 62
      case UInt8(ascii: "/"): digit = 63
      case UInt8(ascii: "="): return result
      default: continue
      }
      bits = bits << 6 | UInt32(digit)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }
}
