public import Linking
import Records

/// What a reviewer decided. Corrections are only ever added; one is taken back by another that undoes it.
///
/// They hang on mention ids (``anchors``), not on events, so that they survive when events are joined or coded anew.
public struct Correction: Hashable, Sendable, Codable {
  /// Its number: later ones are greater.
  public var number: Int
  /// When it was made.
  public var at: LedgerTime
  /// Who made it.
  public var reviewer: String
  /// What was done.
  public var action: Action
  /// Id of the event, mention or report, as it was then.
  public var id: String
  /// Ids of the mentions that it hangs on, the first mention of the event first.
  public var anchors: [String]
  /// New values of fields, as JSON of the record (`null` empties a field).
  public var fields: JSONValue?
  /// The values that those fields had before.
  public var before: JSONValue?
  /// Whose step of review it is; absent where nobody said.
  public var step: Review.Step?
  /// Decisions about pairs of mentions.
  public var constraints: [LinkConstraint]
  /// Why.
  public var reason: String?
  /// The number of the correction that this one takes back.
  public var undoes: Int?

  /// What can be done.
  public enum Action: String, Sendable, Codable, CaseIterable {
    /// An event or mention is right as it is.
    case accept
    /// An event or mention is wrong: it no longer counts.
    case reject
    /// Fields of an event or mention have other values.
    case correct
    /// Events are one.
    case merge
    /// Mentions of an event tell another one.
    case split
    /// Two events that look alike are not the same.
    case notSame = "not-same"
    /// The publisher withdrew a report: its records no longer count.
    case withdraw
    /// A remark.
    case note
    /// Takes back an earlier correction.
    case undo
  }
}

extension Correction.Action {
  /// The word that an entry is found by: what a reviewer made of it.
  var status: String? {
    switch self {
    case .accept: "accepted"
    case .correct: "corrected"
    case .reject: "rejected"
    case .merge, .split, .notSame, .withdraw, .note, .undo: nil
    }
  }
}
