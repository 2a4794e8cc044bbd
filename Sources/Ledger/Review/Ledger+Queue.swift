import JSON
import FoundationEssentials
import GRDB
public import Records

extension Ledger {
  /// The event that a mention is in.
  public func event(ofMention id: String) throws(LedgerError) -> Event? {
    try read { database in
      guard
        let seq = try Int.fetchOne(
          database, sql: "SELECT event FROM mention WHERE id = ?", arguments: [Key64.number(id)])
      else { return nil }
      return try Self.event(seq, LineDecoder(), in: database)
    }
  }

  /// Events that may be the same as one: of the same country and nearly the same days, those of the same place and type first.
  public func alike(_ event: Event, limit: Int = 5) throws(LedgerError) -> [Event] {
    guard let date = event.date else { return [] }
    var filter = Filter([.from(date.start.adding(days: -2)), .to(date.end.adding(days: 2))])
    if let country = event.place?.country {
      filter.conditions.append(.term(fields: [.country], values: [country], excluded: false))
    }
    if let latitude = event.place?.latitude, let longitude = event.place?.longitude {
      filter.conditions.append(.near(latitude: latitude, longitude: longitude, kilometres: 100))
    }
    let found = try events(filter, page: Page(size: 30)).records.filter { $0.id != event.id }
    func likeness(_ other: Event) -> Int {
      (other.place?.name == event.place?.name ? 2 : 0) + (other.eventType == event.eventType ? 2 : 0)
        + (Set(other.actors.map(\.actor.code)).isDisjoint(with: event.actors.map(\.actor.code)) ? 0 : 1)
    }
    return Array(
      found.map { (likeness($0), $0) }.filter { $0.0 >= 3 }.sorted { ($1.0, $0.1.id) < ($0.0, $1.1.id) }.map(\.1)
        .prefix(limit))
  }

  /// Events that a coder judged and no reviewer yet, those judged first first.
  public func unconfirmed(limit: Int = 50) throws(LedgerError) -> [Event] {
    let open = try read { database in
      var open: [String: Int] = [:]
      for correction in try Self.verdicts(in: database) {
        guard let anchor = correction.anchors.first else { continue }
        open[anchor] = correction.step == .coder ? correction.number : nil
      }
      return open.sorted { $0.value < $1.value }.map(\.key)
    }
    var events: [Event] = []
    for anchor in open where events.count < limit {
      if let event = try event(ofMention: anchor) { events.append(event) }
    }
    return events
  }

  /// The last judgements of events and mentions on which reviewers do not agree, by the id of what they judged.
  public func disagreements() throws(LedgerError) -> [(id: String, verdicts: [Correction])] {
    try read { database in
      var judged: [String: [String: Correction]] = [:]
      for correction in try Self.verdicts(in: database) {
        guard let anchor = correction.anchors.first else { continue }
        judged[anchor, default: [:]][correction.reviewer] = correction
      }
      return judged.values.compactMap { verdicts -> (id: String, verdicts: [Correction])? in
        let sorted = verdicts.values.sorted { $0.number < $1.number }
        guard sorted.count > 1,
          Set(sorted.map { $0.action == .reject }).count > 1 || Set(sorted.map(\.fields)).count > 1
        else {
          return nil
        }
        return (sorted[0].id, sorted)
      }.sorted { $0.verdicts[0].number > $1.verdicts[0].number }
    }
  }

  private static func verdicts(in database: Database) throws -> [Correction] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT \(Correction.columns) FROM correction c WHERE action IN ('accept', 'reject', 'correct')
          AND NOT EXISTS (SELECT 1 FROM correction u WHERE u.undoes = c.seq) ORDER BY seq
        """
    ).map { try Correction($0) }
  }
}
