import Knowledge
import Language
import Records

/// Direct and indirect speech with its speakers.
struct QuoteFinder: Sendable {
  private let cues: Cues
  private let phrases: PhraseSet
  /// Verbs that report with a noun in the place of a clause ("insisted on its legitimacy").
  private static let nominal: Set<String> = [
    "insist", "stress", "emphasize", "emphasise", "underline", "reiterate", "announce", "declare", "deny", "confirm",
    "claim", "maintain", "defend", "predict",
  ]

  /// What a parliament confirms by vote, and not by saying so.
  private static let appointed: Set<String> = [
    "nomination", "nominee", "appointment", "candidate", "candidacy", "pick", "choice", "judge", "justice", "minister",
    "ambassador", "secretary", "director", "treaty", "appointee",
  ]

  init(cues: Cues) {
    self.cues = cues
    // A phrase that names its source ends in "by", "of" or "from"; "in a letter to" names whom it is addressed to.
    phrases = PhraseSet(
      cues.phrases.filter { phrase in
        ["of", "by", "from", "citing", "quoting", "per"].contains(phrase.last ?? "") || phrase == ["according", "to"]
      })
  }

  func quotes(in document: Document, zones: [Zone]) -> [Discourse.Quote] {
    let spans = directSpans(document, zones)
    var quotes: [Discourse.Quote] = []
    for span in spans {
      var quote = Discourse.Quote(tokens: span, direct: true)
      attribute(&quote, document)
      quotes.append(quote)
    }
    backfill(&quotes, document)
    for (index, sentence) in document.sentences.enumerated() where sentence.parsed && zones[index] != .furniture {
      for token in sentence.tokens {
        if let quote = indirect(at: token, document) { add(quote, to: &quotes) }
      }
    }
    quotes.sort { ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound) }
    carryOn(&quotes, document)
    return quotes
  }

  /// A quote that fills its sentence, and has no speaker of its own, goes on from who spoke just before, whether quoted or
  /// reported.
  private func carryOn(_ quotes: inout [Discourse.Quote], _ document: Document) {
    var last: (speaker: Int, verb: Int, paragraph: Int)?
    for index in quotes.indices {
      let paragraph = document.sentences[document.sentence(of: quotes[index].tokens.lowerBound)].paragraph
      if let speaker = quotes[index].speaker, let verb = quotes[index].verb {
        last = (speaker, verb, paragraph)
      } else if quotes[index].direct, isWhole(quotes[index].tokens, document), let before = last,
        paragraph - before.paragraph <= 1
      {
        (quotes[index].speaker, quotes[index].verb) = (before.speaker, before.verb)
        last?.paragraph = paragraph
      }
    }
  }

  /// Adds reported speech. Quoted words inside a reported clause are part of it, not a second statement: the clause is
  /// direct speech if they are most of it.
  private func add(_ clause: Discourse.Quote, to quotes: inout [Discourse.Quote]) {
    let inside = quotes.indices.filter { index in
      quotes[index].direct && quotes[index].tokens.overlaps(clause.tokens)
        && (quotes[index].speaker == clause.speaker || quotes[index].verb == clause.verb)
    }
    guard !inside.isEmpty else {
      quotes.append(clause)
      return
    }
    // A quote that reaches beyond the clause is the fuller one.
    if inside.contains(where: { !clause.tokens.contains($0, quotes) }) { return }
    let quoted = inside.reduce(0) { $0 + quotes[$1].tokens.count }
    var whole = clause
    whole.direct = quoted * 2 > clause.tokens.count
    whole.addressee = whole.addressee ?? quotes[inside[0]].addressee
    if inside.count == 1, clause.tokens.count - quoted <= 2 { whole.tokens = quotes[inside[0]].tokens }
    for index in inside.reversed() { quotes.remove(at: index) }
    quotes.append(whole)
  }

  // MARK: Direct speech

  private func directSpans(_ document: Document, _ zones: [Zone]) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var open: Int?
    var paragraph = -1
    for (index, sentence) in document.sentences.enumerated() where zones[index] != .furniture {
      if sentence.paragraph != paragraph {
        // A quote that is not closed at the end of its paragraph goes on if the next one opens with a mark.
        if let begin = open {
          spans.append(begin..<sentence.tokens.lowerBound)
          open = nil
        }
        paragraph = sentence.paragraph
      }
      for token in sentence.tokens where isMark(token, document) {
        if let begin = open {
          if begin < token { spans.append(begin..<token) }
          open = nil
        } else {
          open = token + 1
        }
      }
      // No mark closes it: most often a stray one.
      if let begin = open, sentence.tokens.upperBound - begin > 120 { open = nil }
    }
    // Short quoted words ("so-called") are emphasis unless somebody says them.
    return spans.filter { span in
      span.count >= 2 || reportingVerb(near: span, document) != nil
    }
  }

  private func isMark(_ token: Int, _ document: Document) -> Bool {
    switch document.lower(token) {
    case "\"", "``", "''", "“", "”", "«", "»": true
    default: false
    }
  }

  private func isWhole(_ span: Range<Int>, _ document: Document) -> Bool {
    let sentence = document.sentences[document.sentence(of: span.lowerBound)]
    return sentence.tokens.count - span.clamped(to: sentence.tokens).count <= 4
  }

  private func reportingVerb(near span: Range<Int>, _ document: Document) -> Int? {
    let first = document.sentences[document.sentence(of: span.lowerBound)].tokens
    let last = document.sentences[document.sentence(of: max(span.lowerBound, span.upperBound - 1))].tokens
    var best: (distance: Int, token: Int)?
    for tokens in first == last ? [first] : [last, first] {
      for token in tokens where !span.contains(token) && isReporting(token, document) {
        let distance = token < span.lowerBound ? span.lowerBound - token : token - span.upperBound
        if best.map({ distance < $0.distance }) ?? true { best = (distance, token) }
      }
    }
    return best?.token
  }

  private func attribute(_ quote: inout Discourse.Quote, _ document: Document) {
    guard let verb = reportingVerb(near: quote.tokens, document) else {
      if let source = sourcePhrase(near: quote.tokens, document) {
        quote.speaker = source.speaker
        quote.verb = source.phrase
      } else if let verb = promising(quote.tokens, document) {
        quote.verb = verb
        quote.speaker = document.logicalSubjects(verb).first
      }
      return
    }
    quote.verb = verb
    quote.speaker =
      document.logicalSubjects(verb).first { !quote.tokens.contains($0) } ?? inverted(verb, quote.tokens, document)
    quote.addressee = addressee(of: verb, document)
  }

  /// "promised to defend their “rights”": a verb of wanting or planning that governs the quoted words.
  private func promising(_ quote: Range<Int>, _ document: Document) -> Int? {
    var current = quote.lowerBound
    for _ in 0..<8 {
      guard let above = document.head(current) else { return nil }
      current = above
      if !quote.contains(current), document.tags[current] == .verb,
        let effect = cues.embedding[document.lemma(current)], effect == .planned || effect == .requested
      {
        return current
      }
    }
    return nil
  }

  /// "…, said the minister": the noun right after the verb when the tree has no subject.
  private func inverted(_ verb: Int, _ quote: Range<Int>, _ document: Document) -> Int? {
    let sentence = document.sentences[document.sentence(of: verb)].tokens
    var token = verb + 1
    while token < sentence.upperBound, !quote.contains(token), token - verb < 8 {
      if document.tags[token] == .properNoun || document.tags[token] == .noun || document.tags[token] == .pronoun {
        var head = token
        while let above = document.head(head), above > verb, !quote.contains(above), above - verb < 12,
          [.noun, .properNoun].contains(document.tags[above])
        { head = above }
        return head
      }
      if document.tags[token] == .punctuation || document.tags[token] == .adposition { return nil }
      token += 1
    }
    return nil
  }

  private func addressee(of verb: Int, _ document: Document) -> Int? {
    if ["tell", "inform", "assure", "warn", "remind", "brief", "urge"].contains(document.lemma(verb)),
      let object = document.dependent(verb, .obj, .iobj)
    {
      return object
    }
    return document.dependents(verb, .obl).first { document.preposition(of: $0) == "to" && document.tags[$0] != .verb }
  }

  /// Quotes without a speaker take the one who is named right after them in the same paragraph.
  private func backfill(_ quotes: inout [Discourse.Quote], _ document: Document) {
    for index in quotes.indices.dropLast() where quotes[index].speaker == nil {
      let next = quotes[index + 1]
      let here = document.sentences[document.sentence(of: quotes[index].tokens.lowerBound)].paragraph
      let there = document.sentences[document.sentence(of: next.tokens.lowerBound)].paragraph
      if here == there, isWhole(quotes[index].tokens, document) {
        quotes[index].speaker = next.speaker
        quotes[index].verb = next.verb
      }
    }
  }

  // MARK: Indirect speech

  private func isReporting(_ token: Int, _ document: Document) -> Bool {
    document.tags[token] == .verb && cues.reporting[document.lemma(token)] != nil
  }

  private func indirect(at token: Int, _ document: Document) -> Discourse.Quote? {
    if isReporting(token, document) { return reported(by: token, document) }
    let end = document.sentences[document.sentence(of: token)].tokens.upperBound
    if phrases.isPrefix(at: token, end: end, document) { return sourced(at: token, document) }
    return nil
  }

  /// "X said (that) …", "…, X said", "X insisted on …".
  private func reported(by verb: Int, _ document: Document) -> Discourse.Quote? {
    var content: Range<Int>?
    let clauses = document.dependents(verb, .ccomp)
    if let first = clauses.first {
      content = clauses.dropFirst().reduce(document.span(first)) { whole, clause in
        let span = document.span(clause)
        return min(whole.lowerBound, span.lowerBound)..<max(whole.upperBound, span.upperBound)
      }
    } else if let clause = document.dependents(verb, .parataxis).first(where: { clause in
      document.tags[clause] == .verb && document.dependent(clause, .nsubj, .nsubj_pass) != nil
    }) {
      content = document.span(clause)
    } else if document.relations[verb] == .parataxis, let clause = document.head(verb) {
      content = clauseSpan(clause, without: verb, document)
    } else if QuoteFinder.nominal.contains(document.lemma(verb)),
      !document.dependents(verb, .mark).contains(where: { document.lower($0) == "to" })
    {
      let noun =
        document.dependent(verb, .obj) ?? document.dependents(verb, .obl).first { document.preposition(of: $0) == "on" }
      content = noun.flatMap { claimed($0, by: verb, document) }
    } else if let infinitive = document.dependent(verb, .xcomp), document.tags[infinitive] == .verb,
      ["promise", "pledge", "vow", "threaten", "claim", "agree", "offer"].contains(document.lemma(verb))
    {
      content = document.span(infinitive)
    }
    guard var tokens = content, let speaker = speaker(of: verb, document), !tokens.contains(speaker) else { return nil }
    tokens = trimmed(tokens, verb: verb, document)
    guard !tokens.isEmpty else { return nil }
    return Discourse.Quote(
      tokens: tokens, direct: false, speaker: speaker, verb: verb, addressee: addressee(of: verb, document))
  }

  /// "insisted on its legitimacy", "declared the city free": a noun with what is said of it; a pronoun alone says nothing.
  private func claimed(_ noun: Int, by verb: Int, _ document: Document) -> Range<Int>? {
    guard document.tags[noun] != .pronoun,
      document.lemma(verb) != "confirm" || !QuoteFinder.appointed.contains(document.lemma(noun))
    else { return nil }
    let span = document.span(noun)
    guard let predicate = document.dependent(verb, .xcomp), predicate > noun else {
      return document.tags[noun] == .properNoun ? nil : span
    }
    return span.lowerBound..<max(span.upperBound, document.span(predicate).upperBound)
  }

  private func speaker(of verb: Int, _ document: Document) -> Int? {
    guard let subject = document.logicalSubjects(verb).first else { return nil }
    switch document.tags[subject] {
    case .noun, .properNoun, .pronoun, .adjective, .numeral, .other, .determiner:
      return Papers.issuer(of: subject, document)
    default: return nil
    }
  }

  /// "according to X, …".
  private func sourced(at token: Int, _ document: Document) -> Discourse.Quote? {
    guard let source = source(at: token, document) else { return nil }
    // The clause that the phrase hangs from, without the phrase.
    guard var governor = document.head(source.speaker) else { return nil }
    if closesSentence(source, document) {
      // "Ten were hurt and one died, according to X": behind a comma at the end it is the source of all that is not said by somebody else.
      while [.conj, .advcl, .parataxis].contains(document.relations[governor]), let above = document.head(governor),
        document.tags[above] == .verb, above < governor, !isReporting(above, document)
      {
        governor = above
      }
    }
    let tokens = trimmed(clauseSpan(governor, without: source.speaker, document), verb: governor, document)
    guard !tokens.isEmpty else { return nil }
    return Discourse.Quote(tokens: tokens, direct: false, speaker: source.speaker, verb: token)
  }

  /// Whether a source is all that stands between a comma and the end of its sentence.
  private func closesSentence(_ source: (phrase: Int, speaker: Int), _ document: Document) -> Bool {
    let sentence = document.sentences[document.sentence(of: source.speaker)].tokens
    let span = document.span(source.speaker)
    return source.phrase > sentence.lowerBound && document.lower(source.phrase - 1) == ","
      && (span.upperBound..<sentence.upperBound).allSatisfy { document.tags[$0] == .punctuation }
  }

  private func source(at token: Int, _ document: Document) -> (phrase: Int, speaker: Int)? {
    var current = token
    // "Barrels of per-day production".
    if document.lower(token) == "per", token + 1 < document.count,
      Self.units.contains(document.lemma(token + 1)) || (token > 0 && document.lower(token - 1) == "-")
    {
      return nil
    }
    for _ in 0..<4 {
      guard let above = document.head(current) else { return nil }
      if [.noun, .properNoun, .pronoun].contains(document.tags[above]), above > token { return (token, above) }
      current = above
    }
    return nil
  }

  /// What "per" counts by.
  private static let units: Set<String> = [
    "-", "day", "hour", "minute", "second", "week", "month", "year", "annum", "cent", "capita", "person", "head",
    "mile",
    "kilometre", "kilometer", "litre", "liter", "ton", "tonne", "barrel", "unit", "household", "share", "game",
  ]

  private func sourcePhrase(near span: Range<Int>, _ document: Document) -> (phrase: Int, speaker: Int)? {
    let tokens = document.sentences[document.sentence(of: span.lowerBound)].tokens
    for token in tokens where !span.contains(token) && phrases.isPrefix(at: token, end: tokens.upperBound, document) {
      return source(at: token, document)
    }
    return nil
  }

  /// The span of a clause on the side away from a part of it that stands at its edge.
  private func clauseSpan(_ head: Int, without part: Int, _ document: Document) -> Range<Int> {
    let whole = document.span(head)
    let cut = document.span(part)
    if cut.lowerBound <= whole.lowerBound { return min(cut.upperBound, whole.upperBound)..<whole.upperBound }
    if cut.upperBound >= whole.upperBound - 1 { return whole.lowerBound..<max(whole.lowerBound, cut.lowerBound) }
    return whole.lowerBound..<cut.lowerBound
  }

  /// Without the conjunction, quotation marks and punctuation at the edges.
  private func trimmed(_ tokens: Range<Int>, verb: Int, _ document: Document) -> Range<Int> {
    var (low, high) = (tokens.lowerBound, tokens.upperBound)
    // "Told Agence France-Presse the man …": a name that the tree cuts stays whole.
    if let name = document.names.first(where: { $0.tokens.contains(low) && $0.tokens.lowerBound < low }),
      name.tokens.lowerBound > verb, name.tokens.upperBound < high
    {
      low = name.tokens.upperBound
    }
    while low < high,
      document.tags[low] == .punctuation || (document.lower(low) == "that" && document.tags[low] == .subordinator)
    {
      low += 1
    }
    while low < high, document.tags[high - 1] == .punctuation { high -= 1 }
    return low..<high
  }
}

extension Range<Int> {
  /// Whether a quote lies within the range, give or take the punctuation at its ends.
  fileprivate func contains(_ index: Int, _ quotes: [Discourse.Quote]) -> Bool {
    let tokens = quotes[index].tokens
    return tokens.lowerBound >= lowerBound - 1 && tokens.upperBound <= upperBound + 2
  }
}
