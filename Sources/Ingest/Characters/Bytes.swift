extension UInt8 {
  /// White space of ASCII.
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0d) }
  /// 0–9.
  var isDigit: Bool { self &- 48 < 10 }
  /// A–Z or a–z.
  var isLetter: Bool { (self | 0x20) &- 97 < 26 }
  /// The small letter of a capital of ASCII, all else itself.
  var lowercased: UInt8 { self &- 65 < 26 ? self | 0x20 : self }
}

extension Collection<UInt8> where Index == Int {
  /// Whether the bytes open with those of `text`.
  func starts(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && text.withUTF8Buffer { buffer in starts(with: buffer) }
  }

  /// Whether the bytes are those of `text`, capitals and small letters alike (`text` is in small letters).
  func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && text.withUTF8Buffer { buffer in elementsEqual(buffer) { $0.lowercased == $1 } }
  }

  /// Where the bytes of `text` stand first.
  func firstRange(ofBytes text: StaticString) -> Range<Int>? {
    let length = text.utf8CodeUnitCount
    guard length > 0, count >= length else { return nil }
    return text.withUTF8Buffer { pattern in
      var index = startIndex
      let last = endIndex - length
      let first = pattern[0]
      search: while index <= last {
        defer { index += 1 }
        if self[index] != first { continue }
        for offset in 1..<Swift.max(1, length) where self[index + offset] != pattern[offset] { continue search }
        return index..<index + length
      }
      return nil
    }
  }

  /// The bytes without the white space around them.
  var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isSpace }) else { return self[endIndex...] }
    var last = endIndex
    while self[last - 1].isSpace { last -= 1 }
    return self[first..<last]
  }
}

extension String {
  /// The text of UTF-8 bytes, broken ones replaced.
  init(bytes: some Collection<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }
}
