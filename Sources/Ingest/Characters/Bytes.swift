import Glibc

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

  /// The bytes without the white space around them.
  var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isSpace }) else { return self[endIndex...] }
    var last = endIndex
    while self[last - 1].isSpace { last -= 1 }
    return self[first..<last]
  }
}

extension Collection<UInt8> where Index == Int {
  /// Where the bytes of `text` stand first.
  func firstRange(ofBytes text: StaticString) -> Range<Int>? {
    let length = text.utf8CodeUnitCount
    let found = withContiguousStorageIfAvailable { bytes -> Int? in
      guard length > 0, let base = bytes.baseAddress else { return nil }
      var index = 0
      while index + length <= bytes.count,
        let first = memchr(base + index, Int32(text.utf8Start[0]), bytes.count - length - index + 1)
      {
        if memcmp(first, text.utf8Start, length) == 0 { return UnsafeRawPointer(first) - UnsafeRawPointer(base) }
        index = UnsafeRawPointer(first) - UnsafeRawPointer(base) + 1
      }
      return nil
    }
    guard let offset = found ?? nil else { return nil }
    return startIndex + offset..<startIndex + offset + length
  }
}

extension Span<UInt8> {
  /// Whether the bytes open with those of `text`.
  func starts(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard count >= length else { return false }
    let start = text.utf8Start
    for index in 0..<length where self[index] != start[index] { return false }
    return true
  }

  /// Whether the bytes are those of `text`, capitals and small letters alike (`text` is in small letters).
  func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    let start = text.utf8Start
    for index in indices where self[index].lowercased != start[index] { return false }
    return true
  }

  /// The index of the first such byte at or after an index.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count else { return nil }
    return withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), bytes.count - start) else {
        return nil
      }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }
}

extension String {
  /// The text of UTF-8 bytes, broken ones replaced.
  init(bytes: some Collection<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }
}
