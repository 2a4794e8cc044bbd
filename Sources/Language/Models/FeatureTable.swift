/// The features of the distinct words of a document, computed once for the encoder and the name finder.
struct FeatureTable {
  /// One entry for each word, as it stands in sentences in capitals and in others.
  private(set) var words: [WordFeatures] = []
  /// For each token the index of its word's features.
  private(set) var rows: [Int32] = []

  init(_ document: Document, lexicon: Lexicon) {
    var known = [Int32](repeating: -1, count: 2 * document.words.count)
    var scratch: [UInt8] = []
    rows.reserveCapacity(document.count)
    for sentence in document.sentences {
      for token in sentence.tokens {
        let key = Int(document.formIDs[token]) << 1 | (sentence.capitals ? 1 : 0)
        if known[key] < 0 {
          known[key] = Int32(words.count)
          words.append(
            WordFeatures(document, token, inCapitals: sentence.capitals, lexicon: lexicon, scratch: &scratch))
        }
        rows.append(known[key])
      }
    }
  }
}
