/// Turns anything into reports: text, pages, JSONL, tables, feeds and archives, plain or compressed.
public struct Reader: Sendable {
  /// What to do otherwise than by default.
  public var options: ReadOptions

  /// A reader.
  public init(options: ReadOptions = ReadOptions()) {
    self.options = options
  }

  /// The reports under paths (files; folders, recursively and sorted by name; `-` for standard input), one at a time as
  /// they are asked for. Nothing is thrown: what cannot be read is an item too. Without paths nothing is read.
  public func reports(from paths: [String]) -> ReportStream {
    ReportStream(options: options, paths: paths)
  }

  /// The reports after a position that another stream over the same paths had reached.
  ///
  /// - Parameter ids: hashes of the ids that were given up to there, from `idHash`, so that none comes twice.
  public func reports(from paths: [String], after position: ReadPosition, ids: [UInt64]) -> ReportStream {
    ReportStream(options: options, paths: paths, after: position, ids: ids)
  }

  /// The hash by which a stream remembers an id.
  public static func idHash(_ id: String) -> UInt64 { ReportIDs.hash(of: id) }

  /// How many bytes the files under paths hold, as they are stored; `nil` if standard input is among them.
  public static func size(of paths: [String]) -> Int? {
    guard !paths.contains("-") else { return nil }
    var walker = PathWalker(paths: paths)
    var size = 0
    while let step = walker.next() {
      if case .file(let path) = step { size += PathWalker.size(of: path) }
    }
    return size
  }

  /// The report of an answer's body, decompressed, as `ReportStream` gives it: a page's main text or a plain text.
  ///
  /// - Parameters:
  ///   - contentType: the field of that name; without it the body tells.
  ///   - url: where it was fetched; messages name it, and it is the report's address if the page gives none.
  public func reports(inAnswer body: [UInt8], contentType: String?, url: String) -> ReportStream {
    var start = 0
    let fields = HeaderFields(of: Array("content-type: \(contentType ?? "")".utf8)[...], body: &start)
    var item = DraftItem.problem(ReadProblem(.skipped, url, "no page with text"))
    if var draft = HTTPAnswer(body: body, fields: fields).draft(origin: url, options: options) {
      draft.url = draft.url ?? url
      draft.isArchived = true
      item = .draft(draft)
    }
    return ReportStream(options: options, source: Once(item))
  }

  /// An answer's body decompressed (gzip, deflate, zstd).
  ///
  /// - Throws: ``InputFailure`` if it is damaged or would be longer than `limit`.
  public static func unpacked(_ body: [UInt8], encoding: String?, limit: Int) throws(InputFailure) -> [UInt8] {
    try HTTPAnswer.unpacked(body, encoding: Array((encoding ?? "").utf8), limit: limit)
  }

  /// The title of a feed (RSS, Atom), and what it says of each of its entries, with or without a text.
  public static func feedEntries(in bytes: [UInt8]) -> (title: String?, entries: [FeedEntry]) {
    let feed = FeedParser.parse(PageDecoder.decode(bytes, declared: nil).text)
    return (feed.title.map { String(bytes: $0.trimmed) }, feed.items.map(FeedEntry.init))
  }

  /// The reports in bytes held in memory, as if they were a file called `origin`.
  public func reports(in bytes: [UInt8], origin: String) -> ReportStream {
    ReportStream(options: options, bytes: bytes, origin: origin)
  }
}
