import Foundation
import Language

/// `tokens`: one sentence a line, tokens apart by spaces. More commands follow the models.
let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../Sources/Dateline/Data/models")
let analyzer = try Analyzer(models: folder)
let input = Array(try FileHandle.standardInput.readToEnd() ?? Data())
let document = analyzer.analyze(input)
var lines = ""
for sentence in document.sentences {
  lines += sentence.tokens.map { document.form($0).replacing("\n", with: " ") }.joined(separator: " ") + "\n"
}
FileHandle.standardOutput.write(Data(lines.utf8))
