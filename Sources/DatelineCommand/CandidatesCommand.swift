import JSON
import ArgumentParser
import Coding
import Dateline
import FoundationEssentials
import Ingest
import Records

/// `dateline candidates`: what the event ranker is trained on.
struct CandidatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates", abstract: "Write the words that may carry an event with their features, as JSONL.",
    discussion: """
      For training: Training/train_ranker.py reads this. What the ranker itself says plays no part.

      EXAMPLES
        dateline candidates sentences.jsonl
      """, shouldDisplay: false)

  @OptionGroup var input: InputOptions
  @OptionGroup var options: CoderOptions

  func run() async throws {
    var options = options
    options.rulesOnly = true
    let coder = try options.coder()
    var output = LineOutput(descriptor: 1)
    let code = try await ReportRun(input: input, jobs: options.jobCount).run { report -> [UInt8] in
      let line = Line(id: report.reference.id, candidates: coder.candidates(report))
      return (try? LineEncoder().encode(line)) ?? []
    } emit: { line in
      output.write(line: line)
      return !output.isBroken
    }
    output.flush()
    if code != .success { throw code }
  }

  private struct Line: Encodable {
    let id: String
    let candidates: [CandidateLine]
  }
}
