import JSON
import ArgumentParser
import Dateline
import Exports
import FoundationEssentials
import Glibc
import Ingest
import Knowledge
import Records

/// `dateline code`: reports to records.
struct CodeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code",
    abstract: "Code reports: who did what to whom, where and when, who holds what, and who says so.",
    discussion: """
      Reads text, HTML, JSONL and more from files, folders or standard input, and writes one record for each event, \
      control claim, figure, statement and relation, each with the words that it rests on.

      EXAMPLES
        dateline code report.html
        dateline code --format csv --output events.csv reports/
        dateline code --format acled reports/ > acled.csv
        cat reports.jsonl | dateline code --format jsonl --kinds event,control - > records.jsonl
        dateline code --input lines --format jsonl --status - < part-00017.jsonl > records-00017.jsonl
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var options: CoderOptions
  @Option(
    name: .customLong("input"),
    help: "The format of the input: \(InputFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var inputFormat: InputFormatName?
  @Option(
    help: "\(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")) (default: table on a terminal, else jsonl)."
  )
  var format: FormatName?
  @Option(help: "Kinds of record, joined by commas: event, control, figure, statement, relation (default: all).")
  var kinds: String?
  @Flag(help: "Also write a line for each report, and one for each thing that could not be read (JSONL only).")
  var status = false
  @Option(name: .shortAndLong, help: "Write to a file in place of standard output.") var output: String?
  @Flag(help: "Go on with a run that was stopped: same arguments, same --output (jsonl and csv).") var resume = false
  @Option(help: "Stop after so many reports and problems, as if interrupted; --resume goes on.") var stopAfter: Int?

  func run() async throws {
    let coder = try options.coder(kinds: try wanted())
    let toTerminal = output == nil && isatty(1) == 1
    let format = format?.format ?? (toTerminal ? .table : .jsonl)
    var writer = format.writer(
      width: Terminal.width, colours: toTerminal, countries: CountryTable(coder.knowledge.countries))
    // Which reports were copied is not noted in the journal.
    let isResumable = (format == .jsonl || format == .csv) && !input.duplicates
    if resume, !isResumable { throw ValidationError("--resume works with jsonl and csv, and without --duplicates") }
    let lines = try RunOutput(
      path: output, skipped: input.skipped, keepsJournal: isResumable, resumes: resume,
      asked: input.asked + [
        inputFormat?.format.rawValue ?? "", format.rawValue, kinds ?? "", "\(status)", coder.name,
        "\(options.narrative)", "\(options.rulesOnly)",
      ])
    let status = status && format == .jsonl
    let progress = Progress(isShown: Terminal.showsProgress(output: output), paths: input.paths)
    if let header = writer.header(), lines.resumed == nil { lines.write(line: header.utf8) }
    var readOptions = try input.readOptions()
    readOptions.format = inputFormat?.format
    let reader = Reader(options: readOptions)
    let run = ReportRun(input: input, jobs: options.jobCount, stopsAfter: stopAfter)
    let code = try await run.run(reader, into: lines, progress: progress) { report in
      (report.reference, coder.refusal(of: report), coder.code(report))
    } problem: { problem in
      if status, problem.severity != .noted { lines.write(line: StatusLine.error(problem).utf8) }
    } emit: { reference, refusal, mentions in
      if let refusal {
        progress.skipped += 1
        progress.clear()
        lines.add(ReadProblem(.skipped, refusal.location, refusal.message))
        if status { lines.write(line: StatusLine.error(id: reference.id, refusal.message).utf8) }
      }
      if let text = writer.lines(mentions) { lines.write(line: text.utf8) }
      if status {
        lines.write(line: StatusLine.report(mentions.first?.report ?? reference, records: mentions.count).utf8)
      }
      progress.add(records: mentions.count)
      return !lines.isBroken
    } footer: {
      if let footer = writer.footer() { lines.write(line: footer.utf8) }
    }
    if code != .success { throw code }
  }

  private func wanted() throws -> Set<Mention.Kind> {
    guard let kinds else { return Set(Mention.Kind.allCases) }
    return Set(
      try kinds.split(separator: ",").map { name in
        guard let kind = Mention.Kind(rawValue: String(name)) else {
          throw ValidationError(
            "\(name) is no kind of record; there are \(Mention.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return kind
      })
  }
}

/// A format as the command line names it.
struct FormatName: ExpressibleByArgument {
  let format: ExportFormat

  init?(argument: String) {
    guard let format = ExportFormat(rawValue: argument) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { ExportFormat.allCases.map(\.rawValue) }
}

/// Lines that tell what became of a report or of a part of the input (`--status`).
private enum StatusLine {
  private struct ErrorLine: Encodable {
    struct Report: Encodable { let id: String }
    var kind = "error"
    let report: Report
    let line: Int?
    let message: String
  }
  private struct ReportLine: Encodable {
    var kind = "report"
    let report: ReportReference
    let records: Int
  }

  static func error(_ problem: ReadProblem) -> String {
    json(ErrorLine(report: .init(id: problem.origin), line: problem.line, message: problem.message))
  }

  static func error(id: String, _ message: String) -> String {
    json(ErrorLine(report: .init(id: id), line: nil, message: message))
  }

  static func report(_ reference: ReportReference, records: Int) -> String {
    json(ReportLine(report: reference, records: records))
  }

  private static func json(_ value: some Encodable) -> String {
    let encoder = LineEncoder()
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
