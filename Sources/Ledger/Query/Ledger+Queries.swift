import JSON
import FoundationEssentials
import GRDB
public import Records

extension Ledger {
  /// Events that pass a filter.
  public func events(_ filter: Filter = Filter(), sort: Sort = .newest, page: Page = Page()) throws(LedgerError)
    -> Listing<Event>
  {
    try read { database in
      let (found, next, total) = try entries(.event, filter, sort: sort, page: page, in: database)
      let decoder = LineDecoder()
      return Listing(
        records: try found.map { try Self.event($0.seq, decoder, in: database) }, next: next, total: total)
    }
  }

  /// Records of a kind other than `event` that pass a filter, as they were coded, with the corrections made to them.
  public func mentions(
    _ kind: Mention.Kind, _ filter: Filter = Filter(), sort: Sort = .newest, page: Page = Page()
  ) throws(LedgerError) -> Listing<Mention> {
    try read { database in
      let (found, next, total) = try entries(kind, filter, sort: sort, page: page, in: database)
      let corrections = try self.corrections(in: database)
      let records = try found.compactMap { entry in
        try StoredMention.fetch("m.seq = (SELECT mention FROM entry WHERE seq = ?)", [entry.seq], in: database).first
          .map { try corrections.corrected($0.mention) }
      }
      return Listing(records: records, next: next, total: total)
    }
  }

  /// The event with an id (or the only one whose id begins so); of an event that was joined with another, that other one.
  public func event(id: String) throws(LedgerError) -> Event? {
    try read { database in
      let (found, _, _) = try entries(.event, Filter([.id(id)]), sort: .newest, page: Page(size: 2), in: database)
      if found.count == 1 { return try Self.event(found[0].seq, LineDecoder(), in: database) }
      guard found.isEmpty else { return nil }
      var number: Int64? = Key64.number(id)
      for _ in 0..<100 {
        guard let old = number else { return nil }
        if let seq = try Int.fetchOne(
          database, sql: "SELECT seq FROM entry WHERE id = ? AND kind = 0", arguments: [old])
        {
          return try Self.event(seq, LineDecoder(), in: database)
        }
        number = try Int64.fetchOne(
          database, sql: "SELECT successor FROM removed WHERE id = ? AND kind = 0 ORDER BY seq DESC LIMIT 1",
          arguments: [old])
      }
      return nil
    }
  }

  /// The mention with an id (or the only one whose id begins so), of any kind, with the corrections made to it.
  public func mention(id: String) throws(LedgerError) -> Mention? {
    try read { database in
      let range = Key64.range(id) ?? Key64.number(id)...Key64.number(id)
      let found = try StoredMention.fetch("m.id BETWEEN ? AND ?", [range.lowerBound, range.upperBound], in: database)
      return found.count == 1 ? try self.corrections(in: database).corrected(found[0].mention) : nil
    }
  }

  static func event(_ seq: Int, _ decoder: LineDecoder, in database: Database) throws -> Event {
    try decoder.decode(Event.self, from: Data(Self.eventBody(seq, in: database)))
  }
}
