/// The reader of a stream: by the option, the file's name, or its first bytes.
func draftSource(of stream: ByteStream, origin: String, options: ReadOptions) throws(InputFailure) -> any DraftSource {
  let head = try stream.peek(4096)
  if head.isEmpty { return Once(.problem(ReadProblem(.skipped, origin, "empty"))) }
  switch options.format ?? InputFormat(fileName: origin) ?? InputFormat(sniffing: head) {
  case .text: return TextSource(stream: stream, origin: origin, limit: options.limits.text)
  case .jsonl: return JSONLinesSource(stream: stream, origin: origin, options: options)
  case .lines: return JSONLinesSource(stream: stream, origin: origin, options: options, isAlwaysLines: true)
  case .html: return PageSource(stream: stream, origin: origin, options: options, isSaved: false)
  case .mhtml: return PageSource(stream: stream, origin: origin, options: options, isSaved: true)
  case .csv: return TableSource(stream: stream, origin: origin, options: options, separator: UInt8(ascii: ","))
  case .tsv: return TableSource(stream: stream, origin: origin, options: options, separator: UInt8(ascii: "\t"))
  case .feed: return try FeedSource(stream: stream, origin: origin, options: options)
  case .warc: return ArchiveSource(stream: stream, origin: origin, options: options)
  }
}

/// One item and no more.
struct Once: DraftSource {
  private var item: DraftItem?

  init(_ item: DraftItem) {
    self.item = item
  }

  mutating func next() -> DraftItem? {
    defer { item = nil }
    return item
  }
}
