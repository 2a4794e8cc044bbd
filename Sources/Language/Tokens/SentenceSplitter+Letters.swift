/// What ends sentences in mail and on web pages without a full stop: rules of signs, time stamps, addresses, greetings.
extension SentenceSplitter {
  /// Words that a letter begins or closes with.
  private static let greetings: Set<[UInt8]> = Set(
    "hi hello hey dear greetings sincerely regards cheers".split(separator: " ").map { Array($0.utf8) })

  /// Whether something other than punctuation of the grammar ends a sentence after `token`, whose sentence began at `first`.
  func endsLetterPart(_ token: Int, first: Int) -> Bool {
    if isRule(token) || isRule(token + 1) { return true }
    guard text[Int(starts[token + 1])].isCapitalLetter || text[Int(starts[token + 1])].isDigit else { return false }
    return isTimeStamp(token) || isAddress(token) || isGreeting(token, first) || isFace(token)
  }

  /// A face (`:)`, `;-)`), which belongs to the sentence before it.
  func isFace(_ token: Int) -> Bool {
    (2...4).contains(ends[token] - starts[token]) && ":;=".utf8.contains(text[Int(starts[token])])
      && ")(DPp/\\|]".utf8.contains(text[Int(ends[token]) - 1])
  }

  /// A row of five equal signs or more.
  private func isRule(_ token: Int) -> Bool {
    let first = text[Int(starts[token])]
    guard ends[token] - starts[token] > 4, "_=-*~#+".utf8.contains(first) else { return false }
    return text[Int(starts[token])..<Int(ends[token])].allSatisfy { $0 == first }
  }

  /// The end of "03/27/2001 09:11 AM".
  private func isTimeStamp(_ token: Int) -> Bool {
    let bytes = text[Int(starts[token])..<Int(ends[token])]
    guard bytes.elementsEqual("AM".utf8) || bytes.elementsEqual("PM".utf8) else { return false }
    let time = token - 1
    return time > 0 && has(time, UInt8(ascii: ":"), 1...2) && has(time - 1, UInt8(ascii: "/"), 2...2)
  }

  /// Whether a token begins with a digit and holds a sign so many times.
  private func has(_ token: Int, _ sign: UInt8, _ times: ClosedRange<Int>) -> Bool {
    let bytes = text[Int(starts[token])..<Int(ends[token])]
    return bytes.first?.isDigit == true && times.contains(bytes.count { $0 == sign })
  }

  /// The end of "<name@example.org>".
  private func isAddress(_ token: Int) -> Bool {
    guard token > 0, text[Int(ends[token]) - 1] == UInt8(ascii: ">") else { return false }
    return text[Int(starts[token - 1])..<Int(ends[token])].contains(UInt8(ascii: "@"))
  }

  /// The comma of "Dear all," or "Sincerely,".
  private func isGreeting(_ token: Int, _ first: Int) -> Bool {
    guard text[Int(starts[token])] == UInt8(ascii: ","), token - first < 5, token > first else { return false }
    return (first..<min(first + 2, token)).contains {
      SentenceSplitter.greetings.contains(text[Int(starts[$0])..<Int(ends[$0])].map(\.small))
    }
  }
}
