extension Analyzer {
  /// Fills LEMMA, UPOS, XPOS, HEAD and DEPREL of CoNLL-U, keeping its sentences, tokens, comments, ranges, empty nodes and MISC.
  ///
  /// Lines that are no token (fewer than two columns) are kept as they are.
  public func annotate(conllu: String) -> String {
    let lines = conllu.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      line.last == 0x0D ? line.dropLast() : line
    }
    var input = ConlluInput()
    for (index, line) in lines.enumerated() { input.read(line, index) }
    input.closeSentence()
    var document = input.document
    annotate(&document)
    parse(&document)
    var output: [String] = []
    output.reserveCapacity(lines.count)
    var token = 0
    for (index, line) in lines.enumerated() {
      guard token < input.lines.count, input.lines[token] == index else {
        output.append(String(decoding: Array(line), as: UTF8.self))
        continue
      }
      var fields = String(decoding: Array(line), as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
        .map(String.init)
      while fields.count < 10 { fields.append("_") }
      fields[2] = CoNLLU.oneLine(document.lemma(token))
      fields[3] = document.tags[token].name
      fields[4] = document.penn(token)
      fields[6] = document.heads[token] < 0 ? "0" : input.ids[Int(document.heads[token])]
      fields[7] = document.relations[token].rawValue
      output.append(fields.joined(separator: "\t"))
      token += 1
    }
    return output.joined(separator: "\n")
  }
}

/// Tokens and sentences read from CoNLL-U.
private struct ConlluInput {
  private var text: [UInt8] = []
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []
  private var sentences: [Document.Sentence] = []
  private var first = 0
  /// The line of each token, and its id there.
  private(set) var lines: [Int] = []
  private(set) var ids: [String] = []

  var document: Document { Document(text: text, starts: starts, ends: ends, sentences: sentences) }

  mutating func read(_ line: Substring.UTF8View.SubSequence, _ index: Int) {
    guard !line.isEmpty else { return closeSentence() }
    guard line.first != UInt8(ascii: "#") else { return }
    let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    guard fields.count >= 2, !fields[0].isEmpty, fields[0].allSatisfy(\.isDigit), !fields[1].isEmpty else { return }
    starts.append(UInt32(text.count))
    text.append(contentsOf: fields[1])
    ends.append(UInt32(text.count))
    let isJoined =
      fields.count > 9
      && String(decoding: Array(fields[9]), as: UTF8.self).split(separator: "|").contains("SpaceAfter=No")
    if !isJoined { text.append(UInt8(ascii: " ")) }
    lines.append(index)
    ids.append(String(decoding: Array(fields[0]), as: UTF8.self))
  }

  mutating func closeSentence() {
    guard starts.count > first else { return }
    let bytes = Int(starts[first])..<Int(ends[starts.count - 1])
    sentences.append(
      Document.Sentence(
        tokens: first..<starts.count, bytes: bytes, paragraph: sentences.count, parsed: false,
        capitals: SentenceSplitter.isInCapitals(text[bytes])))
    first = starts.count
    text.append(UInt8(ascii: "\n"))
  }
}
