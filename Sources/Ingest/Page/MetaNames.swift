/// Values of `meta`, `link`, `time` and `itemprop` elements.
struct MetaNames {
  /// What a name stands for.
  enum Field: Int, CaseIterable {
    case ogTitle, title, siteName, publisher, author, ogURL, published, modified, description
  }

  private var values = [String?](repeating: nil, count: Field.allCases.count)
  private var ranks = [Int](repeating: .max, count: Field.allCases.count)
  private(set) var canonical: String?
  private(set) var language: String?
  private(set) var documentTitle: String?
  /// The node after the page's head.
  private var headEnd = 0

  /// Names in small letters, the most trusted of each field first.
  private static let names: [(Field, [StaticString])] = [
    (.ogTitle, ["og:title"]),
    (.title, ["twitter:title", "dc.title", "parsely-title", "sailthru.title", "title", "headline"]),
    (.siteName, ["og:site_name"]),
    (
      .publisher,
      [
        "dc.publisher", "article:publisher_name", "publisher", "application-name", "twitter:app:name:iphone",
        "copyright",
      ]
    ),
    (
      .author,
      [
        "author", "article:author_name", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
        "article:author",
      ]
    ),
    (.ogURL, ["og:url"]),
    (
      .published,
      [
        "article:published_time", "article:published", "og:article:published_time", "datepublished", "parsely-pub-date",
        "sailthru.date",
        "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published_time",
        "dc.date.issued", "dcterms.issued",
        "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "article_date_original", "article.published",
        "originalpublicationdate",
        "rnews:datepublished", "bt:pubdate", "ptime", "displaydate", "cxenseparse:recs:publishtime",
        "og:published_time", "datecreated",
        "analyticsattributes.articledate", "article.created", "date", "created", "shareaholic:article_published_time",
        "citation_publication_date",
        "citation_online_date", "publish_time", "article.published_date", "article:published_date", "release_date",
        "firstpublishdate", "first_published", "dcterms.available", "dcterms.date.issued", "pub_date", "live_date",
        "post_date",
        "article:publicationdate", "publicationdate", "publication-date", "content_date", "eprints.datestamp",
        "datepub",
        "vr:published_time",
      ]
    ),
    (
      .modified,
      [
        "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified",
        "article:modified", "utime",
      ]
    ),
    (.description, ["og:description", "description", "twitter:description"]),
  ]

  private static let table: [String: (field: Field, rank: Int)] = {
    var table: [String: (Field, Int)] = [:]
    for (field, names) in names {
      for (rank, name) in names.enumerated() { table["\(name)"] = (field, rank) }
    }
    return table
  }()

  init(_ tree: borrowing PageTree) {
    for node in 0..<tree.count {
      switch tree.tags[node] {
      case .head: headEnd = Int(tree.ends[node])
      case .html: language = tree.attribute(.lang, of: node).map { String(bytes: $0) }
      case .title where documentTitle == nil: documentTitle = Self.text(tree.innerText(node))
      case .meta: readMeta(tree, node)
      case .link: readLink(tree, node)
      case .some where !tree.ranges[node].isEmpty: readProperty(tree, node)
      default: break
      }
    }
  }

  /// The value of the first of some fields that has one.
  func first(_ fields: [Field]) -> String? {
    fields.lazy.compactMap { values[$0.rawValue] }.first
  }

  private mutating func readMeta(_ tree: borrowing PageTree, _ node: Int) {
    guard let content = tree.attribute(.content, of: node), let value = Self.text(Array(content)) else { return }
    for key: AttributeName in [.property, .name, .itemprop, .httpEquiv] {
      guard let name = tree.attribute(key, of: node) else { continue }
      if name.equals("content-language"), language == nil { language = value }
      // Microdata in the body may be of a comment or of another article.
      let isDate = name.equals("datepublished") || name.equals("datecreated")
      if key == .itemprop, node >= headEnd, isDate { continue }
      set(String(bytes: name.map(\.lowercased)), value)
    }
  }

  private mutating func readLink(_ tree: borrowing PageTree, _ node: Int) {
    guard canonical == nil, let rel = tree.attribute(.rel, of: node), rel.equals("canonical"),
      let href = tree.attribute(.href, of: node), href.starts(with: "http")
    else { return }
    canonical = Self.text(Array(href))
  }

  /// Microdata on elements that show it.
  private mutating func readProperty(_ tree: borrowing PageTree, _ node: Int) {
    guard let property = tree.attribute(.itemprop, of: node) else { return }
    let isDate = property.equals("datemodified")
    let isName = property.equals("author") || property.equals("headline")
    guard isDate || isName else { return }
    let value = tree.attribute(.content, of: node) ?? tree.attribute(.datetime, of: node)
    guard let text = Self.text(value.map { Array($0) } ?? tree.innerText(node, limit: 200)) else { return }
    set(String(bytes: property.map(\.lowercased)), text)
  }

  private mutating func set(_ name: String, _ value: String) {
    guard let (field, rank) = Self.table[name], rank < ranks[field.rawValue] else { return }
    if field == .author, value.hasPrefix("http") { return }
    if field == .published || field == .modified, DateText.day(in: value) == nil { return }
    ranks[field.rawValue] = rank
    values[field.rawValue] = value
  }

  private static func text(_ bytes: [UInt8]) -> String? {
    let trimmed = bytes.trimmed
    return trimmed.isEmpty ? nil : String(bytes: trimmed)
  }
}
