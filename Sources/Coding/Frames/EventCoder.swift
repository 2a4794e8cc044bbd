import Discourse
import Knowledge
import Language
import Records

/// Turns a matched frame into an event: who, to whom, how surely, when and where.
struct EventCoder {
  let reading: Reading
  let memory: EventMemory

  private var document: Document { reading.document }

  /// The event of a match, or `nil` where the words name none (a modifier, a thing, a deed without anyone in it).
  func draft(_ match: FrameMatcher.Match) -> EventDraft? {
    let frame = match.frame
    let arguments = match.arguments
    let token = arguments.trigger
    guard !isModifier(token, arguments) else { return nil }
    let finding = reading.coder.factuality.factuality(of: arguments.support ?? token, in: document)
    let own = arguments.support == nil ? finding : reading.coder.factuality.factuality(of: token, in: document)
    let factuality = own.factuality == .asserted ? finding : own
    var date = reading.date(of: token)
    if date?.from != .expression, let during = dateOfSurroundingEvent(token) { date = during }
    let day = date?.start
    let noun = arguments.part == .noun
    let used = match.consumed
    var actors = fill(noun ? frame.nounActor : frame.actor, arguments, day, used: used)
    if noun, actors.heads.isEmpty, arguments.support != nil, !(frame.nounActor.isEmpty) {
      actors = fill([.subject], arguments, day, used: used)
    }
    var recipients = fill(
      noun ? frame.nounRecipient : frame.recipient, arguments, day, used: used, blocked: Set(actors.heads), owners: true
    )
    if recipients.heads.isEmpty { recipients = told(arguments.sufferers, day) }
    if recipients.actors.isEmpty, frame.type.map({ $0.quad % 2 == 1 }) ?? false {
      recipients = complementParties(arguments, day, without: actors)
    }
    recipients.actors.removeAll { recipient in
      actors.actors.contains { $0.start == recipient.start && $0.end == recipient.end }
    }
    // Partners act on each other; one who is only acted on ("the war against X") does not.
    if frame.reciprocal, !actors.actors.isEmpty {
      actors.actors += recipients.actors
      actors.heads += recipients.heads
      recipients = Filled()
    }
    let placeHeads = (arguments.fillers(.object) + match.fulfilled).filter { !reading.places(at: $0).isEmpty }
    var isTold = isWorthTelling(arguments, actors, recipients, placeHeads, frame, date)
    guard isTold || (noun && !recipients.actors.isEmpty) else { return nil }
    var place = self.place(of: token, argument: placeHeads.first, frame, actors.actors + recipients.actors)
    let earlier =
      noun && isDefinite(token)
      ? memory.antecedents(of: token, frame: frame, actors: actors.actors, place: ownPlace(place), in: document) : []
    if let past = earlier.first {
      // Told already: only a new day, a new turn or a new side of it is worth a record.
      let addsNobody = recipients.actors.isEmpty && (actors.actors.isEmpty || !past.details.actors.isEmpty)
      if date?.from != .expression, arguments.support == nil, addsNobody { return nil }
      if date?.from != .expression, let day = past.mention.date, day.from != .report { date = day.asContext }
      if actors.actors.isEmpty { actors = Filled(actors: past.details.actors, heads: past.actorHeads) }
      if recipients.actors.isEmpty, let told = earlier.first(where: { !$0.details.recipients.isEmpty }) {
        recipients = Filled(actors: told.details.recipients, heads: told.recipientHeads)
      }
      if let known = past.mention.place,
        place?.from == .document || place.map({ $0.isCountry && $0.country == known.country }) ?? true
      {
        place = known
        place?.from = .document
      }
    }
    // "… to ease tension": the aim of another act, and no promise.
    if !noun, document.relations[token] == .advcl, factuality.cue.map({ document.lower($0) == "to" }) ?? false,
      frame.type.map({ $0.quad != 4 }) ?? false
    {
      return nil
    }
    // A noun without anyone who does it, that is only planned or wished for, tells nothing.
    if noun, actors.actors.isEmpty, factuality.factuality != .asserted { isTold = false }
    guard isTold || recipients.actors.count > 0 else { return nil }

    var details = EventDetails(
      eventType: frame.type, eventModes: frame.modes, contexts: frame.contexts, cameo: frame.cameo,
      actors: actors.actors, recipients: recipients.actors)
    details.target = target(arguments, recipients: recipients, placeHeads: placeHeads, match: match)
    var mention = Mention(
      report: reading.report.reference, sentence: reading.sentence(of: token), trigger: reading.trigger(token),
      factuality: factuality.factuality, stage: frame.stage ?? factuality.stage, rule: frame.id,
      details: .event(details))
    mention.date = date
    mention.place = place
    mention.attribution = reading.attribution(of: token)
    mention.historical = reading.isHistorical(date, token)
    mention.confidence = confidence(match, actors, recipients, mention)
    mention.evidence = evidence(match, actors, recipients, mention, cue: factuality.cue)
    return EventDraft(
      mention: mention, details: details, frame: frame, trigger: token, actorHeads: actors.heads,
      recipientHeads: recipients.heads, placeHeads: placeHeads, governor: factuality.governor,
      isTold: isTold)
  }

  /// Where it happened. A country that acts is no place, and words have one only where the sentence gives it.
  private func place(of token: Int, argument: Int?, _ frame: Frame, _ parties: [Actor]) -> Place? {
    guard let place = reading.place(of: token, argument: argument) else { return nil }
    let isVerbal = frame.type.map { $0.quad % 2 == 1 } ?? false
    let isParty = place.start.map { start in parties.contains { $0.start <= start && start < $0.end } } ?? false
    // "Sent aid to Yemen": what is done in a country is done to it too; what is said to it is not.
    if isVerbal, isParty || place.from == .document { return nil }
    if isParty, argument == nil, place.from != .argument { return nil }
    return place
  }

  /// A place that the sentence itself gives.
  private func ownPlace(_ place: Place?) -> Place? {
    place?.from == .argument || place?.from == .sentence ? place : nil
  }

  // MARK: Events told before

  /// "the offensive", "this round of talks", "the offensive's second phase".
  private func isDefinite(_ noun: Int) -> Bool {
    document.dependents(noun, .det).contains { ["the", "this", "that", "these", "those"].contains(document.lower($0)) }
  }

  /// "retreated during the advance": the day of an act that was told before, and that this one fell into.
  private func dateOfSurroundingEvent(_ token: Int) -> EventDate? {
    for (preposition, noun) in document.obliques(token)
    where ["during", "amid", "amidst", "throughout"].contains(preposition) && isDefinite(noun) {
      guard let frame = FrameMatcher(reading: reading).match(at: noun)?.frame else { continue }
      let arguments = Arguments(document, trigger: noun, part: .noun, cues: reading.cues)
      let actors = fill(frame.nounActor, arguments, nil, used: []).actors
      let past = memory.antecedents(of: noun, frame: frame, actors: actors, place: nil, in: document).first
      if let date = past?.mention.date, date.from != .report { return date.asContext }
    }
    return nil
  }

  // MARK: Roles

  struct Filled {
    var actors: [Actor] = []
    var heads: [Int] = []
    var slot: Frame.Slot?
  }

  /// The actors of the first slot that names any.
  ///
  /// - Parameters:
  ///   - used: nouns that fulfil conditions of the frame by their lemma.
  ///   - blocked: nouns that fill another role.
  ///   - owners: whether a thing may stand for whose it is ("praised Brazil's policy").
  ///   - kitIsNobody: whether planes and tanks are what is given, not who.
  private func fill(
    _ slots: [Frame.Slot], _ arguments: Arguments, _ day: Day?, used: Set<Int>, blocked: Set<Int> = [],
    owners: Bool = false, kitIsNobody: Bool = false
  ) -> Filled {
    for slot in slots {
      var filled = Filled()
      var heads = arguments.fillers(slot)
      if case .preposition(let word) = slot, arguments.part == .verb, heads.isEmpty {
        // "fell into the hands of": the phrase hangs from the noun that the frame names.
        heads = used.sorted().flatMap { document.obliques($0) }.filter { $0.preposition == word }.map(\.head)
      }
      for head in heads where !reading.isTime(head) && !blocked.contains(head) {
        // A noun that the frame itself names ("launched air strikes") fills a role only as a person or body does.
        var found = used.contains(head) ? reading.people(at: head, on: day) : reading.actors(at: head, on: day)
        if found.isEmpty, owners, !used.contains(head) { found = reading.owner(of: head, on: day).map { [$0] } ?? [] }
        // A pronoun that stands for nobody known is nobody.
        found.removeAll { actor in
          document.tags[head] == .pronoun && !actor.known && actor.sectors.isEmpty && actor.country == nil
        }
        if kitIsNobody, reading.isOf(.weapon, head) { found = [] }
        if !found.isEmpty {
          filled.actors += found.filter { actor in !filled.actors.contains { $0.start == actor.start } }
          filled.heads.append(head)
        }
      }
      if !filled.actors.isEmpty {
        filled.slot = slot
        if !owners { addCompanions(to: &filled, arguments, day) }
        return filled
      }
    }
    return Filled()
  }

  /// "Refused to meet the delegation", "promised to free the sailors": to whom what is promised or refused is done.
  private func complementParties(_ arguments: Arguments, _ day: Day?, without actors: Filled) -> Filled {
    for verb in arguments.fillers(.infinitive) {
      let partners = document.obliques(verb).filter { ["with", "to", "against"].contains($0.preposition) }.map(\.head)
      for head in document.logicalObjects(verb) + document.indirectObjects(verb) + partners
      where !actors.heads.contains(head) {
        let found = reading.people(at: head, on: day)
        if !found.isEmpty { return Filled(actors: found, heads: [head], slot: .infinitive) }
      }
    }
    return Filled()
  }

  /// "The army, along with tribal fighters": who acts together with the actor.
  private func addCompanions(to filled: inout Filled, _ arguments: Arguments, _ day: Day?) {
    let places = filled.heads + [arguments.trigger] + (arguments.support.map { [$0] } ?? [])
    for (preposition, head) in places.flatMap(document.obliques)
    where ["along", "along with", "alongside", "together", "together with", "as well as"].contains(preposition) {
      for actor in reading.actors(at: head, on: day) where !filled.actors.contains(where: { $0.start == actor.start }) {
        filled.actors.append(actor)
        filled.heads.append(head)
      }
    }
  }

  /// The actors that some nouns name.
  private func told(_ heads: [Int], _ day: Day?) -> Filled {
    var filled = Filled()
    for head in heads where !reading.isTime(head) {
      let found = reading.actors(at: head, on: day)
      if !found.isEmpty { filled.heads.append(head) }
      filled.actors += found
    }
    return filled
  }

  /// "Attack helicopters", "the talks venue": a noun that only tells what kind of thing another is.
  private func isModifier(_ token: Int, _ arguments: Arguments) -> Bool {
    // "The wounded", "the accused": a participle used as a noun.
    if arguments.part == .verb {
      return document.dependent(token, .det) != nil || document.relations[token] == .amod
    }
    guard arguments.part == .noun else { return false }
    switch document.relations[arguments.stand] {
    case .compound, .nmod_desc, .flat:
      return true
    default: break
    }
    // Part of a name: "Operation Inherent Resolve", "the Joint Task Force".
    return document.tags[token] == .properNoun
      && document.names.contains { $0.tokens.contains(token) && $0.tokens.count > 1 }
  }

  /// Whether there is enough for a reader: someone who acts or is acted on; for a bare noun, a verb that says it happened.
  private func isWorthTelling(
    _ arguments: Arguments, _ actors: Filled, _ recipients: Filled, _ placeHeads: [Int], _ frame: Frame,
    _ date: EventDate?
  ) -> Bool {
    if frame.type == nil, frame.control != nil { return !actors.actors.isEmpty || !placeHeads.isEmpty }
    // "Helped to negotiate" is the negotiation.
    if frame.type == .aid, ["help", "assist", "aid"].contains(reading.lemma(arguments.trigger)),
      recipients.actors.isEmpty, !arguments.fillers(.infinitive).isEmpty
    {
      return false
    }
    if !actors.actors.isEmpty { return true }
    let token = arguments.trigger
    switch arguments.part {
    case .verb:
      // Words without anyone who says them are no act (PLOVER: an actor is required).
      if let quad = frame.type?.quad, quad != 4, frame.type != .retreat { return false }
      return !recipients.actors.isEmpty || !placeHeads.isEmpty || frame.type == nil || frame.type == .assault
        || frame.type == .protest || frame.figure != nil
    case .noun:
      if arguments.support != nil { return true }
      // "The offensive's second phase began in May": a new turn of what was told before.
      if arguments.stand != token, happens(arguments.stand), date?.from == .expression { return true }
      if reading.zone(token) == .headline, recipients.actors.isEmpty { return false }
      // "The incursion" looks back at an act that is told elsewhere.
      if recipients.actors.isEmpty,
        document.dependents(token, .det).contains(where: { document.lower($0) != "a" && document.lower($0) != "an" })
      {
        return false
      }
      guard recipients.actors.count > 0 || happens(token) else { return false }
      switch document.relations[token] {
      case .nsubj, .nsubj_pass, .root:
        return frame.type == .assault || frame.type == .protest || frame.type == nil || !recipients.actors.isEmpty
      case .obl, .obj: return frame.type == .assault && !recipients.actors.isEmpty
      default: return false
      }
    case .adjective: return !recipients.actors.isEmpty
    }
  }

  /// Whether a verb says of a noun that it happens or does harm ("an explosion killed …", "clashes broke out").
  private func happens(_ noun: Int) -> Bool {
    guard let verb = document.head(document.firstConjunct(noun)), document.tags[verb] == .verb else {
      return document.relations[noun] == .root
    }
    return Self.occurrence.contains(reading.lemma(verb))
  }

  private static let occurrence: Set<String> = [
    "happen", "occur", "begin", "start", "commence", "erupt", "break", "take", "continue", "resume", "follow", "kill",
    "injure", "wound", "destroy", "damage", "hit", "strike", "rock", "shake", "rip", "tear", "leave", "claim", "go",
    "spread", "rage", "intensify", "escalate", "ensue", "flare", "end", "last", "target", "force", "displace", "trap",
    "prompt", "trigger", "cause", "mark", "enter", "unfold", "launch",
  ]

  /// The thing hit: a logical object that is neither an actor nor a place.
  private func target(
    _ arguments: Arguments, recipients: Filled, placeHeads: [Int], match: FrameMatcher.Match
  ) -> String? {
    guard match.frame.type?.quad == 4 else { return nil }
    let slots: [Frame.Slot] =
      arguments.part == .verb
      ? [.object, .preposition("on"), .preposition("at")] : [.preposition("on"), .preposition("against")]
    for slot in slots {
      for head in arguments.fillers(slot)
      where document.tags[head] == .noun && !recipients.heads.contains(head) && !placeHeads.contains(head)
        && !reading.isTime(head) && !reading.isOf(.event, head) && !match.fulfilled.contains(head)
      {
        return document.string(reading.phrase(head))
      }
    }
    return nil
  }

  // MARK: Doubt and evidence

  private func confidence(_ match: FrameMatcher.Match, _ actors: Filled, _ recipients: Filled, _ mention: Mention)
    -> Double
  {
    var value = 0.9
    if match.arguments.part != .verb { value -= 0.08 }
    if actors.actors.isEmpty { value -= 0.2 }
    if !actors.actors.isEmpty, !actors.actors.contains(where: \.known) { value -= 0.08 }
    if recipients.actors.isEmpty, match.frame.reciprocal == false { value -= 0.05 }
    if match.weight == 0 { value -= 0.05 }
    if mention.factuality != .asserted { value -= 0.1 }
    if mention.date?.from == .report { value -= 0.03 }
    if reading.zone(match.arguments.trigger) == .caption { value -= 0.1 }
    return (max(0.05, value) * 100).rounded() / 100
  }

  private func evidence(
    _ match: FrameMatcher.Match, _ actors: Filled, _ recipients: Filled, _ mention: Mention, cue: Int?
  ) -> [Evidence] {
    let token = match.arguments.trigger
    let rule = "\(match.frame.id) (\(match.frame.source))"
    var evidence = [reading.evidence("event_type", token..<token + 1, rule)]
    for extra in match.fulfilled { evidence.append(reading.evidence("event_type", extra..<extra + 1, rule)) }
    evidence += reading.evidence("actors", actors.actors) + reading.evidence("recipients", recipients.actors)
    evidence += reading.evidence(date: mention.date, near: token)
    if let place = mention.place { evidence += reading.evidence(place: place) }
    if let cue { evidence.append(reading.evidence("factuality", cue..<cue + 1, "cue \(document.lower(cue))")) }
    return evidence
  }
}
