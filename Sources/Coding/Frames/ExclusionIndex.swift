import Knowledge
import Language
import Records

/// The exclusions of the knowledge by each of their words.
struct ExclusionIndex: Sendable {
  private var byWord: [String: [(at: Int, exclusion: Exclusion)]] = [:]

  init(_ exclusions: [Exclusion]) {
    for exclusion in exclusions {
      for (at, word) in exclusion.words.enumerated() { byWord[word, default: []].append((at, exclusion)) }
    }
  }

  /// Whether a token may not be read as an event of a type, or by a frame.
  func forbids(_ type: EventType?, frame: String? = nil, at token: Int, in document: Document) -> Bool {
    guard !byWord.isEmpty else { return false }
    let found = [document.lower(token), document.lowerLemma(token)].compactMap { byWord[$0] }.joined()
    return found.contains { at, exclusion in
      (exclusion.type.map { $0 == type } ?? (exclusion.frame == frame))
        && exclusion.words.indices.allSatisfy { isWord(exclusion.words[$0], at: token + $0 - at, in: document) }
    }
  }

  private func isWord(_ word: String, at token: Int, in document: Document) -> Bool {
    document.tags.indices.contains(token)
      && (document.lower(token) == word || document.lowerLemma(token) == word)
  }
}
