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
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var options: CoderOptions
  @Option(
    help: "\(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")) (default: table on a terminal, else jsonl)."
  )
  var format: FormatName?
  @Option(help: "Kinds of record, joined by commas: event, control, figure, statement, relation (default: all).")
  var kinds: String?
  @Flag(help: "Also write a line for each report, and one for each thing that could not be read (JSONL only).")
  var status = false
  @Option(name: .shortAndLong, help: "Write to a file in place of standard output.") var output: String?

  func run() async throws {
    let coder = try options.coder(kinds: try wanted())
    let toTerminal = output == nil && isatty(1) == 1
    let format = format?.format ?? (toTerminal ? .table : .jsonl)
    var writer = format.writer(
      width: Terminal.width, colours: toTerminal, countries: CountryTable(coder.knowledge.countries))
    var lines = try LineOutput(path: output)
    let status = status && format == .jsonl
    var progress = Progress(isShown: isatty(2) == 1 && !toTerminal)
    if let header = writer.header() { lines.write(line: header.utf8) }
    var problemLines: [String] = []
    let code = try await ReportRun(input: input, jobs: options.jobCount).run { report in
      (report.reference, coder.refusal(of: report), coder.code(report))
    } problem: { problem in
      progress.skipped += 1
      if status, problem.severity != .noted { problemLines.append(StatusLine.error(problem)) }
    } emit: { reference, refusal, mentions in
      for line in problemLines { lines.write(line: line.utf8) }
      problemLines.removeAll()
      if let refusal {
        progress.note("\(refusal.location): \(refusal.message)")
        if status { lines.write(line: StatusLine.error(id: reference.id, refusal.message).utf8) }
      }
      if let text = writer.lines(mentions) { lines.write(line: text.utf8) }
      if status {
        lines.write(line: StatusLine.report(mentions.first?.report ?? reference, records: mentions.count).utf8)
      }
      progress.add(records: mentions.count)
      return !lines.isBroken
    }
    for line in problemLines { lines.write(line: line.utf8) }
    if let footer = writer.footer() { lines.write(line: footer.utf8) }
    lines.flush()
    progress.finish()
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
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
