/// CoNLL-U, the table format of Universal Dependencies.
public enum CoNLLU {
  /// Writes sentences with LEMMA, UPOS, XPOS, HEAD and DEPREL filled. Words that the tokenizer split inside a word of the text
  /// ("do" "n't") come with their range line; the FORMs spell the text without its white space.
  ///
  /// - Parameter sentences: indices of sentences; all by default.
  public static func write(_ document: Document, sentences: [Int]? = nil) -> String {
    var output = ""
    output.reserveCapacity(document.count * 40)
    for index in sentences ?? Array(document.sentences.indices) {
      let sentence = document.sentences[index]
      output += "# sent_id = \(index + 1)\n# text = \(oneLine(document.string(bytes: sentence.bytes)))\n"
      let first = sentence.tokens.lowerBound
      for token in sentence.tokens {
        if let word = word(at: token, document, sentence.tokens) {
          let range = "\(token - first + 1)-\(word.upperBound - first)"
          let form = oneLine(document.string(word))
          output += "\(range)\t\(form)\t_\t_\t_\t_\t_\t_\t_\t\(misc(document, word.upperBound - 1, sentence.tokens))\n"
        }
        let inWord = isInside(token, document, sentence.tokens)
        let space = inWord ? "_" : misc(document, token, sentence.tokens)
        output += row(document, token, id: "\(token - first + 1)", first: first, misc: space)
      }
      output += "\n"
    }
    return output
  }

  /// The columns of one token.
  static func row(_ document: Document, _ token: Int, id: String, first: Int, misc: String) -> String {
    let head = document.heads[token] < 0 ? 0 : Int(document.heads[token]) - first + 1
    let parsed = document.sentences[document.sentence(of: token)].parsed
    let tree = parsed ? "\(head)\t\(document.relations[token].rawValue)" : "_\t_"
    let form = oneLine(document.string(bytes: document.bytes(token)))
    let lemma = oneLine(document.lemma(token))
    return
      "\(id)\t\(form)\t\(lemma)\t\(document.tags[token].name)\t\(document.penn(token))\t_\t\(tree)\t_\t\(misc)\n"
  }

  /// Whether the next token follows without white space.
  private static func isJoined(_ document: Document, _ token: Int) -> Bool {
    token + 1 < document.count && document.ends[token] == document.starts[token + 1]
  }

  private static func misc(_ document: Document, _ token: Int, _ sentence: Range<Int>) -> String {
    isJoined(document, token) ? "SpaceAfter=No" : "_"
  }

  /// The tokens of a word of the text that starts here and was split inside.
  private static func word(at token: Int, _ document: Document, _ sentence: Range<Int>) -> Range<Int>? {
    guard !isSplit(document, token - 1, sentence) else { return nil }
    var end = token + 1
    while isSplit(document, end - 1, sentence) { end += 1 }
    return end > token + 1 ? token..<end : nil
  }

  private static func isInside(_ token: Int, _ document: Document, _ sentence: Range<Int>) -> Bool {
    isSplit(document, token - 1, sentence) || isSplit(document, token, sentence)
  }

  /// Whether a token and the next are parts of one word: letters meet letters, or a clitic with its apostrophe.
  private static func isSplit(_ document: Document, _ token: Int, _ sentence: Range<Int>) -> Bool {
    guard sentence.contains(token), sentence.contains(token + 1), isJoined(document, token) else { return false }
    let last = document.text[Int(document.ends[token]) - 1]
    guard last.isLetter || last >= 0x80 || last.isDigit, !isMark(document, token) else { return false }
    let next = document.starts[token + 1]
    let first = document.text[Int(next)]
    if first.isLetter { return last.isLetter }
    let isApostrophe = ByteClass.at(Int(next), document.text).0 == .apostrophe
    return isApostrophe && document.pennTags[token + 1] == possessive
      || isApostrophe && document.ends[token + 1] - next > 3
      || first == UInt8(ascii: "'") && document.ends[token + 1] - next > 1
  }

  private static let possessive = PennTag.index(of: "POS")

  private static func isMark(_ document: Document, _ token: Int) -> Bool {
    let start = Int(document.starts[token])
    let kind = ByteClass.at(start, document.text).0
    return kind != .letter && kind != .digit && kind != .apostrophe
  }

  /// A field on one line: tabs and line ends become spaces; an empty field is `_`.
  static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 >= 0x80 }) else { return text.isEmpty ? "_" : text }
    var result = ""
    for scalar in text.unicodeScalars {
      let breaks = scalar.value < 0x20 || scalar.value == 0x85 || scalar.value == 0x2028 || scalar.value == 0x2029
      result.unicodeScalars.append(breaks ? " " : scalar)
    }
    return result.isEmpty ? "_" : result
  }
}
