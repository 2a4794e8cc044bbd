/// The reader of a stream: by the option, the file's name, or its first bytes.
func draftSource(of stream: ByteStream, origin: String, options: ReadOptions) throws(InputFailure) -> any DraftSource {
  let head = try stream.peek(4096)
  if head.isEmpty { return Once(.problem(ReadProblem(.skipped, origin, "empty"))) }
  switch options.format ?? InputFormat(fileName: origin) ?? InputFormat(sniffing: head) {
  case .text: return TextSource(stream: stream, origin: origin, limit: options.limits.text)
  case .jsonl: return JSONLinesSource(stream: stream, origin: origin, options: options)
  case .html: return PageSource(stream: stream, origin: origin, options: options)
  case .csv, .tsv, .feed, .warc, .mhtml:
    return Once(.problem(ReadProblem(.skipped, origin, "this format is not read yet")))
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
