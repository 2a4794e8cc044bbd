import Records

/// What a page says about itself: JSON-LD first, then Open Graph and `meta`, then `itemprop`, `time` and the text by the headline.
struct PageMetadata {
  private(set) var title: String?
  private(set) var publisher: String?
  private(set) var author: String?
  private(set) var url: String?
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var language: String?
  /// The language as the page declares it, with its region.
  private(set) var languageTag: String?
  /// The article's text as linked data carry it, and whether they say that it must be paid for.
  private(set) var body: [UInt8]?
  private(set) var isPaid = false
  /// The entries of a live blog that linked data carry, and their times.
  private(set) var updates: [(time: String?, text: [UInt8])] = []
  /// Copies of the article's text or of its first sentences.
  private(set) var copies: [[UInt8]] = []

  init(_ tree: borrowing PageTree) {
    let data = LinkedData(tree.linkedData)
    let names = MetaNames(tree)
    title = names.first([.ogTitle]) ?? data.headline ?? names.first([.title]) ?? names.documentTitle
    publisher = data.publisher ?? names.first([.siteName, .publisher])
    author = data.author ?? names.first([.author])
    url = names.canonical ?? names.first([.ogURL]) ?? data.url
    published = Self.readable([data.published, names.first([.published])])
    modified = data.modified ?? names.first([.modified])
    languageTag = names.language ?? data.language
    language = languageTag.flatMap(LanguageDetector.code(of:))
    body = data.body.flatMap { UTF8Validation.firstFault(in: $0.span) == nil ? $0 : nil }
    isPaid = data.isPaid
    updates = data.updates.filter { UTF8Validation.firstFault(in: $0.text.span) == nil }
    if let body = data.body { copies.append(body) }
    if let description = names.first([.description]) { copies.append(Array(description.utf8)) }
  }

  /// The first date that can be read.
  private static func readable(_ dates: [String?]) -> String? {
    dates.lazy.compactMap { $0 }.first { text in
      // The first day of 1970 is a clock that was never set.
      DateText.day(in: text).map { $0 != Day(year: 1970, month: 1, day: 1) } ?? false
    }
  }

  func fill(_ draft: inout DraftReport) {
    draft.title = title
    draft.publisher = publisher
    draft.author = author
    draft.url = url
    draft.publishedTime = published
    draft.published = published.flatMap { DateText.day(in: $0) }
    draft.modifiedTime = modified
    draft.language = language
  }
}
