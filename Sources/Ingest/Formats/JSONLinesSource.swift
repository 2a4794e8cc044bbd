import JSON

/// One JSON object a line; an array of objects, or one object over several lines, is read whole.
struct JSONLinesSource: DraftSource {
  private let stream: ByteStream
  private let origin: String
  private let options: ReadOptions
  private let isAlwaysLines: Bool
  private var line = 0
  private var isAtEnd = false
  /// Objects of a whole document, the next one last.
  private var objects: [JSONNode] = []

  /// - Parameter isAlwaysLines: whether a first line that opens a document is a bad line like any other.
  init(stream: ByteStream, origin: String, options: ReadOptions, isAlwaysLines: Bool = false) {
    self.isAlwaysLines = isAlwaysLines
    self.stream = stream
    self.origin = origin
    self.options = options
  }

  /// Every line that is not blank gives one item, so that skipped ones are not parsed.
  mutating func skip(_ count: Int) {
    var count = count
    while count > 0 {
      if line == 0 || !objects.isEmpty {
        guard next() != nil else { return }
        count -= 1
        continue
      }
      guard !isAtEnd else { return }
      line += 1
      // What cannot be read is met again by `next`.
      guard let piece = try? stream.line(limit: options.limits.line) else { return }
      if case .text(let bytes) = piece, bytes.trimmed.isEmpty { continue }
      count -= 1
    }
  }

  mutating func next() -> DraftItem? {
    if let object = objects.popLast() { return draft(of: object) }
    while !isAtEnd {
      line += 1
      do {
        switch try stream.line(limit: options.limits.line) {
        case nil: isAtEnd = true
        case .tooLong(let length): return problem("\(length) bytes, more than \(options.limits.line): skipped")
        case .text(let bytes):
          let trimmed = bytes.trimmed
          if trimmed.isEmpty { continue }
          let opensDocument = trimmed.first == UInt8(ascii: "[") || trimmed.elementsEqual("{".utf8)
          return line == 1 && opensDocument && !isAlwaysLines ? try document(opening: bytes) : item(bytes)
        }
      } catch {
        isAtEnd = true
        return problem(error.message)
      }
    }
    return nil
  }

  /// The first object of a document that goes on after its first line.
  private mutating func document(opening bytes: [UInt8]) throws(InputFailure) -> DraftItem {
    isAtEnd = true
    guard let rest = try stream.take(limit: options.limits.text) else {
      return problem("a document of more than \(options.limits.text) bytes; write one object a line")
    }
    do throws(JSONFault) {
      let root = try JSONDocument(UTF8Validation.repaired(bytes + [0x0a] + rest).bytes).root
      objects = root.kind == .array ? root.elements.reversed() : [root]
    } catch {
      return problem("not JSON at byte \(error.offset): \(error.reason)")
    }
    return objects.popLast().map(draft) ?? problem("empty")
  }

  private func item(_ line: [UInt8]) -> DraftItem {
    var bytes = line
    if self.line == 1, bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
    let (valid, faults) = UTF8Validation.repaired(bytes)
    do throws(JSONFault) {
      let item = draft(of: try JSONDocument(valid).root)
      guard case .draft(var draft) = item else { return item }
      draft.raw = line
      if faults > 0 { draft.notes.append("\(faults) bytes are not UTF-8 and became U+FFFD") }
      return .draft(draft)
    } catch {
      return problem("not JSON at byte \(error.offset) of the line: \(error.reason)")
    }
  }

  private func draft(of object: JSONNode) -> DraftItem {
    guard object.kind == .object else { return problem("not a JSON object") }
    guard var draft = ReportFields.draft(of: object, origin: origin, options: options) else {
      return problem("no text: none of the fields \(ReportFields.textNames)")
    }
    draft.line = line
    return .draft(draft)
  }

  private func problem(_ message: String) -> DraftItem {
    .problem(ReadProblem(.skipped, origin, line: line, message))
  }
}
