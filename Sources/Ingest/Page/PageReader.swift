import Records

/// A page's bytes → its report.
struct PageReader {
  /// Whether the clean text opens with the headline.
  var includesHeadline = false

  /// The report of a page; `charset` is what the answer that brought it said. `nil` if it has no text.
  func draft(of bytes: [UInt8], charset: CharacterSet? = nil, origin: String) -> DraftReport? {
    var (html, notes) = PageDecoder.decode(bytes, declared: charset)
    let tree = PageParser.parse(&html)
    if tree.isCut { notes.append("nested deeper than 512 elements; read up to there") }
    let metadata = PageMetadata(tree)
    let page = PageBlocks(tree)
    let main = MainText(
      tree: tree, page: page, title: Array((metadata.title ?? "").utf8), witness: Witness(metadata.copies))
    let (text, blocks) = cleanText(main.parts, page)
    guard !text.isEmpty else { return nil }
    var draft = DraftReport(text: text, origin: origin)
    draft.blocks = blocks
    draft.notes = notes
    metadata.fill(&draft)
    if let headline = headline(tree: tree, page: page, title: metadata.title) { draft.title = headline }
    if draft.published == nil, let shown = VisibleDate.text(tree: tree, page: page, parts: main.parts) {
      draft.publishedTime = shown
      draft.published = DateText.firstDay(in: Array(shown.utf8))
    }
    return draft
  }

  /// The text of the `h1` that the title opens with: the title without the site's name.
  private func headline(tree: borrowing PageTree, page: borrowing PageBlocks, title: String?) -> String? {
    let title = title.map { Array($0.utf8) } ?? []
    for block in page.blocks where tree.tags[Int(block.container)] == .h1 {
      let text = page.text[block.bytes]
      if title.isEmpty { return String(bytes: text) }
      guard title.starts(with: text) else { continue }
      // What follows is a bar, dash (of three bytes in UTF-8) or dot, and the site.
      let rest = title[text.count...].drop { $0.isSpace }
      if let mark = rest.first, "|-\u{2013}\u{b7}\u{ab}".utf8.contains(mark) { return String(bytes: text) }
    }
    return nil
  }

  /// The report of a piece of a page that is nothing but text of an article, as feeds carry.
  func draft(ofFragment bytes: [UInt8], origin: String) -> DraftReport? {
    guard UTF8Validation.firstFault(in: bytes.span) == nil else { return nil }
    var html = Array("<body>".utf8) + bytes
    let tree = PageParser.parse(&html)
    guard tree.count > 0 else { return nil }
    let page = PageBlocks(tree)
    let parts = BlockFilter(
      tree: tree, page: page, inherited: tree.hints.map { $0.intersection(.caption) }, root: 0, title: []
    ).parts()
    let (text, blocks) = cleanText(parts, page)
    guard !text.isEmpty else { return nil }
    var draft = DraftReport(text: text, origin: origin)
    draft.blocks = blocks
    return draft
  }

  /// Blocks with a blank line between them, and what each is.
  private func cleanText(_ parts: [MainText.Part], _ page: PageBlocks) -> ([UInt8], [Report.Block]) {
    var text: [UInt8] = []
    var blocks: [Report.Block] = []
    for part in parts where part.kind != .headline || includesHeadline {
      if !text.isEmpty { text.append(contentsOf: [0x0a, 0x0a]) }
      let start = text.count
      text.append(contentsOf: page.text[page.blocks[part.block].bytes])
      blocks.append(.init(kind: part.kind, bytes: start..<text.count))
    }
    return (text, blocks)
  }
}
