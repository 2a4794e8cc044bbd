/// The elements that are open, the outermost first.
struct OpenElements {
  struct Element {
    /// The node, -1 if it is not in the tree.
    var node: Int32
    var tag: Tag
    var hash: UInt64
  }

  private var elements: [Element] = []

  var count: Int { elements.count }
  /// The innermost; there must be one.
  var last: Element { elements[elements.count - 1] }

  /// Whether the element with so many around it is a drawing or a formula.
  func isDrawing(at index: Int) -> Bool { elements[index].tag == .svg || elements[index].tag == .math }

  mutating func push(_ node: Int32, _ name: ElementName) {
    elements.append(Element(node: node, tag: name.tag, hash: name.hash))
  }

  mutating func pop() -> Element { elements.removeLast() }

  /// How many elements stay open when an end tag comes: all, if none of that name is open or a stronger one is within.
  func end(of name: ElementName) -> Int {
    let strength = name.tag.strength
    for index in elements.indices.reversed() {
      let element = elements[index]
      if element.tag == name.tag, name.tag != .other || element.hash == name.hash { return index }
      if element.tag.strength > strength { break }
    }
    return elements.count
  }

  /// How many elements stay open when a start tag comes that implies the end of others.
  func impliedEnd(by tag: Tag) -> Int {
    var count = elements.count
    switch tag {
    case .li: count = outermost(of: [.li], upTo: Self.listBorders) ?? count
    case .dt, .dd: count = outermost(of: [.dt, .dd], upTo: Self.listBorders) ?? count
    case .td, .th: return outermost(of: [.td, .th], upTo: [.tr, .table]) ?? count
    case .tr: return outermost(of: [.tr], upTo: [.table]) ?? count
    case .thead, .tbody, .tfoot: return outermost(of: [.thead, .tbody, .tfoot], upTo: [.table]) ?? count
    case .button: return outermost(of: [.button], upTo: [.table]) ?? count
    case .option: return elements.last?.tag == .option ? count - 1 : count
    case .h1, .h2, .h3, .h4, .h5, .h6: if elements.last?.tag.isHeading == true { count -= 1 }
    case .a:
      // Only where no block has begun within the link.
      for index in elements.indices.reversed() {
        if elements[index].tag == .a { return index }
        if elements[index].tag.strength > Tag.a.strength { break }
      }
      return count
    default: break
    }
    guard tag.endsParagraph else { return count }
    for index in elements[..<count].indices.reversed() {
      if elements[index].tag == .p { return index }
      if Self.paragraphBorders.contains(elements[index].tag) { break }
    }
    return count
  }

  /// The index of the nearest element of some tags that is not beyond a border.
  private func outermost(of tags: TagSet, upTo borders: TagSet) -> Int? {
    for index in elements.indices.reversed() {
      if tags.contains(elements[index].tag) { return index }
      if borders.contains(elements[index].tag) { break }
    }
    return nil
  }

  private static let paragraphBorders: TagSet = [.table, .td, .th, .caption, .button, .object, .html, .template]
  /// All blocks but those that stand loosely within items.
  private static let listBorders: TagSet = [
    .ul, .ol, .dl, .menu, .table, .td, .th, .caption, .article, .section, .aside, .nav, .main, .header, .footer,
    .blockquote, .figure, .form, .fieldset, .body, .html, .object, .button,
  ]
}

/// A set of tags.
struct TagSet: ExpressibleByArrayLiteral {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(arrayLiteral tags: Tag...) {
    for tag in tags {
      if tag.rawValue < 64 { low |= 1 << UInt64(tag.rawValue) } else { high |= 1 << UInt64(tag.rawValue - 64) }
    }
  }

  func contains(_ tag: Tag) -> Bool {
    tag.rawValue < 64 ? low >> UInt64(tag.rawValue) & 1 == 1 : high >> UInt64(tag.rawValue - 64) & 1 == 1
  }
}
