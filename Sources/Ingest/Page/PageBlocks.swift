/// A run of a page's text between block borders: a paragraph, a heading, a list item, a cell.
struct PageBlock {
  /// Bytes of `PageBlocks.text`.
  var start: Int32
  var end: Int32
  /// How many of them are within links.
  var linkBytes: Int32
  /// The innermost element that holds all of it.
  var node: Int32
  /// The nearest element that is a block.
  var container: Int32
  /// How many words it has, and how many sentences seem to end in it.
  var words: Int32
  var sentences: Int32

  var count: Int { Int(end - start) }
  var bytes: Range<Int> { Int(start)..<Int(end) }
  /// The share of its bytes that are within links.
  var linkShare: Float { count == 0 ? 0 : Float(linkBytes) / Float(count) }
  /// Whether it reads like a sentence of an article.
  var isProse: Bool { count >= 80 && linkShare < 0.33 && sentences > 0 }
}

/// All text of a page, cut into blocks in document order.
struct PageBlocks {
  /// UTF-8, white space made single spaces; `\n` stands for a line break within a block.
  private(set) var text: [UInt8] = []
  private(set) var blocks: [PageBlock] = []
  /// Where `text` stands in the tree's characters; empty unless offsets are asked for.
  private(set) var sources = OffsetMap()
  private let mapsOffsets: Bool

  private var start = 0
  private var linkBytes = 0
  private var node: Int32 = -1
  private var breaks = 0

  /// - Parameter mapsOffsets: whether `sources` is filled.
  init(_ tree: borrowing PageTree, mapsOffsets: Bool = false) {
    self.mapsOffsets = mapsOffsets
    text.reserveCapacity(tree.characters.count)
    /// Open elements: where they end, and whether they break the line.
    var open: [(node: Int32, end: Int32, isBlock: Bool)] = []
    let isLinkList = InlineLinks.nodes(tree)
    var links = 0
    var hiddenUntil: Int32 = 0
    var headUntil: Int32 = 0
    for index in 0..<tree.count {
      let here = Int32(index)
      while let last = open.last, last.end <= here {
        if last.isBlock { finish(tree) }
        if tree.tags[Int(last.node)] == .a { links -= 1 }
        open.removeLast()
      }
      guard let tag = tree.tags[index] else {
        if here >= hiddenUntil, here >= headUntil { add(tree, text: index, isLink: links > 0) }
        continue
      }
      if tag == .head || tag == .title { headUntil = max(headUntil, tree.ends[index]) }
      if tag == .br {
        breaks += 1
        if breaks >= 2 { finish(tree) }
      }
      // A credit or label within a line is a line of its own, so that it can be left out.
      let isBlock = tag.isBlock || !tree.hints[index].isDisjoint(with: [.credit, .sharing, .promotion])
      if isBlock { finish(tree) }
      if tag == .a { links += 1 }
      if !isBlock, tree.hints[index].contains(.hidden) || (isLinkList[index] && text.count > start) {
        hiddenUntil = max(hiddenUntil, tree.ends[index])
      }
      open.append((here, tree.ends[index], isBlock))
    }
    finish(tree)
  }

  private mutating func add(_ tree: borrowing PageTree, text index: Int, isLink: Bool) {
    let before = text.count
    let range = tree.ranges[index]
    var position = Int(range.lowerBound)
    let end = Int(range.upperBound)
    while position < end {
      let first = position
      let byte = tree.characters[position]
      position += 1
      if byte > 0x20, byte < 0x80 {
        while position < end {
          let next = tree.characters[position]
          // A single space between words is kept as it is.
          let isInner = next == 0x20 && position + 1 < end && tree.characters[position + 1] &- 0x21 < 0x5f
          guard next &- 0x21 < 0x5f || isInner else { break }
          position += 1
        }
        keep(first..<position, of: tree)
      } else if byte <= 0x20 {
        space(first..<position)
      } else {
        // No-break space, soft hyphen; zero-width characters and the byte order mark.
        let next = position < end ? tree.characters[position] : 0
        let third = position + 1 < end ? tree.characters[position + 1] : 0
        if byte == 0xc2, next == 0xa0 {
          position += 1
          space(first..<position)
        } else if byte == 0xc2, next == 0xad {
          position += 1
        } else if byte == 0xe2, next == 0x80, third >= 0x8b, third <= 0x8f {
          position += 2
        } else if byte == 0xef, next == 0xbb, third == 0xbf {
          position += 2
        } else if byte == 0xe2, next == 0x80, third <= 0x8a || third == 0xaf || third == 0xa8 || third == 0xa9 {
          position += 2
          space(first..<position)
        } else {
          keep(first..<position, of: tree)
        }
      }
    }
    // White space between elements does not make a block wider than its words.
    guard text.count > before, text.count > before + 1 || text[before] != 0x20 else { return }
    if isLink { linkBytes += text.count - before }
    let parent = tree.parents[index]
    if node < 0 { node = parent }
    while node != parent, !(node <= parent && tree.ends[Int(node)] > parent), tree.parents[Int(node)] != node {
      node = tree.parents[Int(node)]
    }
  }

  /// Appends bytes of the tree's characters as they are.
  private mutating func keep(_ range: Range<Int>, of tree: borrowing PageTree) {
    lineBreak()
    let start = text.count
    text.append(contentsOf: tree.characters[range])
    if mapsOffsets { sources.append(start..<text.count, range) }
  }

  /// A space for some white space of the tree's characters, unless the block is empty or has one already.
  private mutating func space(_ range: Range<Int>) {
    guard text.count > start, text[text.count - 1] > 0x20 else { return }
    text.append(0x20)
    if mapsOffsets { sources.append(text.count - 1..<text.count, range) }
  }

  /// Puts the line break that was met before the next text.
  private mutating func lineBreak() {
    guard breaks > 0 else { return }
    breaks = 0
    if text.count > start {
      if text[text.count - 1] == 0x20 { text[text.count - 1] = 0x0a } else { text.append(0x0a) }
    }
  }

  private mutating func finish(_ tree: borrowing PageTree) {
    breaks = 0
    while text.count > start, text[text.count - 1] <= 0x20 { text.removeLast() }
    if mapsOffsets { sources.cut(at: text.count) }
    if text.count > start, node >= 0 {
      var container = node
      while tree.tags[Int(container)]?.isBlock != true, tree.parents[Int(container)] != container {
        container = tree.parents[Int(container)]
      }
      var block = PageBlock(
        start: Int32(start), end: Int32(text.count), linkBytes: Int32(min(linkBytes, text.count - start)), node: node,
        container: container,
        words: 0, sentences: 0)
      count(&block)
      blocks.append(block)
    }
    start = text.count
    linkBytes = 0
    node = -1
  }

  /// Counts words and sentence ends: a mark before a space, a quotation mark or the end; ideographic text counts by signs.
  private func count(_ block: inout PageBlock) {
    var words: Int32 = 1
    var sentences: Int32 = 0
    var wide: Int32 = 0
    let bytes = text.span
    let end = block.bytes.upperBound
    for index in block.bytes {
      let byte = bytes[index]
      if byte > 0x3f, byte < 0xe3 { continue }
      if byte == 0x20 || byte == 0x0a { words += 1 }
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
        || byte == UInt8(ascii: ":")
      {
        let next = index + 1 < end ? bytes[index + 1] : 0x20
        if next <= 0x22 || next == UInt8(ascii: "'") || next == UInt8(ascii: ")") || next >= 0x80 { sentences += 1 }
      } else if byte >= 0xe3, byte <= 0xed {
        wide += 1
        if byte == 0xe3, index + 2 < end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x82 {
          sentences += 1
        }
      }
    }
    block.words = words + wide / 2
    block.sentences = sentences
  }
}
