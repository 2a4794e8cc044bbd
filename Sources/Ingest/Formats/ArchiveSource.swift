/// A web archive (WARC 1.0 and 1.1, ISO 28500): the pages among its records, one report each. Records are found by their length, never by
/// gzip members, for not all writers compress records one by one.
struct ArchiveSource: DraftSource {
  private let stream: ByteStream
  private let origin: String
  private let options: ReadOptions
  private var isAtEnd = false
  private static let longestLine = 1 << 16

  init(stream: ByteStream, origin: String, options: ReadOptions) {
    self.stream = stream
    self.origin = origin
    self.options = options
  }

  mutating func next() -> DraftItem? { next(isSkipped: false) }

  /// Records are passed over without their pages being parsed.
  mutating func skip(_ count: Int) {
    for _ in 0..<count {
      guard next(isSkipped: true) != nil else { return }
    }
  }

  private mutating func next(isSkipped: Bool) -> DraftItem? {
    while !isAtEnd {
      do {
        guard let item = try record(isSkipped: isSkipped) else { continue }
        return item
      } catch {
        let place = stream.position
        isAtEnd = !findRecord()
        return .problem(ReadProblem(.skipped, origin, byte: place, error.message))
      }
    }
    return nil
  }

  /// After damage: goes to the next member that can be decompressed and the next line that opens a record. Returns whether there is one.
  private func findRecord() -> Bool {
    while true {
      do {
        while true {
          if try stream.peek(5).starts(with: "WARC/") { return true }
          guard try stream.line(limit: Self.longestLine) != nil else { return false }
        }
      } catch {
        guard stream.recover() else { return false }
      }
    }
  }

  /// What the next record gives; `nil` for a record that holds no page, and at the end.
  private mutating func record(isSkipped: Bool) throws(InputFailure) -> DraftItem? {
    var start = stream.position
    while let byte = try stream.peek(1).first, byte.isSpace {
      try stream.skip(1)
      start += 1
    }
    guard let version = try line() else {
      isAtEnd = true
      return nil
    }
    guard version.starts(with: "WARC/") else { throw InputFailure(message: "no WARC record where one should begin") }
    let header = try HeaderFields { () throws(InputFailure) in try line() }
    guard let length = header["content-length"].flatMap({ Int(String(bytes: $0)) }), length >= 0 else {
      throw InputFailure(message: "a WARC record without length")
    }
    let type = header["warc-type"] ?? []
    let isResponse = type.equals("response")
    guard isResponse || type.equals("resource") || type.equals("conversion") else {
      try stream.skip(length)
      return nil
    }
    let place = "\(origin)@\(start)"
    func skipped(_ message: String) -> DraftItem { .problem(ReadProblem(.skipped, origin, byte: start, message)) }
    guard length <= options.limits.page + Self.longestLine else {
      try stream.skip(length)
      return skipped("a record of more than \(options.limits.page) bytes")
    }
    guard let content = try stream.take(length), content.count == length else {
      isAtEnd = true
      return skipped("the record ends early")
    }
    if isSkipped { return skipped("") }
    let url = header["warc-target-uri"].map {
      String(bytes: $0.trimmed.filter { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") })
    }
    let isHTTP = header["content-type"]?.starts(with: "application/http") == true
    var answer = HTTPAnswer(body: content, fields: header)
    if isHTTP {
      do throws(InputFailure) {
        answer = try HTTPAnswer(reading: content, limit: options.limits.page)
      } catch {
        return skipped("\(error.message): \(url ?? "")")
      }
      guard answer.status == 200 else { return skipped("an answer with status \(answer.status): \(url ?? "")") }
    }
    guard var draft = answer.draft(origin: place, options: options) else {
      return skipped("no page with text: \(url ?? "")")
    }
    draft.url = draft.url ?? url
    draft.isArchived = true
    draft.raw = content
    return .draft(draft)
  }

  private func line() throws(InputFailure) -> [UInt8]? {
    switch try stream.line(limit: Self.longestLine) {
    case .text(let bytes): return bytes
    case .tooLong: throw InputFailure(message: "a header line of more than \(Self.longestLine) bytes")
    case nil: return nil
    }
  }
}
