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
    // "The rebel-held town" is no act, but tells who holds it.
    let tellsHolder = frame.control == .held && !document.logicalSubjects(token).isEmpty
    guard tellsHolder || !isModifier(token, arguments) else { return nil }
    let finding = reading.coder.factuality.factuality(of: arguments.support ?? token, in: document)
    let own = arguments.support == nil ? finding : reading.coder.factuality.factuality(of: token, in: document)
    var factuality = own.factuality == .asserted ? finding : own
    if isPresupposed(token, frame, factuality) { factuality = .init(factuality: .asserted) }
    switch frame.negated {
    case .only: guard factuality.factuality == .negated else { return nil }
    case .always:
      guard factuality.factuality == .asserted else { return nil }
      factuality = .init(factuality: .negated, cue: token)
    case nil: break
    }
    var date = reading.date(of: token)
    if date?.from != .expression, let during = dateOfSurroundingEvent(token) { date = during }
    let day = date?.start
    let noun = arguments.part == .noun
    let roles = Roles(reading: reading, arguments: arguments, frame: frame, used: match.consumed, day: day)
    var (actors, recipients) = roles.fill()
    guard
      LiteralUse(reading: reading).isMeant(
        frame, arguments, actors: actors.actors, recipients: recipients.actors)
    else { return nil }
    let placeHeads = (arguments.fillers(.object) + match.fulfilled).filter { !reading.places(at: $0).isEmpty }
    var isTold = isWorthTelling(arguments, actors, recipients, placeHeads, frame, date)
    guard isTold || (noun && !recipients.actors.isEmpty) else { return nil }
    var place = self.place(of: token, argument: placeHeads.first, frame, actors.actors + recipients.actors, date)
    let earlier =
      noun && isDefinite(token)
      ? memory.antecedents(of: token, frame: frame, actors: actors.actors, place: ownPlace(place), in: document) : []
    if let past = earlier.first {
      // Told already: only a new day, a new turn or a new side of it is worth a record.
      let befallsNobody = recipients.actors.isEmpty || recipients.isPlace
      let addsNobody = befallsNobody && (actors.actors.isEmpty || !past.details.actors.isEmpty)
      if date?.from != .expression, arguments.support == nil, addsNobody { return nil }
      if date?.from != .expression, let day = past.mention.date, day.from != .report { date = day.asContext }
      if actors.actors.isEmpty { actors = Roles.Filled(actors: past.details.actors, heads: past.actorHeads) }
      if befallsNobody, let told = earlier.first(where: { !$0.details.recipients.isEmpty && !$0.befallsPlace }) {
        recipients = Roles.Filled(actors: told.details.recipients, heads: told.recipientHeads)
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
    // "Hail attacked the fields", "cocoa surrendered its gains": what has no will.
    if !noun, actors.actors.isEmpty, isThing(arguments, frame) { return nil }
    // "Those who attack students": a habit.
    if !noun, frame.type == .assault, isHabit(token), date?.from != .expression { return nil }
    // A noun without anyone who does it, that is only planned or wished for, tells nothing.
    if noun, actors.actors.isEmpty, factuality.factuality != .asserted { isTold = false }
    // "The option to seize power": nobody's aim.
    if !noun, frame.type?.quad == 4, actors.actors.isEmpty,
      factuality.factuality == .planned || factuality.stage == .attempted,
      !document.isPassive(token), !arguments.fillers(.subject).contains(where: { document.tags[$0] != .noun })
    {
      return nil
    }
    guard isTold || recipients.actors.count > 0 else { return nil }

    var details = EventDetails(
      eventType: frame.type, eventModes: frame.modes, contexts: frame.contexts, cameo: frame.cameo,
      actors: actors.actors, recipients: recipients.actors)
    let target = target(arguments, recipients: recipients, placeHeads: placeHeads, match: match)
    details.target = target.map { document.string(reading.phrase($0)) }
    var mention = Mention(
      report: reading.report.reference, sentence: reading.sentence(of: token), trigger: reading.trigger(token),
      factuality: factuality.factuality, stage: frame.stage ?? factuality.stage, rule: frame.id,
      details: .event(details))
    mention.date = date
    mention.place = place
    mention.attribution = reading.attribution(of: token)
    mention.historical = reading.isHistorical(date, token)
    mention.confidence = confidence(match, actors, recipients, mention)
    if actors.implied { mention.confidence = max(0.05, mention.confidence - 0.15) }
    mention.evidence = evidence(match, actors, recipients, mention, cue: factuality.cue)
    return EventDraft(
      mention: mention, details: details, frame: frame, trigger: token, support: arguments.support, triggers: [token],
      actorHeads: actors.heads, recipientHeads: recipients.heads, placeHeads: placeHeads, targetHead: target,
      consumed: match.consumed,
      governor: factuality.governor, isTold: isTold, befallsPlace: recipients.isPlace)
  }

  /// Where it happened. A country that acts is no place, and words have one only where the sentence gives it.
  private func place(of token: Int, argument: Int?, _ frame: Frame, _ parties: [Actor], _ date: EventDate?) -> Place? {
    guard let place = reading.place(of: token, argument: argument) else { return nil }
    let isVerbal = frame.type.map { $0.quad % 2 == 1 } ?? false
    let isParty = place.start.map { start in parties.contains { $0.start <= start && start < $0.end } } ?? false
    // "Sent aid to Yemen": what is done in a country is done to it too; what is said to it is not.
    // "Visited Naypyitaw": a meeting is where the host is.
    if isVerbal, isParty && !(frame.type == .consult && place.from == .argument) || place.from == .document {
      return nil
    }
    // The scene of the story is not that of what it looks back on.
    if place.from == .document, isBackground(date) { return nil }
    // A vote is held all over the land of those who hold it, not in the town that the story is in.
    if frame.type == nil, frame.contexts.contains("election"), place.from == .document { return nil }
    if isParty, argument == nil, place.from != .argument { return nil }
    return place
  }

  /// Whether words of the sentence date an act to a year before that of the report.
  private func isBackground(_ date: EventDate?) -> Bool {
    guard let date, date.from == .expression, let published = reading.report.reference.published else { return false }
    return published.ordinal - date.end.ordinal > 300
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
      guard let match = FrameMatcher(reading: reading).matches(at: noun).first else { continue }
      let roles = Roles(
        reading: reading, arguments: match.arguments, frame: match.frame, used: match.consumed, day: nil)
      let actors = roles.fill().actors.actors
      let past = memory.antecedents(of: noun, frame: match.frame, actors: actors, place: nil, in: document).first
      if let date = past?.mention.date, date.from != .report { return date.asContext }
    }
    return nil
  }

  /// "Investigate the murder of X", "rejected the attack on Y": who looks into a deed or speaks of it takes it for done.
  private func isPresupposed(_ noun: Int, _ frame: Frame, _ finding: FactualityFinder.Finding) -> Bool {
    guard frame.type == .assault, let verb = finding.governor, document.head(noun) == verb,
      document.relations[noun] == .obj, document.dependents(noun, .det).contains(where: { document.lower($0) == "the" })
    else { return false }
    return Self.remarks.contains(reading.lemma(verb))
  }

  /// Verbs about a deed that is done.
  private static let remarks: Set<String> = [
    "investigate", "probe", "examine", "study", "discuss", "review", "reject", "repudiate", "deny", "question",
  ]

  // MARK: What is told

  /// "Attack helicopters", "the talks venue": a noun that only tells what kind of thing another is.
  private func isModifier(_ token: Int, _ arguments: Arguments) -> Bool {
    // "The wounded", "the accused": a participle used as a noun.
    if arguments.part == .verb {
      return document.dependent(token, .det) != nil || document.relations[document.firstConjunct(token)] == .amod
        || isNominal(token)
    }
    guard arguments.part == .noun else { return false }
    switch document.relations[arguments.stand] {
    case .compound, .nmod_desc, .flat:
      return true
    default: break
    }
    // Part of a name: "Operation Inherent Resolve", "the Joint Task Force", "the Popular Mobilization".
    let sentence = document.sentences[document.sentence(of: token)]
    if token > sentence.tokens.lowerBound, !sentence.capitals,
      (65...90).contains(document.text[Int(document.starts[token])]),
      reading.people(at: token, on: nil).contains(where: { $0.id != nil })
    {
      return true
    }
    return document.tags[token] == .properNoun
      && document.names.contains { $0.tokens.contains(token) && $0.tokens.count > 1 }
  }

  /// Whether the subject that should act is a thing that can neither act nor stand for who does.
  private func isThing(_ arguments: Arguments, _ frame: Frame) -> Bool {
    guard frame.type != nil, frame.actor.contains(.subject), !document.isPassive(arguments.trigger),
      let subject = arguments.fillers(.subject).first, document.tags[subject] == .noun, !reading.isTime(subject)
    else { return false }
    let head = PartWords.counted(subject, document)
    let lemma = reading.lemma(head)
    guard !Self.crowds.contains(lemma), !Self.agentive.contains(where: lemma.hasSuffix) else { return false }
    let kinds: [Frame.Class] = [.person, .armed, .organization, .state, .weapon, .event, .place]
    // "Rebel columns": a thing of those who act.
    let owners = document.dependents(head, .compound, .nmod_poss, .amod)
    if owners.contains(where: {
      reading.isOf(.armed, $0) || reading.isOf(.state, $0) || reading.isOf(.organization, $0)
    }) {
      return false
    }
    return document.tags[head] == .noun && !kinds.contains { reading.isOf($0, head) }
      && reading.coder.instruments.match(at: head, end: head + 1, in: document) == nil
  }

  /// Endings of nouns for people ("drillers", "veterans", "plotters"), and words that count them.
  private static let agentive = ["er", "or", "ist", "ian", "an", "ant", "ee", "man", "eer", "ite", "ier", "people"]
  private static let crowds: Set<String> = [
    "thousand", "hundred", "dozen", "other", "some", "ten", "million", "many", "score", "one", "another", "crowd",
    "both",
  ]

  /// A simple present in a relative clause.
  private func isHabit(_ verb: Int) -> Bool {
    let first = document.firstConjunct(verb)
    guard document.relations[first] == .acl_relcl, ["VBP", "VBZ"].contains(document.penn(first)),
      ["VBP", "VBZ"].contains(document.penn(verb))
    else { return false }
    return document.lower(verb) == reading.lemma(verb) || document.lower(verb).hasSuffix("s")
  }

  /// "The number of dead and wounded": a participle in the place of a noun.
  private func isNominal(_ verb: Int) -> Bool {
    guard document.penn(verb) == "VBN", document.dependent(verb, .nsubj, .nsubj_pass, .aux_pass, .aux) == nil else {
      return false
    }
    switch document.relations[document.firstConjunct(verb)] {
    case .nsubj, .nsubj_pass, .obj, .nmod: return true
    default: return false
    }
  }

  /// Whether there is enough for a reader: someone who acts or is acted on; for a bare noun, a verb that says it happened.
  private func isWorthTelling(
    _ arguments: Arguments, _ actors: Roles.Filled, _ recipients: Roles.Filled, _ placeHeads: [Int], _ frame: Frame,
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
      // "Before carrying out attacks": a deed of nobody, to nobody.
      if let verb = arguments.support {
        return document.isPassive(verb) || !recipients.actors.isEmpty || !document.logicalSubjects(verb).isEmpty
      }
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
      // "The inquiry into the murder of the priests": harm to somebody in particular is told, whatever hangs on it.
      case .nmod:
        return frame.type == .assault
          && recipients.heads.contains(where: Genericity(reading: reading).isParticular)
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
    _ arguments: Arguments, recipients: Roles.Filled, placeHeads: [Int], match: FrameMatcher.Match
  ) -> Int? {
    guard match.frame.type?.quad == 4 else { return nil }
    let slots: [Frame.Slot] =
      arguments.part == .verb
      ? [.object, .preposition("on"), .preposition("at")] : [.preposition("on"), .preposition("against")]
    for slot in slots {
      for head in arguments.fillers(slot)
      where document.tags[head] == .noun && !recipients.heads.contains(head) && !placeHeads.contains(head)
        && !reading.isTime(head) && !reading.isOf(.event, head) && !match.fulfilled.contains(head)
      {
        return head
      }
    }
    return nil
  }

  // MARK: Doubt and evidence

  private func confidence(
    _ match: FrameMatcher.Match, _ actors: Roles.Filled, _ recipients: Roles.Filled, _ mention: Mention
  )
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
    _ match: FrameMatcher.Match, _ actors: Roles.Filled, _ recipients: Roles.Filled, _ mention: Mention, cue: Int?
  ) -> [Evidence] {
    let token = match.arguments.trigger
    let rule = "\(match.frame.id) (\(match.frame.source))"
    var evidence = [reading.evidence("event_type", token..<token + 1, rule)]
    for extra in match.fulfilled { evidence.append(reading.evidence("event_type", extra..<extra + 1, rule)) }
    evidence += reading.evidence("actors", actors.actors, rule: actors.implied ? "implied authority" : nil)
    evidence += reading.evidence("recipients", recipients.actors)
    evidence += reading.evidence(date: mention.date, near: token)
    if let place = mention.place { evidence += reading.evidence(place: place) }
    if let cue { evidence.append(reading.evidence("factuality", cue..<cue + 1, "cue \(document.lower(cue))")) }
    return evidence
  }
}
