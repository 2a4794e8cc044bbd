import JSON
import FoundationEssentials
import GRDB

/// One thing that was done to a ledger or with it: a correction, a run of a coder, an export, a sign-in.
public struct AuditEntry: Hashable, Sendable, Codable {
  /// When.
  public var at: LedgerTime
  /// Who: a reviewer, or the coder's version.
  public var who: String
  /// What: a correction's action, `ingest`, `export`, `sign-in` ….
  public var action: String
  /// Of what: an id, a filter, an account.
  public var subject: String
  /// Why.
  public var reason: String?
  /// What was there before.
  public var before: JSONValue?
  /// What is there after.
  public var after: JSONValue?
}

extension Ledger {
  /// Writes down that something was done. Nothing in the audit is ever changed or deleted.
  public func note(_ action: String, by who: String, of subject: String, details: JSONValue? = nil)
    throws(LedgerError)
  {
    try write { writing in
      let text = try details.map { String(decoding: try LineEncoder().encode($0), as: UTF8.self) }
      try writing.run(
        "INSERT INTO audit (at, who, action, subject, details) VALUES (?, ?, ?, ?, ?)",
        [writing.now, who, action, subject, text])
    }
  }

  /// What was done, the latest first: corrections, runs of coders and what ``note(_:by:of:details:)`` wrote down.
  ///
  /// - Parameters:
  ///   - action: only what is called so.
  ///   - before: only what was done earlier.
  ///   - limit: how much at most.
  public func audit(action: String? = nil, before: LedgerTime? = nil, limit: Int = 100) throws(LedgerError)
    -> [AuditEntry]
  {
    try read { database in
      let time = before?.milliseconds ?? Int.max
      let decoder = LineDecoder()
      func json(_ text: String?) throws -> JSONValue? {
        try text.map { try decoder.decode(JSONValue.self, from: Array($0.utf8)) }
      }
      let corrections = try Row.fetchAll(
        database,
        sql:
          "SELECT \(Correction.columns) FROM correction WHERE at < ?1 AND (?3 IS NULL OR action = ?3) ORDER BY at DESC, seq DESC LIMIT ?2",
        arguments: [time, limit, action]
      ).map { row in
        let correction = try Correction(row)
        return AuditEntry(
          at: correction.at, who: correction.reviewer, action: correction.action.rawValue, subject: correction.id,
          reason: correction.reason, before: correction.before,
          after: correction.fields ?? correction.undoes.map { .object(["undoes": .integer($0)]) })
      }
      let runs = try Row.fetchAll(
        database,
        sql:
          "SELECT started, coder, command, finished, reports, mentions FROM coder_run WHERE started < ?1 AND (?3 IS NULL OR ?3 = 'run') ORDER BY started DESC LIMIT ?2",
        arguments: [time, limit, action]
      ).map { row in
        let finished = row["finished"] as Int?
        return AuditEntry(
          at: LedgerTime(milliseconds: row["started"]), who: row["coder"], action: "run", subject: row["command"],
          after: .object([
            "reports": .integer(row["reports"]), "mentions": .integer(row["mentions"]),
            "finished": finished.map { .string(LedgerTime(milliseconds: $0).description) } ?? .null,
          ]))
      }
      let notes = try Row.fetchAll(
        database,
        sql:
          "SELECT at, who, action, subject, details FROM audit WHERE at < ?1 AND (?3 IS NULL OR action = ?3) ORDER BY at DESC, seq DESC LIMIT ?2",
        arguments: [time, limit, action]
      ).map { row in
        AuditEntry(
          at: LedgerTime(milliseconds: row["at"]), who: row["who"], action: row["action"], subject: row["subject"],
          after: try json(row["details"]))
      }
      return Array((corrections + runs + notes).sorted { $0.at > $1.at }.prefix(limit))
    }
  }
}
