import Knowledge
import Language
import Records

/// What follows from type, words and roles: modes by instrument, contexts, CAMEO, ACLED and UCDP codes.
struct EventCodes {
  let reading: Reading

  private var document: Document { reading.document }

  /// Fills in the codes of a draft.
  ///
  /// - Parameter isInFighting: whether it tells of losses in fighting.
  func complete(_ draft: EventDraft, isInFighting: Bool) -> EventDraft {
    var coded = draft
    let refused = draft.mention.factuality == .negated && isRefusal(draft.trigger)
    coded.details = TenseTable.adjust(draft.details, factuality: draft.mention.factuality, refused: refused)
    if coded.details.eventType != draft.details.eventType {
      // What is promised or refused is done by saying so.
      coded.mention.factuality = .asserted
      coded.mention.stage = nil
    }
    if let found = instrument(of: draft) {
      coded.details.instrument = document.string(found.tokens)
      if coded.details.eventType == .assault, !coded.details.eventModes.contains(found.mode) {
        coded.details.eventModes.append(found.mode)
      }
      coded.mention.evidence.append(reading.evidence("instrument", found.tokens, "instrument \(found.mode)"))
    }
    coded.details.eventMode = coded.details.eventModes.first
    coded.details.contexts = contexts(of: draft)
    coded.details.cameo = CAMEOTable.code(coded.details)
    coded.details.acled = ACLEDTable.code(
      coded.details, frame: draft.frame, place: draft.mention.place, isInFighting: isInFighting)
    coded.details.ucdp = UCDPTable.code(coded.details)
    // What ACLED would not enter has no time precision of its.
    if coded.details.acled == nil { coded.mention.date?.acledPrecision = nil }
    coded.details.quad = coded.details.eventType?.quad
    return coded
  }

  /// Whether a negated act lies ahead, so that not doing it is a decision ("will not", "refuses to", "would never").
  private func isRefusal(_ token: Int) -> Bool {
    let ahead: Set<String> = ["will", "would", "shall", "wo", "’ll", "'ll"]
    if document.dependents(token, .aux).contains(where: {
      ahead.contains(document.lemma($0)) || ahead.contains(document.lower($0))
    }) {
      return true
    }
    guard let governor = document.head(token),
      document.relations[token] == .xcomp || document.relations[token] == .ccomp
    else {
      return false
    }
    return ["refuse", "decline"].contains(reading.lemma(governor))
  }

  private func instrument(of draft: EventDraft) -> (mode: String, tokens: Range<Int>)? {
    guard draft.frame.type == .assault || draft.frame.type == .mobilize || draft.frame.type == .threaten else {
      return nil
    }
    var heads: [Int] = [draft.trigger]
    heads += document.obliques(draft.trigger).filter { ["with", "by", "in", "using", "from"].contains($0.preposition) }
      .map(\.head)
    heads += document.logicalSubjects(draft.trigger)
    heads += document.dependents(draft.trigger, .obj, .compound, .amod)
    for child in document.dependents(draft.trigger, .advcl, .acl) where document.lower(child) == "using" {
      heads += document.dependents(child, .obj)
    }
    for head in heads {
      let phrase = head == draft.trigger ? head..<head + 1 : reading.phrase(head)
      for token in phrase {
        if let rule = reading.coder.instruments.match(at: token, end: phrase.upperBound, in: document) {
          return (rule.value, token..<token + rule.count)
        }
      }
    }
    return nil
  }

  /// PLOVER's contexts come from the paragraph: the frame's own first, then those of the words around the sentence.
  private func contexts(of draft: EventDraft) -> [String] {
    var found = draft.details.contexts
    let sentence = document.sentences[draft.mention.sentence.index]
    for token in sentence.tokens {
      if let rule = reading.coder.contexts.match(at: token, end: sentence.tokens.upperBound, in: document),
        !found.contains(rule.value)
      {
        found.append(rule.value)
      }
    }
    return found
  }
}
