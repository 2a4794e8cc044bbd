/// Cuts a page into texts and tags, after the tokens of the HTML Standard (13.2.5).
///
/// Comments, declarations and instructions are passed over. Each byte is looked at a bounded number of times.
struct TagScanner {
  enum Token {
    /// Bytes between tags, references not yet resolved.
    case text(Range<Int>)
    /// The attributes that matter are in `attributes`.
    case start(ElementName, isSelfClosing: Bool)
    case end(ElementName)
  }

  /// The attributes of the last start tag: of each name the first, values as the page writes them.
  private(set) var attributes: [(name: AttributeName, value: Range<Int>)] = []
  /// The bytes of the name of the last tag.
  private(set) var nameBytes = 0..<0
  private var index = 0
  /// The end of the text of the element that was just opened, if all in it is text.
  private var rawTextEnd: Int?
  /// Such elements whose end tag stands nowhere in the rest of the page.
  private var endless: Set<Tag> = []
  private var hasCommentEnd = true
  private let table = TagTable.shared

  /// The next token of the page, `nil` at its end. A tag that the page's end cuts off is none.
  mutating func next(_ page: Span<UInt8>) -> Token? {
    if let end = rawTextEnd {
      rawTextEnd = nil
      let text = index..<end
      index = end
      if !text.isEmpty { return .text(text) }
    }
    while index < page.count {
      let start = index
      guard page[start] == UInt8(ascii: "<"), start + 1 < page.count, Self.opensMarkup(page[start + 1]) else {
        index = page.firstIndex(of: UInt8(ascii: "<"), from: start + 1) ?? page.count
        return .text(start..<index)
      }
      switch page[start + 1] {
      case UInt8(ascii: "/"):
        index = start + 2
        let name = elementName(page)
        index = page.firstIndex(of: UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? page.count
        if let name { return .end(name) }
      case UInt8(ascii: "!"), UInt8(ascii: "?"): skipDeclaration(page)
      default:
        index = start + 1
        guard let name = elementName(page), var isSelfClosing = readAttributes(page) else { return nil }
        if name.tag.isRawText, !isSelfClosing {
          let bytes = nameBytes
          rawTextEnd = endTag(of: name.tag, in: page)
          nameBytes = bytes
          // One that never ends takes nothing with it.
          isSelfClosing = rawTextEnd == nil
        }
        return .start(name, isSelfClosing: isSelfClosing)
      }
    }
    return nil
  }

  private static func opensMarkup(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  /// Passes over `<!…>`, `<?…>` and comments; a comment without end is over at its first `>`.
  private mutating func skipDeclaration(_ page: Span<UInt8>) {
    let start = index
    let first = page.firstIndex(of: UInt8(ascii: ">"), from: start + 2)
    index = first.map { $0 + 1 } ?? page.count
    let hyphen = UInt8(ascii: "-")
    guard hasCommentEnd, start + 3 < page.count, page[start + 2] == hyphen, page[start + 3] == hyphen else { return }
    var close = first
    while let end = close {
      // `-->`, `--!>`, and `<!-->`, which is a comment of nothing.
      let last = page[end - 1] == UInt8(ascii: "!") ? end - 2 : end - 1
      if last > start + 2, page[last] == hyphen, page[last - 1] == hyphen {
        index = end + 1
        return
      }
      close = page.firstIndex(of: UInt8(ascii: ">"), from: end + 1)
    }
    hasCommentEnd = false
  }

  /// Where the end tag of an element stands whose content is all text.
  private mutating func endTag(of tag: Tag, in page: Span<UInt8>) -> Int? {
    if endless.contains(tag) { return nil }
    var from = index
    while let open = page.firstIndex(of: UInt8(ascii: "<"), from: from) {
      from = open + 1
      guard open + 2 < page.count, page[open + 1] == UInt8(ascii: "/"), page[open + 2].isLetter else { continue }
      let before = index
      index = open + 2
      let name = elementName(page)
      index = before
      if name?.tag == tag { return open }
    }
    endless.insert(tag)
    return nil
  }

  /// Reads a name, which opens with a letter.
  private mutating func elementName(_ page: Span<UInt8>) -> ElementName? {
    guard index < page.count, page[index].isLetter else { return nil }
    let start = index
    var key: UInt64 = 0
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    while index < page.count {
      let byte = page[index]
      if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
      let small = byte.lowercased
      key = key << 8 | UInt64(small)
      hash = (hash ^ UInt64(small)) &* 0x0000_0100_0000_01b3
      index += 1
    }
    nameBytes = start..<index
    return ElementName(tag: table.tag(key: key, length: index - start), hash: hash)
  }

  /// Reads up to the end of the tag and tells whether it closes itself; `nil` if it has no end.
  private mutating func readAttributes(_ page: Span<UInt8>) -> Bool? {
    attributes.removeAll(keepingCapacity: true)
    var seen: UInt32 = 0
    var isSelfClosing = false
    while index < page.count {
      let byte = page[index]
      if byte == UInt8(ascii: ">") {
        index += 1
        return isSelfClosing
      }
      guard byte > 0x20, byte != UInt8(ascii: "/") else {
        isSelfClosing = byte == UInt8(ascii: "/")
        index += 1
        continue
      }
      isSelfClosing = false
      let start = index
      index += 1
      while index < page.count, !Self.endsName(page[index]) { index += 1 }
      let name = AttributeName(page.extracting(start..<index))
      skipSpace(page)
      var value = index..<index
      if index < page.count, page[index] == UInt8(ascii: "=") {
        index += 1
        skipSpace(page)
        guard let found = self.value(page) else { return nil }
        value = found
      }
      if let name, seen & 1 << UInt32(name.rawValue) == 0 {
        seen |= 1 << UInt32(name.rawValue)
        attributes.append((name, value))
      }
    }
    return nil
  }

  /// Reads a value with or without quotation marks.
  private mutating func value(_ page: Span<UInt8>) -> Range<Int>? {
    guard index < page.count else { return nil }
    let quote = page[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let end = page.firstIndex(of: quote, from: index + 1) else {
        index = page.count
        return nil
      }
      defer { index = end + 1 }
      return index + 1..<end
    }
    let start = index
    while index < page.count, page[index] > 0x20, page[index] != UInt8(ascii: ">") { index += 1 }
    return start..<index
  }

  private mutating func skipSpace(_ page: Span<UInt8>) {
    while index < page.count, page[index] <= 0x20 { index += 1 }
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }
}

/// An element's name: its tag, and a hash that tells unknown ones apart.
struct ElementName: Equatable {
  var tag: Tag
  var hash: UInt64
}
