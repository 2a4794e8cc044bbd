import Knowledge
import Language

/// Finds the words of instrument and context rules in a range of tokens.
struct WordRules: Sendable {
  private var byFirst: [String: [(words: [String], value: String)]] = [:]

  init(_ rules: [WordRule]) {
    for rule in rules {
      for words in rule.words {
        guard let first = words.first else { continue }
        byFirst[first, default: []].append((words, rule.value))
        // A hyphen within a lemma also stands for nothing and for a space.
        let parts = first.split(separator: "-").map(String.init)
        if parts.count > 1 {
          byFirst[parts.joined(), default: []].append(([parts.joined()] + words.dropFirst(), rule.value))
          byFirst[parts[0], default: []].append((parts + words.dropFirst(), rule.value))
        }
      }
    }
  }

  /// The value and length of the longest rule at a token.
  func match(at token: Int, end: Int, in document: Document) -> (value: String, count: Int)? {
    guard let candidates = byFirst[document.lowerLemma(token)] ?? byFirst[document.lower(token)] else {
      return nil
    }
    var best: (value: String, count: Int)?
    for (words, value) in candidates where token + words.count <= end && words.count > (best?.count ?? 0) {
      let fits = words.indices.dropFirst().allSatisfy { offset in
        document.lower(token + offset) == words[offset] || document.lowerLemma(token + offset) == words[offset]
      }
      if fits { best = (value, words.count) }
    }
    return best
  }
}
