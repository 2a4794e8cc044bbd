public import Records

/// What a feed says of one entry.
public struct FeedEntry: Hashable, Sendable, Codable {
  /// The entry's own id (`guid`, `id`).
  public let id: String?
  /// Where it leads, as the feed writes it.
  public let url: String?
  /// The headline.
  public let title: String?
  /// When it was published, as written there.
  public let publishedTime: String?
  /// The day of that in its own zone.
  public let published: Day?
  /// When it was last changed, as written there.
  public let modifiedTime: String?

  init(_ item: [FeedParser.Key: [UInt8]]) {
    func value(_ key: FeedParser.Key) -> String? {
      item[key].flatMap { $0.trimmed.isEmpty ? nil : String(bytes: $0.trimmed) }
    }
    id = value(.id)
    // A permanent identifier is an address where the entry gives no other.
    url = value(.link) ?? value(.id).flatMap { $0.hasPrefix("http://") || $0.hasPrefix("https://") ? $0 : nil }
    title = value(.title)
    publishedTime = value(.published) ?? value(.updated)
    published = publishedTime.flatMap { DateText.day(in: $0) }
    modifiedTime = value(.updated)
  }
}
