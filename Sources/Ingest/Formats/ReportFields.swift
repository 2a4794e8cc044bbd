import Records

/// The names that JSONL objects and tables give the parts of a report, the likelier first.
enum ReportFields {
  static let text: [StaticString] = [
    "text", "body", "content", "event_text", "articleBody", "article_body", "maintext", "main_text", "full_text",
    "article",
    "Text", "Body", "Content",
  ]
  static let id: [StaticString] = ["id", "_id", "doc_id", "document_id", "article_id", "report_id", "uuid", "ID", "Id"]
  static let date: [StaticString] = [
    "published", "date", "pub_date", "pubDate", "publish_date", "published_at", "publishedAt", "date_published",
    "datePublished", "date_publish", "publication_date", "published_date", "published_time", "Date",
  ]
  static let modified: [StaticString] = [
    "modified", "date_modified", "dateModified", "date_modify", "updated", "updated_at",
  ]
  static let url: [StaticString] = ["url", "link", "URL", "source_url", "canonical_url"]
  static let title: [StaticString] = ["title", "headline", "Title", "Headline"]
  static let publisher: [StaticString] = [
    "publisher", "source", "source_name", "site_name", "outlet", "media_name", "source_domain", "Source", "Publisher",
  ]
  static let author: [StaticString] = ["author", "authors", "byline", "creator"]
  static let language: [StaticString] = ["language", "lang", "inLanguage"]

  /// For messages.
  static let textNames = "text, body, content, event_text, html"

  /// The report of a JSON object; `nil` if it has no text. The text is taken as it is; only an `html` field becomes clean text.
  static func draft(of object: JSONValue, origin: String, options: ReadOptions) -> DraftReport? {
    var draft: DraftReport
    if let bytes = first(of: text, in: object, { $0.stringBytes.flatMap { $0.allSatisfy(\.isSpace) ? nil : $0 } }) {
      draft = DraftReport(text: bytes, origin: origin)
    } else {
      return nil
    }
    draft.id = first(of: id, in: object, name) ?? draft.id
    draft.title = first(of: title, in: object, name) ?? draft.title
    draft.url = first(of: url, in: object, name) ?? draft.url
    draft.publisher = first(of: publisher, in: object, name) ?? draft.publisher
    draft.author = first(of: author, in: object, name) ?? draft.author
    draft.language = first(of: language, in: object, name).flatMap(LanguageDetector.code(of:)) ?? draft.language
    if let time = first(of: date, in: object, name) {
      draft.publishedTime = time
      draft.published = DateText.day(in: time)
      if draft.published == nil { draft.notes.append("the date \u{201c}\(time.prefix(60))\u{201d} cannot be read") }
    }
    draft.modifiedTime = first(of: modified, in: object, name) ?? draft.modifiedTime
    return draft
  }

  /// The first field among some that gives a value.
  static func first<Value>(
    of names: [StaticString], in object: JSONValue, _ value: (JSONValue) -> Value?
  ) -> Value? {
    for name in names {
      if let found = object[name].flatMap(value) { return found }
    }
    return nil
  }

  /// A string or number as text; of an object (as `{"name": …}`) its name, of an array its first element that has one.
  static func name(_ value: JSONValue) -> String? {
    switch value.kind {
    case .string: value.string
    case .number: value.number
    case .object: (value["name"] ?? value["$oid"] ?? value["title"])?.string
    case .array: value.elements.lazy.compactMap { $0.kind == .array ? nil : name($0) }.first
    case .null, .bool: nil
    }
  }
}
