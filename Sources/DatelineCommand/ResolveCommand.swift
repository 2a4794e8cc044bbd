import JSON
import Actors
import ArgumentParser
import Dateline
import FoundationEssentials
import Language
import Records

/// `dateline resolve`: a noun phrase → actor, country, sectors.
struct ResolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Tell which actor a noun phrase names, with country and sectors.",
    discussion: """
      A country's name by itself is the country, without a sector; a role counts on the day that --published gives, else \
      today.

      EXAMPLES
        dateline resolve "Iraqi Prime Minister Haider al-Abadi" --published 2017-10-16
        dateline resolve --format jsonl - < phrases.jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  @Argument(help: "Noun phrases; - reads them from standard input, as JSONL with id, text and published.")
  var phrases: [String]
  @Option(help: "The day on which roles are taken (YYYY-MM-DD).") var published: String?
  @Option(help: "How to write what is found.") var format = Format.text
  @OptionGroup var options: CoderOptions

  func run() async throws {
    let coder = try options.coder()
    var output = LineOutput(descriptor: 1)
    let format = format
    var code = ExitCode.success
    @Sendable func resolve(_ report: Report) -> [UInt8] {
      let actor = coder.resolve(report.text, on: report.reference.published)
      return ResolvedLine(id: report.reference.id, actor: actor).bytes(format, phrase: report.text)
    }
    if phrases == ["-"] {
      var input = InputOptions()
      input.paths = ["-"]
      input.published = published
      input.skipped = nil
      input.duplicates = false
      code = try await ReportRun(input: input, jobs: options.jobCount).run(transform: resolve) { line in
        output.write(line: line)
        return !output.isBroken
      }
    } else {
      let day = try published.map { text throws in
        guard let day = Day(iso: text) else { throw ValidationError("\(text) is not a day (YYYY-MM-DD)") }
        return day
      }
      for (index, phrase) in phrases.enumerated() {
        let actor = coder.resolve(Array(phrase.utf8), on: day)
        output.write(line: ResolvedLine(id: "\(index + 1)", actor: actor).bytes(format, phrase: Array(phrase.utf8)))
      }
    }
    output.flush()
    if code != .success { throw code }
  }
}

/// What a phrase names, as the line that is written.
private struct ResolvedLine: Encodable {
  let id: String
  let name: String?
  let country: String?
  let sectors: [String]
  let code: String?
  let entry: String?
  let title: String?
  let known: Bool

  init(id: String, actor: Actor?) {
    self.id = id
    name = actor?.name
    country = actor?.country
    sectors = actor?.sectors ?? []
    code = actor?.code
    entry = actor?.id
    title = actor?.title
    known = actor?.known ?? false
  }

  func bytes(_ format: ResolveCommand.Format, phrase: [UInt8]) -> [UInt8] {
    switch format {
    case .jsonl:
      let encoder = LineEncoder()
      return (try? encoder.encode(self)).map(Array.init) ?? []
    case .text:
      let who = [code ?? "unknown", name ?? "", title.map { "(\($0))" } ?? ""].filter { !$0.isEmpty }
      return phrase + Array("  →  \(who.joined(separator: "  "))".utf8)
    }
  }
}
