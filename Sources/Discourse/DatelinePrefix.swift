/// Finds the place-and-date line that opens a report ("KIRKUK, Iraq, Oct. 16 (Reuters) - …", "Kabul (Pajhwok): …", "Nairobi – …"),
/// so that it is not read as part of the first sentence.
public enum DatelinePrefix {
  /// The byte where the text begins behind a dateline that opens one of the first paragraphs, or `nil` if there is none.
  ///
  /// A line that has what only datelines have (capitals, a date, an agency) is taken before one that only looks like one.
  public static func end(in text: [UInt8]) -> Int? {
    var first: Int?
    var start = 0
    for _ in 0..<6 {
      while start < text.count, text[start] <= 0x20 { start += 1 }
      guard start < text.count else { break }
      let stop = text[start...].firstIndex(of: 0x0A) ?? text.count
      if let match = match(in: text, line: start..<stop) {
        if match.isSure { return match.end }
        first = first ?? match.end
      }
      start = stop
    }
    return first
  }

  /// The longest dateline that is believed, in bytes.
  private static let longest = 110
  /// The shortest paragraph whose opening is believed a dateline on its looks.
  private static let shortestParagraph = 60

  /// What the tokens before the text have been so far.
  fileprivate struct Opening {
    var places = 0
    /// Whether all words before the first comma are capitals, and how many letters they have.
    var isCapitals = true
    var letters = 0
    var hasComma = false
    var hasDate = false
    var hasDigits = false
    var hasAgency = false
    var hasBracket = false
  }

  private static func match(in text: [UInt8], line: Range<Int>) -> (end: Int, isSure: Bool)? {
    let head = line.lowerBound..<min(line.upperBound, line.lowerBound + longest)
    let tokens = DatelineToken.tokens(of: text, in: head)
    var opening = Opening()
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      switch token.kind {
      case .word: guard opening.add(token, isFirst: index == 0) else { return nil }
      case .number:
        opening.hasDigits = true
        opening.hasDate = opening.hasDate || index + 1 < tokens.count && tokens[index + 1].isMonth
      case .comma: opening.hasComma = true
      case .slash: break
      case .open:
        guard let close = tokens[index...].firstIndex(where: { $0.kind == .close }), close - index <= 9,
          opening.addBracket(tokens[index + 1..<close]), close + 1 < tokens.count
        else { return nil }
        index = close
        // A quotation mark that stands alone is a dash that was damaged.
        let isMark = tokens[close + 1].kind == .other && tokens[close + 1].isBeforeSpace && close + 2 < tokens.count
        let next = tokens[isMark ? close + 2 : close + 1]
        if next.kind != .dash, next.kind != .colon, next.kind != .comma {
          let isSure = opening.hasAgency || opening.hasDate
          return isSure && next.opensSentence ? (next.bytes.lowerBound, true) : nil
        }
      case .dash, .colon:
        let end = tokens[index...].first { $0.kind != .dash && $0.kind != .colon }?.bytes.lowerBound ?? line.upperBound
        let previous = index > 0 ? tokens[index - 1].kind : .dash
        return isSure(opening, token, after: previous, opens: DatelineToken.opensSentence(text, at: end))
          .map { (end, $0) }
          .flatMap { $0.1 || line.count >= shortestParagraph && !isAside(text, from: end, line) ? $0 : nil }
      case .close, .other: return nil
      }
      if opening.hasAgency, !opening.hasBracket, opening.hasDate || opening.isCapitals, index + 1 < tokens.count {
        // "Tehran, March 15, IRNA": the agency ends it whatever follows.
        let next = tokens[(index + 1)...].first { $0.kind == .word || $0.kind == .number || $0.kind == .other }
        return next.map { ($0.bytes.lowerBound, true) }
      }
      index += 1
    }
    return nil
  }

  /// Whether what stands before a dash or colon is a dateline for sure (`true`), by its looks (`false`) or not at all.
  private static func isSure(
    _ opening: Opening, _ mark: DatelineToken, after previous: DatelineToken.Kind, opens: Bool
  ) -> Bool? {
    let isCapitals = opening.isCapitals && opening.letters >= 3
    let hasMore = opening.hasComma || opening.hasDigits || opening.hasBracket
    if mark.kind == .colon {
      guard mark.isBeforeSpace, opens else { return nil }
      if opening.places == 0 { return nil }
      if isCapitals, opening.letters > 3, opening.places <= 3 { return true }
      if opening.hasDate || opening.hasBracket { return true }
      return opening.hasComma && !opening.hasDigits && opening.places <= 4 ? false : nil
    }
    let isSpaced = mark.isAfterSpace && mark.isBeforeSpace
    guard isSpaced || mark.isLong || previous == .close || isCapitals && (mark.isAfterSpace || mark.isBeforeSpace)
    else {
      return nil
    }
    if isCapitals, opening.places > 0, hasMore || opening.places <= 3 { return true }
    guard opens else { return nil }
    if opening.hasBracket || opening.hasDate && opening.places > 0 { return true }
    return isSpaced && !opening.hasDigits && (1...(opening.hasComma ? 5 : 3)).contains(opening.places) ? false : nil
  }

  /// Whether a second dash closes what the first opened: "Nairobi – Kenya's capital – was quiet".
  private static func isAside(_ text: [UInt8], from start: Int, _ line: Range<Int>) -> Bool {
    let sentence = text[start..<line.upperBound].prefix(400)
    let stop = sentence.indices.dropLast().first { sentence[$0] == UInt8(ascii: ".") && sentence[$0 + 1] == 0x20 }
    let tokens = DatelineToken.tokens(of: text, in: start..<(stop ?? sentence.endIndex))
    return tokens.count { $0.kind == .dash && $0.isAfterSpace && $0.isBeforeSpace } % 2 == 1
  }
}

extension DatelinePrefix.Opening {
  /// Takes a word in; returns whether it can stand in a dateline.
  fileprivate mutating func add(_ word: DatelineToken, isFirst: Bool) -> Bool {
    if !word.isCapitalized { return places > 0 && DatelineWords.connectors.contains(word.name) }
    if isFirst, !word.isCapitals, DatelineWords.sentenceOpeners.contains(word.name) { return false }
    if word.isMonth || DatelineWords.weekdays.contains(word.name) {
      hasDate = true
    } else if !isFirst, DatelineWords.agencies.contains(word.name), hasComma || isCapitals {
      hasAgency = true
    } else {
      if !DatelineWords.connectors.contains(word.name) { places += 1 }
      if !hasComma {
        isCapitals = isCapitals && word.isCapitals
        letters += word.bytes.count
      }
    }
    return places <= 7
  }

  /// Takes what stands in brackets in: an agency, a place, a date. Returns whether it can be that.
  fileprivate mutating func addBracket(_ tokens: ArraySlice<DatelineToken>) -> Bool {
    guard let first = tokens.first, first.kind == .word, first.isCapitalized,
      tokens.allSatisfy({ [.word, .number, .comma, .slash, .dash].contains($0.kind) })
    else { return false }
    hasBracket = true
    hasAgency = hasAgency || tokens.contains { DatelineWords.agencies.contains($0.name) }
    hasDate = hasDate || tokens.contains(where: \.isMonth)
    return true
  }
}
