/// Puts texts and tags into a `PageTree`.
///
/// Which end tags are left out and which have no element is decided as in the HTML Standard (13.2.6), but in three points: tables keep
/// what is misplaced in them, links and fonts that overlap are not split, and a tag that closes itself does so.
struct TreeBuilder {
  /// Elements nested deeper than this end the reading, as they end a browser's tree.
  private static let deepest = 512
  private static let longestValue = 4096

  private let mapsOffsets: Bool
  private var tree = PageTree()
  private var open = OpenElements()
  /// How many elements are open around the one whose content is left out; nothing is left out if more than are open.
  private var skipped = Int.max
  /// Whether the element left out is linked data, whose text is kept.
  private var isLinkedData = false
  private var hasHead = false
  private var hasBody = false
  /// Whether a block has just begun or ended, so that white space means nothing.
  private var isAtLineStart = true
  private let hintTable = HintTable.shared

  init(pageSize: Int, mapsOffsets: Bool) {
    self.mapsOffsets = mapsOffsets
    tree.characters.reserveCapacity(pageSize / 4)
    tree.reserveNodes(pageSize / 32)
  }

  /// Whether the page is nested too deep: it is read up to there.
  var isCut: Bool { tree.isCut }

  /// An element opens, or is all there is of it.
  mutating func start(
    _ name: ElementName, _ nameBytes: Span<UInt8>, _ attributes: [(name: AttributeName, value: Range<Int>)],
    of page: Span<UInt8>, isSelfClosing: Bool
  ) {
    let tag = name.tag
    let isEmpty = isSelfClosing || tag.isVoid
    if skipped < Int.max {
      if tag == .option || tag == .button { close(open.impliedEnd(by: tag)) }
      // Blocks end a drawing that was not closed.
      if tag.endsParagraph, open.isDrawing(at: skipped) { close(skipped) }
      if skipped < Int.max {
        if !isEmpty { push(-1, name) }
        return
      }
    }
    guard opensDocument(tag) else { return }
    close(open.impliedEnd(by: tag))
    if tag.isOpaque {
      guard !isEmpty else { return }
      isLinkedData = tag == .script && Self.isLinkedData(attributes, page)
      skipped = open.count
      push(-1, name)
      return
    }
    let node = append(tag)
    if tag == .other { hintTable.read(element: nameBytes, into: &tree.hints[node]) }
    read(attributes, of: page, tag: tag, node: node)
    if tag.isBlock { isAtLineStart = true }
    if isEmpty { tree.ends[node] = Int32(tree.count) } else { push(Int32(node), name) }
  }

  /// An element closes, with all that is open within.
  mutating func end(_ name: ElementName) {
    // What follows the end of the body still belongs to it.
    if name.tag == .body || name.tag == .html { return }
    close(open.end(of: name))
    if name.tag.isBlock { isAtLineStart = true }
  }

  /// Text within the element that is open.
  mutating func text(_ range: Range<Int>, of page: Span<UInt8>) {
    if skipped < Int.max {
      if isLinkedData {
        page.extracting(range).withUnsafeBufferPointer { tree.linkedData.append(Array($0)) }
        isLinkedData = false
      }
      return
    }
    let isBlank = Self.isBlank(page.extracting(range))
    if isBlank, isAtLineStart { return }
    if open.count == 0 || open.last.tag == .html || open.last.tag == .head {
      if isBlank { return }
      openBody()
    }
    let start = tree.characters.count
    let offsets = mapsOffsets
    if isBlank {
      tree.characters.append(0x20)
      if offsets { tree.sources.append(start..<start + 1, range) }
    } else {
      var sources = OffsetMap()
      swap(&sources, &tree.sources)
      CharacterReference.append(range, of: page, to: &tree.characters) { if offsets { sources.append($0, $1) } }
      swap(&sources, &tree.sources)
      isAtLineStart = false
    }
    tree.addText(start..<tree.characters.count, in: open.last.node)
  }

  /// The tree, with all that is still open closed.
  mutating func finished() -> PageTree {
    close(0)
    return tree
  }

  /// Opens what must be around an element; returns whether it may open itself.
  private mutating func opensDocument(_ tag: Tag) -> Bool {
    if tag == .html { return open.count == 0 }
    if open.count == 0 { push(Int32(append(.html)), ElementName(tag: .html, hash: 0)) }
    if tag == .head {
      defer { hasHead = true }
      return !hasHead && !hasBody
    }
    if tag == .body {
      if hasBody { return false }
      hasBody = true
      if open.last.tag == .head { close(open.count - 1) }
      return true
    }
    if !tag.isOfHead, open.last.tag == .head || !hasBody { openBody() }
    return true
  }

  private mutating func openBody() {
    if open.count == 0 { push(Int32(append(.html)), ElementName(tag: .html, hash: 0)) }
    if open.last.tag == .head { close(open.count - 1) }
    guard !hasBody else { return }
    hasBody = true
    push(Int32(append(.body)), ElementName(tag: .body, hash: 0))
  }

  /// A new node for an element within the one that is open.
  private mutating func append(_ tag: Tag) -> Int {
    tree.addElement(tag, in: open.count == 0 ? 0 : open.last.node)
  }

  private mutating func push(_ node: Int32, _ name: ElementName) {
    if open.count >= Self.deepest { tree.isCut = true } else { open.push(node, name) }
  }

  /// Closes elements until so many are open.
  private mutating func close(_ count: Int) {
    while open.count > count {
      let element = open.pop()
      if element.node >= 0 { tree.ends[Int(element.node)] = Int32(tree.count) }
      if element.tag.isBlock { isAtLineStart = true }
    }
    if open.count <= skipped {
      skipped = .max
      isLinkedData = false
    }
  }

  private mutating func read(
    _ attributes: [(name: AttributeName, value: Range<Int>)], of page: Span<UInt8>, tag: Tag, node: Int
  ) {
    var keepsAll = tag == .meta || tag == .link || tag == .time || tag == .html
    for (name, value) in attributes {
      hintTable.read(name, page.extracting(value), into: &tree.hints[node])
      keepsAll = keepsAll || name == .itemprop || name == .datetime || name == .property || name == .dataTime
    }
    keepsAll = keepsAll || tag == .abbr || tree.hints[node].contains(.publication)
    keepsAll = keepsAll || tree.hints[node].contains(.byline) && attributes.contains { $0.name == .title }
    guard keepsAll else { return }
    for (name, value) in attributes where name.isKept {
      let start = tree.characters.count
      CharacterReference.append(
        value.prefix(Self.longestValue), of: page, to: &tree.characters, mapped: { _, _ in })
      tree.addAttribute(name, start..<tree.characters.count, to: node)
    }
  }

  private static func isLinkedData(
    _ attributes: [(name: AttributeName, value: Range<Int>)], _ page: Span<UInt8>
  ) -> Bool {
    guard let type = attributes.first(where: { $0.name == .type }) else { return false }
    return page.extracting(type.value).withUnsafeBufferPointer { Array($0).trimmed.equals("application/ld+json") }
  }

  private static func isBlank(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] > 0x20 { return false }
    return true
  }
}
