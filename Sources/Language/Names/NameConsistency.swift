/// What a document as a whole tells about its names: equal strings have one type, and a name found once is found again.
enum NameConsistency {
  static func apply(_ names: [Document.Name], _ document: Document) -> [Document.Name] {
    guard !names.isEmpty else { return names }
    var names = names
    var votes: [[UInt32]: [Float]] = [:]
    for name in names {
      votes[key(name.tokens, document), default: [0, 0, 0]][Int(name.type.rawValue)] += name.confidence
    }
    for index in names.indices {
      let vote = votes[key(names[index].tokens, document)] ?? []
      if let best = vote.indices.max(by: { vote[$0] < vote[$1] }), vote[best] > vote[Int(names[index].type.rawValue)] {
        names[index].type = NameType(rawValue: UInt8(best)) ?? names[index].type
      }
    }
    return (names + repeated(names, document)).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private static func key(_ tokens: Range<Int>, _ document: Document) -> [UInt32] {
    tokens.map { document.lowerIDs[$0] }
  }

  /// Proper nouns outside of names that repeat a name, or the last word of a person's.
  private static func repeated(_ names: [Document.Name], _ document: Document) -> [Document.Name] {
    var taken = [Bool](repeating: false, count: document.count)
    var whole: [UInt32: [(key: [UInt32], name: Document.Name)]] = [:]
    var surnames: [UInt32: Float] = [:]
    for name in names {
      for token in name.tokens { taken[token] = true }
      guard name.confidence >= 0.8 else { continue }
      let key = key(name.tokens, document)
      whole[key[0], default: []].append((key, name))
      if name.type == .person, key.count > 1 { surnames[key[key.count - 1]] = name.confidence }
    }
    var found: [Document.Name] = []
    for sentence in document.sentences where !sentence.capitals {
      var token = sentence.tokens.lowerBound
      while token < sentence.tokens.upperBound {
        defer { token += 1 }
        guard !taken[token], isProper(token, document) else { continue }
        let candidates = whole[document.lowerIDs[token]] ?? []
        let match = candidates.filter { candidate in
          let end = token + candidate.key.count
          guard end <= sentence.tokens.upperBound else { return false }
          return (token..<end).allSatisfy { !taken[$0] && document.lowerIDs[$0] == candidate.key[$0 - token] }
            && !isContinued(end - 1, sentence.tokens, document)
        }.max { $0.key.count < $1.key.count }
        if let match {
          let range = token..<token + match.key.count
          found.append(Document.Name(tokens: range, type: match.name.type, confidence: match.name.confidence * 0.7))
          for index in range { taken[index] = true }
        } else if let confidence = surnames[document.lowerIDs[token]], !isContinued(token, sentence.tokens, document) {
          found.append(Document.Name(tokens: token..<token + 1, type: .person, confidence: confidence * 0.6))
          taken[token] = true
        }
      }
    }
    return found
  }

  private static func isProper(_ token: Int, _ document: Document) -> Bool { document.tags[token] == .properNoun }

  /// Whether the name would go on: the next word is a proper noun too.
  private static func isContinued(_ token: Int, _ sentence: Range<Int>, _ document: Document) -> Bool {
    sentence.contains(token + 1) && isProper(token + 1, document)
      || token > sentence.lowerBound && isProper(token - 1, document)
  }
}
