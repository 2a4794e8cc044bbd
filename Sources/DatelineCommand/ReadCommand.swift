import ArgumentParser
import Foundation
import Ingest
import Records

/// `dateline read`: what the program reads, before anything is coded.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Show the reports in files, folders or standard input, with their metadata and clean text.",
    discussion: """
      Reads plain text, HTML, JSONL, CSV, TSV, RSS, Atom, WARC and MHTML, plain or compressed with gzip or zstd. Text and JSONL \
      are never altered; pages become their main text. What is skipped is named on standard error.

      EXAMPLES
        dateline read --output reports.jsonl --skipped skipped.txt archive/
        dateline read --resume --output reports.jsonl --skipped skipped.txt archive/
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, text }

  @OptionGroup var paths: InputOptions
  @Option(help: "How to write the reports.") var format = Format.jsonl
  @Option(help: "The format of the input: \(InputFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var input: InputFormatName?
  @Flag(help: "Let the text of a page open with its headline.") var headline = false
  @Flag(inversion: .prefixedNo, help: "Keep the captions of a page's pictures in its text.") var captions = true
  @Flag(name: .customLong("with-html-offsets"), help: "Add where the clean text of a page stands in the page (jsonl).")
  var mapsOffsets = false
  @Option(name: .shortAndLong, help: "Write to a file in place of standard output.") var output: String?
  @Flag(help: "Go on with a run that was stopped: same arguments, same --output.") var resume = false
  @Option(help: "Stop after so many reports and problems, as if interrupted; --resume goes on.") var stopAfter: Int?
  @Option(help: "Reports written at once (default: the number of cores).") var jobs: Int?

  func run() async throws {
    if resume, paths.duplicates { throw ValidationError("--resume does not go with --duplicates") }
    var options = try paths.readOptions()
    options.headline = headline
    options.captions = captions
    options.mapsOffsets = mapsOffsets
    options.format = input?.format
    let lines = try RunOutput(
      path: output, skipped: paths.skipped, keepsJournal: !paths.duplicates, resumes: resume,
      asked: paths.asked
        + [format.rawValue, input?.format.rawValue ?? "", "\(headline)", "\(captions)", "\(mapsOffsets)"])
    let progress = Progress(isShown: Terminal.showsProgress(output: output), paths: paths.paths)
    let format = format
    let run = ReportRun(
      input: paths, jobs: max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount), stopsAfter: stopAfter)
    let code = try await run.run(Reader(options: options), into: lines, progress: progress) { report -> [UInt8] in
      switch format {
      case .jsonl: ReportLine.bytes(report)
      case .text: report.text
      }
    } emit: { line in
      lines.write(line: line)
      progress.add()
      return !lines.isBroken
    }
    if code != .success { throw code }
  }
}
