/// A text with some of its bytes marked; marks may overlap.
enum MarkedText {
  /// The bytes of `range` as HTML: every piece between two ends of marks that has marks goes through `wrap`.
  ///
  /// - Parameter wrap: takes the numbers of the marks that cover the piece, and the piece.
  static func html<Element>(
    _ text: [UInt8], in range: Range<Int>, marks: [Element], bytes: (Element) -> Range<Int>,
    wrap: ([Element], HTML) -> HTML
  ) -> HTML {
    let range = range.clamped(to: text.indices)
    var ends: Set<Int> = [range.lowerBound, range.upperBound]
    let inside = marks.filter { bytes($0).overlaps(range) }
    for mark in inside {
      let part = bytes(mark).clamped(to: range)
      ends.insert(start(part.lowerBound, text))
      ends.insert(start(part.upperBound, text))
    }
    let sorted = ends.sorted()
    var html = HTML.empty
    for (low, high) in zip(sorted, sorted.dropFirst()) where low < high {
      let piece: HTML = "\(String(decoding: text[low..<high], as: UTF8.self))"
      let covering = inside.filter { bytes($0).lowerBound < high && bytes($0).upperBound > low }
      html += covering.isEmpty ? piece : wrap(covering, piece)
    }
    return html
  }

  /// The beginning of the character that a byte belongs to.
  private static func start(_ offset: Int, _ text: [UInt8]) -> Int {
    var offset = offset
    while offset > 0, offset < text.count, text[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
