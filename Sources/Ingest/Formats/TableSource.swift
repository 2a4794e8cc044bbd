/// A table with a header line (RFC 4180; also semicolons or tabs between the cells): one report a row.
struct TableSource: DraftSource {
  private let stream: ByteStream
  private let origin: String
  private let options: ReadOptions
  private var separator: UInt8
  /// Names of the columns in small letters; `nil` before the header is read.
  private var columns: [[UInt8]]?
  private var line = 0
  private var isAtEnd = false

  init(stream: ByteStream, origin: String, options: ReadOptions, separator: UInt8) {
    self.stream = stream
    self.origin = origin
    self.options = options
    self.separator = separator
  }

  mutating func next() -> DraftItem? {
    while !isAtEnd {
      do {
        let first = line + 1
        guard let row = try row() else {
          isAtEnd = true
          break
        }
        guard let bytes = row else { return problem(first, "a row of more than \(options.limits.line) bytes") }
        if bytes.trimmed.isEmpty { continue }
        guard columns != nil else {
          if let item = readHeader(bytes) { return item }
          continue
        }
        return draft(bytes, line: first)
      } catch {
        isAtEnd = true
        return problem(line, error.message)
      }
    }
    return nil
  }

  /// The bytes of a row, which goes on over lines while a quotation mark is open; `.some(nil)` if it is too long.
  private mutating func row() throws(InputFailure) -> [UInt8]?? {
    var row: [UInt8] = []
    var isQuoted = false
    // A quotation mark opens a quoted cell only at its start; elsewhere it is a character (5" shells).
    var isAtStart = true
    while true {
      guard let piece = try stream.line(limit: options.limits.line, keepsReturn: true) else {
        return row.isEmpty ? .none : .some(row)
      }
      line += 1
      guard case .text(let bytes) = piece, row.count + bytes.count <= options.limits.line else { return .some(nil) }
      for byte in bytes {
        if byte == UInt8(ascii: "\""), isQuoted || isAtStart {
          isQuoted.toggle()
          isAtStart = !isQuoted
        } else {
          isAtStart = byte == separator
        }
      }
      row += bytes
      if !isQuoted {
        if row.last == UInt8(ascii: "\r") { row.removeLast() }
        return .some(row)
      }
      row.append(0x0a)
    }
  }

  private mutating func readHeader(_ bytes: [UInt8]) -> DraftItem? {
    let plain = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? Array(bytes.dropFirst(3)) : bytes
    if separator == UInt8(ascii: ",") {
      let semicolons = plain.count { $0 == UInt8(ascii: ";") }
      if semicolons > plain.count(where: { $0 == UInt8(ascii: ",") }) { separator = UInt8(ascii: ";") }
    }
    let names = cells(plain).map { Array($0.trimmed).map(\.lowercased) }
    columns = names
    let known = ReportFields.text + ReportFields.html
    guard known.contains(where: { name in names.contains { $0.equals(name) } }) else {
      isAtEnd = true
      return problem(line, "no column for the text: none of \(ReportFields.textNames)")
    }
    return nil
  }

  private func draft(_ bytes: [UInt8], line: Int) -> DraftItem {
    let isUTF8 = UTF8Validation.firstFault(in: bytes.span) == nil
    let cells = cells(isUTF8 ? bytes : Transcoding.utf8(bytes, from: .windows1252) ?? bytes)
    func cell(_ names: [StaticString]) -> [UInt8]? {
      for name in names {
        if let column = columns?.firstIndex(where: { $0.equals(name) }), column < cells.count,
          !cells[column].trimmed.isEmpty
        {
          return cells[column]
        }
      }
      return nil
    }
    let draft = ReportFields.draft(
      text: cell(ReportFields.text), html: cell(ReportFields.html), origin: origin, options: options
    ) {
      cell($0).map { String(bytes: $0.trimmed) }
    }
    guard var draft else { return problem(line, "a row without text") }
    draft.line = line
    draft.raw = bytes
    if !isUTF8 { draft.notes.append("not UTF-8, read as Windows-1252") }
    return .draft(draft)
  }

  /// The cells of a row, quotation marks around them taken off and doubled ones made single.
  private func cells(_ row: [UInt8]) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var index = 0
    while index < row.count {
      let byte = row[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        if isQuoted, index < row.count, row[index] == byte {
          cell.append(byte)
          index += 1
        } else if isQuoted || cell.isEmpty {
          isQuoted.toggle()
        } else {
          cell.append(byte)
        }
      } else if byte == separator, !isQuoted {
        cells.append(cell)
        cell = []
      } else {
        cell.append(byte)
      }
    }
    cells.append(cell)
    return cells
  }

  private func problem(_ line: Int, _ message: String) -> DraftItem {
    .problem(ReadProblem(.skipped, origin, line: line, message))
  }
}
