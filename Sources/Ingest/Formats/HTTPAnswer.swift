/// Header fields of WARC, HTTP and MIME: a name, a colon, a value; a line that opens with white space goes on with the one before.
struct HeaderFields {
  private var fields: [(name: [UInt8], value: [UInt8])] = []

  /// Reads lines up to an empty one.
  init(_ nextLine: () throws(InputFailure) -> [UInt8]?) throws(InputFailure) {
    while let line = try nextLine(), !line.isEmpty { add(line) }
  }

  /// Reads the fields at the start of bytes; `body` is where they end.
  init(of bytes: ArraySlice<UInt8>, body: inout Int) {
    var rest = bytes
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0a) ?? rest.endIndex
      var line = rest[..<end]
      if line.last == 0x0d { line.removeLast() }
      rest = rest[min(end + 1, rest.endIndex)...]
      if line.isEmpty { break }
      add(Array(line))
    }
    body = rest.startIndex
  }

  private mutating func add(_ line: [UInt8]) {
    if line[0].isSpace, !fields.isEmpty {
      fields[fields.count - 1].value += [0x20] + line.trimmed
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      fields.append((line[..<colon].trimmed.map(\.lowercased), Array(line[(colon + 1)...].trimmed)))
    }
  }

  /// The value of the first field with a name in small letters.
  subscript(name: StaticString) -> [UInt8]? { fields.first { $0.name.equals(name) }?.value }

  /// A parameter of a field's value: `charset` of `text/html; charset=utf-8`.
  func parameter(_ parameter: StaticString, of name: StaticString) -> [UInt8]? {
    guard let value = self[name] else { return nil }
    for part in value.split(separator: UInt8(ascii: ";")).dropFirst() {
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")), part[..<equals].trimmed.equals(parameter) else {
        continue
      }
      return part[(equals + 1)...].trimmed.filter { $0 != UInt8(ascii: "\"") }
    }
    return nil
  }

  /// The type in small letters, without parameters: `text/html`.
  var contentType: [UInt8] {
    (self["content-type"] ?? []).prefix { $0 != UInt8(ascii: ";") }.trimmed.map(\.lowercased)
  }
}

/// An HTTP answer as an archive keeps it.
struct HTTPAnswer {
  private(set) var status = 200
  private let fields: HeaderFields
  private let body: [UInt8]

  init(body: [UInt8], fields: HeaderFields) {
    self.body = body
    self.fields = fields
  }

  /// Reads status line, fields and body, pieces put together and decompressed.
  init(reading bytes: [UInt8], limit: Int) throws(InputFailure) {
    guard bytes.starts(with: "HTTP/"), let end = bytes.firstIndex(of: 0x0a) else {
      throw InputFailure(message: "an answer without a status line")
    }
    let words = bytes[..<end].split(whereSeparator: \.isSpace)
    guard words.count >= 2, let status = Int(String(bytes: words[1])) else {
      throw InputFailure(message: "an answer without a status")
    }
    self.status = status
    var start = end + 1
    fields = HeaderFields(of: bytes[start...], body: &start)
    var body = Array(bytes[start...])
    // Some archives keep the fields but have undone what they say; then the body does not open like a piece or like gzip.
    if fields["transfer-encoding"]?.equals("chunked") == true, let whole = Self.unchunked(body) { body = whole }
    self.body = try Self.unpacked(body, encoding: fields["content-encoding"] ?? [], limit: limit)
  }

  /// A body decompressed; the data tell gzip and zstd, `Content-Encoding` the rest.
  static func unpacked(_ body: [UInt8], encoding: [UInt8], limit: Int) throws(InputFailure) -> [UInt8] {
    let isDeflated = encoding.equals("deflate") && body.first.map { $0 & 0x0f == 8 } == true
    if body.starts(with: [0x1f, 0x8b]) || body.starts(with: [0x28, 0xb5, 0x2f, 0xfd]) || isDeflated {
      let packed = ByteStream(MemorySource(body))
      let stream = isDeflated ? ByteStream(try GzipSource(packed)) : try ByteStream(decompressing: StreamSource(packed))
      guard let plain = try stream.take(limit: limit) else {
        throw InputFailure(message: "an answer of more than \(limit) bytes when decompressed")
      }
      return plain
    }
    if encoding.equals("br"), UTF8Validation.firstFault(in: body.span) != nil {
      throw InputFailure(message: "an answer compressed with brotli, which is not read")
    }
    return body
  }

  /// The report of a page or plain text, `nil` for other types.
  func draft(origin: String, options: ReadOptions) -> DraftReport? {
    let type = fields.contentType
    if type.equals("text/plain") {
      guard !body.trimmed.isEmpty, case .unchanged = TextDecoder.decode(body) else { return nil }
      return DraftReport(text: body, origin: origin)
    }
    guard
      type.equals("text/html") || type.equals("application/xhtml+xml")
        || (type.isEmpty && InputFormat(sniffing: body[...]) == .html)
    else { return nil }
    let charset = fields.parameter("charset", of: "content-type").flatMap { CharacterSet(name: $0) }
    return PageReader(options: options).draft(of: body, charset: charset, origin: origin)
  }

  /// The body of a chunked answer; `nil` if it is not chunked.
  private static func unchunked(_ body: [UInt8]) -> [UInt8]? {
    var whole: [UInt8] = []
    var index = 0
    while index < body.count {
      guard let end = body[index...].firstIndex(of: 0x0a) else { return nil }
      let digits = body[index..<end].prefix { $0 != UInt8(ascii: ";") }.trimmed
      guard digits.count <= 8, let count = Int(String(bytes: digits), radix: 16), count >= 0 else { return nil }
      if count == 0 { return whole }
      let stop = min(body.count, end + 1 + count)
      whole += body[(end + 1)..<stop]
      index = min(body.count, stop + 2)
    }
    return whole
  }
}
