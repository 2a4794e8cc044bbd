import JSON
import FoundationEssentials
import GRDB
import Linking
public import Records

/// Who decides, and why.
public struct Review: Hashable, Sendable {
  /// The reviewer's name.
  public var reviewer: String
  /// Why.
  public var reason: String?

  /// Which step of review it is, where there are two.
  public var step: Step?

  /// The steps: a coder judges first, a reviewer confirms.
  public enum Step: String, Sendable, Codable {
    case coder, reviewer
  }

  /// A decision of a reviewer.
  public init(reviewer: String, reason: String? = nil, step: Step? = nil) {
    self.reviewer = reviewer
    self.reason = reason
    self.step = step
  }
}

extension Ledger {
  /// Says that an event or mention is right (`accept`), wrong (`reject`: it no longer counts), or makes a remark (`note`).
  @discardableResult
  public func judge(id: String, _ verdict: Correction.Action, by review: Review) throws(LedgerError) -> Correction {
    try change(review) { writing in
      guard [.accept, .reject, .note].contains(verdict) else {
        throw LedgerError(.unknown, "\(verdict.rawValue) is no verdict")
      }
      let subject = try writing.subject(id)
      return NewCorrection(action: verdict, target: subject.target, id: subject.id, anchors: subject.anchors)
    }
  }

  /// Gives fields of an event or mention other values.
  ///
  /// - Parameter fields: JSON as the record has it, only the fields that change; `null` empties one.
  /// - Throws: ``LedgerError`` if the result is no record of its kind.
  @discardableResult
  public func correct(id: String, fields: JSONValue, by review: Review) throws(LedgerError) -> Correction {
    try change(review) { writing in
      let subject = try writing.subject(id)
      guard case .object(let names) = fields, !names.isEmpty else {
        throw LedgerError(.unknown, "a correction is a JSON object of fields")
      }
      for name in ["id", "kind", "report", "mentions"] where names[name] != nil {
        throw LedgerError(.unknown, "\(name) cannot be corrected")
      }
      var before: JSONValue?
      do {
        if let event = subject.event {
          _ = try JSONValue.patched(event, with: fields)
          before = try JSONValue(event)
        }
        if let mention = subject.mention {
          _ = try JSONValue.patched(mention, with: fields)
          before = try JSONValue(writing.corrections.corrected(mention))
        }
      } catch {
        throw LedgerError(.unknown, "\(id): the record cannot have these values")
      }
      return NewCorrection(
        action: .correct, target: subject.target, id: subject.id, anchors: subject.anchors, fields: fields,
        before: before?.restricted(to: names.keys))
    }
  }

  /// Says that events are one.
  @discardableResult
  public func merge(events ids: [String], by review: Review) throws(LedgerError) -> Correction {
    try change(review) { writing in
      let events = try Set(ids).sorted().map { try writing.event($0) }
      guard events.count >= 2 else { throw LedgerError(.unknown, "two events are wanted to merge") }
      let anchors = events.compactMap(\.firstMention)
      // Every mention is tied, or one that fits less well than it did before would be let go.
      let members = events.flatMap { $0.mentions.filter { $0.kind == .event }.map(\.mention) }
      let pairs = members.filter { $0 != anchors[0] }.map { LinkConstraint.same(anchors[0], $0) }
      return NewCorrection(action: .merge, target: "event", id: events[0].id, anchors: anchors, constraints: pairs)
    }
  }

  /// Says that some mentions of an event tell another one.
  @discardableResult
  public func split(event id: String, mentions: [String], by review: Review) throws(LedgerError) -> Correction {
    try change(review) { writing in
      let event = try writing.event(id)
      let own = event.mentions.filter { $0.kind == .event }.map(\.mention)
      let moved = try mentions.map { prefix in
        let found = own.filter { $0.hasPrefix(prefix) }
        guard found.count == 1 else {
          throw LedgerError(
            .unknown, "\(prefix): \(found.isEmpty ? "no" : "more than one") mention of event \(event.id)")
        }
        return found[0]
      }
      let kept = own.filter { !moved.contains($0) }
      guard let first = moved.first, !kept.isEmpty else {
        throw LedgerError(.unknown, "some mentions must go and some stay")
      }
      let apart = moved.flatMap { id in kept.map { LinkConstraint.different(id, $0) } }
      let together =
        moved.dropFirst().map { LinkConstraint.same(first, $0) }
        + kept.dropFirst().map { LinkConstraint.same(kept[0], $0) }
      return NewCorrection(
        action: .split, target: "event", id: event.id, anchors: moved + kept, constraints: apart + together)
    }
  }

  /// Says that two events that look alike are not the same: they are never joined.
  @discardableResult
  public func keepApart(events first: String, _ second: String, by review: Review) throws(LedgerError) -> Correction {
    try change(review) { writing in
      let (a, b) = (try writing.event(first), try writing.event(second))
      guard a.id != b.id, let one = a.firstMention, let other = b.firstMention else {
        throw LedgerError(.unknown, "\(first) and \(second) are one event; split it")
      }
      return NewCorrection(
        action: .notSame, target: "event", id: a.id, anchors: [one, other], constraints: [.different(one, other)])
    }
  }

  /// Says that the publisher of a report withdrew it: it stays readable, its records no longer count.
  @discardableResult
  public func withdraw(report id: String, by review: Review) throws(LedgerError) -> Correction {
    try change(review) { writing in
      guard let seq = try writing.row("SELECT seq FROM report WHERE id = ? AND current = 1", [id])?[0] as Int? else {
        throw LedgerError(.unknown, "\(id): no such report")
      }
      try writing.setWithdrawn(true, report: seq)
      return NewCorrection(action: .withdraw, target: "report", id: id, anchors: [])
    }
  }

  /// Takes a correction back; it stays in the list.
  @discardableResult
  public func undo(_ number: Int, by review: Review) throws(LedgerError) -> Correction {
    try change(review) { writing in
      guard let row = try writing.row("SELECT \(Correction.columns) FROM correction WHERE seq = ?", [number]) else {
        throw LedgerError(.unknown, "there is no correction \(number)")
      }
      let old = try Correction(row)
      guard old.action != .undo, try writing.row("SELECT 1 FROM correction WHERE undoes = ?", [number]) == nil else {
        throw LedgerError(.unknown, "correction \(number) was taken back already")
      }
      if old.action == .withdraw,
        let seq = try writing.row("SELECT seq FROM report WHERE id = ? AND current = 1", [old.id])?[0] as Int?
      {
        try writing.setWithdrawn(false, report: seq)
      }
      return NewCorrection(action: .undo, target: row["target"], id: old.id, anchors: old.anchors, undoes: number)
    }
  }

  /// Corrections, the newest first: all, or those of one event, mention or report.
  public func corrections(of id: String? = nil, limit: Int = 100) throws(LedgerError) -> [Correction] {
    try read { database in
      var condition = "1"
      var arguments = StatementArguments()
      if let id {
        let mentions = try Self.eventIfAny(id, in: database)?.mentions.map(\.mention) ?? [id]
        let marks = mentions.map { _ in "?" }.joined(separator: ",")
        condition = "id = ? OR EXISTS (SELECT 1 FROM json_each(anchors) WHERE value IN (\(marks)))"
        arguments = StatementArguments([id]) + StatementArguments(mentions)
      }
      return try Row.fetchAll(
        database,
        sql: "SELECT \(Correction.columns) FROM correction WHERE \(condition) ORDER BY seq DESC LIMIT \(max(1, limit))",
        arguments: arguments
      ).map { try Correction($0) }
    }
  }

  /// Records that nobody has judged, those first that need it most: doubtful ones on which much hangs.
  public func reviewQueue(_ filter: Filter = Filter(), page: Page = Page())
    throws(LedgerError) -> Listing<Event>
  {
    let open = Filter.Condition.term(fields: [.status], values: ["accepted", "corrected", "rejected"], excluded: true)
    return try events(Filter(filter.conditions + [open]), sort: .doubt, page: page)
  }

  static func eventIfAny(_ id: String, in database: Database) throws -> Event? {
    let seq = try Int.fetchOne(
      database, sql: "SELECT seq FROM entry WHERE id = ? AND kind = 0", arguments: [Key64.number(id)])
    return try seq.map { try event($0, LineDecoder(), in: database) }
  }

  /// Writes a correction and joins anew what it concerns.
  private func change(_ review: Review, _ make: (Writing) throws -> NewCorrection) throws(LedgerError) -> Correction {
    let correction = try write { writing in
      let new = try make(writing)
      let correction = try writing.insert(new, review)
      try writing.apply(new)
      return correction
    }
    try join()
    return correction
  }
}

/// A correction before it is written.
struct NewCorrection {
  var action: Correction.Action
  var target: String
  var id: String
  var anchors: [String]
  var fields: JSONValue?
  var before: JSONValue?
  var constraints: [LinkConstraint] = []
  var undoes: Int?
}

extension Event {
  /// The id of the first event mention: what corrections of the event hang on.
  var firstMention: String? { mentions.first { $0.kind == .event }?.mention }
}

extension Writing {
  /// What an id, or its beginning, names.
  func subject(_ id: String) throws -> (target: String, id: String, anchors: [String], event: Event?, mention: Mention?)
  {
    if let event = try? event(id) { return ("event", event.id, event.firstMention.map { [$0] } ?? [], event, nil) }
    guard let mention = try StoredMention.fetch("m.id = ?", [Key64.number(id)], in: database).first?.mention else {
      throw LedgerError(.unknown, "\(id): no such event or mention")
    }
    return ("mention", mention.id, [mention.id], nil, mention)
  }

  func event(_ id: String) throws -> Event {
    let range = Key64.range(id) ?? Key64.number(id)...Key64.number(id)
    let found = try rows(
      "SELECT seq FROM entry WHERE kind = 0 AND id BETWEEN ? AND ? LIMIT 2", [range.lowerBound, range.upperBound])
    guard found.count == 1 else {
      throw LedgerError(.unknown, "\(id): \(found.isEmpty ? "no such event" : "more than one event begins so")")
    }
    return try Ledger.event(found[0][0], LineDecoder(), in: database)
  }

  func insert(_ new: NewCorrection, _ review: Review) throws -> Correction {
    let encoder = LineEncoder()
    func json(_ value: some Encodable) throws -> String { String(decoding: try encoder.encode(value), as: UTF8.self) }
    let body = Correction.Body(
      fields: new.fields, before: new.before, step: review.step,
      constraints: new.constraints.isEmpty ? nil : new.constraints)
    try run(
      "INSERT INTO correction (at, reviewer, action, target, id, anchors, body, reason, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        now, review.reviewer, new.action.rawValue, new.target, new.id, try json(new.anchors), try json(body),
        review.reason, new.undoes,
      ])
    knownCorrections = nil
    guard
      let row = try row("SELECT \(Correction.columns) FROM correction WHERE seq = ?", [Int(database.lastInsertedRowID)])
    else {
      throw LedgerError(.other, "the correction was not written")
    }
    return try Correction(row)
  }

  /// Marks what a correction concerns to be joined anew, and indexes a corrected mention anew.
  func apply(_ new: NewCorrection) throws {
    for anchor in new.anchors {
      guard let stored = try StoredMention.fetch("m.id = ?", [Key64.number(anchor)], in: database).first else {
        continue
      }
      if let block = stored.block { try mark(block: block) }
      if new.target == "mention",
        let report = try row("SELECT report FROM mention WHERE seq = ?", [stored.seq])?[0] as Int?
      {
        try markBlocks(ofReport: report)
        if stored.mention.kind != .event { try insertEntry(of: stored.mention, seq: stored.seq) }
      }
    }
  }

  func setWithdrawn(_ withdrawn: Bool, report: Int) throws {
    try run("UPDATE report SET withdrawn = ? WHERE seq = ?", [withdrawn, report])
    try markBlocks(ofReport: report)
  }
}
