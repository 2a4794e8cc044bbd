import JSON
import FoundationEssentials
public import Records

/// One JSON object a record and line (RECORDS), keys in order of the alphabet.
public struct JSONLinesWriter: MentionWriter {
  private let encoder = LineEncoder()

  /// A writer.
  public init() {}

  /// A line a record.
  public mutating func lines(_ mentions: [Mention]) -> String? {
    let lines = mentions.compactMap { mention in
      (try? encoder.encode(mention)).map { String(decoding: $0, as: UTF8.self) }
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
