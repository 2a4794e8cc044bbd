import CLibXML2

/// RSS and Atom by the events of libxml2's XML parser. No entity is ever expanded or loaded.
struct FeedParser {
  /// Parts of an item.
  enum Key: Hashable { case id, title, link, author, source, published, updated, summary, content }

  private(set) var items: [[Key: [UInt8]]] = []
  private(set) var title: [UInt8]?
  private(set) var language: [UInt8]?

  /// Names of the open elements, the innermost last.
  private var path: [[UInt8]] = []
  private var isInItem = false
  private var text: [UInt8] = []
  /// How deep the mark-up within an Atom text is open (XHTML content).
  private var markup = 0

  static func parse(_ bytes: [UInt8]) -> FeedParser {
    var parser = FeedParser()
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, buffer.count <= Int(Int32.max) else { return }
      withUnsafeMutablePointer(to: &parser) { user in
        var handler = xmlSAXHandler()
        handler.startElement = { user, name, attributes in
          guard let user, let name else { return }
          user.assumingMemoryBound(to: FeedParser.self).pointee.start(FeedParser.letters(of: name), attributes)
        }
        handler.endElement = { user, name in
          guard let user, let name else { return }
          user.assumingMemoryBound(to: FeedParser.self).pointee.end(FeedParser.letters(of: name))
        }
        let text: charactersSAXFunc = { user, characters, count in
          guard let user, let characters, count > 0 else { return }
          user.assumingMemoryBound(to: FeedParser.self).pointee.text
            .append(contentsOf: UnsafeBufferPointer(start: characters, count: Int(count)))
        }
        handler.characters = text
        handler.cdataBlock = text
        withUnsafeMutablePointer(to: &handler) { handler in
          guard let context = xmlCreatePushParserCtxt(handler, user, nil, 0, nil) else { return }
          defer { xmlFreeParserCtxt(context) }
          let options =
            XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NONET.rawValue
            | XML_PARSE_IGNORE_ENC.rawValue
          xmlCtxtUseOptions(context, Int32(options))
          xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
          xmlParseChunk(context, base.assumingMemoryBound(to: CChar.self), Int32(buffer.count), 1)
        }
      }
    }
    return parser
  }

  private static func letters(of name: UnsafePointer<UInt8>) -> [UInt8] {
    var length = 0
    while name[length] != 0 { length += 1 }
    return Array(UnsafeBufferPointer(start: name, count: length))
  }

  private mutating func start(_ name: [UInt8], _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
    path.append(name)
    if markup > 0 {
      markup += 1
      text += [0x3c] + name + [0x3e]
      return
    }
    text = []
    if name.equals("item") || name.equals("entry") {
      isInItem = true
      items.append([:])
    } else if isInItem, name.equals("link") {
      readLink(attributes)
    } else if isInItem, key(name) == .content || key(name) == .summary {
      markup = 1
    }
  }

  private mutating func end(_ name: [UInt8]) {
    if !path.isEmpty { path.removeLast() }
    if markup > 1 {
      markup -= 1
      text += [0x3c, 0x2f] + name + [0x3e]
      return
    }
    markup = 0
    defer { text = [] }
    if name.equals("item") || name.equals("entry") {
      isInItem = false
    } else if isInItem {
      set(name)
    } else if name.equals("title"), title == nil, !text.trimmed.isEmpty {
      title = text
    } else if name.equals("language") || name.equals("dc:language") {
      language = Array(text.trimmed)
    }
  }

  /// The `href` of an Atom link, unless it leads to something other than the article.
  private mutating func readLink(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
    guard let attributes else { return }
    var href: [UInt8]?
    var isAlternate = true
    var index = 0
    while let name = attributes[index], let value = attributes[index + 1] {
      if Self.letters(of: name).equals("href") { href = Self.letters(of: value) }
      if Self.letters(of: name).equals("rel") { isAlternate = Self.letters(of: value).equals("alternate") }
      index += 2
    }
    if isAlternate, let href, items[items.count - 1][.link] == nil { items[items.count - 1][.link] = href }
  }

  private mutating func set(_ name: [UInt8]) {
    guard let key = key(name), !text.trimmed.isEmpty, items[items.count - 1][key] == nil else { return }
    items[items.count - 1][key] = text
  }

  private func key(_ name: [UInt8]) -> Key? {
    if name.equals("title") { return path.dropLast().last?.equals("source") == true ? .source : .title }
    if name.equals("guid") || name.equals("id") { return .id }
    if name.equals("link") { return .link }
    if name.equals("pubdate") || name.equals("published") || name.equals("dc:date") || name.equals("issued") {
      return .published
    }
    if name.equals("updated") || name.equals("modified") || name.equals("dc:modified") { return .updated }
    if name.equals("dc:creator") || name.equals("author") || name.equals("name") { return .author }
    if name.equals("source") { return .source }
    if name.equals("content:encoded") || name.equals("content") { return .content }
    if name.equals("description") || name.equals("summary") { return .summary }
    return nil
  }
}
