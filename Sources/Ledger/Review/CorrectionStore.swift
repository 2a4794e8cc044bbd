import JSON
import FoundationEssentials
import GRDB
import Linking
import Records

/// The corrections in force, as joining and reading need them.
struct CorrectionsInForce: Sendable {
  /// New values of mentions and events, oldest first, by the mention that they hang on.
  private(set) var mentionPatches: [String: [JSONValue]] = [:]
  private(set) var eventPatches: [String: [JSONValue]] = [:]
  /// The last verdict, by the mention that it hangs on.
  private(set) var mentionStatus: [String: Correction.Action] = [:]
  private(set) var eventStatus: [String: Correction.Action] = [:]
  private(set) var constraints: [LinkConstraint] = []

  init(in database: Database) throws {
    let aliases = try Aliases(in: database)
    let statement = try database.cachedStatement(
      sql: """
        SELECT \(Correction.columns) FROM correction c WHERE action <> 'undo' AND target <> 'report'
          AND NOT EXISTS (SELECT 1 FROM correction u WHERE u.undoes = c.seq) ORDER BY seq
        """)
    for row in try Row.fetchAll(statement) {
      let isEvent = row["target"] as String == "event"
      let correction = try Correction(row)
      constraints += correction.constraints.map { aliases.current($0) }
      // A verdict on an event hangs on its first mention.
      guard let anchor = correction.anchors.first.map({ aliases.current($0) }) else { continue }
      switch correction.action {
      case .correct:
        if let fields = correction.fields {
          if isEvent {
            eventPatches[anchor, default: []].append(fields)
          } else {
            mentionPatches[anchor, default: []].append(fields)
          }
        }
        fallthrough
      case .accept, .reject:
        if isEvent { eventStatus[anchor] = correction.action } else { mentionStatus[anchor] = correction.action }
      case .merge, .split, .notSame, .withdraw, .note, .undo: break
      }
    }
  }

  /// A mention with what reviewers made of it.
  func corrected(_ mention: Mention) throws -> Mention {
    guard let patches = mentionPatches[mention.id] else { return mention }
    return try patches.reduce(mention) { try JSONValue.patched($0, with: $1) }
  }

  /// Whether a reviewer decided something about a mention.
  func touch(_ mention: Mention) -> Bool { mentionPatches[mention.id] != nil || mentionStatus[mention.id] != nil }

  func isRejected(_ mention: Mention) -> Bool { mentionStatus[mention.id] == .reject }

  /// An event with what reviewers made of it, and the last verdict on it.
  func corrected(_ event: Event) throws -> (Event, Correction.Action?) {
    var event = event
    var status: Correction.Action?
    for support in event.mentions {
      for patch in eventPatches[support.mention] ?? [] { event = try JSONValue.patched(event, with: patch) }
      if let verdict = eventStatus[support.mention] { status = verdict }
    }
    return (event, status)
  }
}

/// Ids that mentions have had before they were coded anew.
private struct Aliases {
  private var next: [String: String] = [:]

  init(in database: Database) throws {
    for row in try Row.fetchAll(database, sql: "SELECT old, new FROM mention_alias") { next[row[0]] = row[1] }
  }

  func current(_ id: String) -> String {
    var id = id
    // A chain, never a circle: but a damaged file must not hold the program.
    for _ in 0..<1000 {
      guard let newer = next[id] else { break }
      id = newer
    }
    return id
  }

  func current(_ constraint: LinkConstraint) -> LinkConstraint {
    switch constraint {
    case .same(let a, let b): .same(current(a), current(b))
    case .different(let a, let b): .different(current(a), current(b))
    }
  }
}

extension Correction {
  static let columns = "seq, at, reviewer, action, target, id, anchors, body, reason, undoes"

  /// What stands in the column `body`.
  struct Body: Codable {
    var fields: JSONValue?
    var before: JSONValue?
    var step: Review.Step?
    var constraints: [LinkConstraint]?
  }

  init(_ row: Row) throws {
    let decoder = LineDecoder()
    number = row["seq"]
    at = LedgerTime(milliseconds: row["at"])
    reviewer = row["reviewer"]
    action = Action(rawValue: row["action"]) ?? .note
    id = row["id"]
    anchors = try decoder.decode([String].self, from: Data((row["anchors"] as String).utf8))
    let body = try (row["body"] as String?).map { try decoder.decode(Body.self, from: Array($0.utf8)) }
    fields = body?.fields
    before = body?.before
    step = body?.step
    constraints = body?.constraints ?? []
    reason = row["reason"]
    undoes = row["undoes"]
  }
}
