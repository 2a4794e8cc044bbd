import Glibc

/// UTF-8 HTML → `PageTree`: tags cut by `TagScanner`, put into a tree by `TreeBuilder`.
enum PageParser {
  /// - Parameter mapsOffsets: whether the tree tells where its texts stand in the page.
  static func parse(_ page: inout [UInt8], mapsOffsets: Bool = false) -> PageTree {
    blankZeros(&page)
    var scanner = TagScanner()
    var builder = TreeBuilder(pageSize: page.count, mapsOffsets: mapsOffsets)
    let bytes = page.span
    while !builder.isCut, let token = scanner.next(bytes) {
      switch token {
      case .text(let range): builder.text(range, of: bytes)
      case .start(let name, let isSelfClosing):
        builder.start(
          name, bytes.extracting(scanner.nameBytes), scanner.attributes, of: bytes, isSelfClosing: isSelfClosing)
      case .end(let name): builder.end(name)
      }
    }
    return builder.finished()
  }

  /// Makes NUL bytes spaces.
  private static func blankZeros(_ page: inout [UInt8]) {
    page.withUnsafeMutableBytes { bytes in
      guard var zero = bytes.baseAddress else { return }
      let end = zero + bytes.count
      while let found = memchr(zero, 0, end - zero) {
        found.storeBytes(of: 0x20, as: UInt8.self)
        zero = found + 1
      }
    }
  }
}
