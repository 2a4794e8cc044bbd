import Records

/// A report as the JSON line that `dateline read` writes.
///
/// Written by hand: the text is most of it and is copied, not encoded letter by letter.
enum ReportLine {
  static func bytes(_ report: Report) -> [UInt8] {
    var line = JSONLine()
    line.add("author", report.author)
    line.add("blocks") { line in
      line.list(report.blocks) { line, block in
        line.object { line in
          line.add("bytes") { line in
            line.list([block.bytes.lowerBound, block.bytes.upperBound]) { $0.number($1) }
          }
          line.add("kind", block.kind.rawValue)
          line.add("time", block.time)
        }
      }
    }
    line.add("duplicate_of", report.reference.duplicateOf)
    line.add("file_date", report.fileDate?.description)
    if !report.pageOffsets.isEmpty {
      line.add("html_offsets") { line in
        line.list(report.pageOffsets) { line, run in
          line.list([run.text.lowerBound, run.text.upperBound, run.page.lowerBound, run.page.upperBound]) {
            $0.number($1)
          }
        }
      }
    }
    line.add("id", report.reference.id)
    line.add("language", report.reference.language)
    line.add("modified_time", report.modifiedTime)
    line.add("path", report.origin)
    line.add("published", report.reference.published?.description)
    line.add("published_from", report.reference.publishedFrom?.rawValue)
    line.add("published_time", report.publishedTime)
    line.add("publisher", report.reference.publisher)
    line.add("text") { $0.string(report.text) }
    line.add("title", report.reference.title)
    line.add("url", report.reference.url)
    return line.finished()
  }
}

/// A JSON object written piece by piece, in UTF-8 without needless escapes.
private struct JSONLine {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  mutating func add(_ key: StaticString, _ value: String?) {
    if let value { add(key) { $0.string(Array(value.utf8)) } }
  }

  mutating func add(_ key: StaticString, _ value: (inout JSONLine) -> Void) {
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    bytes += UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    bytes += [UInt8(ascii: "\""), UInt8(ascii: ":")]
    value(&self)
  }

  mutating func object(_ members: (inout JSONLine) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    members(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  mutating func list<Element>(_ elements: [Element], _ write: (inout JSONLine, Element) -> Void) {
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(&self, element)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func number(_ value: Int) { bytes += "\(value)".utf8 }

  /// A string of valid UTF-8 (RFC 8259, 7).
  mutating func string(_ text: [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    for index in text.indices {
      let byte = text[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
      bytes += text[start..<index]
      start = index + 1
      switch byte {
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      default:
        let digits = String(byte, radix: 16)
        bytes += ("\\u00" + (digits.utf8.count == 1 ? "0" : "") + digits).utf8
      }
    }
    bytes += text[start...]
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func finished() -> [UInt8] {
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}
