import Records

/// A page's bytes → its report.
struct PageReader {
  /// Whether the clean text opens with the headline.
  var includesHeadline = false

  /// The report of a page; `charset` is what the answer that brought it said. `nil` if it has no text.
  func draft(of bytes: [UInt8], charset: CharacterSet? = nil, origin: String) -> DraftReport? {
    var (html, notes) = PageDecoder.decode(bytes, declared: charset)
    let tree = PageParser.parse(&html)
    if tree.isCut { notes.append("nested deeper than 1024 elements; read up to there") }
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
    if draft.published == nil, let shown = VisibleDate.text(tree: tree, page: page, parts: main.parts) {
      draft.publishedTime = shown
      draft.published = DateText.firstDay(in: Array(shown.utf8))
    }
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
