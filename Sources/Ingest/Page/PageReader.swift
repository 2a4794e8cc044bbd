import Records

/// A page's bytes → its report.
struct PageReader {
  let options: ReadOptions

  /// The report of a page; `charset` is what the answer that brought it said. `nil` if it has no text.
  func draft(of bytes: [UInt8], charset: CharacterSet? = nil, origin: String) -> DraftReport? {
    let decoded = PageDecoder.decode(bytes, declared: charset)
    var (html, notes) = (decoded.text, decoded.notes)
    let tree = PageParser.parse(&html, mapsOffsets: options.mapsOffsets)
    if tree.isCut { notes.append("nested deeper than 512 elements; read up to there") }
    let metadata = PageMetadata(tree)
    let page = PageBlocks(tree, mapsOffsets: options.mapsOffsets)
    let main = MainText(
      tree: tree, page: page, title: Array((metadata.title ?? "").utf8), witness: Witness(metadata.copies))
    let shown = shown(main.parts, page)
    let (text, blocks) = cleanText(shown, page, tree)
    if var draft = linkedDraft(metadata, shown: text.count, origin: origin) {
      draft.notes = notes
      metadata.fill(&draft)
      return draft
    }
    guard !text.isEmpty else { return nil }
    var draft = DraftReport(text: text, origin: origin)
    draft.blocks = blocks
    draft.notes = notes
    if metadata.isPaid { draft.notes.append("behind a paywall, its page says: the text may be a beginning only") }
    if options.mapsOffsets { draft.pageOffsets = offsets(shown, blocks, page, tree, decoded.offsets(in: bytes)) }
    metadata.fill(&draft)
    if let headline = headline(tree: tree, page: page, title: metadata.title) { draft.title = headline }
    if draft.published == nil { findDate(&draft, metadata, tree, page, main) }
    return draft
  }

  /// The date of publication as elements carry it or the page shows it.
  private func findDate(
    _ draft: inout DraftReport, _ metadata: PageMetadata, _ tree: borrowing PageTree, _ page: borrowing PageBlocks,
    _ main: MainText
  ) {
    let order = DateOrder(language: metadata.languageTag, url: draft.url, page: page)
    let headline = page.blocks.first { tree.tags[Int($0.container)] == .h1 }.map { Int($0.container) }
    let first = main.parts.first { $0.kind != .headline }.map { Int(page.blocks[$0.block].container) } ?? 0
    let marked = MarkedDate(tree, hints: main.inherited, headline: headline, first: first, order: order)
    if let stated = marked.sure ?? VisibleDate.find(tree: tree, page: page, parts: main.parts, order: order) {
      draft.publishedTime = stated.text
      draft.published = stated.day
    } else if let day = VisibleDate.dateline(page, parts: main.parts, url: draft.url) {
      draft.lastResort = (day, .dateline)
    } else if let stated = marked.unsure {
      draft.publishedTime = stated.text
      draft.lastResort = (stated.day, .metadata)
    }
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
    let opening = Array("<body>".utf8)
    var html = opening + bytes
    let tree = PageParser.parse(&html, mapsOffsets: options.mapsOffsets)
    guard tree.count > 0 else { return nil }
    let page = PageBlocks(tree, mapsOffsets: options.mapsOffsets)
    let found = BlockFilter(
      tree: tree, page: page, inherited: tree.hints.map { $0.intersection(.caption) }, root: 0, title: []
    ).parts()
    let parts = shown(found, page)
    let (text, blocks) = cleanText(parts, page, tree)
    guard !text.isEmpty else { return nil }
    var draft = DraftReport(text: text, origin: origin)
    draft.blocks = blocks
    if options.mapsOffsets {
      var shift = OffsetMap()
      shift.append(opening.count..<html.count, 0..<bytes.count)
      draft.pageOffsets = offsets(parts, blocks, page, tree, shift)
    }
    return draft
  }

  /// Where the clean text stands in the page: from block to the tree's characters, to the decoded page, to its bytes.
  private func offsets(
    _ parts: [ShownPart], _ blocks: [Report.Block], _ page: borrowing PageBlocks, _ tree: borrowing PageTree,
    _ decoding: OffsetMap
  ) -> [Report.PageRun] {
    var clean = OffsetMap()
    for (item, block) in zip(parts, blocks) {
      let source = page.blocks[item.part.block].bytes
      clean.append(block.bytes, source.lowerBound..<source.lowerBound + block.bytes.count)
    }
    return clean.followed(by: page.sources).followed(by: tree.sources).followed(by: decoding).runs.map {
      Report.PageRun(text: $0.text, page: $0.source)
    }
  }

  /// The parts that belong to the clean text. Lines that are but a clock's time tell the entries of a live blog apart where its
  /// elements do not, and become the time of what follows.
  private func shown(_ parts: [MainText.Part], _ page: PageBlocks) -> [ShownPart] {
    let clocks = parts.map { Boilerplate.isClock(page.text[page.blocks[$0.block].bytes]) }
    let hasEntries = clocks.count { $0 } >= 3
    var clock: String?
    var shown: [ShownPart] = []
    for (part, isClock) in zip(parts, clocks) {
      if hasEntries, isClock {
        clock = String(bytes: page.text[page.blocks[part.block].bytes])
      } else if part.kind == .headline ? options.headline : part.kind == .caption ? options.captions : true {
        shown.append(ShownPart(part: part, clock: clock))
      }
    }
    return shown
  }

  private struct ShownPart {
    var part: MainText.Part
    var clock: String?
  }

  /// Blocks with a blank line between them, and what each is.
  private func cleanText(
    _ shown: [ShownPart], _ page: PageBlocks, _ tree: borrowing PageTree
  ) -> ([UInt8], [Report.Block]) {
    var text: [UInt8] = []
    let times = LiveEntries.times(tree)
    var blocks: [Report.Block] = []
    for item in shown {
      if !text.isEmpty { text.append(contentsOf: [0x0a, 0x0a]) }
      let start = text.count
      let block = page.blocks[item.part.block]
      text.append(contentsOf: page.text[block.bytes])
      let time = LiveEntries.text(tree, times[Int(block.container)]) ?? item.clock
      blocks.append(.init(kind: item.part.kind, bytes: start..<text.count, time: time))
    }
    return (text, blocks)
  }
}
