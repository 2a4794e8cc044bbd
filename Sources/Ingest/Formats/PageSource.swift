/// A page: one report, its main text.
struct PageSource: DraftSource {
  private var stream: ByteStream?
  private let origin: String
  private let options: ReadOptions

  init(stream: ByteStream, origin: String, options: ReadOptions) {
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
      guard let draft = PageReader(includesHeadline: options.headline).draft(of: bytes, origin: origin) else {
        return .problem(ReadProblem(.skipped, origin, "a page without text"))
      }
      return .draft(draft)
    } catch {
      return .problem(ReadProblem(.skipped, origin, error.message))
    }
  }
}
