import Language

/// Which mention names the place that holds another: "Paris, Texas", "Daquq in Kirkuk province", "Syria's Idlib".
struct Containment {
  /// For each span the index of the span that holds it, or -1.
  private(set) var holders: [Int32]
  /// For each span the country (three bytes) of a demonym before it ("the Iraqi city of Hit"), or 0.
  private(set) var demonyms: [UInt32]

  init(_ view: TokenView, _ spans: [NameSpan]) {
    holders = [Int32](repeating: -1, count: spans.count)
    demonyms = [UInt32](repeating: 0, count: spans.count)
    for index in spans.indices {
      demonyms[index] = Self.demonym(before: spans[index].tokens.lowerBound, view)
      guard index + 1 < spans.count else { break }
      let gap = spans[index].tokens.upperBound..<spans[index + 1].tokens.lowerBound
      guard view.sentences[spans[index].tokens.lowerBound] == view.sentences[spans[index + 1].tokens.lowerBound] else {
        continue
      }
      if Self.holds(gap, view) {
        holders[index] = Int32(index + 1)
      } else if Self.owns(gap, view), holders[index + 1] < 0 {
        holders[index + 1] = Int32(index)
      }
    }
  }

  /// Whether the words between two names say that the second holds the first.
  private static func holds(_ gap: Range<Int>, _ view: TokenView) -> Bool {
    guard !gap.isEmpty, gap.count <= 8 else { return false }
    let document = view.document
    let first = document.lower(gap.lowerBound)
    if gap.count == 1 {
      return first == "," || first == "(" || first == "-" || view.traits[gap.lowerBound].contains(.containing)
    }
    // "Xyz, a town in the north of", "Xyz in the restive", "Xyz district of".
    var linked = false
    for token in gap {
      let traits = view.traits[token]
      if traits.contains(.containing) {
        linked = true
      } else if view.shapes[token] == .other {
        guard token == gap.lowerBound || document.lower(token) == "," || document.lower(token) == "-" else {
          return false
        }
      } else if view.shapes[token] != .small || document.tags[token] == .verb || document.tags[token] == .auxiliary
        || document.tags[token] == .coordinator
      {
        return false
      }
    }
    return linked
  }

  /// Whether the words between two names are a possessive and at most some adjectives and nouns for places.
  private static func owns(_ gap: Range<Int>, _ view: TokenView) -> Bool {
    guard !gap.isEmpty, gap.count <= 6, view.document.lower(gap.lowerBound) == "'s" else { return false }
    return gap.dropFirst().allSatisfy {
      view.shapes[$0] == .small && view.document.tags[$0] != .verb
        || view.traits[$0].contains(.direction)
    }
  }

  private static func demonym(before start: Int, _ view: TokenView) -> UInt32 {
    let sentence = view.tokens(ofSentence: start)
    var token = start - 1
    while token >= sentence.lowerBound, start - token <= 5 {
      if view.demonyms[token] != 0 { return view.demonyms[token] }
      let word = view.traits[token]
      guard view.shapes[token] == .small, view.document.tags[token] != .verb,
        !word.contains(.locative) || view.document.lower(token) == "of"
      else { return 0 }
      token -= 1
    }
    return 0
  }
}
