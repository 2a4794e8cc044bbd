/// A page: one report, its main text.
struct PageSource: DraftSource {
  init(stream: ByteStream, origin: String, options: ReadOptions) {}
  mutating func next() -> DraftItem? { nil }
}
