import Language
import Records

/// "The Afghan capital", "the capital of Chad", and "the capital" of a report about one country.
struct Capitals {
  let gazetteer: Gazetteer
  let words: PlaceWords

  /// Mentions of capitals that no other mention holds.
  func mentions(in document: Document, besides others: [PlaceMention]) -> [PlaceMention] {
    var named: [Int: Int] = [:]
    for (index, mention) in others.enumerated() { for token in mention.tokens { named[token] = index } }
    let home = country(of: others)
    return (0..<document.count).compactMap { token in
      guard document.lower(token) == "capital", named[token] == nil, isHead(token, document) else { return nil }
      let start = start(token, document)
      guard let country = country(start, token, document, others, named) ?? (start == token ? home : nil),
        let place = place(of: country)
      else { return nil }
      let bytes = document.bytes(start..<token + 1)
      return PlaceMention(
        tokens: start..<token + 1, bytes: bytes, head: token,
        place: Place(place, text: document.string(bytes: bytes), bytes: bytes, offset: nil), named: false)
    }
  }

  /// Whether the word is a definite noun by itself: no "provincial capital", "capital punishment", "a capital".
  private func isHead(_ token: Int, _ document: Document) -> Bool {
    switch document.relations[token] {
    case .compound, .amod, .flat, .nmod_desc: return false
    default: break
    }
    let isDefinite =
      document.dependents(token, .det).contains { document.lower($0) == "the" }
      || document.dependent(token, .nmod_poss) != nil
    return document.tags[token] == .noun && isDefinite
      && document.dependents(token, .amod, .compound).allSatisfy { words.demonyms[document.lower($0)] != nil }
  }

  /// The demonym before the word, or the word itself.
  private func start(_ token: Int, _ document: Document) -> Int {
    let before = document.dependents(token, .amod, .compound).filter { $0 < token }.min()
    return before.map { token - $0 <= 2 ? $0 : token } ?? token
  }

  private func country(
    _ start: Int, _ token: Int, _ document: Document, _ others: [PlaceMention], _ named: [Int: Int]
  ) -> UInt32? {
    if start < token { return words.demonyms[document.lower(start)] }
    let owners =
      document.dependents(token, .nmod_poss) + document.obliques(token).filter { $0.preposition == "of" }.map(\.head)
    return owners.lazy.compactMap { named[$0] }.compactMap { others[$0].place.country }.first.map(PlaceWords.code)
  }

  /// The country in which more of a report's places lie than in all others together.
  private func country(of mentions: [PlaceMention]) -> UInt32? {
    var counts: [String: Int] = [:]
    for mention in mentions where mention.named {
      if let country = mention.place.country { counts[country, default: 0] += 1 }
    }
    let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let best, best.value > 1, best.value * 2 > counts.values.reduce(0, +) else { return nil }
    return PlaceWords.code(best.key)
  }

  private func place(of country: UInt32) -> Candidate? {
    guard let name = words.capitals[country] else { return nil }
    return gazetteer.candidates(for: NameKey.fold(name)).filter { $0.country == country && $0.kind == .town }
      .max { $0.prior < $1.prior }
  }
}
