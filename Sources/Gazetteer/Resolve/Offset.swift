import Language

/// How an event lies to a place: "30 km south of", "near", "outside".
struct Offset: Equatable {
  var relation: String
  var kilometres: Double?

  /// Reads the words before a place name.
  init?(before start: Int, _ view: TokenView) {
    let document = view.document
    let sentence = view.tokens(ofSentence: start)
    var token = start - 1
    func word(_ index: Int) -> String { index >= sentence.lowerBound ? document.lower(index) : "" }
    // "the town of", "the city of", "the": part of the name phrase.
    if word(token) == "the" { token -= 1 }
    if word(token) == "of", token - 1 >= sentence.lowerBound, !view.traits[token - 1].isDisjoint(with: [.town, .unit]) {
      token -= 2
      while token >= sentence.lowerBound, view.traits[token].contains(.determiner) { token -= 1 }
    }
    guard token >= sentence.lowerBound else { return nil }
    let last = word(token)
    if last == "of" || last == "from", let (direction, first) = Self.direction(endingAt: token - 1, view, sentence) {
      relation = "\(direction) of"
      kilometres = Self.distance(endingAt: first - 1, view, sentence)
      return
    }
    if ["from", "of", "outside", "off"].contains(last),
      let distance = Self.distance(endingAt: token - 1, view, sentence)
    {
      relation = last == "of" ? "from" : last
      kilometres = distance
      return
    }
    switch last {
    case "near", "outside": relation = last
    case "to" where word(token - 1) == "close": relation = "near"
    case "of" where word(token - 1) == "outskirts": relation = "outskirts of"
    case "of" where word(token - 1) == "outside": relation = "outside"
    default: return nil
    }
  }

  private static let bearings: [String: Double] = [
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315,
  ]

  /// "south", "south-west" (one token or three): the direction and the token where it begins.
  private static func direction(endingAt end: Int, _ view: TokenView, _ sentence: Range<Int>) -> (String, Int)? {
    guard end >= sentence.lowerBound else { return nil }
    let word = view.document.lower(end).filter { $0 != "-" }
    if end - 2 >= sentence.lowerBound, view.document.lower(end - 1) == "-" {
      let joined = view.document.lower(end - 2) + word
      if bearings[joined] != nil { return (joined, end - 2) }
    }
    return bearings[word] != nil ? (word, end) : nil
  }

  /// Degrees from north of a relation such as "south of".
  static func bearing(of relation: String) -> Double? {
    relation.hasSuffix(" of") ? bearings[String(relation.dropLast(3))] : nil
  }

  /// "30 km", "30km", "20 miles (32 km)", "about 12 kilometres to the".
  private static func distance(endingAt end: Int, _ view: TokenView, _ sentence: Range<Int>) -> Double? {
    let document = view.document
    var token = end
    while token >= sentence.lowerBound, ["the", "to", "away", ")"].contains(document.lower(token)) { token -= 1 }
    guard token >= sentence.lowerBound else { return nil }
    var unit = document.lower(token)
    var digits = unit.prefix { $0.isNumber || $0 == "." || $0 == "," }
    if digits.isEmpty {
      guard view.traits[token].contains(.distance), token - 1 >= sentence.lowerBound else { return nil }
      if document.lower(token - 1) == "-" { token -= 1 }
      guard token - 1 >= sentence.lowerBound else { return nil }
      let number = document.lower(token - 1)
      digits = Self.numbers[number].map { Substring(String($0)) } ?? number[...]
    } else {
      unit = String(unit.dropFirst(digits.count).drop { $0 == "-" })
    }
    guard let value = Double(digits.filter { $0 != "," }) else { return nil }
    switch unit {
    case "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers": return value
    case "mi", "mile", "miles": return value * 1.609344
    case "m", "metre", "metres", "meter", "meters": return value / 1000
    default: return nil
    }
  }

  private static let numbers: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "dozen": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
  ]
}
