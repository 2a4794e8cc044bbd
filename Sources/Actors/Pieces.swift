import Knowledge
import Language

/// What the words of a noun phrase are, from left to right.
struct Piece {
  enum Kind {
    /// A known name; never of a family name alone.
    case name([NameIndex.Entry])
    /// A family name that some known person has.
    case family([NameIndex.Entry])
    /// A role noun.
    case role(Role)
    /// A place name that the gazetteer has, with its country.
    case place(String)
    /// A capitalised word that nothing knows.
    case capital
    /// "former", "ex-", "ousted".
    case former
    /// "and", "or", a comma, a slash.
    case separator
    /// "two", "dozens", "several".
    case quantity
    /// An article, a pronoun, an adverb before the noun.
    case determiner
    /// A hyphen, a quotation mark.
    case joiner
    /// Any other word.
    case other
  }

  var kind: Kind
  var tokens: Range<Int>
}

/// Cuts a run of tokens into pieces.
struct PieceReader {
  let tables: Tables
  let document: Document
  let letters: Letters
  let scan: Scan
  /// Country of the place that a token names.
  let places: [Int: String]

  func pieces(_ range: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    var token = range.lowerBound
    while token < range.upperBound {
      let piece = piece(at: token, range)
      pieces.append(piece)
      token = piece.tokens.upperBound
    }
    return foldHyphens(pieces)
  }

  private func piece(at token: Int, _ range: Range<Int>) -> Piece {
    func whole(_ hit: Scan.Hit?) -> Scan.Hit? {
      guard let hit, hit.tokens.lowerBound == token, hit.tokens.upperBound <= range.upperBound else { return nil }
      return hit
    }
    let name = whole(scan.name(token))
    let role = whole(scan.role(token))
    let full = name?.readings.filter { $0.kind != .family } ?? []
    if let role, role.tokens.count > (name?.tokens.count ?? 0) || full.isEmpty { return piece(role: role) }
    if let name, !full.isEmpty { return Piece(kind: .name(full), tokens: name.tokens) }
    if let country = places[token] {
      var end = token + 1
      while end < range.upperBound, places[end] == country, scan.nameAt[end] < 0,
        scan.role(end)?.tokens.lowerBound != end
      {
        end += 1
      }
      return Piece(kind: .place(country), tokens: token..<end)
    }
    if let name { return Piece(kind: .family(name.readings), tokens: name.tokens) }
    return Piece(kind: word(token), tokens: token..<token + 1)
  }

  private func piece(role hit: Scan.Hit) -> Piece {
    for reading in hit.readings {
      if reading.kind == .role { return Piece(kind: .role(tables.base.roles[reading.index]), tokens: hit.tokens) }
      if reading.kind == .fighters {
        return Piece(
          kind: .name([.init(kind: .organization, index: reading.index)]), tokens: hit.tokens)
      }
    }
    return Piece(kind: .other, tokens: hit.tokens)
  }

  private func word(_ token: Int) -> Piece.Kind {
    let lower = document.lower(token)
    let shape = letters.shapes[token]
    guard shape.contains(.word) else {
      return lower == "," || lower == "/" ? .separator : .joiner
    }
    if lower == "and" || lower == "or" { return .separator }
    if ClosedWords.former.contains(lower) { return .former }
    if ClosedWords.quantities.contains(lower) || document.tags[token] == .numeral
      || lower.utf8.first.map(isDigit) ?? false
    {
      return .quantity
    }
    if ClosedWords.determiners.contains(lower) { return .determiner }
    if isName(token, lower, shape) { return .capital }
    return .other
  }

  private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// Whether an unknown word is (part of) a name: by its tag; by its capital where there are no tags.
  private func isName(_ token: Int, _ lower: String, _ shape: Letters.Shape) -> Bool {
    switch document.tags[token] {
    case .properNoun: return shape.contains(.capital) || shape.contains(.inner) || ClosedWords.particles.contains(lower)
    case .other: return shape.contains(.capital) && !CommonWords.contains(lower)
    case .noun, .adjective, .verb:
      // A name that the tagger does not see as one: a capital inside a sentence, or two in a row at its beginning.
      let sentence = document.sentences[document.sentence(of: token)]
      guard shape.contains(.capital), !sentence.capitals else { return false }
      return token > sentence.tokens.lowerBound
        || token + 1 < sentence.tokens.upperBound && letters.shapes[token + 1].contains(.capital)
          && !CommonWords.contains(lower)
    default: return ClosedWords.particles.contains(lower)
    }
  }

  /// "Saudi-led", "US-backed", "al-Qaeda-linked": a name before a hyphen and one of these words says nothing, or only
  /// where, about who is meant.
  private func foldHyphens(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    var index = 0
    while index < pieces.count {
      let piece = pieces[index]
      if index + 2 < pieces.count, case .joiner = pieces[index + 1].kind,
        document.lower(pieces[index + 1].tokens.lowerBound) == "-",
        ClosedWords.tails.contains(document.lower(pieces[index + 2].tokens.lowerBound))
      {
        let keeps = ClosedWords.placingTails.contains(document.lower(pieces[index + 2].tokens.lowerBound))
        var merged = Piece(kind: .other, tokens: piece.tokens.lowerBound..<pieces[index + 2].tokens.upperBound)
        if keeps, case .name(let readings) = piece.kind,
          let country = readings.first(where: { $0.kind == .country || $0.kind == .demonym })
        {
          merged.kind = .place(tables.country(country.index).code)
        } else if keeps, case .place = piece.kind {
          merged.kind = piece.kind
        }
        result.append(merged)
        index += 3
      } else {
        result.append(piece)
        index += 1
      }
    }
    return result
  }
}

/// Small closed classes of words inside noun phrases.
enum ClosedWords {
  static let former: Set<String> = [
    "former", "ex", "ousted", "deposed", "retired", "exiled", "onetime", "one-time", "ex-", "toppled",
    "overthrown", "late", "disgraced", "erstwhile", "sacked",
  ]
  static let quantities: Set<String> = [
    "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "scores", "several", "many", "most", "some",
    "few", "number", "majority", "minority", "all", "both", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "hundreds", "million", "millions", "rest", "half", "each", "none", "any", "lot", "handful",
    "couple", "tens", "two-thirds", "third", "quarter", "percent",
  ]
  static let determiners: Set<String> = [
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "more",
    "than",
    "at", "least", "about", "around", "nearly", "almost", "up", "to", "other", "another", "no", "every", "such", "some",
    "largest", "only", "own", "same",
  ]
  /// Words in lower case inside names.
  static let particles: Set<String> = [
    "al", "el", "bin", "ibn", "ben", "van", "von", "der", "de", "da", "del", "di", "dos", "do", "la", "le", "abu",
    "ould",
    "ul", "ur", "wa", "y", "e",
  ]
  static let tails: Set<String> = [
    "backed", "led", "based", "born", "trained", "funded", "supported", "sponsored", "allied", "aligned", "linked",
    "affiliated", "inspired", "made", "built", "armed", "supplied", "held", "controlled", "occupied", "ruled", "run",
    "administered", "dominated", "style", "speaking", "friendly", "financed", "brokered", "mediated", "designated",
    "educated", "majority", "owned", "flagged", "registered", "appointed", "installed",
  ]
  /// Those that still tell a country.
  static let placingTails: Set<String> = [
    "based", "led", "run", "administered", "dominated", "owned", "flagged", "ruled", "majority", "registered",
  ]
  static let directions: Set<String> = [
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "greater", "new",
    "upper",
    "lower", "inner", "outer", "modern", "old", "occupied",
  ]
  static let times: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april",
    "may", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday", "tomorrow",
    "ramadan", "christmas", "easter", "am", "pm", "gmt", "utc", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec",
  ]
  /// Nouns for the parties of a story taken together.
  static let collectives: Set<String> = [
    "side", "party", "country", "nation", "state", "government", "leader", "neighbour", "neighbor", "rival", "ally",
    "army",
    "force", "group", "faction", "minister", "president", "delegation", "capital", "power", "enemy", "foe",
  ]
}
