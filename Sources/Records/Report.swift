/// One document with its metadata, as `Ingest` gives it.
public struct Report: Sendable {
  /// Who wrote it, where and when.
  public var reference: ReportReference
  /// The text as UTF-8. All offsets in records count bytes of it.
  public var text: [UInt8]
  /// The bytes it was read from (the page, the line), where the reader was asked to keep them.
  public var raw: [UInt8]?
  /// What the reader of the page knew about parts of the text; empty for plain text, whose zones the language layer finds.
  public var blocks: [Block]
  /// The file or address the report was read from, for messages.
  public var origin: String
  /// Who wrote it, as the page or record says. Never an actor of the record.
  public var author: String?
  /// When it was published, as written there (often with hour and zone); the report date is its day in that zone.
  public var publishedTime: String?
  /// When it was last changed, as written there.
  public var modifiedTime: String?
  /// The date in the file's name: the report date if neither metadata nor text give one.
  public var fileDate: Day?
  /// Where the bytes of a page's clean text stand in the page, in the order of the text; empty unless the reader was asked for it.
  public var pageOffsets: [PageRun] = []

  /// A report from its metadata, text and the blocks known from the page.
  public init(reference: ReportReference, text: [UInt8], blocks: [Block] = [], origin: String = "") {
    self.reference = reference
    self.text = text
    self.blocks = blocks
    self.origin = origin
  }

  /// A run of a page's clean text and the bytes of the page that show it.
  public struct PageRun: Hashable, Sendable {
    /// UTF-8 byte offsets into the report's text.
    public var text: Range<Int>
    /// Byte offsets into the page as it came: its file, body of an answer or field of a record, unpacked but in its own character set.
    /// As long as `text` where the bytes are the same; else (a reference such as `&amp;`, white space, another character set) the two
    /// runs stand for each other as wholes.
    public var page: Range<Int>

    /// A run over bytes of the text and of the page.
    public init(text: Range<Int>, page: Range<Int>) {
      self.text = text
      self.page = page
    }
  }

  /// A part of a page's clean text whose kind the page itself tells.
  public struct Block: Hashable, Sendable, Codable {
    /// Kinds of block; all that is not named here is `body`.
    public enum Kind: String, Sendable, Codable {
      case headline, standfirst, byline, dateline, body, caption, quote, item, furniture
    }
    /// The kind.
    public var kind: Kind
    /// UTF-8 byte offsets into the report's text.
    public var bytes: Range<Int>
    /// The time of the live-blog entry that it belongs to, as written there.
    public var time: String?

    /// A block of a kind over bytes of the text.
    public init(kind: Kind, bytes: Range<Int>, time: String? = nil) {
      self.kind = kind
      self.bytes = bytes
      self.time = time
    }
  }
}

/// A report's metadata, as every record repeats it.
public struct ReportReference: Hashable, Sendable, Codable {
  /// Stable: the input's id, or a hash of the text.
  public var id: String
  /// The headline, where known.
  public var title: String?
  /// Who published it.
  public var publisher: String?
  /// Its address.
  public var url: String?
  /// The report date: the day it was written.
  public var published: Day?
  /// Where the report date comes from.
  public var publishedFrom: DateSource?
  /// ISO 639-1 code of the text's language.
  public var language: String?
  /// The id of the report that this one copies.
  public var duplicateOf: String?

  /// Sources of a report date, tried in this order.
  public enum DateSource: String, Sendable, Codable {
    case argument, metadata, url, dateline, text, file
  }

  /// Metadata of a report; all but the id may be unknown.
  public init(
    id: String, title: String? = nil, publisher: String? = nil, url: String? = nil, published: Day? = nil,
    publishedFrom: DateSource? = nil, language: String? = nil, duplicateOf: String? = nil
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.url = url
    self.published = published
    self.publishedFrom = publishedFrom
    self.language = language
    self.duplicateOf = duplicateOf
  }

  enum CodingKeys: String, CodingKey {
    case id, title, publisher, url, published
    case publishedFrom = "published_from"
    case language
    case duplicateOf = "duplicate_of"
  }
}
