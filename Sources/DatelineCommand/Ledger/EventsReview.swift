import JSON
import ArgumentParser
import FoundationEssentials
import Glibc
import Ledger
import Records

/// Who decides, and why.
struct ReviewOptions: ParsableArguments {
  @Option(help: "The name under which the decision is kept (default: the user's).") var reviewer: String?
  @Option(help: "Why.") var reason: String?

  /// The user's name.
  static var user: String { getenv("USER").map { String(cString: $0) } ?? "unknown" }

  var review: Review { Review(reviewer: reviewer ?? Self.user, reason: reason) }
}

/// Says what was decided.
private func report(_ correction: Correction) {
  print(
    "\(correction.number)  \(correction.action.rawValue)  \(correction.id)  (take it back: dateline events undo \(correction.number))"
  )
}

extension EventsCommand {
  /// `dateline events merge`.
  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say that events are one.")
    @Argument(help: "Ids of events, or the beginnings of them.") var ids: [String]
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var review: ReviewOptions

    func run() throws {
      let ledger = try ledger.open(.write)
      report(try reporting { try ledger.merge(events: ids, by: review.review) })
    }
  }

  /// `dateline events split`.
  struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say that some mentions of an event tell another one.",
      discussion: "`dateline events --format long id:EVENT` shows the mentions.")
    @Argument(help: "Id of the event.") var event: String
    @Argument(help: "Ids of the mentions that go, or the beginnings of them.") var mentions: [String]
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var review: ReviewOptions

    func run() throws {
      let ledger = try ledger.open(.write)
      report(try reporting { try ledger.split(event: event, mentions: mentions, by: review.review) })
    }
  }

  /// `dateline events not-same`.
  struct NotSame: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "not-same", abstract: "Say that two events that look alike are not the same; they are never joined.")
    @Argument(help: "Id of an event.") var first: String
    @Argument(help: "Id of the other.") var second: String
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var review: ReviewOptions

    func run() throws {
      let ledger = try ledger.open(.write)
      report(try reporting { try ledger.keepApart(events: first, second, by: review.review) })
    }
  }

  /// `dateline events judge`.
  struct Judge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say that an event or mention is right (accept) or wrong (reject), or remark on it (note).")
    @Argument(help: "Id of an event or mention.") var id: String
    @Argument(help: "accept, reject or note.") var verdict: String
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var review: ReviewOptions

    func run() throws {
      guard let action = Correction.Action(rawValue: verdict) else {
        throw ValidationError("\(verdict) is none of accept, reject, note")
      }
      let ledger = try ledger.open(.write)
      report(try reporting { try ledger.judge(id: id, action, by: review.review) })
    }
  }

  /// `dateline events correct`.
  struct Correct: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give fields of an event or mention other values.",
      discussion: """
        The values are JSON as the record has it, only what changes; null empties a field.

        EXAMPLE
          dateline events correct 3f2a91c0 '{"event_type": "PROTEST"}' --ledger iraq.ledger --reason "a rally, no attack"
        """)
    @Argument(help: "Id of an event or mention.") var id: String
    @Argument(help: "A JSON object.") var fields: String
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var review: ReviewOptions

    func run() throws {
      guard let fields = try? LineDecoder().decode(JSONValue.self, from: Array(fields.utf8)) else {
        throw ValidationError("\(fields): not JSON")
      }
      let ledger = try ledger.open(.write)
      report(try reporting { try ledger.correct(id: id, fields: fields, by: review.review) })
    }
  }

  /// `dateline events undo`.
  struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take a decision back; both stay in the list.")
    @Argument(help: "Its number.") var number: Int
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var review: ReviewOptions

    func run() throws {
      let ledger = try ledger.open(.write)
      report(try reporting { try ledger.undo(number, by: review.review) })
    }
  }

  /// `dateline events corrections`.
  struct Corrections: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List what reviewers decided, the newest first.")
    @Argument(help: "Id of an event, mention or report; all without.") var id: String?
    @OptionGroup var ledger: LedgerOptions
    @Option(help: "How many at most.") var limit = 100

    func run() throws {
      let ledger = try ledger.open()
      let encoder = LineEncoder()
      for correction in try reporting({ try ledger.corrections(of: id, limit: limit) }) {
        if isatty(1) == 1 {
          let about = [correction.undoes.map { "takes back \($0)" }, correction.reason].compactMap { $0 }.joined(
            separator: ": ")
          print(
            "\(correction.number)  \(correction.at)  \(correction.reviewer)  \(correction.action.rawValue)  \(correction.id.prefix(8))  \(about)"
          )
        } else {
          print(String(decoding: try encoder.encode(correction), as: UTF8.self))
        }
      }
    }
  }
}
