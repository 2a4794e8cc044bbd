import Foundation
import Language

/// LanguageBenchmark conllu | raw | tokens | names | speed [rounds]: reads standard input. `conllu` and `raw` write CoNLL-U, `tokens` one
/// sentence a line; `speed` analyses and parses the text so many times and prints tokens for each second of processor time.
let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../Sources/Dateline/Data/models")
let analyzer = try Analyzer(models: folder)
let input = try FileHandle.standardInput.readToEnd() ?? Data()
let arguments = CommandLine.arguments.dropFirst()

func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

switch arguments.first {
case "conllu":
  write(analyzer.annotate(conllu: String(decoding: input, as: UTF8.self)))
case "raw":
  var document = analyzer.analyze(Array(input))
  analyzer.parse(&document)
  write(CoNLLU.write(document))
case "tokens":
  let document = analyzer.analyze(Array(input))
  for sentence in document.sentences {
    write(sentence.tokens.map { document.form($0).replacing("\n", with: " ") }.joined(separator: " ") + "\n")
  }
case "names":
  // One JSON object with "text" a line in; start, end (bytes) and type of each name out, one line for each line in.
  for line in input.split(separator: UInt8(ascii: "\n")) {
    let object = try JSONSerialization.jsonObject(with: line) as? [String: Any]
    let document = analyzer.analyze(Array((object?["text"] as? String ?? "").utf8))
    write(
      document.names.map { name in
        let bytes = document.bytes(name.tokens)
        return "\(bytes.lowerBound) \(bytes.upperBound) \(name.type.code)"
      }.joined(separator: "\t") + "\n")
  }
case "speed":
  let text = Array(input)
  let rounds = Int(arguments.dropFirst().first ?? "") ?? 5
  for _ in 0..<rounds {
    let start = processorSeconds()
    var document = analyzer.analyze(text)
    let middle = processorSeconds()
    analyzer.parse(&document)
    let end = processorSeconds()
    let count = Double(document.count)
    print("analyze \(Int(count / (middle - start))), parse \(Int(count / (end - middle))), both \(Int(count / (end - start))) tokens/s")
  }
default:
  print("usage: LanguageBenchmark conllu | raw | tokens | names | speed [rounds] < INPUT")
}
