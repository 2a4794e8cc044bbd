import Knowledge
import Language

/// The known names and role nouns of a document.
struct Scan {
  /// A run of tokens with its readings.
  struct Hit {
    var tokens: Range<Int>
    var readings: [NameIndex.Entry]
  }

  /// In order of the text; they do not overlap.
  var names: [Hit] = []
  /// In order of the text; they do not overlap.
  var roles: [Hit] = []
  /// Index into `names` of the hit that covers a token, or -1.
  var nameAt: [Int32]
  /// Index into `roles` of the hit that covers a token, or -1.
  var roleAt: [Int32]

  init(count: Int) {
    nameAt = [Int32](repeating: -1, count: count)
    roleAt = [Int32](repeating: -1, count: count)
  }

  func name(_ token: Int) -> Hit? { nameAt[token] < 0 ? nil : names[Int(nameAt[token])] }
  func role(_ token: Int) -> Hit? { roleAt[token] < 0 ? nil : roles[Int(roleAt[token])] }
}

/// Finds the longest known names and role nouns.
struct NameScanner {
  let index: NameIndex
  let document: Document
  let letters: Letters
  private static let longest = 14

  func scan() -> Scan {
    var scan = Scan(count: document.count)
    for sentence in document.sentences {
      scanNames(sentence, &scan)
      scanRoles(sentence, &scan)
    }
    return scan
  }

  // MARK: Names

  private func scanNames(_ sentence: Document.Sentence, _ scan: inout Scan) {
    var token = sentence.tokens.lowerBound
    while token < sentence.tokens.upperBound {
      guard letters.shapes[token].contains(.word), let hit = longestName(at: token, sentence) else {
        token += 1
        continue
      }
      for covered in hit.tokens { scan.nameAt[covered] = Int32(scan.names.count) }
      scan.names.append(hit)
      token = hit.tokens.upperBound
    }
  }

  private func longestName(at start: Int, _ sentence: Document.Sentence) -> Scan.Hit? {
    var key = NameIndex.Key.names
    var best: Scan.Hit?
    for token in start..<min(start + NameScanner.longest, sentence.tokens.upperBound) {
      if !letters.shapes[token].contains(.word) {
        // "Côte d'Ivoire", "al-Qaeda", "AT&T": nothing but a joiner may stand inside a name.
        guard letters.shapes[token].contains(.joiner), token > start else { break }
        continue
      }
      key.append(letters.folded(token))
      guard let match = index.match(key) else {
        // A token of several words ("Aden-Abyan") may reach past a prefix; go on while tokens touch.
        if token + 1 < sentence.tokens.upperBound, document.ends[token] == document.starts[token + 1] { continue }
        break
      }
      // "Cuba's" is no Mr Cubas.
      if !match.readings.isEmpty, best == nil || !isPossessive(token) {
        let tokens = start..<token + 1
        let readings = match.readings.map { index[$0] }.filter { accepts($0, tokens, sentence) }
        if !readings.isEmpty { best = Scan.Hit(tokens: tokens, readings: readings) }
      }
      if !match.isPrefix, token + 1 >= sentence.tokens.upperBound || document.ends[token] != document.starts[token + 1]
      {
        break
      }
    }
    return best
  }

  private func isPossessive(_ token: Int) -> Bool { document.penn(token) == "POS" || document.lower(token) == "'s" }

  private func accepts(_ entry: NameIndex.Entry, _ tokens: Range<Int>, _ sentence: Document.Sentence) -> Bool {
    let shapes = tokens.map { letters.shapes[$0] }.filter { $0.contains(.word) }
    let isCapitals = shapes.allSatisfy { $0.contains(.capitals) }
    if entry.capitals {
      guard isCapitals else { return false }
      guard sentence.capitals, tokens.count == 1, CommonWords.contains(document.lower(tokens.lowerBound)) else {
        return true
      }
      return isNamed(tokens, sentence)
    }
    if shapes.contains(where: { $0.contains(.capital) || $0.contains(.inner) }) {
      if sentence.capitals, tokens.count == 1, ![.country, .demonym, .capital, .metonym].contains(entry.kind),
        CommonWords.contains(document.lower(tokens.lowerBound))
      {
        return isNamed(tokens, sentence)
      }
      // A family name, or a word that is also a common one, needs its capital to say something.
      return entry.kind != .family || isFamilyName(tokens, sentence)
    }
    switch entry.kind {
    case .country, .demonym: return !CommonWords.contains(document.lower(tokens.lowerBound))
    case .organization, .person: return shapes.count > 1 || document.tags[tokens.lowerBound] == .properNoun
    case .force, .capital, .metonym, .family, .fighters, .role: return false
    }
  }

  /// A capitalised common word at the head of a sentence is no family name ("Rice prices rose", "May I").
  private func isFamilyName(_ tokens: Range<Int>, _ sentence: Document.Sentence) -> Bool {
    let tag = document.tags[tokens.lowerBound]
    return tokens.count > 1 || tag == .properNoun || tag == .other
      || (tag == .noun && tokens.lowerBound > sentence.tokens.lowerBound)
  }

  /// In text of capitals, "US", "IT" or "WHO" is a name only where the words around say so: after "the", before "'s", or
  /// as the first part of a noun phrase ("US embassy").
  private func isNamed(_ tokens: Range<Int>, _ sentence: Document.Sentence) -> Bool {
    let before = tokens.lowerBound - 1
    let after = tokens.upperBound
    if before >= sentence.tokens.lowerBound, document.lower(before) == "the" { return true }
    guard after < sentence.tokens.upperBound else { return false }
    if document.lower(after) == "'s" { return true }
    return document.lower(tokens.lowerBound) == "us" && RoleScanner(index, document, letters).begins(at: after)
  }

  // MARK: Roles

  private func scanRoles(_ sentence: Document.Sentence, _ scan: inout Scan) {
    let scanner = RoleScanner(index, document, letters)
    var token = sentence.tokens.lowerBound
    while token < sentence.tokens.upperBound {
      guard letters.shapes[token].contains(.word), let hit = scanner.longest(at: token, sentence.tokens.upperBound)
      else {
        token += 1
        continue
      }
      for covered in hit.tokens { scan.roleAt[covered] = Int32(scan.roles.count) }
      scan.roles.append(hit)
      token = hit.tokens.upperBound
    }
  }
}

/// Finds role nouns: phrases of lemmas. A word counts by its lemma, as it is written, and without a plural's "s", so that
/// names and text without tags are found too.
struct RoleScanner {
  private let index: NameIndex
  private let document: Document
  private let letters: Letters

  init(_ index: NameIndex, _ document: Document, _ letters: Letters) {
    self.index = index
    self.document = document
    self.letters = letters
  }

  func begins(at token: Int) -> Bool { longest(at: token, min(token + 4, document.count)) != nil }

  func longest(at start: Int, _ end: Int) -> Scan.Hit? {
    var best: Scan.Hit?
    extend(.lemmas, start, start, end, &best)
    return best
  }

  private func extend(_ key: NameIndex.Key, _ start: Int, _ token: Int, _ end: Int, _ best: inout Scan.Hit?) {
    guard token < end, token < start + 6 else { return }
    guard letters.shapes[token].contains(.word) else {
      if letters.shapes[token].contains(.joiner), token > start { extend(key, start, token + 1, end, &best) }
      return
    }
    for variant in variants(token) {
      var longer = key
      longer.append(variant)
      guard let match = index.match(longer) else { continue }
      if !match.readings.isEmpty, best.map({ $0.tokens.upperBound <= token }) ?? true {
        best = Scan.Hit(tokens: start..<token + 1, readings: match.readings.map { index[$0] })
      }
      if match.isPrefix { extend(longer, start, token + 1, end, &best) }
    }
  }

  private func variants(_ token: Int) -> [[UInt8]] {
    let written = Array(letters.folded(token))
    var variants = [written]
    let tag = document.tags[token]
    if tag == .noun || tag == .properNoun || tag == .adjective {
      let lemma = Folding.words(document.lemma(token)).flatMap(\.self)
      if lemma != written, !lemma.isEmpty { variants.append(lemma) }
    }
    if let singular = RoleScanner.singular(written), !variants.contains(singular) { variants.append(singular) }
    return variants
  }

  private static func singular(_ word: [UInt8]) -> [UInt8]? {
    guard word.count > 3, word.last == UInt8(ascii: "s") || word.suffix(3) == Array("men".utf8)[...] else { return nil }
    if word.suffix(3) == Array("men".utf8)[...] { return word.dropLast(2) + Array("an".utf8) }
    if word.suffix(3) == Array("ies".utf8)[...] { return word.dropLast(3) + Array("y".utf8) }
    if word.suffix(2) == Array("ss".utf8)[...] { return nil }
    return Array(word.dropLast())
  }
}
