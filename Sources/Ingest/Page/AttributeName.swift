/// The attributes that matter to the main text or the metadata.
enum AttributeName: UInt8, CaseIterable {
  // On elements that carry metadata the values of these are kept.
  case content, name, property, itemprop, datetime, rel, href, lang, httpEquiv, title, pubdate, dataTime
  case type, `class`, id, role, hidden, ariaHidden, style

  var isKept: Bool { rawValue <= Self.dataTime.rawValue }

  /// The attribute of a name, capitals and small letters alike.
  init?(_ name: Span<UInt8>) {
    let (candidate, text): (Self, StaticString)
    switch (name[0].lowercased, name.count) {
    case (UInt8(ascii: "c"), 5): (candidate, text) = (.class, "class")
    case (UInt8(ascii: "c"), 7): (candidate, text) = (.content, "content")
    case (UInt8(ascii: "i"), 2): (candidate, text) = (.id, "id")
    case (UInt8(ascii: "i"), 8): (candidate, text) = (.itemprop, "itemprop")
    case (UInt8(ascii: "n"), 4): (candidate, text) = (.name, "name")
    case (UInt8(ascii: "p"), 8): (candidate, text) = (.property, "property")
    case (UInt8(ascii: "d"), 9...) where Self.dataTimes.contains { name.equals($0) }: self = .dataTime; return
    case (UInt8(ascii: "p"), 7): (candidate, text) = (.pubdate, "pubdate")
    case (UInt8(ascii: "t"), 5): (candidate, text) = (.title, "title")
    case (UInt8(ascii: "d"), 8): (candidate, text) = (.datetime, "datetime")
    case (UInt8(ascii: "r"), 3): (candidate, text) = (.rel, "rel")
    case (UInt8(ascii: "r"), 4): (candidate, text) = (.role, "role")
    case (UInt8(ascii: "h"), 4): (candidate, text) = (.href, "href")
    case (UInt8(ascii: "h"), 6): (candidate, text) = (.hidden, "hidden")
    case (UInt8(ascii: "h"), 10): (candidate, text) = (.httpEquiv, "http-equiv")
    case (UInt8(ascii: "l"), 4): (candidate, text) = (.lang, "lang")
    case (UInt8(ascii: "t"), 4): (candidate, text) = (.type, "type")
    case (UInt8(ascii: "a"), 11): (candidate, text) = (.ariaHidden, "aria-hidden")
    case (UInt8(ascii: "s"), 5): (candidate, text) = (.style, "style")
    default: return nil
    }
    guard name.equals(text) else { return nil }
    self = candidate
  }

  /// Attributes of sites' own that hold a time for their scripts.
  private static let dataTimes: [StaticString] = [
    "data-time", "data-date", "data-timestamp", "data-datetime", "data-published", "data-publish-date", "data-pubdate",
    "data-utime", "data-epoch", "data-unixtime", "data-published-date",
  ]
}
