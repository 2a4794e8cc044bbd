import JSON
import FoundationEssentials
import Linking
public import Records

/// A report and its records, compressed and hashed: what can be done outside of the ledger's lock, on any thread.
public struct PreparedReport: Sendable {
  let reference: ReportReference
  let report: Report?
  var mentions: [Mention]
  let coder: String
  let raw: Blob?
  let text: Blob?
  let blocks: String?
  let sketch: Sketch?
  var chunk: [UInt8]
  var spans: [(start: Int, length: Int)]
  var indexing: [MentionIndexing]

  /// A report that was read and coded.
  ///
  /// - Parameters:
  ///   - report: the report with its text, and its raw bytes where the reader kept them.
  ///   - mentions: what was coded from it; their report date may be one that the text told.
  ///   - coder: version of the program and knowledge.
  public init(_ report: Report, mentions: [Mention], coder: String) {
    var reference = report.reference
    if let coded = mentions.first?.report {
      (reference.published, reference.publishedFrom) = (coded.published, coded.publishedFrom)
    }
    self.reference = reference
    self.report = report
    self.mentions = mentions
    self.coder = coder
    text = Blob(report.text)
    raw = report.raw.map { Blob($0) }
    sketch = Sketch.of(report.text, mentions)
    blocks =
      report.blocks.isEmpty
      ? nil : (try? LineEncoder().encode(report.blocks)).map { String(decoding: $0, as: UTF8.self) }
    (chunk, spans) = Self.pack(mentions)
    indexing = mentions.map { MentionIndexing($0) }
  }

  /// Records of one report that were coded elsewhere; the text is not there.
  ///
  /// - Parameters:
  ///   - mentions: records of one report, not empty.
  ///   - lines: their JSON, one for each.
  public init?(coded mentions: [Mention], lines: [[UInt8]]) {
    guard let first = mentions.first, mentions.count == lines.count else { return nil }
    reference = first.report
    report = nil
    self.mentions = mentions
    coder = first.coder
    (raw, text, blocks) = (nil, nil, nil)
    sketch = Sketch.of(nil, mentions)
    (chunk, spans) = Self.pack(lines: lines)
    indexing = mentions.map { MentionIndexing($0) }
  }

  /// How many records it has.
  public var mentionCount: Int { mentions.count }

  /// Writes the records anew under another report id.
  mutating func rename(report id: String) {
    for index in mentions.indices {
      mentions[index].report.id = id
      mentions[index].setID()
    }
    (chunk, spans) = Self.pack(mentions)
    indexing = mentions.map { MentionIndexing($0) }
  }

  static func pack(_ mentions: [Mention]) -> (chunk: [UInt8], spans: [(start: Int, length: Int)]) {
    let encoder = LineEncoder()
    // A record is made of strings, numbers and lists of them: it can always be written.
    return pack(lines: mentions.map { (try? encoder.encode($0)) ?? [] })
  }

  private static func pack(lines: [[UInt8]]) -> (chunk: [UInt8], spans: [(start: Int, length: Int)]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
    var spans: [(start: Int, length: Int)] = []
    for line in lines {
      spans.append((bytes.count, line.count))
      bytes += line
      bytes.append(UInt8(ascii: "\n"))
    }
    return (Compression.pack(bytes), spans)
  }
}
