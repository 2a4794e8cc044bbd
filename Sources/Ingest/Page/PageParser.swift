import CLibXML2
import Glibc

/// UTF-8 HTML → `PageTree`, by the events of libxml2's HTML parser.
///
/// No libxml2 tree is built, so neither its depth limit nor its recursion matters. The parser never loads anything.
enum PageParser {
  /// Elements nested deeper than this end the reading, as they end a browser's tree.
  private static let deepest = 512

  /// - Parameter mapsOffsets: whether the tree tells where its texts stand in the page.
  static func parse(_ page: inout [UInt8], mapsOffsets: Bool = false) -> PageTree {
    _ = initialized
    PageGuard.disarm(&page)
    var builder = TreeBuilder(deepest: deepest, pageSize: page.count)
    page.withUnsafeBytes { bytes in
      withUnsafeMutablePointer(to: &builder) { builder in
        var user = User(builder: builder, page: mapsOffsets ? bytes : nil, context: nil)
        withUnsafeMutablePointer(to: &user) { parse(bytes, $0) }
      }
    }
    return builder.finished()
  }

  /// What the events' handlers work on.
  private struct User {
    let builder: UnsafeMutablePointer<TreeBuilder>
    /// The page, if offsets are asked for.
    let page: UnsafeRawBufferPointer?
    var context: htmlParserCtxtPtr?

    /// Where the text that the parser has just handed over stands: up to where it has read, and from the same bytes or else from the
    /// `&` of a character reference.
    func source(of text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
      guard let page, let input = context?.pointee.input, let base = input.pointee.base, let current = input.pointee.cur
      else { return nil }
      let end = min(page.count, Int(input.pointee.consumed) + (current - base))
      let start = end - text.count
      if start >= 0, page[start..<end].elementsEqual(text) { return start..<end }
      let reference = page[max(0, end - 64)..<end].lastIndex(of: UInt8(ascii: "&")) ?? end
      // A bare `&` comes by itself, when the name behind it has been read.
      let isBare = text.count == 1 && text[0] == UInt8(ascii: "&") && end > 0 && page[end - 1] != UInt8(ascii: ";")
      return reference..<(isBare ? min(reference + 1, end) : end)
    }
  }

  private static func parse(_ bytes: UnsafeRawBufferPointer, _ user: UnsafeMutablePointer<User>) {
    guard let base = bytes.baseAddress, bytes.count <= Int(Int32.max),
      let context = htmlCreateMemoryParserCtxt(base.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
    else { return }
    defer { htmlFreeParserCtxt(context) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
      | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(context, Int32(options))
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    guard let handler = context.pointee.sax else { return }
    handler.pointee = xmlSAXHandler()
    handler.pointee.startElement = { user, name, attributes in
      guard let user = user?.assumingMemoryBound(to: User.self), let name else { return }
      if !user.pointee.builder.pointee.start(name, attributes) { xmlStopParser(user.pointee.context) }
    }
    handler.pointee.endElement = { user, name in
      guard let user = user?.assumingMemoryBound(to: User.self), let name else { return }
      user.pointee.builder.pointee.end(name)
    }
    let text: charactersSAXFunc = { user, characters, count in
      guard let user = user?.assumingMemoryBound(to: User.self), let characters, count > 0 else { return }
      let text = UnsafeBufferPointer(start: characters, count: Int(count))
      user.pointee.builder.pointee.text(text, source: user.pointee.source(of: text))
    }
    handler.pointee.characters = text
    handler.pointee.ignorableWhitespace = text
    handler.pointee.cdataBlock = text
    user.pointee.context = context
    context.pointee.userData = UnsafeMutableRawPointer(user)
    htmlParseDocument(context)
  }

  private static let initialized: Void = xmlInitParser()
}

/// What makes the parser slow or blind is taken out of a page first.
enum PageGuard {
  /// The most attributes that a tag may have: libxml2 compares each with all before it.
  private static let mostAttributes = 4096

  /// Makes NUL bytes spaces, and blanks the attributes of tags with thousands of them.
  static func disarm(_ page: inout [UInt8]) {
    page.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      let end = base + bytes.count
      var zero = base
      while let found = memchr(zero, 0, end - zero) {
        found.storeBytes(of: 0x20, as: UInt8.self)
        zero = found + 1
      }
      // A tag that holds 64 KiB may hold thousands of attributes. `close` is the first `>` at or after `open`.
      var open = base
      var close = base
      var checked = base
      while let found = memchr(open, 0x3c, end - open) {
        if close < found { close = memchr(found, 0x3e, end - found) ?? end }
        if close - found > 1 << 16, found >= checked {
          blank(UnsafeMutableRawBufferPointer(start: found + 1, count: close - found - 1))
          checked = close
        }
        open = found + 1
      }
    }
  }

  private static func blank(_ tag: UnsafeMutableRawBufferPointer) {
    guard let first = tag.first, first.isLetter else { return }
    var spaces = 0
    for byte in tag where byte.isSpace { spaces += 1 }
    guard spaces > mostAttributes else { return }
    for index in tag.indices.drop(while: { tag[$0].isLetter }) { tag[index] = 0x20 }
  }
}
