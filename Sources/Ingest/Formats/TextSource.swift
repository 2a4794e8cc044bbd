/// A plain text: one report, its bytes as they are.
struct TextSource: DraftSource {
  private var stream: ByteStream?
  private let origin: String
  private let limit: Int

  init(stream: ByteStream, origin: String, limit: Int) {
    self.stream = stream
    self.origin = origin
    self.limit = limit
  }

  mutating func next() -> DraftItem? {
    guard let stream else { return nil }
    self.stream = nil
    let bytes: [UInt8]
    do {
      guard let read = try stream.take(limit: limit) else {
        return .problem(ReadProblem(.skipped, origin, "longer than \(limit) bytes"))
      }
      bytes = read
    } catch {
      return .problem(ReadProblem(.skipped, origin, error.message))
    }
    let marked = CharacterSet.mark(of: bytes.span)?.length ?? 0
    if bytes.dropFirst(marked).allSatisfy(\.isSpace) { return .problem(ReadProblem(.skipped, origin, "empty")) }
    switch TextDecoder.decode(bytes) {
    case .unchanged:
      var draft = DraftReport(text: bytes, origin: origin)
      draft.raw = bytes
      return .draft(draft)
    case .notText(let reason): return .problem(ReadProblem(.skipped, origin, reason))
    case .transcoded(let text, let note):
      var draft = DraftReport(text: text, origin: origin)
      draft.raw = bytes
      draft.notes = [note]
      return .draft(draft)
    }
  }
}
