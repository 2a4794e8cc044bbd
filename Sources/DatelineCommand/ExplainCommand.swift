import ArgumentParser
import Dateline
import Exports
import Ingest
import Ledger
import Records

/// `dateline explain`: why a record is coded as it is.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show why a record is coded as it is: the words and rule behind each field.",
    discussion: """
      The id is the one that `dateline code --format jsonl` gives; its beginning is enough.

      EXAMPLES
        dateline explain 3f2a91 report.html
        dateline explain 3f2a91 --ledger iraq.ledger
      """)

  @Argument(help: "The record's id, or the beginning of it.") var id: String
  @OptionGroup var input: InputOptions
  @OptionGroup var options: CoderOptions
  @Option(help: "Take the record and its report from a ledger.") var ledger: String?

  func run() async throws {
    if let ledger { return try explain(in: reporting { try Ledger(path: ledger, access: .read) }) }
    let coder = try options.coder()
    var output = LineOutput(descriptor: 1)
    var found = false
    let id = id
    let code = try await ReportRun(input: input, jobs: options.jobCount).run { report in
      let mentions = coder.code(report).filter { $0.id.hasPrefix(id) }
      return mentions.map { Explanation(mention: $0, text: report.text).lines }
    } emit: { explanations in
      for lines in explanations {
        found = true
        for line in lines { output.write(line: line.utf8) }
      }
      return !output.isBroken
    }
    output.flush()
    if code != .success { throw code }
    guard found else { throw ValidationError("no record \(id) in \(input.paths.joined(separator: ", "))") }
  }

  private func explain(in ledger: Ledger) throws {
    guard let mention = try reporting({ try ledger.mention(id: id) }) else {
      throw ValidationError("no record \(id) in \(ledger.path), or more than one that begins so")
    }
    let text = try reporting { try ledger.report(id: mention.report.id)?.text }
    var output = LineOutput(descriptor: 1)
    for line in Explanation(mention: mention, text: text ?? []).lines { output.write(line: line.utf8) }
    output.flush()
  }
}

/// A record told field by field.
private struct Explanation {
  let mention: Mention
  let text: [UInt8]

  var lines: [String] {
    var writer = TableWriter(width: Terminal.width, colours: false)
    var lines = [writer.lines([mention]) ?? "", "", "  id        \(mention.id)", "  rule      \(mention.rule)"]
    lines.append(
      "  sentence  \(mention.sentence.text) [\(mention.sentence.zone.rawValue), bytes \(mention.sentence.start)–\(mention.sentence.end)]"
    )
    lines.append(
      "  told as   \(mention.factuality.rawValue)\(mention.stage.map { ", \($0.rawValue)" } ?? ""), confidence \(mention.confidence)"
    )
    for step in mention.attribution {
      lines.append(
        "  source    \(step.speaker.name ?? step.speaker.text) (\(step.verb), bytes \(step.start)–\(step.end))")
    }
    lines.append("  evidence")
    for item in mention.evidence {
      let words =
        item.start >= 0 && item.end <= text.count && item.start <= item.end
        ? String(decoding: text[item.start..<item.end], as: UTF8.self) : ""
      lines.append("    \(item.field.padding(14)) \(item.rule.padding(44)) “\(words)” [\(item.start)–\(item.end)]")
    }
    return lines
  }
}

extension String {
  /// The text with spaces up to a width.
  fileprivate func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
