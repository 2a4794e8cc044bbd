import JSON
import ArgumentParser
import Dateline
import FoundationEssentials
import Glibc
import Ingest
import Ledger
import Records

/// `dateline ingest`: reports into a ledger.
struct IngestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Code reports, store them in a ledger and join their records into events.",
    discussion: """
      A report that the ledger has is passed over, so the same command can be run again at any time: after a power cut it goes on \
      where it stopped. A report of the same address with another text is kept as a revision.

      EXAMPLES
        dateline ingest reports/ --ledger iraq.ledger
        dateline code --format jsonl reports.jsonl > records.jsonl
        dateline ingest --coded records.jsonl --ledger iraq.ledger
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var options: CoderOptions
  @OptionGroup var ledger: LedgerOptions
  @Flag(help: "The input is what `dateline code --format jsonl` writes, not reports.") var coded = false
  @Option(help: "Reports stored in one transaction, at most (default: 256, of coded records 4096).") var batch: Int?

  func run() async throws {
    let ledger = try ledger.open(.create)
    var filing = FilingRun(ledger: ledger, batch: max(1, batch ?? (coded ? 4096 : 256)), isShown: isatty(2) == 1)
    let code =
      coded
      ? try await ingestCoded(ledger, &filing)
      : try await ingestReports(ledger, &filing)
    try filing.finish()
    if code != .success { throw code }
  }

  private func ingestReports(_ ledger: Ledger, _ filing: inout FilingRun) async throws -> ExitCode {
    let coder = try options.coder()
    try filing.begin(coder: coder.name, command: "ingest")
    return try await ReportRun(input: input, jobs: options.jobCount, keepsRaw: true).run {
      report -> Result<PreparedReport?, LedgerError> in
      Result { () throws(LedgerError) in
        guard let reference = try ledger.admit(report) else { return nil }
        var report = report
        report.reference = reference
        return PreparedReport(report, mentions: coder.code(report), coder: coder.name)
      }
    } emit: { result in
      try filing.add(try reporting { try result.get() })
      return true
    }
  }

  private func ingestCoded(_ ledger: Ledger, _ filing: inout FilingRun) async throws -> ExitCode {
    try filing.begin(coder: "", command: "ingest --coded")
    let stream = CodedLines(paths: input.paths)
    var problems = try ProblemLog(path: input.skipped)
    var isUnreadable = false
    try await mapInOrder(jobs: options.jobCount) {
      stream.next()
    } transform: { batch in
      batch.prepared()
    } emit: { reports, found in
      for problem in found {
        if problem.severity == .unreadable { isUnreadable = true }
        problems.add(problem)
      }
      for report in reports { try filing.add(report) }
      return true
    }
    return isUnreadable ? ExitCode(2) : .success
  }
}

/// Lines of coded records, some hundred at a time.
private final class CodedLines {
  private let stream: LineStream

  init(paths: [String]) { stream = LineStream(paths: paths) }

  func next() -> CodedBatch? {
    var batch = CodedBatch()
    while batch.lines.count < 512, let item = stream.next() {
      switch item {
      case .line(let bytes, let origin, let number): batch.lines.append((bytes, origin, number))
      case .problem(let problem): batch.problems.append(problem)
      }
    }
    return batch.lines.isEmpty && batch.problems.isEmpty ? nil : batch
  }
}

/// Lines that are read on one core.
private struct CodedBatch: Sendable {
  var lines: [(bytes: [UInt8], origin: String, number: Int)] = []
  var problems: [ReadProblem] = []

  /// The records by report, and the lines that are no records. Lines about reports and errors (`--status`) are passed over.
  func prepared() -> ([PreparedReport], [ReadProblem]) {
    let decoder = LineDecoder()
    var problems = problems
    var order: [String] = []
    var reports: [String: (mentions: [Mention], lines: [[UInt8]])] = [:]
    for line in lines {
      do {
        let mention = try decoder.decode(Mention.self, from: line.bytes)
        if reports[mention.report.id] == nil { order.append(mention.report.id) }
        reports[mention.report.id, default: ([], [])].mentions.append(mention)
        reports[mention.report.id]?.lines.append(line.bytes)
      } catch {
        if let other = try? decoder.decode(StatusKind.self, from: line.bytes),
          ["report", "error"].contains(other.kind)
        {
          continue
        }
        problems.append(
          ReadProblem(.skipped, line.origin, line: line.number, "no record: \(RecordLines.reason(error))"))
      }
    }
    return (
      order.compactMap { id in reports[id].flatMap { PreparedReport(coded: $0.mentions, lines: $0.lines) } }, problems
    )
  }

  private struct StatusKind: Decodable { let kind: String }
}
