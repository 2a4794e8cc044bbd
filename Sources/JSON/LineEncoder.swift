/// Writes a value as JSON on one line: the bytes of Foundation's `JSONEncoder` with sorted keys and unescaped slashes, in half of its time. That
/// was an eighth of coding and a quarter of joining (`Documentation/performance.md`).
package struct LineEncoder: Sendable {
  /// An encoder; it has no settings.
  package init() {}

  /// The line of a value, without a line end. Keys stand in order of the alphabet.
  /// - Throws: what the value throws, and `EncodingError` for a number that JSON does not have.
  package func encode(_ value: some Encodable) throws -> [UInt8] {
    let sheet = LineSheet()
    try sheet.write(value)
    return sheet.whole
  }

  /// A text as JSON writes it, in quotation marks.
  package static func quoted(_ text: String) -> String {
    let sheet = LineSheet()
    sheet.write(text)
    return String(decoding: sheet.whole, as: UTF8.self)
  }
}
