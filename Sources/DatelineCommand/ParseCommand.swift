import ArgumentParser
import Foundation
import Ingest
import Language
import Records

/// `dateline parse`: tokens, tags, lemmas and trees as CoNLL-U.
struct ParseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Write tokens, lemmas, tags and dependency trees as CoNLL-U.",
    discussion: """
      With --input conllu, sentences and tokens are taken as given and LEMMA, UPOS, XPOS, HEAD and DEPREL are filled in.

      EXAMPLES
        echo "Rebels seized the town." | dateline parse -
        dateline parse --input conllu tokens.conllu
      """)

  enum InputKind: String, ExpressibleByArgument, CaseIterable { case text, conllu }
  enum Format: String, ExpressibleByArgument, CaseIterable { case conllu }

  @OptionGroup var paths: InputOptions
  @OptionGroup var options: CoderOptions
  @Option(help: "text (any input of `dateline read`) or conllu.") var input = InputKind.text
  @Option(help: "How to write the trees.") var format = Format.conllu

  func run() async throws {
    let analyzer = try options.analyzer()
    var output = LineOutput(descriptor: 1)
    var code = ExitCode.success
    switch input {
    case .conllu:
      for path in paths.paths {
        output.write(text: analyzer.annotate(conllu: try String(contentsOf: path)))
      }
    case .text:
      code = try await ReportRun(input: paths, jobs: options.jobCount).run { report in
        var document = analyzer.analyze(report.text, breaks: report.blocks.map(\.bytes.upperBound))
        analyzer.parse(&document)
        return CoNLLU.write(document)
      } emit: { text in
        output.write(text: text)
        return !output.isBroken
      }
    }
    output.flush()
    if code != .success { throw code }
  }
}

extension String {
  /// The text of a file, or of standard input for `-`.
  fileprivate init(contentsOf path: String) throws {
    let data =
      path == "-" ? try FileHandle.standardInput.readToEnd() ?? Data() : try Data(contentsOf: URL(filePath: path))
    self.init(decoding: data, as: UTF8.self)
  }
}
