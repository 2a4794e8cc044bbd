extension Document {
  /// A document of sentences and tokens, everything else empty.
  ///
  /// - Parameter breaks: ascending byte offsets where a sentence must end.
  init(text: [UInt8], breaks: [Int]) {
    let tokens = Tokenizer(text, breaks: breaks)
    let splitter = SentenceSplitter(text, starts: tokens.starts, ends: tokens.ends, breaks: breaks)
    self.init(text: text, starts: tokens.starts, ends: tokens.ends, sentences: splitter.sentences)
  }

  /// A document of given tokens.
  init(text: [UInt8], starts: [UInt32], ends: [UInt32], sentences: [Sentence]) {
    self.text = text
    self.starts = starts
    self.ends = ends
    self.sentences = sentences
    tags = [PartOfSpeech](repeating: .other, count: starts.count)
    pennTags = [UInt8](repeating: 0, count: starts.count)
    heads = [Int32](repeating: -1, count: starts.count)
    relations = [Relation](repeating: .dep, count: starts.count)
    internWords()
    lemmaIDs = lowerIDs
  }

  private mutating func internWords() {
    formIDs.reserveCapacity(count)
    lowerIDs.reserveCapacity(count)
    var lowerOf: [UInt32] = []
    var scratch: [UInt8] = []
    let text = self.text
    let span = text.span
    for token in 0..<count {
      let bytes = Int(starts[token])..<Int(ends[token])
      let form = words.id(of: span.extracting(bytes))
      while lowerOf.count < words.count { lowerOf.append(.max) }
      if lowerOf[Int(form)] == .max {
        scratch.removeAll(keepingCapacity: true)
        PlainWord.append(text[bytes], to: &scratch, lower: true)
        lowerOf[Int(form)] = words.id(of: scratch.span)
      }
      formIDs.append(form)
      lowerIDs.append(lowerOf[Int(form)])
    }
  }
}
