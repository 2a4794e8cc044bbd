import Records

/// The date of publication as a page shows it, for pages whose metadata give none.
enum VisibleDate {
  /// The date line or byline nearest to the headline: after it, then just before it, then just after the main text.
  static func text(tree: borrowing PageTree, page: borrowing PageBlocks, parts: [MainText.Part]) -> String? {
    guard let first = parts.first(where: { $0.kind != .headline })?.block, let last = parts.last?.block else {
      return nil
    }
    let headline = (0..<page.blocks.count).first { tree.tags[Int(page.blocks[$0].container)] == .h1 }
    let start = headline.map { $0 < first ? $0 + 1 : first } ?? first
    let places = [
      Array(start..<min(page.blocks.count, max(first, start + 8))), Array(max(0, start - 6)..<start).reversed(),
      Array(min(page.blocks.count, last + 1)..<min(page.blocks.count, last + 4)),
    ]
    for index in places.joined() {
      let block = page.blocks[index]
      let text = page.text[block.bytes]
      let isByline =
        block.count <= 160 && tree.hints[Int(block.node)].union(tree.hints[Int(block.container)]).contains(.byline)
      guard isByline || Boilerplate.isDateLine(text, words: Int(block.words)) else { continue }
      if DateText.firstDay(in: Array(text)) != nil { return String(bytes: text) }
    }
    return nil
  }
}
