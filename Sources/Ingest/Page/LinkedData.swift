import JSON

/// What JSON-LD of a page says about its article (schema.org).
struct LinkedData {
  var headline: String?
  var author: String?
  var publisher: String?
  var published: String?
  var modified: String?
  var url: String?
  var language: String?
  var body: [UInt8]?
  /// The entries of a live blog and their times.
  var updates: [(time: String?, text: [UInt8])] = []
  /// Whether the article is said not to be free (`isAccessibleForFree`).
  var isPaid = false
  /// How much the type of the object that told it is one of an article.
  private var rank = -1

  init(_ texts: [[UInt8]]) {
    for text in texts {
      guard let document = try? JSONDocument(Self.unwrapped(text), isLenient: true) else { continue }
      visit(document.root, depth: 0)
    }
  }

  /// The JSON without the comment or CDATA marks that some pages put around it.
  private static func unwrapped(_ text: [UInt8]) -> [UInt8] {
    guard let start = text.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else { return [] }
    return start == 0 ? text : Array(text[start...])
  }

  /// Looks for articles in an object, a list, or a graph.
  private mutating func visit(_ value: JSONNode, depth: Int) {
    guard depth < 4 else { return }
    for element in value.elements { visit(element, depth: depth + 1) }
    guard value.kind == .object else { return }
    if let graph = value["@graph"] { visit(graph, depth: depth + 1) }
    if let main = value["mainEntity"] { visit(main, depth: depth + 1) }
    let rank = Self.rank(value["@type"])
    guard rank > self.rank else { return }
    self.rank = rank
    headline = (value["headline"] ?? value["name"])?.string ?? headline
    author = value["author"].flatMap(ReportFields.name) ?? author
    publisher = value["publisher"].flatMap(ReportFields.name) ?? publisher
    published = (value["datePublished"] ?? value["dateCreated"] ?? value["uploadDate"])?.string ?? published
    modified = value["dateModified"]?.string ?? modified
    url = (value["url"] ?? value["mainEntityOfPage"]?["@id"] ?? value["mainEntityOfPage"])?.string ?? url
    language = value["inLanguage"].flatMap(ReportFields.name) ?? language
    body = value["articleBody"]?.stringBytes ?? body
    let updates = (value["liveBlogUpdate"]?.elements ?? []).compactMap { update in
      update["articleBody"]?.stringBytes.map { (time: update["datePublished"]?.string, text: $0) }
    }
    if !updates.isEmpty { self.updates = updates }
    if let free = value["isAccessibleForFree"] { isPaid = free.isFalse || free.equals("false") }
  }

  /// 3 for a news article, 2 for another article, 1 for a page, -1 for what tells nothing about one.
  private static func rank(_ type: JSONNode?) -> Int {
    guard let type else { return -1 }
    if type.kind == .array { return type.elements.map { rank($0) }.max() ?? -1 }
    guard let name = type.string else { return -1 }
    if name.hasSuffix("NewsArticle") || name == "LiveBlogPosting" || name == "AnalysisNewsArticle" { return 3 }
    if name.hasSuffix("Article") || name.hasSuffix("Posting") || name == "Report" || name == "Review" { return 2 }
    return name.hasSuffix("WebPage") || name.hasSuffix("VideoObject") ? 1 : -1
  }
}
