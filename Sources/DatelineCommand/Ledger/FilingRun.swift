import Ledger

/// Stores reports batch by batch, then joins what was stored, and says what became of it.
struct FilingRun {
  private let ledger: Ledger
  private let size: Int
  private let isShown: Bool
  private var progress: Progress
  private var batch: [PreparedReport] = []
  private var waiting = 0
  private var since = ContinuousClock.now
  private let beginning = ContinuousClock.now
  private var counts: [Filed: Int] = [:]
  private var mentions = 0
  private var run: CoderRun?
  /// The batch that is being stored while the next comes together.
  private var storing: (batch: [PreparedReport], results: Ahead<Result<[Filed], LedgerError>>)?

  init(ledger: Ledger, batch size: Int, isShown: Bool) {
    self.ledger = ledger
    self.size = size
    self.isShown = isShown
    progress = Progress(isShown: isShown)
  }

  mutating func begin(coder: String, command: String) throws {
    run = try reporting { try ledger.begin(coder: coder, command: command) }
  }

  /// Takes a report, or `nil` for one that the ledger has.
  mutating func add(_ report: PreparedReport?) throws {
    guard let report else {
      counts[.unchanged, default: 0] += 1
      progress.add(records: 0)
      return
    }
    batch.append(report)
    waiting += report.mentionCount
    progress.add(records: report.mentionCount)
    // Few enough that little is lost when the power goes, enough that the disk is not asked for every report.
    if batch.count >= size || waiting >= 20_000 || ContinuousClock.now - since > .seconds(1) { try flush() }
  }

  private mutating func flush() throws {
    try settle()
    let (ledger, batch, run) = (ledger, batch, run?.number)
    storing = (
      batch, Ahead { Result { () throws(LedgerError) in try ledger.store(batch, codedIn: run) } }
    )
    self.batch = []
    waiting = 0
    since = .now
  }

  /// Waits for the batch that is being stored.
  private mutating func settle() throws {
    guard let (batch, results) = storing else { return }
    storing = nil
    let filed = try reporting { try results.value()?.get() ?? [] }
    for (result, report) in zip(filed, batch) {
      counts[result, default: 0] += 1
      if result != .unchanged { mentions += report.mentionCount }
    }
  }

  mutating func finish() throws {
    if !batch.isEmpty { try flush() }
    try settle()
    progress.finish()
    let stored = ContinuousClock.now
    if let run {
      try reporting {
        try ledger.finish(
          run, reports: counts.reduce(0) { $0 + ($1.key == .unchanged ? 0 : $1.value) }, mentions: mentions)
      }
    }
    let isShown = isShown
    let bar = Progress(isShown: isShown)
    let joined = try reporting {
      try ledger.join { done, all in
        if done % 16 == 0 || done == all, isShown { bar.show("joining \(done) of \(all) blocks") }
      }
    }
    if isShown { bar.show("") }
    tell(storing: stored - beginning, joining: .now - stored)
    func number(_ filed: Filed) -> Int { counts[filed] ?? 0 }
    let kept = [
      (number(.added), "new"), (number(.revised), "revised"), (number(.extended), "with further records"),
      (number(.recoded), "coded anew"),
      (number(.unchanged), "there already"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    print("reports: \(kept.isEmpty ? "none" : kept.joined(separator: ", "))")
    print(
      "events: \(joined.added) new, \(joined.changed) changed, \(joined.removed) gone; \(joined.places) places with claims of control"
    )
  }

  /// How long it took, on standard error, where that was long.
  private func tell(storing: Duration, joining: Duration) {
    guard storing + joining > .seconds(10) else { return }
    func seconds(_ duration: Duration) -> String { "\((duration / .seconds(1) * 10).rounded() / 10) s" }
    var output = LineOutput(descriptor: 2)
    output.write(line: "\(mentions) records stored in \(seconds(storing)), joined in \(seconds(joining))".utf8)
    output.flush()
  }
}
