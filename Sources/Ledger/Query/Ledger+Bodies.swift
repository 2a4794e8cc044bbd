import FoundationEssentials
import GRDB
import Records

extension Ledger {
  /// A page of events as the JSON that is stored of each: nothing is decoded, so that lists can be served many times a second.
  public func eventBodies(_ filter: Filter = Filter(), sort: Sort = .newest, page: Page = Page()) throws(LedgerError)
    -> Listing<[UInt8]>
  {
    try read { database in
      let (found, next, total) = try entries(.event, filter, sort: sort, page: page, in: database)
      return Listing(records: try found.map { try Self.eventBody($0.seq, in: database) }, next: next, total: total)
    }
  }

  /// The JSON of an event.
  static func eventBody(_ seq: Int, in database: Database) throws -> [UInt8] {
    let sql = "SELECT body FROM entry_body WHERE seq = ?"
    guard let body = try database.withBytes(sql, [seq], { Compression.unpack($0) }) ?? nil else {
      throw LedgerError(.corrupt, "event \(seq) cannot be read; rebuild it with: dateline ledger repair")
    }
    return body
  }
}
