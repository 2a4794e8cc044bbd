/// The elements of HTML that matter to the main text or the metadata; all others are `other`.
enum Tag: UInt8 {
  case other
  // The document.
  case html, head, body, title, meta, link, base
  // Sections.
  case article, main, section, div, aside, nav, header, footer, address
  // Blocks of text.
  case p, h1, h2, h3, h4, h5, h6, blockquote, pre, ul, ol, li, dl, dt, dd, hr, br, figure, figcaption, details, summary,
    center
  // Tables.
  case table, caption, thead, tbody, tfoot, tr, td, th
  // Within lines.
  case a, span, b, strong, i, em, u, q, cite, time, small, sub, sup, font, abbr, code, mark, s, del, ins, label,
    picture, img, area, source, track, wbr
  // What holds no running text.
  case script, style, noscript, template, svg, math, iframe, object, embed, canvas, audio, video, form, fieldset,
    button, select, option,
    textarea, input, dialog, menu, map

  /// Whether it starts and ends a line.
  var isBlock: Bool {
    switch self {
    case .html, .body, .article, .main, .section, .div, .aside, .nav, .header, .footer, .address, .p, .h1, .h2, .h3,
      .h4, .h5, .h6,
      .blockquote, .pre, .ul, .ol, .li, .dl, .dt, .dd, .hr, .figure, .figcaption, .details, .summary, .center, .table,
      .caption, .thead, .tbody,
      .tfoot, .tr, .td, .th, .form, .fieldset, .dialog, .menu, .video, .audio:
      true
    default: false
    }
  }

  /// Whether nothing within it is text of the page.
  var isOpaque: Bool {
    switch self {
    case .script, .style, .noscript, .template, .svg, .math, .iframe, .object, .embed, .canvas, .audio, .video, .button,
      .select, .option,
      .textarea, .input, .map:
      true
    default: false
    }
  }

  /// Whether it has no content and no end tag.
  var isVoid: Bool { Self.void.contains(self) }
  /// Whether all up to its end tag is text.
  var isRawText: Bool { Self.rawText.contains(self) }
  /// Whether it may stand before the body.
  var isOfHead: Bool { Self.ofHead.contains(self) }
  /// Whether a paragraph ends where it begins.
  var endsParagraph: Bool { isBlock && !Self.withinTables.contains(self) }

  /// An end tag closes what is open within its element, unless something stronger is.
  var strength: Int {
    switch self {
    case .html, .body, .head: 6
    case .table: 5
    case .thead, .tbody, .tfoot: 4
    case .tr: 3
    case .td, .th, .caption: 2
    default: isBlock ? 1 : 0
    }
  }

  private static let void: TagSet = [.meta, .link, .base, .hr, .br, .img, .input, .embed, .area, .source, .track, .wbr]
  private static let rawText: TagSet = [.script, .style, .noscript, .iframe, .textarea, .title]
  private static let ofHead: TagSet = [.meta, .link, .base, .title, .script, .style, .noscript, .template]
  private static let withinTables: TagSet = [
    .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .html, .body, .head, .video, .audio,
  ]

  /// h1 to h6.
  var isHeading: Bool { rawValue >= Tag.h1.rawValue && rawValue <= Tag.h6.rawValue }
}

/// Element names to tags.
struct TagTable {
  static let shared = TagTable()
  private var keys = [UInt64](repeating: 0, count: 1024)
  private var tags = [Tag](repeating: .other, count: 1024)

  private init() {
    for raw in UInt8(1)... {
      guard let tag = Tag(rawValue: raw) else { break }
      let key = "\(tag)".utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      var slot = Self.slot(key)
      while keys[slot] != 0 { slot = (slot + 1) & 1023 }
      (keys[slot], tags[slot]) = (key, tag)
    }
  }

  /// The tag of a name: its last eight letters in small ones, and how many it has.
  func tag(key: UInt64, length: Int) -> Tag {
    // No name is longer than `figcaption` and `blockquote`.
    if length > 10 { return .other }
    var slot = Self.slot(key)
    while keys[slot] != 0 {
      if keys[slot] == key { return tags[slot] }
      slot = (slot + 1) & 1023
    }
    return .other
  }

  /// Names of more than eight letters keep their last eight in the key, which still differ from all others.
  private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 54) }
}
