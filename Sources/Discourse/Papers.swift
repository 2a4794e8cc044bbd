import Language

/// Statements, letters and the like, which stand for who issued them ("the statement read").
enum Papers {
  private static let lemmas: Set<String> = [
    "statement", "communique", "communiqué", "letter", "message", "tweet", "post", "speech", "declaration", "memo",
    "memorandum", "ruling", "opinion", "verdict", "judgment", "judgement", "resolution", "filing", "lawsuit", "decree",
    "email", "e-mail", "report", "manifesto", "editorial",
  ]

  /// Who speaks in "the statement said": its owner, or the subject of the sentence before that tells of it.
  static func issuer(of noun: Int, _ document: Document) -> Int {
    guard Self.lemmas.contains(document.lemma(noun)) else { return noun }
    if let owner = document.dependent(noun, .nmod_poss) { return owner }
    if let owner = document.obliques(noun).first(where: { ["by", "from", "of"].contains($0.preposition) }) {
      return owner.head
    }
    let index = document.sentence(of: noun)
    for earlier in stride(from: index, through: max(0, index - 2), by: -1) {
      for token in document.sentences[earlier].tokens.reversed()
      where token < noun && Self.lemmas.contains(document.lemma(token)) {
        // "A report by Amnesty … The report said".
        if let owner = document.obliques(token).first(where: { ["by", "from"].contains($0.preposition) }) {
          return owner.head
        }
        var current = token
        while let above = document.head(current) {
          current = above
          // "Called on voters to stay calm in a statement": it is the caller's.
          let isInfinitive = document.dependents(current, .mark).contains { document.lower($0) == "to" }
          if document.tags[current] == .verb, !isInfinitive, let subject = document.logicalSubjects(current).first,
            subject != token
          {
            return subject
          }
        }
      }
    }
    return noun
  }
}
