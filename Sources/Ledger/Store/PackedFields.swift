/// Fields one after the other, each read as what it was written as: what is read thousands of times a query and changed seldom.
struct FieldWriter {
  private(set) var bytes: [UInt8] = []

  /// A whole number from 0 in as few bytes as it needs.
  mutating func add(count: Int) {
    var rest = UInt(bitPattern: count)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(_ text: String) {
    add(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ texts: [String]) {
    add(count: texts.count)
    for text in texts { add(text) }
  }

  mutating func add(_ text: String?) { add([text].compactMap { $0 }) }

  mutating func add(_ number: Int?) { add(number.map { Double($0) }) }

  mutating func add(_ number: Double?) {
    withUnsafeBytes(of: (number ?? .nan).bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// Reads what ``FieldWriter`` wrote, in the same order; beyond the end everything is empty.
struct FieldReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0
  /// Whether more was asked for than is there.
  private(set) var isBroken = false

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func count() -> Int {
    var (value, shift): (UInt, UInt) = (0, 0)
    while offset < bytes.count, shift < 64 {
      let byte = bytes[offset]
      offset += 1
      value |= UInt(byte & 0x7f) << shift
      if byte < 0x80 { return Int(truncatingIfNeeded: value) }
      shift += 7
    }
    isBroken = true
    return 0
  }

  mutating func text() -> String {
    let count = count()
    guard count >= 0, count <= bytes.count - offset else {
      isBroken = true
      return ""
    }
    defer { offset += count }
    return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]), as: UTF8.self)
  }

  mutating func texts() -> [String] {
    let count = count()
    var texts: [String] = []
    while texts.count < count, !isBroken { texts.append(text()) }
    return texts
  }

  mutating func optionalText() -> String? { texts().first }

  mutating func number() -> Int? { decimal().flatMap { Int(exactly: $0) } }

  mutating func decimal() -> Double? {
    guard offset + 8 <= bytes.count else {
      isBroken = true
      return nil
    }
    defer { offset += 8 }
    let bits = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    let number = Double(bitPattern: bits)
    return number.isNaN ? nil : number
  }
}
