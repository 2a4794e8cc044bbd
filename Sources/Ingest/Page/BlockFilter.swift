import Records

/// Keeps or leaves the blocks within the root of the main text.
struct BlockFilter {
  let tree: PageTree
  let page: PageBlocks
  let inherited: [Hints]
  let root: Int
  /// The report's title, to know the headline.
  let title: [UInt8]

  /// The kept blocks in document order.
  func parts() -> [MainText.Part] {
    var parts: [MainText.Part] = []
    var seen: Set<Int> = []
    var hasProse = false
    for index in page.blocks.indices {
      let block = page.blocks[index]
      let container = Int(block.container)
      guard container >= root, container < Int(tree.ends[root]) else { continue }
      guard let kind = kind(of: block, isFirst: !hasProse) else { continue }
      // Galleries and phone layouts repeat captions and boxes.
      if block.count >= 40 {
        var hash = Hasher()
        page.text[block.bytes].withUnsafeBytes { hash.combine(bytes: $0) }
        if !seen.insert(hash.finalize()).inserted { continue }
      }
      if block.isProse, kind == .body { hasProse = true }
      parts.append(.init(block: index, kind: kind))
    }
    dropTrailingLinks(&parts)
    dropLooseHeadings(&parts)
    return parts
  }

  private func kind(of block: PageBlock, isFirst: Bool) -> Report.Block.Kind? {
    let hints = inherited[Int(block.node)]
    guard hints.isDisjoint(with: .furniture) else { return nil }
    if block.count <= 60, isTime(Int(block.node)) { return nil }
    let tag = nearest(block)
    if tag == .h1 || (tag.isHeading && isTitle(block)) { return .headline }
    if hints.contains(.caption) { return .caption }
    if tag.isHeading { return block.linkShare > 0.5 ? nil : .body }
    let text = page.text[block.bytes]
    if Boilerplate.matches(text) || Boilerplate.isDateLine(text, words: Int(block.words)) { return nil }
    if isFirst, Boilerplate.isByline(text) { return nil }
    if block.linkShare > 0.5, block.count < 200 || block.linkShare > 0.8, !isSentenceWithLink(block) { return nil }
    if isFirst, hints.contains(.standfirst) { return .standfirst }
    if tag == .li { return .item }
    if tag == .blockquote || hints.contains(.quote) { return .quote }
    return .body
  }

  /// Whether an element shows a time that it also states for machines.
  private func isTime(_ node: Int) -> Bool {
    tree.tags[node] == .time || (tree.tags[node] == .other && tree.attribute(.datetime, of: node) != nil)
  }

  /// Whether a sentence surrounds the link.
  private func isSentenceWithLink(_ block: PageBlock) -> Bool {
    block.end - block.start - block.linkBytes >= 25 && endsSentence(block)
  }

  private func endsSentence(_ block: PageBlock) -> Bool {
    let last = page.text[Int(block.end) - 1]
    return last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?")
      || last == UInt8(ascii: "\"") || last >= 0x80
  }

  /// The tag that says what a block is: the nearest of heading, item, quotation, cell and paragraph.
  private func nearest(_ block: PageBlock) -> Tag {
    var node = Int(block.container)
    while node > root {
      switch tree.tags[node] {
      case .h1, .h2, .h3, .h4, .h5, .h6, .li, .blockquote, .figcaption, .td, .th, .dt, .dd: return tree.tags[node] ?? .p
      default: node = Int(tree.parents[node])
      }
    }
    return .p
  }

  /// Whether a heading says the same as the title.
  private func isTitle(_ block: PageBlock) -> Bool {
    !title.isEmpty && Boilerplate.sameLetters(page.text[block.bytes], title[...])
  }

  /// After the last prose come lists of links to other articles.
  private func dropTrailingLinks(_ parts: inout [MainText.Part]) {
    guard let last = parts.lastIndex(where: { $0.kind == .body && page.blocks[$0.block].isProse }) else { return }
    var index = 0
    parts.removeAll { part in
      defer { index += 1 }
      let block = page.blocks[part.block]
      return index > last && block.linkShare > 0.2 && !endsSentence(block)
    }
  }

  /// Headings with nothing of their own under them lead to something that was left out.
  private func dropLooseHeadings(_ parts: inout [MainText.Part]) {
    var kept: [MainText.Part] = []
    var hasText = false
    for part in parts.reversed() {
      let isHeading = tree.tags[Int(page.blocks[part.block].container)]?.isHeading == true && part.kind == .body
      if isHeading, !hasText { continue }
      hasText = !isHeading && (hasText || part.kind != .headline)
      if isHeading { hasText = true }
      kept.append(part)
    }
    parts = kept.reversed()
  }
}
