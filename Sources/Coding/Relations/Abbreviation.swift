import Language

/// Pairs of a short and a long form, as in "the Free Aceh Movement (GAM)".
enum Abbreviation {
  /// The words before a bracket that a word of capitals stands for.
  ///
  /// The letters are looked for from the last to the first, the first one at the beginning of a word (Schwartz and Hearst
  /// 2003, "A simple algorithm for identifying abbreviation definitions in biomedical text"). Names whose short form comes
  /// from another language are taken whole where the name finder sees the name of a body.
  static func long(before bracket: Int, _ start: Int, of short: Int, _ document: Document) -> Range<Int>? {
    let letters = Array(document.form(short).utf8).filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") }
    let capitals = letters.filter { (65...90).contains($0) }.count
    guard (2...12).contains(letters.count), capitals >= 2, 2 * capitals > letters.count else { return nil }
    let first = max(start, bracket - min(letters.count + 5, 2 * letters.count))
    if let begin = align(letters, first, bracket, document) { return begin..<bracket }
    guard letters.count >= 3, let name = document.names.first(where: { $0.tokens.contains(bracket - 1) }),
      name.type == .organization, name.tokens.count > 1, name.tokens.lowerBound >= start
    else { return nil }
    return name.tokens
  }

  private static func align(_ letters: [UInt8], _ first: Int, _ end: Int, _ document: Document) -> Int? {
    var token = end - 1
    var word = Array(document.lower(token).utf8)
    var position = word.count - 1
    for (index, letter) in letters.enumerated().reversed() {
      let small = (65...90).contains(letter) ? letter + 32 : letter
      while true {
        if position < 0 {
          token -= 1
          guard token >= first else { return nil }
          word = Array(document.lower(token).utf8)
          position = word.count - 1
          continue
        }
        if word[position] == small, index > 0 || position == 0 { break }
        position -= 1
      }
      position -= 1
    }
    guard token < end - 1 else { return nil }
    return ["the", "of", "for", "and", "in", "to"].contains(document.lower(token)) ? nil : token
  }
}
