/// Gathers the parser's events into a `PageTree`.
struct TreeBuilder {
  private let deepest: Int
  private var tree = PageTree()
  /// Open elements that are in the tree, the innermost last.
  private var open: [Int32] = []
  /// How many elements are open within one whose content is left out, that one included.
  private var skipped = 0
  /// Whether the element left out is linked data, whose text is kept.
  private var isLinkedData = false
  private let table = TagTable.shared
  private let hintTable = HintTable.shared
  private static let longestValue = 4096

  init(deepest: Int, pageSize: Int) {
    self.deepest = deepest
    tree.characters.reserveCapacity(pageSize / 3)
    tree.tags.reserveCapacity(pageSize / 32)
  }

  /// An element opens. Returns whether to go on: a page nested too deep is read up to there.
  mutating func start(_ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) -> Bool
  {
    if skipped > 0 {
      skipped += 1
      return true
    }
    let tag = table.tag(name)
    if tag.isOpaque {
      skipped = 1
      isLinkedData = tag == .script && Self.isLinkedData(attributes)
      if isLinkedData { tree.linkedData.append([]) }
      return true
    }
    if open.count >= deepest {
      tree.isCut = true
      return false
    }
    let node = Int32(tree.tags.count)
    tree.tags.append(tag)
    tree.parents.append(open.last ?? 0)
    tree.ends.append(0)
    let first = Int32(tree.attributes.count)
    tree.hints.append(Hints(tag: tag))
    if tag == .other { hintTable.read(element: name, into: &tree.hints[Int(node)]) }
    if let attributes { read(attributes, tag: tag, node: Int(node)) }
    tree.ranges.append(first..<Int32(tree.attributes.count))
    open.append(node)
    return true
  }

  /// An element closes.
  mutating func end(_ name: UnsafePointer<UInt8>) {
    if skipped > 0 {
      skipped -= 1
      if skipped == 0 { isLinkedData = false }
      return
    }
    guard let node = open.popLast() else { return }
    tree.ends[Int(node)] = Int32(tree.tags.count)
  }

  /// Text within the element that is open; `source` is where it stands in the page, if that is to be kept.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, source: Range<Int>? = nil) {
    if skipped > 0 {
      if isLinkedData { tree.linkedData[tree.linkedData.count - 1].append(contentsOf: bytes) }
      return
    }
    guard let parent = open.last else { return }
    let start = Int32(tree.characters.count)
    tree.characters.append(contentsOf: bytes)
    let end = Int32(tree.characters.count)
    if let source { tree.sources.append(Int(start)..<Int(end), source) }
    let last = tree.tags.count - 1
    if tree.tags[last] == nil, tree.parents[last] == parent, tree.ranges[last].upperBound == start {
      tree.ranges[last] = tree.ranges[last].lowerBound..<end
      return
    }
    tree.tags.append(nil)
    tree.parents.append(parent)
    tree.ends.append(Int32(tree.tags.count))
    tree.ranges.append(start..<end)
    tree.hints.append([])
  }

  /// The tree, with all that is still open closed.
  mutating func finished() -> PageTree {
    while let node = open.popLast() { tree.ends[Int(node)] = Int32(tree.tags.count) }
    return tree
  }

  private mutating func read(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>, tag: Tag, node: Int) {
    var keepsAll = tag == .meta || tag == .link || tag == .time || tag == .html
    var index = 0
    while let name = attributes[index] {
      if AttributeName.is(name, "itemprop") || (tag == .a && AttributeName.is(name, "rel")) { keepsAll = true }
      index += 2
    }
    index = 0
    while let name = attributes[index] {
      if let value = attributes[index + 1] {
        let bytes = UnsafeBufferPointer(start: value, count: Self.length(value))
        hintTable.read(AttributeName(name), bytes, into: &tree.hints[node])
        if keepsAll, let key = AttributeName(name).kept {
          let start = Int32(tree.characters.count)
          tree.characters.append(contentsOf: bytes.prefix(Self.longestValue))
          tree.attributes.append((key, start..<Int32(tree.characters.count)))
        }
      } else if AttributeName.is(name, "hidden") {
        tree.hints[node].insert(.hidden)
      }
      index += 2
    }
  }

  private static func isLinkedData(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) -> Bool {
    guard let attributes else { return false }
    var index = 0
    while let name = attributes[index] {
      if AttributeName.is(name, "type"), let value = attributes[index + 1] {
        return Array(UnsafeBufferPointer(start: value, count: length(value))).trimmed.equals("application/ld+json")
      }
      index += 2
    }
    return false
  }

  private static func length(_ value: UnsafePointer<UInt8>) -> Int {
    var length = 0
    while value[length] != 0 { length += 1 }
    return length
  }
}

/// An attribute's name.
struct AttributeName {
  private let name: UnsafePointer<UInt8>

  init(_ name: UnsafePointer<UInt8>) {
    self.name = name
  }

  func callAsFunction(_ text: StaticString) -> Bool { Self.is(name, text) }

  static func `is`(_ name: UnsafePointer<UInt8>, _ text: StaticString) -> Bool {
    let expected = text.utf8Start
    var index = 0
    while name[index] != 0 {
      if name[index] != expected[index] { return false }
      index += 1
    }
    return index == text.utf8CodeUnitCount
  }

  /// The key under which its value is kept.
  var kept: PageTree.Attribute? {
    switch name[0] {
    case UInt8(ascii: "c"): self("content") ? .content : nil
    case UInt8(ascii: "n"): self("name") ? .name : nil
    case UInt8(ascii: "p"): self("property") ? .property : nil
    case UInt8(ascii: "i"): self("itemprop") ? .itemprop : nil
    case UInt8(ascii: "d"): self("datetime") ? .datetime : nil
    case UInt8(ascii: "r"): self("rel") ? .rel : nil
    case UInt8(ascii: "h"): self("href") ? .href : self("http-equiv") ? .httpEquiv : nil
    case UInt8(ascii: "l"): self("lang") ? .lang : nil
    default: nil
    }
  }
}
