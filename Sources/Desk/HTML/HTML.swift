/// A piece of a page. Text that is put into it is escaped; only what is itself `HTML` goes in as it is.
///
///     let cell: HTML = "<td>\(name)</td>"
struct HTML: Sendable, Hashable {
  private(set) var text: String

  /// Nothing.
  static let empty: HTML = ""

  static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.text + right.text) }
  static func += (left: inout HTML, right: HTML) { left.text += right.text }

  private init(trusted text: String) { self.text = text }

  /// Text as it may stand between tags and in quoted attributes.
  static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result += Array("&amp;".utf8)
      case UInt8(ascii: "<"): result += Array("&lt;".utf8)
      case UInt8(ascii: ">"): result += Array("&gt;".utf8)
      case UInt8(ascii: "\""): result += Array("&quot;".utf8)
      case UInt8(ascii: "'"): result += Array("&#39;".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension HTML: ExpressibleByStringInterpolation {
  /// Tags that stand in the program.
  init(stringLiteral value: String) { text = value }
  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ html: HTML) { text += html.text }
    mutating func appendInterpolation(_ pieces: [HTML]) { for piece in pieces { text += piece.text } }
    mutating func appendInterpolation(_ text: String) { self.text += HTML.escaped(text) }
    mutating func appendInterpolation(_ text: Substring) { self.text += HTML.escaped(String(text)) }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    /// An attribute, left out when it has no value.
    mutating func appendInterpolation(_ name: StaticString, _ value: String?) {
      if let value { text += " \(name)=\"\(HTML.escaped(value))\"" }
    }
    /// An attribute without value.
    mutating func appendInterpolation(_ name: StaticString, if condition: Bool) {
      if condition { text += " \(name)" }
    }
  }
}
