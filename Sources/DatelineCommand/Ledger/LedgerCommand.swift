import ArgumentParser
import Glibc
import Ledger

/// `dateline ledger`: the file itself.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Count, check, repair or bring up to date a ledger.",
    subcommands: [Status.self, Check.self, Repair.self, Migrate.self])

  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Count what a ledger holds.")
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
      let ledger = try ledger.open()
      let status = try reporting { try ledger.status() }
      print(
        "reports      \(status.reports)\(status.revisions > 0 ? " (and \(status.revisions) older texts of them)" : "")")
      print("records      \(status.mentions)")
      print("events       \(status.events)\(status.days.map { ", from \($0.lowerBound) to \($0.upperBound)" } ?? "")")
      print("places held  \(status.places)")
      print("corrections  \(status.corrections)")
      if status.waiting > 0 { print("not yet joined: \(status.waiting) blocks; the next `dateline ingest` joins them") }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Read everything and compare bytes with hashes, records with reports, events with records. Exit 3 if something is wrong."
    )
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
      let ledger = try ledger.open()
      let findings = try reporting { try ledger.check() }
      for finding in findings { print(finding) }
      let status = try reporting { try ledger.status() }
      print(
        findings.isEmpty
          ? "good: \(status.reports) reports, \(status.mentions) records, \(status.events) events"
          : "\(findings.count) findings; see: dateline ledger repair --help")
      if !findings.isEmpty { throw ExitCode(3) }
    }
  }

  struct Repair: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy what can be read of a damaged ledger into a new one; the old file is only read.",
      discussion: """
        Reports, their bytes, records and corrections are copied; indexes, events and timelines are made anew. Without --output a ledger whose \
        reports are sound gets its indexes, events and timelines made anew in place.

        EXAMPLE
          dateline ledger repair --ledger broken.ledger --output saved.ledger
        """)
    @OptionGroup var ledger: LedgerOptions
    @Option(name: .shortAndLong, help: "The new ledger.") var output: String?

    func run() throws {
      guard let output else {
        let ledger = try ledger.open(.write)
        try reporting { try ledger.rebuild() }
        print("made anew: \(try reporting { try ledger.status() }.events) events")
        return
      }
      let rescue = try reporting { try Ledger.rescue(ledger.path, to: output) }
      print(rescue.rows.sorted { $0.key < $1.key }.map { "\($0.value) of \($0.key)" }.joined(separator: ", "))
      for lost in rescue.lost { print("lost: \(lost)") }
    }
  }

  struct Migrate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring a ledger of an older program up to date, and join what waits to be joined.")
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
      let ledger = try ledger.open(.write)
      let joined = try reporting { try ledger.join() }
      print("up to date; events: \(joined.added) new, \(joined.changed) changed, \(joined.removed) gone")
    }
  }
}
