import Knowledge
import Language
import Records

/// Whether words tell of a particular act or of acts of a kind ("attacks on the population", "they murder priests").
///
/// An act is particular where something ties it down: a day, a town, a number, a name, a single victim or thing. Where
/// nothing does, victims at large, a tense that tells of no one time and a bare plural speak of violence in general,
/// which is no event (the generic and habitual statements of the literature on situation entities).
struct Genericity {
  let reading: Reading

  private var document: Document { reading.document }

  /// Whether an act of violence is told in general.
  func isGeneric(_ draft: EventDraft) -> Bool {
    guard draft.frame.control == nil, reading.zone(draft.trigger) != .headline, !isDated(draft), !isPlaced(draft) else {
      return false
    }
    // "Is preparing an offensive": against nobody, nowhere, some day.
    if draft.frame.type == .threaten {
      return draft.frame.modes == ["violence"] && draft.recipientHeads.isEmpty && document.tags[draft.trigger] == .verb
        && ["plan", "prepare"].contains(reading.lemma(draft.trigger))
    }
    guard draft.frame.type == .assault, draft.mention.factuality != .conditional else { return false }
    if draft.mention.factuality == .asserted, draft.mention.confidence < Self.belief,
      !draft.recipientHeads.contains(where: isCounted), !isTheOne(draft.trigger), !harms(draft.trigger)
    {
      return true
    }
    let times = draft.triggers.compactMap(time(of:))
    if isOnlyMeant(draft) {
      // "May have killed the hostages" is of one time, "may kill hostages" of none.
      let isPast = draft.mention.factuality == .possible && times.contains(.perfect)
      return !draft.recipientHeads.contains { isCounted($0) || isPast && isParticular($0) }
    }
    if isTiedDown(draft) || isDefiniteNoun(draft.trigger) && !draft.recipientHeads.contains(where: isMass) {
      return false
    }
    let isDone = !draft.details.actors.isEmpty
    if draft.recipientHeads.isEmpty {
      return !times.contains(.past) && !(isDone && times.contains(.perfect)) && !isSingular(draft)
    }
    // "Have hit military positions" and "are shelling the camp" are news, "have murdered the people" is not.
    let isNews =
      (times.contains(.perfect) || times.contains(.progressive)) && !draft.recipientHeads.contains(where: isMass)
    return !isDone || !(times.contains(.past) || isNews)
  }

  private func isDated(_ draft: EventDraft) -> Bool {
    // Without a report date "on Friday" is a day all the same.
    if reading.report.reference.published == nil,
      draft.triggers.flatMap(document.obliques).contains(where: { reading.isTime($0.head) })
    {
      return true
    }
    guard let date = draft.mention.date, date.from == .expression else { return false }
    return date.end.ordinal - date.start.ordinal <= 31
  }

  private func isPlaced(_ draft: EventDraft) -> Bool {
    guard let place = draft.mention.place, !place.isCountry else { return false }
    return place.from == .argument || place.from == .sentence
  }

  /// What is only planned or possible, but for what somebody is accused of.
  private func isOnlyMeant(_ draft: EventDraft) -> Bool {
    guard draft.mention.factuality == .planned || draft.mention.factuality == .possible else { return false }
    return !draft.mention.attribution.contains { reading.cues.reporting[$0.verb] == .accuse }
  }

  /// A count, a thing or somebody in particular.
  private func isTiedDown(_ draft: EventDraft) -> Bool {
    draft.details.figures.contains { $0.low != nil || $0.best != nil } || (draft.targetHead.map(isParticular) ?? false)
      || draft.recipientHeads.contains(where: isParticular)
      || draft.actorHeads.contains { isCounted($0) && reading.isOf(.person, $0) }
      || draft.consumed.contains { reading.isOf(.weapon, $0) && isCounted($0) }
  }

  /// A name, a number of people, one person, or those whom the text knows already; not people at large.
  func isParticular(_ head: Int) -> Bool {
    if document.tags[head] == .pronoun {
      if let noun = reading.antecedent(of: head) { return !isMass(noun) }
      return ["he", "she", "him", "her"].contains(document.lower(head))
    }
    // "Colombians" are no one in particular.
    if isPlural(head), !document.dependents(head, .det, .nmod_poss).contains(where: isDefinite) {
      return isCounted(head)
    }
    if document.tags[head] == .properNoun && !document.sentences[document.sentence(of: head)].capitals { return true }
    if document.names.contains(where: { $0.tokens.contains(head) && $0.type != .location }) { return true }
    if isMass(head) { return false }
    return true
  }

  private func isDefinite(_ determiner: Int) -> Bool {
    document.relations[determiner] == .nmod_poss || Self.determiners.contains(document.lower(determiner))
  }

  /// "Two gunmen", "a soldier"; hundreds and thousands count nobody.
  private func isCounted(_ head: Int) -> Bool {
    let counted = PartWords.counted(head, document)
    if document.dependents(counted, .amod).contains(where: { ["several", "few"].contains(document.lower($0)) }) {
      return true
    }
    if document.dependents(counted, .nummod).contains(where: { !Self.crowds.contains(reading.lemma($0)) }) {
      return true
    }
    return !isPlural(counted)
      && document.dependents(counted, .det).contains { ["a", "an"].contains(document.lower($0)) }
      && !Self.masses.contains(reading.lemma(counted))
  }

  private func isMass(_ head: Int) -> Bool {
    !isCounted(head) && Self.masses.contains(reading.lemma(PartWords.counted(head, document)))
  }

  private func isPlural(_ noun: Int) -> Bool { ["NNS", "NNPS"].contains(document.penn(noun)) }

  /// A noun for one act, or a gerund with somebody who does it ("police firing").
  private func isSingular(_ draft: EventDraft) -> Bool {
    draft.triggers.contains {
      document.tags[$0] != .verb ? !isPlural($0) : document.penn($0) == "VBG" && !draft.details.actors.isEmpty
    }
  }

  /// "The shooting at the activists".
  private func isDefiniteNoun(_ token: Int) -> Bool {
    !isPlural(token) && document.dependents(token, .det).contains(where: isDefinite)
  }

  /// "The murder of the mayor", not "an attack on prices".
  private func isTheOne(_ token: Int) -> Bool {
    document.tags[token] == .noun && !isPlural(token)
      && document.dependents(token, .det).contains { document.lower($0) == "the" }
  }

  /// "Mortar fire killed a soldier": an act that does something to somebody who is counted.
  private func harms(_ token: Int) -> Bool {
    guard document.relations[token] == .nsubj, let verb = document.head(token) else { return false }
    return document.logicalObjects(verb).contains(where: isCounted)
  }

  private enum Time { case past, perfect, progressive, other }

  /// The tense of a verb, or of the verb that it fills out or that carries the noun; `nil` where there is none.
  private func time(of token: Int) -> Time? {
    var current = token
    for _ in 0..<4 {
      let auxiliaries = document.dependents(current, .aux, .aux_pass)
      if isPast(current) || auxiliaries.contains(where: { document.penn($0) == "VBD" }) { return .past }
      if auxiliaries.contains(where: { document.lowerLemma($0) == "have" }) { return .perfect }
      if document.penn(current) == "VBG", auxiliaries.contains(where: { document.lowerLemma($0) == "be" }) {
        return .progressive
      }
      if document.tags[current] == .verb, !auxiliaries.isEmpty { return .other }
      guard let governor = document.head(current) else { return nil }
      switch document.relations[current] {
      case .conj, .nsubj, .nsubj_pass, .obj, .obl, .xcomp: current = governor
      case .advcl where document.penn(current) == "VBG" && document.dependents(current, .mark).isEmpty:
        current = governor
      default: return nil
      }
    }
    return nil
  }

  /// A past tense, also one that the tagger takes for a participle or, where its form is no present, for a present.
  private func isPast(_ verb: Int) -> Bool {
    switch document.penn(verb) {
    case "VBD": true
    case "VBN": document.dependent(verb, .nsubj) != nil && document.dependents(verb, .aux, .aux_pass).isEmpty
    case "VBP": document.lower(verb) != reading.lemma(verb)
    default: false
    }
  }

  /// What is believed less than this must have a day or a town.
  private static let belief = 0.55

  private static let determiners: Set<String> = [
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "one",
  ]

  /// People at large.
  private static let masses: Set<String> = [
    "people", "population", "civilian", "society", "nation", "humanity", "public", "citizenry", "community", "populace",
    "clergy", "peasantry", "mankind", "country", "citizen", "person", "man", "woman", "child", "human", "victim",
    "innocent", "brother", "compatriot", "other", "everyone", "anyone", "anybody", "everybody", "one", "youth",
  ]
  private static let crowds: Set<String> = ["hundred", "thousand", "million"]
}
