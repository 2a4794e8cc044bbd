/// A feed (RSS 0.9 to 2.0, Atom): one report an item. It is read whole, as feeds are small.
struct FeedSource: DraftSource {
  private var items: [DraftItem]

  init(stream: ByteStream, origin: String, options: ReadOptions) throws(InputFailure) {
    guard let bytes = try stream.take(limit: options.limits.page) else {
      items = [.problem(ReadProblem(.skipped, origin, "a feed of more than \(options.limits.page) bytes"))]
      return
    }
    let feed = FeedParser.parse(PageDecoder.decode(bytes, declared: nil).text)
    items = feed.items.enumerated().map { number, item in
      let html = item[.content] ?? item[.summary] ?? []
      guard var draft = PageReader(options: options).draft(ofFragment: html, origin: origin) else {
        let name = String(bytes: item[.title] ?? item[.link] ?? [])
        return .problem(ReadProblem(.skipped, origin, "item \(number + 1) has no text: \(name)"))
      }
      func value(_ key: FeedParser.Key) -> String? { item[key].map { String(bytes: $0.trimmed) } }
      draft.raw = html
      draft.id = value(.id)
      draft.title = value(.title)
      draft.url = value(.link)
      draft.author = value(.author)
      draft.publisher = value(.source) ?? feed.title.map { String(bytes: $0.trimmed) }
      draft.publishedTime = value(.published) ?? value(.updated)
      draft.published = draft.publishedTime.flatMap { DateText.day(in: $0) }
      draft.modifiedTime = value(.updated)
      draft.language = feed.language.flatMap { LanguageDetector.code(of: String(bytes: $0)) }
      return .draft(draft)
    }
    if items.isEmpty { items = [.problem(ReadProblem(.skipped, origin, "a feed without items"))] }
    items.reverse()
  }

  mutating func next() -> DraftItem? { items.popLast() }
}
