/// A page, or one saved with its parts: one report, its main text.
struct PageSource: DraftSource {
  private var stream: ByteStream?
  private let origin: String
  private let options: ReadOptions
  /// Whether it is MHTML.
  private let isSaved: Bool

  init(stream: ByteStream, origin: String, options: ReadOptions, isSaved: Bool) {
    self.isSaved = isSaved
    self.stream = stream
    self.origin = origin
    self.options = options
  }

  mutating func next() -> DraftItem? {
    guard let stream else { return nil }
    self.stream = nil
    do {
      guard let bytes = try stream.take(limit: options.limits.page) else {
        return .problem(ReadProblem(.skipped, origin, "a page of more than \(options.limits.page) bytes"))
      }
      if let kind = FileSignature.name(of: bytes) {
        return .problem(ReadProblem(.skipped, origin, "not text but \(kind)"))
      }
      let draft =
        isSaved
        ? SavedPage.draft(of: bytes, origin: origin, options: options)
        : PageReader(options: options).draft(of: bytes, origin: origin)
      guard var draft else {
        return .problem(ReadProblem(.skipped, origin, "a page without text"))
      }
      draft.raw = bytes
      return .draft(draft)
    } catch {
      return .problem(ReadProblem(.skipped, origin, error.message))
    }
  }
}
