import Knowledge
import Language
import Records

/// Goes over the drafts of one sentence with the ranker: doubts, retypes, adds; says so in the evidence.
struct SentenceRanking {
  let reading: Reading
  let ranker: Ranker
  let coder: EventCoder
  let matcher: FrameMatcher
  /// Verbs that somebody asks for, which are no acts.
  let asked: Set<Int>

  private var document: Document { reading.document }

  /// The candidates of a sentence: words that some frame names.
  static func candidates(
    in sentence: Document.Sentence, _ reading: Reading, matches: [Int: FrameMatcher.Match], drafts: [EventDraft]
  ) -> [Candidate] {
    sentence.tokens.compactMap { token in
      guard let part = Candidate.part(of: token, reading.document),
        reading.coder.index.hasEntries(at: token, in: reading.document)
      else { return nil }
      let outcome: Candidate.Outcome =
        if matches[token] == nil {
          .unmatched
        } else if let draft = drafts.first(where: { $0.trigger == token }) {
          draft.isTold ? .told : .untold
        } else {
          .nothing
        }
      return Candidate(token: token, part: part, match: matches[token], outcome: outcome)
    }
  }

  /// Retypes and adds drafts in place, and writes into each how much it is doubted.
  func revise(_ drafts: inout [EventDraft], in sentence: Document.Sentence, matches: [Int: FrameMatcher.Match]) {
    let candidates = SentenceRanking.candidates(in: sentence, reading, matches: matches, drafts: drafts)
      .filter { isWorthAsking($0, drafts) }
    guard !candidates.isEmpty else { return }
    var features = CandidateFeatures(reading, sentence, matches: matches)
    for candidate in candidates {
      let index = drafts.firstIndex { $0.trigger == candidate.token }
      let judgement = ranker.judge(features.features(of: candidate))
      if candidate.outcome == .told, let index, let type = drafts[index].frame.type {
        weigh(&drafts[index], type, candidate, judgement)
      } else if let draft = proposal(candidate, judgement) {
        if let index { drafts[index] = draft } else { drafts.append(draft) }
      }
    }
    drafts.sort { $0.trigger < $1.trigger }
  }

  /// Drops what is doubted, after merging: an event stays if any of its triggers is believed.
  static func veto(_ drafts: inout [EventDraft], _ settings: Ranker.Settings) {
    let isAccompanied = drafts.contains { $0.frame.type != nil && $0.doubt < settings.veto }
    let limit = isAccompanied ? settings.veto : settings.loneVeto
    // Where the rule knows both sides, only a model that is surer still is believed.
    drafts.removeAll { draft in
      let isKnown = draft.details.actors.contains(where: \.known) && !draft.details.recipients.isEmpty
      return draft.doubt >= (isKnown ? max(limit, settings.loneVeto) : limit)
    }
  }

  /// Keeps a rule's type or takes another, and blends what rule and model believe.
  private func weigh(
    _ draft: inout EventDraft, _ type: EventType, _ candidate: Candidate, _ judgement: Ranker.Judgement
  ) {
    let (best, probability) = judgement.best
    if best != type, probability >= ranker.settings.choice, let other = retyped(candidate, as: best) {
      draft = other
      note(&draft, "chosen", probability, over: candidate.match?.frame.id)
    } else {
      note(&draft, "kept", judgement.probabilities[type] ?? 0)
      if !isAlleged(draft) { draft.doubt = judgement.none }
    }
  }

  /// What an accusation tells stands beside it as the accuser's claim; the corpus does not label it, so the model cannot know.
  private func isAlleged(_ draft: EventDraft) -> Bool {
    draft.mention.attribution.contains { reading.cues.reporting[$0.verb] == .accuse }
  }

  /// The same trigger under another type: by the frame of that type that matches too, else by the usual roles of the type.
  private func retyped(_ candidate: Candidate, as type: EventType) -> EventDraft? {
    let rival = matcher.candidates(at: candidate.token).filter { $0.frame.type == type }.max { $0.weight < $1.weight }
    guard let match = rival ?? generic(candidate, type), let draft = coder.draft(match), draft.isTold else {
      return nil
    }
    return draft
  }

  /// An event where no rule tells of one.
  private func proposal(_ candidate: Candidate, _ judgement: Ranker.Judgement) -> EventDraft? {
    let (type, probability) = judgement.best
    let needed = candidate.part == .verb ? ranker.settings.verb : ranker.settings.noun
    guard probability >= needed else { return nil }
    let own = candidate.match.flatMap { $0.frame.type == type ? $0 : nil }
    guard let match = own ?? generic(candidate, type), var draft = coder.draft(match),
      draft.isTold || !draft.actorHeads.isEmpty
    else { return nil }
    draft.isTold = true
    note(&draft, "proposed", probability)
    return draft
  }

  private func isWorthAsking(_ candidate: Candidate, _ drafts: [EventDraft]) -> Bool {
    if asked.contains(candidate.token) { return false }
    guard let draft = drafts.first(where: { $0.trigger == candidate.token }) else { return hasActor(candidate) }
    // Elections, flight and disasters are not the model's, nor is what was left undone.
    return !draft.isTold || (draft.frame.type != nil && draft.frame.negated != .only)
  }

  /// Whether anybody may do what a candidate says; without, it is not worth asking the model.
  private func hasActor(_ candidate: Candidate) -> Bool {
    let arguments =
      candidate.match?.arguments
      ?? Arguments(reading, trigger: candidate.token, part: candidate.part)
    if !arguments.fillers(.subject).isEmpty { return true }
    return candidate.part == .noun
      && [.possessor, .compound, .preposition("by"), .preposition("between"), .preposition("from")].contains {
        !arguments.fillers($0).isEmpty
      }
  }

  private func generic(_ candidate: Candidate, _ type: EventType) -> FrameMatcher.Match? {
    guard let frame = reading.coder.proposed[type],
      !reading.coder.exclusions.forbids(type, at: candidate.token, in: document)
    else { return nil }
    let arguments =
      candidate.match?.arguments
      ?? Arguments(reading, trigger: candidate.token, part: candidate.part)
    return FrameMatcher.Match(frame: frame, arguments: arguments, weight: 1, fulfilled: [], consumed: [])
  }

  /// Writes into a draft what the model said of it.
  private func note(_ draft: inout EventDraft, _ what: String, _ probability: Float, over frame: String? = nil) {
    let percent = Int((probability * 100).rounded())
    draft.mention.confidence = ((draft.mention.confidence + Double(probability)) * 50).rounded() / 100
    let rule = "model ranker: \(what), \(percent) %" + (frame.map { " (over \($0))" } ?? "")
    draft.mention.evidence.append(reading.evidence("event_type", draft.trigger..<draft.trigger + 1, rule))
  }
}
