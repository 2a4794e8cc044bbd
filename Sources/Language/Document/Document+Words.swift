extension Document {
  /// The word as it stands in the text.
  public func form(_ token: Int) -> String { words[formIDs[token]] }

  /// The word in lower case, typographic quotes and dashes as ASCII.
  public func lower(_ token: Int) -> String { words[lowerIDs[token]] }

  /// The lemma, in lower case except for proper nouns.
  public func lemma(_ token: Int) -> String { words[lemmaIDs[token]] }

  /// The lemma, in lower case.
  public func lowerLemma(_ token: Int) -> String { words.lower(lemmaIDs[token]) }

  /// The bytes of a token.
  public func bytes(_ token: Int) -> Range<Int> { Int(starts[token])..<Int(ends[token]) }

  /// The bytes from the first to the last token of a range; empty at 0 for an empty range.
  public func bytes(_ tokens: Range<Int>) -> Range<Int> {
    tokens.isEmpty ? 0..<0 : Int(starts[tokens.lowerBound])..<Int(ends[tokens.upperBound - 1])
  }

  /// The text of a byte range.
  public func string(bytes: Range<Int>) -> String { String(decoding: text[bytes], as: UTF8.self) }

  /// The text from the first to the last token of a range, as it stands.
  public func string(_ tokens: Range<Int>) -> String { string(bytes: bytes(tokens)) }

  /// The sentence that holds a token.
  public func sentence(of token: Int) -> Int {
    var low = 0
    var high = sentences.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if sentences[middle].tokens.lowerBound <= token { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The Penn Treebank tag, for example `VBD`.
  public func penn(_ token: Int) -> String { PennTag.names[Int(pennTags[token])] }
}
