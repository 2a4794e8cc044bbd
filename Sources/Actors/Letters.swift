import Knowledge
import Language

/// The folded letters of the tokens of a document, and how they are written.
struct Letters {
  /// How a token is written.
  struct Shape: OptionSet {
    let rawValue: UInt8
    /// Has a letter or digit.
    static let word = Shape(rawValue: 1)
    /// Begins with a capital.
    static let capital = Shape(rawValue: 2)
    /// Has letters, all of them capitals.
    static let capitals = Shape(rawValue: 4)
    /// Has capitals after the first letter.
    static let inner = Shape(rawValue: 8)
    /// Joins the words beside it into one name: a hyphen, an apostrophe, a dot, a slash, an ampersand.
    static let joiner = Shape(rawValue: 16)
  }

  private(set) var bytes: [UInt8] = []
  private(set) var bounds: [Int] = [0]
  private(set) var shapes: [Shape] = []

  init(_ document: Document) {
    bytes.reserveCapacity(document.text.count)
    for token in 0..<document.count { add(document.text[document.bytes(token)]) }
  }

  func folded(_ token: Int) -> ArraySlice<UInt8> { bytes[bounds[token]..<bounds[token + 1]] }

  private mutating func add(_ text: ArraySlice<UInt8>) {
    var shape: Shape = []
    var isASCII = true
    var lower = false
    var first = true
    for byte in text {
      switch byte {
      case 0x61...0x7A:
        bytes.append(byte)
        lower = true
        first = false
      case 0x41...0x5A:
        bytes.append(byte | 0x20)
        shape.formUnion(first ? [.capital, .capitals] : [.inner, .capitals])
        first = false
      case 0x30...0x39:
        bytes.append(byte)
        first = false
      case 0x80...: isASCII = false
      default: break
      }
    }
    if !isASCII {
      bytes.removeLast(bytes.count - bounds[bounds.count - 1])
      (shape, lower) = addScalars(text)
    }
    if lower { shape.remove(.capitals) }
    if bytes.count > bounds[bounds.count - 1] {
      shape.insert(.word)
    } else if let byte = text.first, text.count <= 3,
      [UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "&"), 0xE2].contains(
        byte)
    {
      shape.insert(.joiner)
    }
    bounds.append(bytes.count)
    shapes.append(shape)
  }

  private mutating func addScalars(_ text: ArraySlice<UInt8>) -> (Shape, lower: Bool) {
    var shape: Shape = []
    var lower = false
    let string = String(decoding: text, as: UTF8.self)
    for word in Folding.words(string) { bytes += word }
    var first = true
    for scalar in string.unicodeScalars where scalar.properties.isAlphabetic {
      if scalar.properties.isUppercase {
        shape.formUnion(first ? [.capital, .capitals] : [.inner, .capitals])
      } else {
        lower = true
      }
      first = false
    }
    return (shape, lower)
  }
}
