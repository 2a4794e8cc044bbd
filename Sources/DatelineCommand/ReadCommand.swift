import ArgumentParser
import FoundationEssentials
import Ingest
import Records

/// `dateline read`: what the program reads, before anything is coded.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Show the reports in files, folders or standard input, with their metadata and clean text.",
    discussion: """
      Reads plain text, HTML, JSONL, CSV, TSV, RSS, Atom, WARC and MHTML, plain or compressed with gzip or zstd. Text and JSONL \
      are never altered; pages become their main text. What is skipped is named on standard error.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, text }

  @Argument(help: ArgumentHelp("Files or folders; - is standard input (the default).", valueName: "path"))
  var paths: [String] = ["-"]
  @Option(help: "How to write the reports.") var format = Format.jsonl
  @Option(help: "The format of the input: \(InputFormat.allCases.map(\.rawValue).joined(separator: ", ")).") var input:
    String?
  @Option(help: "The report date of every report (YYYY-MM-DD).") var published: String?
  @Flag(help: "Let the text of a page open with its headline.") var headline = false
  @Option(help: "Also write what is skipped to a file.") var skipped: String?
  @Flag(help: "Name for each report the earlier one that it copies (duplicate_of), word for word or nearly.")
  var duplicates = false

  func run() throws {
    var options = ReadOptions()
    options.headline = headline
    if let published {
      guard let day = Day(iso: published), published.utf8.count == 10 else {
        throw ValidationError("\(published) is not a day (YYYY-MM-DD)")
      }
      options.published = day
    }
    if let input {
      guard let format = InputFormat(rawValue: input) else { throw ValidationError("\(input) is not a format") }
      options.format = format
    }
    var output = LineOutput(descriptor: 1)
    var problems = try ProblemLog(path: skipped)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var isUnreadable = false
    var copies = duplicates ? CopyMarker() : nil
    for item in Reader(options: options).reports(from: paths) {
      switch copies?.marked(item) ?? item {
      case .problem(let problem):
        if problem.severity == .unreadable { isUnreadable = true }
        problems.add(problem)
      case .report(let report):
        switch format {
        case .jsonl: output.write(line: try encoder.encode(ReadLine(report)))
        case .text: output.write(line: report.text)
        }
        if output.isBroken { throw ExitCode.success }
      }
    }
    output.flush()
    if isUnreadable { throw ExitCode(2) }
  }
}

/// One line that `dateline read` writes.
private struct ReadLine: Encodable {
  let id: String
  let path: String
  let title: String?
  let publisher: String?
  let author: String?
  let url: String?
  let published: Day?
  let publishedFrom: ReportReference.DateSource?
  let publishedTime: String?
  let modifiedTime: String?
  let fileDate: Day?
  let language: String?
  let duplicateOf: String?
  let text: String
  let blocks: [Report.Block]

  enum CodingKeys: String, CodingKey {
    case id, path, title, publisher, author, url, published, language, text, blocks
    case publishedFrom = "published_from"
    case publishedTime = "published_time"
    case duplicateOf = "duplicate_of"
    case modifiedTime = "modified_time"
    case fileDate = "file_date"
  }

  init(_ report: Report) {
    id = report.reference.id
    path = report.origin
    title = report.reference.title
    publisher = report.reference.publisher
    author = report.author
    url = report.reference.url
    published = report.reference.published
    publishedFrom = report.reference.publishedFrom
    publishedTime = report.publishedTime
    modifiedTime = report.modifiedTime
    fileDate = report.fileDate
    language = report.reference.language
    duplicateOf = report.reference.duplicateOf
    text = String(decoding: report.text, as: UTF8.self)
    blocks = report.blocks
  }
}
