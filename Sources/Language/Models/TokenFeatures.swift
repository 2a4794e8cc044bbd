/// What the models are told of a token, in numbers.
package struct TokenFeatures: Equatable {
  /// Suffixes of 2, 3, 4 bytes, prefixes of 2, 3, shape, lexicon flags, then the letter trigrams.
  package var pieces: [Int]
  /// Rows of the name finder's weights.
  package var nameSlots: [Int64]
}

extension Analyzer {
  /// The features of a sentence's tokens, for comparison with those of the training scripts: where the two differ, a model
  /// sees another language than the one it learned, and nothing but its scores would tell.
  ///
  /// - Parameter tags: the Penn tag of each token, an index into ``PennTag/names``.
  package func features(of forms: [String], tags: [UInt8]) -> [TokenFeatures] {
    var (text, starts, ends): ([UInt8], [UInt32], [UInt32]) = ([], [], [])
    for form in forms {
      starts.append(UInt32(text.count))
      text += form.utf8
      ends.append(UInt32(text.count))
      text.append(UInt8(ascii: " "))
    }
    let sentence = Document.Sentence(
      tokens: forms.indices, bytes: text.indices, paragraph: 0, parsed: false,
      capitals: SentenceSplitter.isInCapitals(text[...]))
    let document = Document(text: text, starts: starts, ends: ends, sentences: [sentence])
    let table = FeatureTable(document, lexicon: lexicon)
    let slots = names.slots(document, features: table, tags: tags)
    return forms.indices.map { token in
      let word = table.words[Int(table.rows[token])]
      let pieces = word.pieces.indices.map { word.pieces[$0] } + (0..<word.gramCount).map { word.grams[$0] }
      return TokenFeatures(pieces: pieces, nameSlots: slots[token])
    }
  }
}
