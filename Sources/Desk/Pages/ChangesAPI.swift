import HTTPTypes
import Ledger
import Records

/// `/api/changes?since=`: for those who keep a copy: the events that were changed, and those that are gone.
enum ChangesAPI {
  private struct Changes: Encodable {
    var now: LedgerTime
    var changed: [String]
    var removed: [Removed]
    var next: String?
  }
  private struct Removed: Encodable {
    var id: String
    var at: LedgerTime
    var successor: String?
  }

  @Sendable static func changes(_ inquiry: Inquiry) throws -> [UInt8] {
    guard let since = inquiry.query["since"], let time = LedgerTime(since) else {
      throw DeskError(.badRequest, "since is a day or time, as in 2026-01-31 or 2026-01-31T12:00:00Z")
    }
    let now = LedgerTime.now
    var filter = try inquiry.query.filter()
    filter.conditions.append(.changedSince(time))
    let listing = try inquiry.ledger.events(filter, sort: .changed, page: inquiry.query.page(size: 1000, most: 10_000))
    let removed = inquiry.query["after"] == nil ? try inquiry.ledger.removedEvents(since: time) : []
    return try JSONOutput.encode(
      Changes(
        now: now, changed: listing.records.map(\.id),
        removed: removed.map { Removed(id: $0.id, at: $0.at, successor: $0.successor) }, next: listing.next?.description
      ))
  }
}
