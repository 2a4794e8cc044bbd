public import Foundation
import Ingest

/// What is known of feeds and pages from earlier polls, in a file to which each change is added as a line.
///
/// A stopped run leaves whole lines but for the last, which is then passed over; opening the file writes it anew when most of it is old.
public final class FollowState {
  struct Feed: Codable, Equatable {
    var validators = Validators()
    /// Not to be asked before.
    var notBefore: Date?
  }

  struct Page: Codable, Equatable {
    /// The feed that showed it, and what that said.
    var feed: String
    var feedTitle: String?
    var entry: FeedEntry
    var validators = Validators()
    /// The hash of the text that was last given; none while it is still to be fetched.
    var text: String?
    /// When a feed first showed it and last did, and when it was last asked.
    var first: Date
    var seen: Date
    var checked: Date?
    /// Not to be asked before.
    var notBefore: Date?
    /// How often in a row it could not be had.
    var failures = 0
    /// Whether it gave no report and is not asked again unless its entry changes.
    var isGivenUp = false
  }

  /// A line of the file: one of the two.
  private struct Line: Codable {
    var address: String
    var feed: Feed?
    var page: Page?
  }

  private(set) var feeds: [String: Feed] = [:]
  private(set) var pages: [String: Page] = [:]
  private let handle: FileHandle
  private let encoder = JSONEncoder()

  /// How long a page is remembered that no feed shows any more.
  private static let memory: TimeInterval = 30 * 86_400

  /// Opens or makes the file.
  public init(file: URL) throws {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    encoder.dateEncodingStrategy = .secondsSince1970
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let content = (try? Data(contentsOf: file)) ?? Data()
    var lines = 0
    for bytes in content.split(separator: 0x0a) {
      guard let line = try? decoder.decode(Line.self, from: bytes) else { continue }
      lines += 1
      if let feed = line.feed { feeds[line.address] = feed }
      if let page = line.page { pages[line.address] = page }
    }
    let now = Date()
    let old = pages.count
    pages = pages.filter { now.timeIntervalSince($0.value.seen) < Self.memory }
    if lines > 2 * (feeds.count + pages.count) || old > pages.count || content.last.map({ $0 != 0x0a }) ?? true {
      var all = Data()
      for (address, feed) in feeds.sorted(by: { $0.key < $1.key }) {
        all += try encoder.encode(Line(address: address, feed: feed)) + [0x0a]
      }
      for (address, page) in pages.sorted(by: { $0.key < $1.key }) {
        all += try encoder.encode(Line(address: address, page: page)) + [0x0a]
      }
      try all.write(to: file, options: .atomic)
    }
    handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
  }

  func set(_ feed: Feed, for address: String) throws {
    guard feeds[address] != feed else { return }
    feeds[address] = feed
    try write(Line(address: address, feed: feed))
  }

  func set(_ page: Page, for address: String) throws {
    guard pages[address] != page else { return }
    pages[address] = page
    try write(Line(address: address, page: page))
  }

  private func write(_ line: Line) throws {
    try handle.write(contentsOf: try encoder.encode(line) + [0x0a])
  }
}
