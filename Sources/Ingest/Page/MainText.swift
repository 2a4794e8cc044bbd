import Records

/// Finds the main text of a page among its blocks.
///
/// Three steps: what tags, roles and class names call furniture is left out (unless most prose of the page lies within, for names lie);
/// the element with most prose and least else is the root; within it, blocks are kept or left by their links, length and place.
struct MainText {
  /// A kept block and what it is.
  struct Part {
    var block: Int
    var kind: Report.Block.Kind
  }

  private let tree: PageTree
  private let page: PageBlocks
  /// What an element and all around it say.
  private(set) var inherited: [Hints]
  private(set) var parts: [Part] = []

  private let witness: Witness

  init(tree: PageTree, page: PageBlocks, title: [UInt8], witness: Witness) {
    self.tree = tree
    self.page = page
    self.witness = witness
    inherited = tree.hints
    guard tree.count > 0 else { return }
    TeaserFinder.mark(&inherited, tree: tree, page: page)
    inheritHints()
    parts = filtered(title)
    // Names that hide all prose of a page lie.
    let prose = page.blocks.reduce(0) { $0 + ($1.isProse ? $1.count : 0) }
    let kept = parts.reduce(0) { $0 + page.blocks[$1.block].count }
    if kept < 200, prose > 500 {
      for node in inherited.indices {
        inherited[node] = tree.tags[node] == nil ? [] : Hints(tag: tree.tags[node] ?? .other)
      }
      inheritHints()
      parts = filtered(title)
    }
  }

  private func filtered(_ title: [UInt8]) -> [Part] {
    BlockFilter(tree: tree, page: page, inherited: inherited, root: root(), title: title).parts()
  }

  /// Passes hints down, but for those that cannot be true.
  private mutating func inheritHints() {
    var prose = [Int32](repeating: 0, count: tree.count)
    var hasBody = [Bool](repeating: false, count: tree.count)
    for block in page.blocks where block.isProse { prose[Int(block.container)] += block.end - block.start }
    for node in stride(from: tree.count - 1, to: 0, by: -1) where tree.tags[node] != nil {
      let parent = Int(tree.parents[node])
      prose[parent] += prose[node]
      if tree.hints[node].contains(.body) || hasBody[node] || tree.tags[node] == .h1 { hasBody[parent] = true }
    }
    let all = Float(max(1, prose[0]))
    let shown = Float(max(1, shownProse()))
    for node in 0..<tree.count {
      guard let tag = tree.tags[node] else {
        inherited[node] = inherited[Int(tree.parents[node])]
        continue
      }
      var own = inherited[node]
      let bytes = Float(prose[node])
      if tag == .html || tag == .body || tag == .main { own.subtract(.furniture) }
      if own.contains(.body), !own.contains(.comments) { own.subtract(.furniture) }
      // What is surely furniture by its name must hold all prose, or the headline too, to be believed an article.
      let sure: Hints = [.comments, .hidden, .navigation]
      if bytes > 0.4 * shown, bytes > 0.25 * all {
        own.subtract(Hints.furniture.subtracting(sure))
        own.subtract([.caption, .standfirst])
      }
      if bytes > 0.4 * all, hasBody[node] { own.subtract(sure) }
      if bytes > 0.9 * all { own.subtract([.hidden, .navigation]) }
      // A page head that wraps the headline also wraps the standfirst.
      inherited[node] = node == 0 ? own : own.union(inherited[Int(tree.parents[node])])
    }
  }

  /// The bytes of prose outside what is surely no article.
  private func shownProse() -> Int {
    var isAway = [Bool](repeating: false, count: tree.count)
    for node in 1..<max(1, tree.count) {
      isAway[node] =
        isAway[Int(tree.parents[node])] || !inherited[node].isDisjoint(with: [.navigation, .comments, .hidden, .form])
    }
    return page.blocks.reduce(0) { $0 + ($1.isProse && !isAway[Int($1.node)] ? $1.count : 0) }
  }

  /// The element with the most prose, less what is no prose.
  private func root() -> Int {
    var value = [Float](repeating: 0, count: tree.count)
    for block in page.blocks {
      let container = Int(block.container)
      if !inherited[Int(block.node)].isDisjoint(with: .furniture) { continue }
      let bytes = Float(block.count)
      if block.isProse {
        value[container] += witness.tells(page.text[block.bytes]) ? 3 * bytes : bytes
      } else if inherited[Int(block.node)].contains(.caption) || tree.tags[container]?.isHeading == true {
        continue
      } else {
        value[container] -= block.linkShare > 0.5 ? bytes + 20 : 5
      }
    }
    var best = 0
    var highest: Float = 0
    for node in stride(from: tree.count - 1, through: 0, by: -1) where tree.tags[node] != nil {
      if node > 0 { value[Int(tree.parents[node])] += value[node] }
      var score = value[node]
      if tree.hints[node].contains(.body) { score *= 1.25 } else if tree.hints[node].contains(.article) { score *= 1.1 }
      if score > highest { (best, highest) = (node, score) }
    }
    return best
  }
}
