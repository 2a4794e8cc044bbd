/// Finds cards: elements that hold little more than a linked headline of another article, several of them side by side.
enum TeaserFinder {
  /// Gives each card the hint `related`.
  static func mark(_ hints: inout [Hints], tree: borrowing PageTree, page: borrowing PageBlocks) {
    var cards = [Card](repeating: Card(), count: tree.count)
    for block in page.blocks {
      let isLink = block.linkShare >= 0.9 && block.words >= 3
      // A block counts for the few elements close around it; cards are shallow.
      var node = Int(block.container)
      for _ in 0..<6 where node > 0 {
        cards[node].add(block, isLink: isLink)
        node = Int(tree.parents[node])
      }
    }
    var alike = [Int16](repeating: 0, count: tree.count)
    for node in 1..<max(1, tree.count) where isCard(cards[node], tree.tags[node]) {
      alike[Int(tree.parents[node])] += 1
    }
    for node in 1..<max(1, tree.count) where isCard(cards[node], tree.tags[node]) && alike[Int(tree.parents[node])] >= 3
    {
      hints[node].insert(.related)
    }
  }

  private struct Card {
    var blocks: Int32 = 0
    var links: Int32 = 0
    var bytes: Int32 = 0
    var longest: Int32 = 0

    mutating func add(_ block: PageBlock, isLink: Bool) {
      blocks += 1
      bytes += block.end - block.start
      if isLink { links += 1 } else { longest = max(longest, block.end - block.start) }
    }
  }

  private static func isCard(_ card: Card, _ tag: Tag?) -> Bool {
    guard let tag, tag == .li || tag == .div || tag == .article || tag == .section || tag == .td || tag == .figure
    else { return false }
    return card.links >= 1 && card.blocks <= 8 && card.bytes <= 900 && card.longest <= 600
  }
}
