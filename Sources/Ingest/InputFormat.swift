/// Formats that reports come in. Any of them may be compressed with gzip or zstd.
public enum InputFormat: String, Sendable, CaseIterable {
  /// Plain text, one report a file; never altered.
  case text
  /// One JSON object a line, or a JSON array of objects.
  case jsonl
  /// One JSON object a line whatever the first line looks like: what a worker is fed, where one bad row must change no other.
  case lines
  /// A page.
  case html
  /// Comma-separated values with a header line.
  case csv
  /// Tab-separated values with a header line.
  case tsv
  /// RSS or Atom.
  case feed
  /// A web archive, as of Common Crawl News.
  case warc
  /// A page saved with its parts.
  case mhtml

  /// The format that a file's name tells, compression suffixes left out; `nil` if it tells none.
  init?(fileName name: String) {
    var name = name.lowercased()
    for suffix in [".gz", ".zst"] where name.hasSuffix(suffix) { name.removeLast(suffix.count) }
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...] {
    case "txt", "text", "md": self = .text
    case "jsonl", "ndjson", "json": self = .jsonl
    case "html", "htm", "xhtml": self = .html
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "rss", "atom": self = .feed
    case "warc": self = .warc
    case "mhtml", "mht": self = .mhtml
    default: return nil
    }
  }

  /// The format that the first bytes of an input look like; text if they look like nothing else.
  init(sniffing head: ArraySlice<UInt8>) {
    let start = head.firstIndex { !$0.isSpace } ?? head.endIndex
    var rest = head[start...]
    if rest.starts(with: [0xef, 0xbb, 0xbf]) { rest = rest.dropFirst(3).drop { $0.isSpace } }
    let lower = rest.prefix(1024).map(\.lowercased)
    func opens(_ text: StaticString) -> Bool { lower.starts(with: text) }
    if opens("{") || (opens("[") && lower.dropFirst().first { !$0.isSpace } == UInt8(ascii: "{")) {
      self = .jsonl
    } else if opens("warc/") {
      self = .warc
    } else if opens("<rss") || opens("<feed") || opens("<rdf:rdf") {
      self = .feed
    } else if opens("<?xml") {
      let feed: [StaticString] = ["<rss", "<feed", "<rdf:rdf"]
      self = feed.contains { lower[...].firstRange(ofBytes: $0) != nil } ? .feed : .html
    } else if opens("<!doctype html") || opens("<html") || opens("<head") || opens("<body") || opens("<!--")
      || opens("<meta") || opens("<article") || opens("<div") || opens("<title")
    {
      self = .html
    } else if (opens("from:") || opens("mime-version:"))
      && lower[...].firstRange(ofBytes: "multipart/related") != nil
    {
      self = .mhtml
    } else {
      self = .text
    }
  }
}
