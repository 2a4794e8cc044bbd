import FoundationEssentials
import Records

/// Orders of a list. Equal values are ordered by number, so that a list never changes its order between pages.
public enum Sort: String, Sendable, CaseIterable {
  /// The latest day first, those without a day last.
  case newest
  /// The earliest day first, after those without a day.
  case oldest
  /// What needs a reviewer most first.
  case doubt
  /// The most independent sources first.
  case sources
  /// The surest first.
  case confidence
  /// The most killed first (best figure, else the lowest, else the highest).
  case killed
  /// What was changed last first.
  case changed

  /// What an entry is ordered by: the greatest comes first, but for ``oldest``.
  func value(of place: Int, in tile: Tile) -> Double {
    switch self {
    case .newest, .oldest: tile.starts[place] == Tile.noDay ? -20_000_000 : Double(tile.starts[place])
    case .doubt: tile.doubts[place]
    case .sources: Double(tile.sources[place])
    case .confidence: tile.confidences[place]
    case .killed: Double(tile.figure(.killed, of: place) ?? -1)
    case .changed: Double(tile.changes[place])
    }
  }
}

/// Which part of a list is wanted.
public struct Page: Hashable, Sendable {
  /// How many records, at least 1.
  public var size: Int
  /// Goes on after the last record of an earlier page.
  public var after: Cursor?

  /// The first or a following page.
  public init(size: Int = 50, after: Cursor? = nil) {
    self.size = max(1, size)
    self.after = after
  }
}

/// The place in a list where the next page begins. Records that come or go meanwhile are not shown twice.
public struct Cursor: Hashable, Sendable, CustomStringConvertible {
  let value: Double
  let seq: Int

  init(value: Double, seq: Int) {
    self.value = value
    self.seq = seq
  }

  /// Reads what ``description`` gives; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "_")
    guard parts.count == 2, let bits = UInt64(parts[0], radix: 36), let seq = Int(parts[1], radix: 36) else {
      return nil
    }
    value = Double(bitPattern: bits)
    self.seq = seq
  }

  /// Letters and digits that may stand in an address.
  public var description: String { String(value.bitPattern, radix: 36) + "_" + String(seq, radix: 36) }
}

/// A page of records.
public struct Listing<Record: Sendable>: Sendable {
  /// The records.
  public var records: [Record]
  /// Where the next page begins; `nil` on the last one.
  public var next: Cursor?
  /// How many records all pages have together, where that was counted.
  public var total: Int?

  /// A page and where the next one begins.
  public init(records: [Record], next: Cursor? = nil, total: Int? = nil) {
    self.records = records
    self.next = next
    self.total = total
  }
}

extension Listing: Equatable where Record: Equatable {}
