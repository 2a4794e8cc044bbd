import Knowledge
import Language

/// Reads a number with its bounds from the words of a phrase ("at least 12", "between 20 and 30", "dozens").
struct NumberReader {
  let cues: Cues.FigureCues

  struct Value {
    var low: Int?
    var best: Int?
    var high: Int?
    var approximate: Bool
    var tokens: Range<Int>
  }

  private static let units: [String: Int] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]
  private static let scales: [String: Int] = [
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "k": 1_000, "m": 1_000_000,
  ]

  /// The number that holds a numeral token, within a range of tokens, with the words before it that bound it.
  func value(at token: Int, within range: Range<Int>, _ document: Document) -> Value? {
    guard let (number, tokens) = number(at: token, within: range, document) else {
      return vague(at: token, within: range, document)
    }
    var value = Value(low: number, best: number, high: number, approximate: false, tokens: tokens)
    bound(&value, within: range, document)
    if let (upper, end) = upperEnd(after: tokens, within: range, document), upper > number {
      value = Value(
        low: number, best: nil, high: upper, approximate: value.approximate, tokens: tokens.lowerBound..<end)
    }
    return value
  }

  /// Digits with separators, or number words joined to one number.
  private func number(at token: Int, within range: Range<Int>, _ document: Document) -> (Int, Range<Int>)? {
    var start = token
    while start > range.lowerBound, isNumberWord(start - 1, document) { start -= 1 }
    var total = 0
    var current = 0
    var seen = false
    var index = start
    while index < range.upperBound {
      let word = document.lower(index)
      if let digits = Self.digits(word) {
        if seen, current > 0, total == 0 { break }
        current += digits
        seen = true
      } else if let unit = Self.compound(word) {
        current += unit
        seen = true
      } else if let scale = Self.scales[word], seen {
        if scale == 100 {
          current *= scale
        } else {
          total += max(1, current) * scale
          current = 0
        }
      } else if word == "-" || word == "and", seen, index + 1 < range.upperBound, isNumberWord(index + 1, document),
        word == "-" || current % 100 == 0
      {
        // "twenty-five", "two hundred and five"
      } else {
        break
      }
      index += 1
    }
    guard seen, index > token else { return nil }
    return (total + current, start..<index)
  }

  private func isNumberWord(_ token: Int, _ document: Document) -> Bool {
    let word = document.lower(token)
    return Self.digits(word) != nil || Self.compound(word) != nil
  }

  private static func compound(_ word: String) -> Int? {
    if let unit = units[word] { return unit }
    let parts = word.split(separator: "-")
    guard parts.count == 2, let tens = units[String(parts[0])], let one = units[String(parts[1])], tens >= 20, one < 10
    else {
      return nil
    }
    return tens + one
  }

  /// `50,000`, `1.5` is no count, `12` is.
  static func digits(_ word: String) -> Int? {
    var value = 0
    var group = 0
    var separated = false
    var any = false
    for byte in word.utf8 {
      switch byte {
      case 48...57:
        guard value < 1_000_000_000 else { return nil }
        value = value * 10 + Int(byte - 48)
        group += 1
        any = true
      case UInt8(ascii: ","):
        if separated ? group != 3 : group == 0 || group > 3 { return nil }
        separated = true
        group = 0
      default: return nil
      }
    }
    return any && (!separated || group == 3) ? value : nil
  }

  /// "dozens", "scores", "several", "hundreds of thousands".
  private func vague(at token: Int, within range: Range<Int>, _ document: Document) -> Value? {
    let word = document.lower(token)
    guard
      let bounds = cues.numbers[word]
        ?? cues.numbers[document.lowerLemma(token) + "s"].flatMap({ word.hasSuffix("s") ? $0 : nil })
    else { return nil }
    // "A dozen" is one number, "dozens" are not.
    var value = Value(
      low: bounds.lowerBound, best: bounds.count == 1 ? bounds.lowerBound : nil, high: bounds.upperBound,
      approximate: true, tokens: token..<token + 1)
    if token + 2 < range.upperBound, document.lower(token + 1) == "of",
      let scale = cues.numbers[document.lower(token + 2)]
    {
      let factor = scale.lowerBound >= 1_000 ? 1_000 : scale.lowerBound >= 200 ? 100 : 1
      if factor > 1 {
        value = Value(
          low: bounds.lowerBound * factor, best: nil, high: bounds.upperBound * factor, approximate: true,
          tokens: token..<token + 3)
      }
    }
    bound(&value, within: range, document)
    return value
  }

  /// "between 20 and 30", "20 to 30", "20-30".
  private func upperEnd(after tokens: Range<Int>, within range: Range<Int>, _ document: Document) -> (Int, Int)? {
    let joint = tokens.upperBound
    guard joint + 1 < range.upperBound else { return nil }
    let word = document.lower(joint)
    let between = tokens.lowerBound > range.lowerBound && document.lower(tokens.lowerBound - 1) == "between"
    guard word == "to" || word == "-" || word == "–" || (word == "and" && between) || (word == "or" && !between) else {
      return nil
    }
    guard let (upper, span) = number(at: joint + 1, within: joint + 1..<range.upperBound, document) else { return nil }
    return (upper, span.upperBound)
  }

  /// The words right before a number that make it a bound.
  private func bound(_ value: inout Value, within range: Range<Int>, _ document: Document) {
    // "At least a dozen".
    let first = value.tokens.lowerBound
    let number = first > 0 && ["a", "an"].contains(document.lower(first - 1)) ? first - 1 : first
    func precedes(_ phrases: [[String]]) -> Int? {
      for phrase in phrases {
        let start = number - phrase.count
        if start >= max(0, range.lowerBound - 4),
          phrase.indices.allSatisfy({ document.lower(start + $0) == phrase[$0] })
        {
          return start
        }
      }
      return nil
    }
    if let start = precedes(cues.atLeast) {
      if value.best != nil { value.best = value.low }
      value.high = nil
      value.tokens = start..<value.tokens.upperBound
    } else if let start = precedes(cues.atMost) {
      value.low = nil
      value.tokens = start..<value.tokens.upperBound
    } else if let start = precedes(cues.approximate) {
      value.approximate = true
      value.low = nil
      value.high = nil
      value.tokens = start..<value.tokens.upperBound
    }
  }
}
