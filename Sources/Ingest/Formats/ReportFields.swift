import JSON
import Records

/// The names that JSONL objects and table columns give the parts of a report, the likelier first.
enum ReportFields {
  static let text: [StaticString] = [
    "text", "body", "content", "event_text", "articleBody", "article_body", "maintext", "main_text", "full_text",
    "article", "Text", "Body",
    "Content",
  ]
  static let html: [StaticString] = ["html", "raw_html", "content_html", "HTML"]
  static let id: [StaticString] = ["id", "_id", "doc_id", "document_id", "article_id", "report_id", "uuid", "ID", "Id"]
  static let date: [StaticString] = [
    "published", "date", "pub_date", "pubDate", "publish_date", "published_at", "publishedAt", "date_published",
    "datePublished", "date_publish",
    "publication_date", "published_date", "published_time", "Date",
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
  static func draft(of object: JSONNode, origin: String, options: ReadOptions) -> DraftReport? {
    func bytes(_ names: [StaticString]) -> [UInt8]? {
      first(of: names, in: object) { $0.stringBytes.flatMap { $0.trimmed.isEmpty ? nil : $0 } }
    }
    return draft(text: bytes(text), html: bytes(html), origin: origin, options: options) {
      first(of: $0, in: object, name)
    }
  }

  /// The report of a text or page and of what a record says about it under some names.
  static func draft(
    text: [UInt8]?, html: [UInt8]?, origin: String, options: ReadOptions, _ value: ([StaticString]) -> String?
  ) -> DraftReport? {
    var draft: DraftReport
    if let text {
      draft = DraftReport(text: text, origin: origin)
    } else if let html, let page = PageReader(options: options).draft(of: html, origin: origin) {
      draft = page
    } else {
      return nil
    }
    draft.id = value(id)
    draft.title = value(title) ?? draft.title
    draft.url = value(url) ?? draft.url
    draft.publisher = value(publisher) ?? draft.publisher
    draft.author = value(author) ?? draft.author
    draft.language = value(language).flatMap(LanguageDetector.code(of:)) ?? draft.language
    draft.modifiedTime = value(modified) ?? draft.modifiedTime
    if let time = value(date) {
      if let day = DateText.day(in: time) {
        draft.publishedTime = time
        draft.published = day
      } else {
        draft.notes.append("the date \u{201c}\(time.prefix(60))\u{201d} cannot be read")
      }
    }
    return draft
  }

  /// The first field among some that gives a value.
  private static func first<Value>(of names: [StaticString], in object: JSONNode, _ value: (JSONNode) -> Value?)
    -> Value?
  {
    for name in names {
      if let found = object[name].flatMap(value) { return found }
    }
    return nil
  }

  /// A string or number as text; of an object (as `{"name": …}`) its name, of an array its first element that has one.
  static func name(_ value: JSONNode) -> String? {
    switch value.kind {
    case .string: value.string
    case .number: value.number
    case .object: (value["name"] ?? value["$oid"] ?? value["title"])?.string
    case .array: value.elements.lazy.compactMap { $0.kind == .array ? nil : name($0) }.first
    case .null, .bool: nil
    }
  }
}
