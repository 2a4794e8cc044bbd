import JSON
import ArgumentParser
import Exports
import FoundationEssentials
import Glibc
import Ingest
import Linking
import Records

/// `dateline link`: coded mentions to events, or to who holds which place.
struct LinkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Join coded records into events, each with all its sources, or into who holds which place when.",
    discussion: """
      Reads what `dateline code --format jsonl` writes and gives one line an event: consensus of the fields, every source, \
      what the sources differ on. Wire copies count once. A line that is no record is named and left out.

      EXAMPLES
        dateline code --format jsonl reports/ | dateline link -
        dateline link --control records.jsonl

      On a cluster engine the same is done in steps, between which the engine shuffles (Documentation/scale.md).
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, jsonl }

  @Argument(help: ArgumentHelp("Files or folders of records; - is standard input (the default).", valueName: "path"))
  var paths: [String] = ["-"]
  @Option(help: "table or jsonl (default: table on a terminal, else jsonl).") var format: Format?
  @Flag(help: "Who holds which place from when to when, in place of events.") var control = false
  @Option(help: "With --control: the day of asking (YYYY-MM-DD; default: the latest day of the records).") var asOf:
    String?
  @Option(help: "JSONL of decisions by hand: {\"same\": [id, id]} or {\"different\": [id, id]}, ids of mentions.")
  var constraints: String?
  @Option(
    help: ArgumentHelp(
      "One step of joining on a cluster engine: \(LinkStep.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "step")) var step: LinkStep?
  @Option(help: "Lines read at once (default: the number of cores).") var jobs: Int?
  @Option(name: .shortAndLong, help: "Write to a file in place of standard output.") var output: String?

  func run() async throws {
    let day = try asOf.map { text in
      guard let day = Day(iso: text), text.utf8.count == 10 else {
        throw ValidationError("\(text) is not a day (YYYY-MM-DD)")
      }
      return day
    }
    let toTerminal = output == nil && isatty(1) == 1
    let format = format ?? (toTerminal ? .table : .jsonl)
    var lines = try RecordLines(jobs: jobs)
    let decisions: [LinkConstraint] = await lines.read(constraints.map { [$0] } ?? [])
    var output = try LineOutput(path: output)
    if let step {
      try await step.run(reading: paths, &lines, constraints: decisions, asOf: day, into: &output)
      output.flush()
      if lines.isUnreadable { throw ExitCode(2) }
      return
    }
    let mentions: [Mention] = await lines.read(paths)
    let encoder = LineEncoder()
    let marked = Copies.marked(mentions)
    if control {
      let spans = ControlTimeline().spans(marked, asOf: day)
      if format == .table { output.write(line: TidyTable(spans).text(width: Terminal.width).utf8) }
      for span in spans where format == .jsonl { output.write(line: try encoder.encode(span)) }
    } else {
      let events = EventLinker().link(marked, constraints: decisions)
      if format == .table { output.write(line: TidyTable(overview: events).text(width: Terminal.width).utf8) }
      for event in events where format == .jsonl { output.write(line: try encoder.encode(event)) }
    }
    output.flush()
    if lines.isUnreadable { throw ExitCode(2) }
  }
}
