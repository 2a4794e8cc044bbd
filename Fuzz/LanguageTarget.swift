import Foundation
import Language

/// What libFuzzer calls with each input: takes it for a text and checks what the language layer makes of it. The first byte says where blocks end.
///
/// A crash, a hang, memory touched that is not its own (in the C kernels too) or a broken promise stops the run and keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func analyzeOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let text = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
  let step = Int(start[0])
  let breaks = step == 0 ? [] : Array(stride(from: step, to: text.count, by: step))
  var document = analyzer.analyze(text, breaks: breaks)
  analyzer.parse(&document)
  check(document)
  return 0
}

private let analyzer: Analyzer = {
  let folder = URL(filePath: ProcessInfo.processInfo.environment["DATELINE_DATA"] ?? "Sources/Dateline/Data")
  do { return try Analyzer(models: folder.appending(path: "models")) } catch { fatalError("\(error)") }
}()

/// Tokens follow each other within the text, sentences hold all of them, each sentence's tree has one root and no circle.
private func check(_ document: Document) {
  var last = 0
  for token in 0..<document.count {
    let (start, end) = (Int(document.starts[token]), Int(document.ends[token]))
    precondition(start >= last && end > start && end <= document.text.count, "tokens out of order")
    last = end
  }
  var next = 0
  for sentence in document.sentences {
    precondition(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty, "a token in no sentence or in two")
    next = sentence.tokens.upperBound
    guard sentence.parsed else { continue }
    var roots = 0
    for token in sentence.tokens {
      var (at, steps) = (token, 0)
      while document.heads[at] >= 0 {
        at = Int(document.heads[at])
        steps += 1
        precondition(sentence.tokens.contains(at), "a head in another sentence")
        precondition(steps <= sentence.tokens.count, "a circle in a tree")
      }
      if at == token { roots += 1 }
    }
    precondition(roots == 1, "\(roots) roots")
  }
  precondition(next == document.count, "tokens after the last sentence")
}
