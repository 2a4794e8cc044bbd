import Knowledge
import Language
import Records

/// Joins the drafts of one sentence that tell of one act, and drops those that only repeat what another says.
struct EventMerger {
  let reading: Reading

  private var document: Document { reading.document }

  func merge(_ drafts: [EventDraft]) -> [EventDraft] {
    var kept = drafts
    var index = 0
    while index < kept.count {
      var other = index + 1
      while other < kept.count {
        if let joined = join(kept[index], kept[other]) {
          kept[index] = joined
          kept.remove(at: other)
          other = index + 1
        } else {
          other += 1
        }
      }
      index += 1
    }
    return kept
  }

  /// "urged X to withdraw" is a request, not a withdrawal (PLOVER: an order, request or promise is never the act itself).
  func dropEmbedded(_ drafts: inout [EventDraft]) {
    let typed = Set(drafts.compactMap { $0.frame.type == nil ? nil : $0.trigger })
    drafts.removeAll { draft in
      guard let governor = draft.governor, draft.mention.factuality != .asserted, draft.frame.type != nil else {
        return false
      }
      if typed.contains(governor) && governor != draft.trigger { return true }
      // "Ordered the paper to close": the tree may hang the infinitive from the noun.
      if let verb = document.head(governor), typed.contains(verb), document.relations[governor] == .obj { return true }
      // The governor may be the support verb of a noun that is itself a trigger ("issued a call to …").
      return document.dependents(governor, .obj).contains { typed.contains($0) && $0 != draft.trigger }
    }
  }

  /// Where one act of a sentence is placed in a town by what was told before, the others are not placed in the country at large.
  func sharpenPlaces(_ drafts: inout [EventDraft]) {
    guard let known = drafts.lazy.compactMap(\.mention.place).first(where: { $0.from == .document && !$0.isCountry })
    else { return }
    for index in drafts.indices {
      guard let place = drafts[index].mention.place, place.isCountry, place.country == known.country,
        place.from != .argument || drafts[index].frame.control != nil
      else { continue }
      drafts[index].mention.place = known
    }
  }

  /// What a frame of another type names as its object is no event of its own ("suspended aid", "lifted a boycott"); what
  /// somebody condemns or hails happened.
  func dropObjects(_ drafts: inout [EventDraft]) {
    let holders = drafts.filter { $0.frame.type != nil && $0.frame.type != .accuse && $0.frame.type != .support }
    drafts.removeAll { draft in
      holders.contains { $0.frame.type != draft.frame.type && $0.consumed.contains(draft.trigger) }
    }
  }

  /// "A plane crashed into a village, killing six", "the quake struck at dawn and thirty people were killed": harm that
  /// nobody is named for, beside an accident and no attack, is the accident's.
  func dropAccidents(_ drafts: inout [EventDraft]) {
    let isAccident = drafts.contains { $0.frame.type == nil && $0.frame.contexts.contains("disasters") }
    guard isAccident,
      drafts.allSatisfy({
        // A plane that kills is a raider's only where it does not crash.
        let told = reading.cues.figures.measures[reading.lemma($0.trigger)]
        return $0.frame.type != .assault || isHarm($0.frame) || $0.frame.figure == .destroyed
          || told == .killed || told == .injured
      })
    else { return }
    drafts.removeAll { $0.frame.type == .assault && $0.details.actors.isEmpty }
  }

  private func join(_ a: EventDraft, _ b: EventDraft) -> EventDraft? {
    guard a.frame.type == b.frame.type, a.mention.sentence.index == b.mention.sentence.index else { return nil }
    let nested = isNested(b, in: a) || isNested(a, in: b)
    let sameSides = same(a.details.actors, b.details.actors) && same(a.details.recipients, b.details.recipients)
    // "Shelled the town, killing six", "two were shot dead and five wounded": the harm belongs to the deed.
    if a.frame.type == .assault, nested || isJoined(a, b), isHarm(a.frame) || isHarm(b.frame),
      [a, b].allSatisfy({ $0.frame.figure == nil || isHarm($0.frame) }),
      compatible(a.details.actors, b.details.actors), a.mention.factuality == b.mention.factuality
    {
      return isHarm(a.frame) && !isHarm(b.frame) && nested && !isVerb(a.trigger)
        ? fold(a, into: b, all: true) : fold(b, into: a, all: true)
    }
    // "Attended a NATO summit": whose meeting it is adds nobody.
    if nested, a.frame.reciprocal, b.frame.reciprocal, isVerb(a.trigger) != isVerb(b.trigger) {
      return isVerb(a.trigger) ? fold(b, into: a) : fold(a, into: b)
    }
    // "Convicted him and sentenced him to ten years".
    if a.frame.id == b.frame.id, isJoined(a, b), same(a.details.actors, b.details.actors), !a.details.actors.isEmpty,
      a.mention.factuality == b.mention.factuality, b.details.recipients.isEmpty,
      document.logicalObjects(b.trigger).allSatisfy({ document.tags[$0] == .pronoun })
    {
      return fold(b, into: a)
    }
    if nested, compatible(a.details.actors, b.details.actors), compatible(a.details.recipients, b.details.recipients) {
      // The verb is the trigger: "killed … in an attack".
      return document.tags[a.trigger] == .verb || document.tags[b.trigger] != .verb
        ? fold(b, into: a) : fold(a, into: b)
    }
    if sameSides, !a.details.actors.isEmpty, a.mention.factuality == b.mention.factuality,
      a.mention.place?.name == b.mention.place?.name, sameDate(a, b)
    {
      return a.details.eventModes.isEmpty && !b.details.eventModes.isEmpty ? fold(a, into: b) : fold(b, into: a)
    }
    return nil
  }

  /// Whether the words of one act are an argument of those of another, or of the verb that carries them ("carried out attacks,
  /// killing dozens").
  private func isNested(_ inner: EventDraft, in outer: EventDraft) -> Bool {
    (outer.triggers + (outer.support.map { [$0] } ?? [])).contains { isArgument(inner.trigger, of: $0) }
  }

  /// Whether one trigger is an argument of another, directly or through a support verb or participle.
  private func isArgument(_ token: Int, of verb: Int) -> Bool {
    var current = token
    for _ in 0..<3 {
      guard let governor = document.head(current) else { return false }
      switch document.relations[current] {
      case .nsubj, .nsubj_pass, .obj, .obl, .obl_agent, .nmod, .advcl, .acl, .xcomp, .compound:
        if governor == verb { return true }
        current = governor
      // "Stormed the post, killing five and wounding two".
      case .conj where governor != verb: current = governor
      default: return false
      }
    }
    return false
  }

  /// Frames of what an attack does to people.
  private func isHarm(_ frame: Frame) -> Bool { frame.figure == .killed || frame.figure == .injured }

  private func isVerb(_ token: Int) -> Bool { document.tags[token] == .verb }

  private func isJoined(_ a: EventDraft, _ b: EventDraft) -> Bool {
    let firsts = Set(a.triggers.map(document.firstConjunct))
    return b.triggers.contains { firsts.contains(document.firstConjunct($0)) }
  }

  private func same(_ a: [Actor], _ b: [Actor]) -> Bool { Set(a.map(\.start)) == Set(b.map(\.start)) }

  private func compatible(_ a: [Actor], _ b: [Actor]) -> Bool {
    a.isEmpty || b.isEmpty || a.contains { x in b.contains { x.start == $0.start || (x.id != nil && x.id == $0.id) } }
  }

  private func sameDate(_ a: EventDraft, _ b: EventDraft) -> Bool {
    a.mention.date?.start == b.mention.date?.start && a.mention.date?.end == b.mention.date?.end
  }

  /// - Parameter all: whether both may name their own of those who suffer one act.
  private func fold(_ extra: EventDraft, into base: EventDraft, all: Bool = false) -> EventDraft {
    var joined = base
    joined.triggers += extra.triggers
    if joined.details.actors.isEmpty {
      joined.details.actors = extra.details.actors
      joined.actorHeads = extra.actorHeads
    }
    if all, !joined.details.recipients.isEmpty {
      joined.details.recipients += extra.details.recipients.filter { recipient in
        !(joined.details.recipients + joined.details.actors).contains { $0.start == recipient.start }
      }
    } else if joined.details.recipients.isEmpty, joined.details.actors.count < 2 || !joined.frame.reciprocal {
      joined.details.recipients = extra.details.recipients.filter { recipient in
        !joined.details.actors.contains { $0.start == recipient.start }
      }
      joined.recipientHeads = extra.recipientHeads
    }
    joined.details.eventModes += extra.details.eventModes.filter { !joined.details.eventModes.contains($0) }
    joined.details.eventMode = joined.details.eventModes.first
    joined.details.contexts += extra.details.contexts.filter { !joined.details.contexts.contains($0) }
    if let code = extra.details.cameo, (joined.details.cameo ?? "").hasSuffix("0"), !code.hasSuffix("0") {
      joined.details.cameo = code
    }
    if joined.details.target == nil {
      (joined.details.target, joined.targetHead) = (extra.details.target, extra.targetHead)
    }
    if joined.mention.date?.from == .report || joined.mention.date == nil {
      joined.mention.date = extra.mention.date ?? joined.mention.date
    }
    if joined.mention.place == nil || joined.mention.place?.from == .document {
      joined.mention.place = extra.mention.place ?? joined.mention.place
    }
    joined.mention.evidence += extra.mention.evidence.filter { !joined.mention.evidence.contains($0) }
    joined.doubt = min(joined.doubt, extra.doubt)
    joined.mention.confidence = max(joined.mention.confidence, extra.mention.confidence)
    return joined
  }
}
