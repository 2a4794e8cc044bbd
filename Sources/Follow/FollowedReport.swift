public import Ingest
public import Records

/// A report that following a feed has brought.
public struct FollowedReport: Sendable {
  /// The report; what its page does not say of its date, title and publisher is taken from the feed.
  public let report: Report
  /// The page as it came, decompressed.
  public let page: [UInt8]
  /// What the server said it is.
  public let contentType: String?
  /// The address of the feed that led to it.
  public let feed: String
  /// What the feed says of the page.
  public let entry: FeedEntry
  /// Whether an earlier version of the page was given before.
  public let isChange: Bool
}

/// How a poll went.
public struct PollSummary: Sendable, Equatable {
  /// Feeds that answered.
  public var feeds = 0
  /// Those of them that had changed.
  public var changedFeeds = 0
  /// Reports given.
  public var reports = 0
  /// Those of them that are new versions.
  public var changedReports = 0
  /// Pages that had not changed.
  public var unchangedPages = 0
  /// Feeds and pages that gave a problem.
  public var problems = 0

  /// Nothing so far.
  public init() {}
}
