import ArgumentParser
import Dateline
import Evaluation
import Foundation
import Records

/// `dateline evaluate`: the coder's records against the user's own gold.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score the coder on gold of your own.",
    discussion: """
      Codes the reports of a gold file and holds the records against what people wrote down: precision, recall and F1 with \
      confidence intervals by kind and class, how often each field agrees, which classes are taken for another, and how \
      often a report without events gets one. Documentation/evaluation.md has the format of the gold (JSONL or CSV).

      EXAMPLES
        dateline evaluate gold.jsonl
        dateline evaluate gold.csv --knowledge my-knowledge
      """)

  @Argument(help: "The gold: JSONL with a report a line, or CSV with a record a row (by the file's ending).")
  var gold: String
  @OptionGroup var options: CoderOptions

  func run() async throws {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: gold))
    } catch {
      Self.complain("\(gold): cannot be read; is the path right?")
      throw ExitCode(2)
    }
    let (reports, problems) = GoldReader.read(data, isCSV: gold.lowercased().hasSuffix(".csv"))
    for problem in problems { Self.complain("\(gold):\(problem.line): \(problem.message)") }
    guard !reports.isEmpty else { throw ExitCode(2) }
    let coder = try options.coder()
    var evaluation = Evaluation()
    var position = 0
    await mapInOrder(jobs: options.jobCount) {
      defer { position += 1 }
      return position < reports.count ? reports[position] : nil
    } transform: { report in
      var reference = ReportReference(id: report.id, language: "en")
      reference.published = report.published
      reference.publishedFrom = report.published == nil ? nil : .argument
      return (report, coder.code(Report(reference: reference, text: report.text, origin: report.id)))
    } emit: { report, mentions in
      evaluation.add(report, found: mentions)
      return true
    }
    var output = LineOutput(descriptor: 1)
    for line in EvaluationTable(evaluation).lines { output.write(line: line.utf8) }
    output.flush()
  }

  private static func complain(_ message: String) {
    var output = LineOutput(descriptor: 2)
    output.write(line: "dateline: \(message)".utf8)
    output.flush()
  }
}
