import ArgumentParser
import Dateline
import Foundation
import Ingest
import Language
import Records

/// Where the input is and what its reports are told to be.
struct InputOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Files or folders; - is standard input (the default).", valueName: "path"))
  var paths: [String] = ["-"]
  @Option(help: "The report date of every report (YYYY-MM-DD), in place of what the reports say.")
  var published: String?
  @Option(help: "Also write what is skipped to a file.") var skipped: String?
  @Flag(help: "Name for each report the earlier one that it copies (duplicate_of), word for word or nearly.")
  var duplicates = false

  /// What a resumed run must have in common with the stopped one.
  var asked: [String] { paths + ["--published", published ?? "", "--skipped", skipped ?? ""] }

  func readOptions() throws -> ReadOptions {
    var options = ReadOptions()
    if let published {
      guard let day = Day(iso: published), published.utf8.count == 10 else {
        throw ValidationError("\(published) is not a day (YYYY-MM-DD)")
      }
      options.published = day
    }
    return options
  }
}

/// How to code: shared by every command that runs the pipeline.
struct CoderOptions: ParsableArguments {
  @Option(help: "Folder with models, gazetteer and knowledge.") var data: String?
  @Option(help: "Another knowledge folder than the one in the data folder.") var knowledge: String?
  @Option(help: "Reports coded at once (default: the number of cores).") var jobs: Int?
  @Flag(help: "Relative dates refer to the running date of the text, as in histories, not to the report date.")
  var narrative = false
  @Flag(help: "Readable rules alone, no learned ranking.") var rulesOnly = false

  var jobCount: Int { max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount) }

  /// Loads the pipeline; a broken set-up ends the command with 3.
  func coder(kinds: Set<Mention.Kind> = Set(Mention.Kind.allCases)) throws -> Coder {
    var options = Coder.Options()
    options.narrative = narrative
    options.rulesOnly = rulesOnly
    options.kinds = kinds
    let folder = knowledge.map { URL(filePath: $0, directoryHint: .isDirectory) }
    return try loading { try Coder(data: $0, knowledge: folder, options: options) }
  }

  /// Loads the language layer alone.
  func analyzer() throws -> Analyzer { try loading { try Analyzer(models: $0.appending(path: "models")) } }

  /// Loads something from the data folder; a broken set-up ends the command with 3.
  private func loading<Part>(_ load: (URL) throws -> Part) throws -> Part {
    do {
      return try load(try DataFolder.locate(explicit: data))
    } catch {
      var output = LineOutput(descriptor: 2)
      output.write(line: "dateline: \(error)".utf8)
      output.flush()
      throw ExitCode(3)
    }
  }
}

/// A format of input as the command line names it.
struct InputFormatName: ExpressibleByArgument {
  let format: InputFormat

  init?(argument: String) {
    guard let format = InputFormat(rawValue: argument) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { InputFormat.allCases.map(\.rawValue) }
}
