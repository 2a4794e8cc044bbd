import ArgumentParser
import Dateline
import Exports
import FoundationEssentials
import Glibc
import Ledger
import Records

/// `dateline recode`: a newer program or knowledge over the stored reports.
struct RecodeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recode",
    abstract: "Code the stored reports anew with this program and knowledge; shows first what would change.",
    discussion: """
      Without --apply the ledger is not touched: a copy beside it is coded anew, compared, and deleted. Corrections by reviewers stay: they go \
      over to the records that stand at the same words.

      EXAMPLES
        dateline recode --ledger iraq.ledger
        dateline recode --ledger iraq.ledger --apply
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var options: CoderOptions
  @Flag(help: "Do it.") var apply = false
  @Option(help: "Events shown of each sort of change.") var examples = 10

  func run() async throws {
    let coder = try options.coder()
    let ledger = try ledger.open(apply ? .write : .read)
    let outdated = try reporting { try ledger.outdated(coder: coder.name) }
    if outdated.isEmpty {
      print("every report was coded by \(coder.name): nothing to do")
      return
    }
    if apply {
      try await recode(outdated, of: ledger, with: coder)
      print("\(outdated.count) reports coded anew by \(coder.name)")
      return
    }
    let copy = "\(ledger.path).recode-\(getpid())"
    defer { for suffix in ["", "-wal", "-shm"] { unlink(copy + suffix) } }
    try reporting { try ledger.copy(to: copy) }
    let trial = try reporting { try Ledger(path: copy) }
    try await recode(outdated, of: trial, with: coder)
    show(try reporting { try LedgerDifference(ledger, trial, examples: examples) }, reports: outdated.count)
  }

  private func recode(_ numbers: [Int], of ledger: Ledger, with coder: Coder) async throws {
    let run = try reporting { try ledger.begin(coder: coder.name, command: "recode") }
    var (rest, batch, mentions) = (numbers[...], [(number: Int, report: PreparedReport)](), 0)
    func flush() throws {
      try reporting { try ledger.recode(batch, codedIn: run.number) }
      batch.removeAll(keepingCapacity: true)
    }
    try await mapInOrder(jobs: options.jobCount) {
      rest.popFirst()
    } transform: { number -> Result<(Int, PreparedReport)?, LedgerError> in
      Result { () throws(LedgerError) in
        try ledger.reportForCoding(number).map {
          (number, PreparedReport($0, mentions: coder.code($0), coder: coder.name))
        }
      }
    } emit: { result in
      guard let (number, prepared) = try reporting({ try result.get() }) else { return true }
      batch.append((number, prepared))
      mentions += prepared.mentionCount
      if batch.count >= 256 { try flush() }
      return true
    }
    try flush()
    try reporting {
      try ledger.finish(run, reports: numbers.count, mentions: mentions)
      try ledger.join()
    }
  }

  private func show(_ difference: LedgerDifference, reports: Int) {
    let width = Terminal.width
    func list(_ title: String, _ events: [Event], of count: Int) {
      guard count > 0 else { return }
      print("\(title) (\(count)\(count > events.count ? ", the first \(events.count)" : ""))")
      if !events.isEmpty { print(TidyTable(overview: events).text(width: width, header: false)) }
    }
    print("\(reports) reports would be coded anew; \(difference.same) events stay as they are")
    list("added", difference.added, of: difference.addedCount)
    list("dropped", difference.dropped, of: difference.droppedCount)
    if difference.alteredCount > 0 {
      print(
        "altered (\(difference.alteredCount)\(difference.alteredCount > difference.altered.count ? ", the first \(difference.altered.count)" : ""))"
      )
      for (before, after) in difference.altered {
        print("- " + TidyTable(overview: [before]).text(width: width - 2, header: false))
        print("+ " + TidyTable(overview: [after]).text(width: width - 2, header: false))
      }
    }
    print("do it: dateline recode --ledger \(ledger.path) --apply")
  }
}
