import ArgumentParser
import Dateline
import Records

/// `dateline layers`: how fast the layers for time and place are by themselves.
struct LayersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layers", abstract: "Measure the layers for time and place on reports that are analysed already.",
    discussion: """
      Prints reports for each second of processor time, on one core; reading, tokens, names and trees are not counted.

      EXAMPLES
        dateline layers reports.jsonl --rounds 20
      """, shouldDisplay: false)

  @OptionGroup var input: InputOptions
  @OptionGroup var options: CoderOptions
  @Option(help: "How often each report is annotated; the fastest counts.") var rounds = 5

  func run() async throws {
    let coder = try options.coder()
    var (count, bytes) = (0, 0)
    var (times, places) = (0.0, 0.0)
    let code = try await ReportRun(input: input, jobs: 1).run { report in
      let annotated = coder.annotate(report)
      let runs = (0..<max(1, rounds)).map { _ in coder.layerSeconds(annotated) }
      return (report.text.count, runs.map(\.times).min() ?? 0, runs.map(\.places).min() ?? 0)
    } emit: { (size, time, place) in
      count += 1
      bytes += size
      times += time
      places += place
      return true
    }
    func rate(_ seconds: Double) -> Int { seconds > 0 ? Int(Double(count) / seconds) : 0 }
    print("\(count) reports of \(bytes / max(1, count)) bytes on average, reports for each second of processor time:")
    print("times \(rate(times)), places \(rate(places)), both \(rate(times + places))")
    if code != .success { throw code }
  }
}
