import Gazetteer
import Knowledge
import Language
import Records

/// To whom an act is done where the slots of its frame name no one: the owner, maker or addressee of the thing acted on
/// ("rejected a bid by X", "suspended aid to X", "lifted curbs imposed on X"), a party of what is promised or refused, or
/// the place that it befalls.
struct RecipientSearch {
  let reading: Reading
  let arguments: Arguments
  let frame: Frame
  let used: Set<Int>
  let day: Day?

  private var document: Document { reading.document }
  private var trigger: Int { arguments.trigger }

  private static let depth = 3
  /// Prepositions that lead from a thing to those whom it concerns.
  private static let towards: Set<String> = [
    "against", "on", "upon", "to", "from", "by", "with", "for", "over", "of", "in", "into", "at", "toward", "towards",
    "between", "among", "about",
  ]

  /// Prepositions that lead to what it is about.
  private static let about: Set<String> = ["over", "about", "for", "in", "at", "into", "between", "among"]

  /// Prepositions that may only tell where it happens.
  private static let within: Set<String> = ["in", "at", "into", "over", "about", "of"]

  /// "By ship": no one is meant.
  private static let means: Set<String> = [
    "air", "sea", "road", "land", "rail", "river", "plane", "aircraft", "helicopter", "ship", "boat", "ferry", "bus",
    "car",
    "train", "truck", "lorry", "bicycle", "motorcycle", "foot", "phone", "telephone", "email", "mail", "post", "letter",
    "video", "radio", "hand", "force", "law", "decree",
  ]

  func recipients(besides actors: Roles.Filled) -> Roles.Filled {
    // Harm is done to those whom the words name, not to the owner of what was near.
    let parties = frame.type == .assault ? nil : party(besides: actors)
    return parties ?? place(besides: actors) ?? Roles.Filled()
  }

  // MARK: Parties

  private func party(besides actors: Roles.Filled) -> Roles.Filled? {
    guard frame.type != nil else { return nil }
    // "Urged Western countries not to recognise X": who is asked is named, though nobody knows them.
    if frame.type == .request, arguments.part == .verb, !document.logicalObjects(trigger).isEmpty,
      !arguments.fillers(.infinitive).isEmpty
    {
      return nil
    }
    let objects = arguments.part == .verb ? document.logicalObjects(trigger) : [trigger]
    if let found = opponent(of: objects, besides: actors) { return found }
    // What is refused or promised is a verb's own affair, below.
    let themes = objects + used.sorted().filter { document.tags[$0] != .verb }
    for theme in themes {
      if let found = around(theme, besides: actors, Self.depth) { return found }
    }
    for verb in [trigger] + (arguments.support.map { [$0] } ?? []) {
      if let found = beyond(verb, besides: actors, Self.depth) { return found }
    }
    for verb in complements {
      let objects = document.logicalObjects(verb) + document.indirectObjects(verb)
      // Troops, missions and hospitals are what is sent or set up; people and known bodies are those whom it concerns.
      let isMoved = Self.movers.contains(reading.lemma(verb))
      for head in objects
      where (reading.isOf(.person, head) || isKnown(head)) && !(isMoved && reading.isOf(.armed, head)) {
        if let found = named(head, besides: actors) { return found }
      }
      if let found = beyond(verb, besides: actors, Self.depth) { return found }
      for head in objects {
        if let found = around(head, besides: actors, Self.depth) { return found }
      }
    }
    return asked(besides: actors)
  }

  /// "Filed a suit in a Paris court against X", "imposed sanctions over the crisis on X": whom an act is directed at comes first.
  private func opponent(of objects: [Int], besides actors: Roles.Filled) -> Roles.Filled? {
    var prepositions: Set<String> = ["against"]
    if frame.type == .sanction || frame.type == .coerce { prepositions.formUnion(["on", "upon"]) }
    let words = objects + [trigger] + (arguments.support.map { [$0] } ?? []) + used.sorted()
    let obliques = words.flatMap(document.obliques)
    // The tree may hang the phrase from the noun before it ("in a court against X").
    for (preposition, head) in obliques + obliques.map(\.head).flatMap(document.obliques)
    where prepositions.contains(preposition) {
      if let found = named(head, besides: actors) { return found }
    }
    return nil
  }

  /// Verbs whose object is sent somewhere.
  private static let movers: Set<String> = [
    "send", "deploy", "dispatch", "contribute", "commit", "provide", "supply", "withdraw", "pull", "move", "station",
    "keep", "base", "transfer", "return", "lend",
  ]

  /// Verbs of what is promised, refused, threatened or aimed at.
  private var complements: [Int] {
    let aims = document.dependents(trigger, .advcl).filter { clause in
      (frame.type?.quad ?? 0) <= 2 && document.dependents(clause, .mark).contains { document.lower($0) == "to" }
    }
    // "Threatened that it would cut off aid to X".
    let said = frame.type == .threaten || frame.type == .agree ? arguments.fillers(.clause) : []
    return arguments.fillers(.infinitive) + aims + said
  }

  private func isKnown(_ head: Int) -> Bool {
    reading.participants(at: head, on: day).contains { $0.known || $0.country != nil }
  }

  /// "Demanded that X step down"; "will not end the strike until X pays".
  private func asked(besides actors: Roles.Filled) -> Roles.Filled? {
    let awaited = document.dependents(trigger, .advcl).filter { clause in
      document.dependents(clause, .mark).contains { ["until", "till", "unless"].contains(document.lower($0)) }
    }
    for head in awaited.flatMap(document.logicalSubjects) {
      if let found = named(head, besides: actors) { return found }
    }
    guard frame.type == .request || frame.type == .accuse || frame.type == .protest else { return nil }
    let said = document.dependents(trigger, .acl).filter { clause in
      document.dependents(clause, .mark).contains { document.lower($0) == "that" }
    }
    for clause in arguments.fillers(.clause) + said {
      for head in document.logicalSubjects(clause) + document.logicalObjects(clause) {
        if let found = named(head, besides: actors) { return found }
      }
    }
    return nil
  }

  /// Whose a thing is, who made it, to whom it goes.
  private func around(_ thing: Int, besides actors: Roles.Filled, _ depth: Int) -> Roles.Filled? {
    guard depth > 0, !reading.isTime(thing) else { return nil }
    let isTold = thing == trigger || used.contains(thing)
    // "Its citizens' rights", "citizen rights"; but who owns the deed does it ("reiterated Turkey's support").
    let bearers = document.dependents(thing, .compound).filter { reading.isOf(.person, $0) }
    let owners = isTold && isOwnDeed(thing) ? [] : document.dependents(thing, .nmod_poss)
    for owner in owners + bearers {
      if let found = named(owner, besides: actors) { return found }
      // "Ordered the Iranian tanker's release".
      if let whose = reading.owner(of: owner, on: day), whose.known || whose.country != nil {
        return Roles.Filled(actors: [whose], heads: [owner])
      }
    }
    // "Condemned the arrest of a nurse", "demanded the release of the crew": only who does it is blamed or asked.
    if frame.type == .request || (frame.type == .accuse && !isTold), reading.isOf(.event, thing) {
      for (preposition, agent) in document.obliques(thing) where preposition == "by" {
        if let found = named(agent, besides: actors) { return found }
      }
      return nil
    }
    for clause in document.dependents(thing, .acl, .acl_relcl) where document.tags[clause] == .verb {
      if let found = beyond(clause, besides: actors, depth - 1) { return found }
      for maker in document.logicalSubjects(clause) where maker != thing {
        if let found = named(maker, besides: actors) { return found }
      }
    }
    // "Rejected an Armenian proposal on X": whose it is before what it is about.
    if let owner = reading.owner(of: thing, on: day),
      !actors.actors.contains(where: { $0.id != nil && $0.id == owner.id }),
      owner.known || owner.country != nil
    {
      return Roles.Filled(actors: [owner], heads: [thing])
    }
    if let found = beyond(thing, besides: actors, depth) { return found }
    for other in document.dependents(thing, .conj) {
      if let found = around(other, besides: actors, depth - 1) { return found }
    }
    return nil
  }

  /// Whether a noun by itself names an act of the frame's type.
  private func isOwnDeed(_ noun: Int) -> Bool {
    reading.coder.index.entries(at: noun, in: document).contains {
      reading.knowledge.frames[$0.frame].type == frame.type
    }
  }

  /// Those whom the prepositions of a word lead to.
  private func beyond(_ word: Int, besides actors: Roles.Filled, _ depth: Int) -> Roles.Filled? {
    guard depth > 0 else { return nil }
    let obliques = document.obliques(word).filter { preposition, head in
      Self.towards.contains(preposition) && !reading.isTime(head)
        && !(preposition == "by" && Self.means.contains(reading.lemma(head)))
        && !(Self.within.contains(preposition) && isScene(head))
    }
    // "Sanctions over the crisis on the generals": what it is about comes last.
    let ordered =
      obliques.filter { !Self.about.contains($0.preposition) } + obliques.filter { Self.about.contains($0.preposition) }
    for (_, head) in ordered {
      if let found = named(head, besides: actors) { return found }
    }
    for (_, head) in ordered where document.tags[head] == .noun {
      if let found = around(head, besides: actors, depth - 1) { return found }
    }
    return nil
  }

  /// A town, or any place of a protest: where it happens, not to whom.
  private func isScene(_ head: Int) -> Bool {
    guard let place = reading.places(at: head).first?.place else { return false }
    return frame.type == .protest || place.feature?.hasPrefix("PCL") != true
  }

  private func named(_ head: Int, besides actors: Roles.Filled) -> Roles.Filled? {
    guard !actors.heads.contains(head), !reading.isTime(head), !isOwn(head, actors) else { return nil }
    let found = reading.participants(at: head, on: day).filter { candidate in
      !actors.actors.contains { $0.start == candidate.start || ($0.id != nil && $0.id == candidate.id) }
    }
    return found.isEmpty ? nil : Roles.Filled(actors: found, heads: [head])
  }

  /// "Its troops", "their mission": what belongs to the actor is not acted on by it.
  private func isOwn(_ head: Int, _ actors: Roles.Filled) -> Bool {
    document.dependents(head, .nmod_poss).contains { owner in
      reading.participants(at: owner, on: day).contains { possessor in
        actors.actors.contains { $0.start == possessor.start || ($0.id != nil && $0.id == possessor.id) }
      }
    }
  }

  // MARK: Places

  /// A town under curfew, a province that aid goes to, a port that is stormed: the act befalls those who live there.
  private func place(besides actors: Roles.Filled) -> Roles.Filled? {
    guard let type = frame.type, let prepositions = Self.places(type, frame.modes) else {
      return nil
    }
    var heads = document.logicalObjects(trigger)
    if arguments.part != .verb { heads = [] }
    for word in [trigger] + (arguments.support.map { [$0] } ?? []) + used.sorted() + heads {
      heads += document.obliques(word).filter { prepositions.contains($0.preposition) }.map(\.head)
    }
    // "Agreed to build a clinic in Gao".
    for word in complements.flatMap({ [$0] + document.logicalObjects($0) }) {
      heads += document.obliques(word).filter { $0.preposition == "in" || prepositions.contains($0.preposition) }
        .map(\.head)
    }
    // "Threatened to shell Haifa"; "captured Bor": those who live there.
    if frame.type == .threaten { heads += complements.flatMap(document.logicalObjects) }
    // "Overran a base in Gao", "violated the truce in Kidal".
    if frame.control != nil || frame.cameo == "196" {
      heads += ([trigger] + used.sorted() + document.logicalObjects(trigger)).flatMap(document.obliques)
        .filter { ["in", "near", "at", "along"].contains($0.preposition) }.map(\.head)
    }
    // "An increase in funding to fight the epidemic in West Africa": however deep within what is given or promised.
    if type == .aid || type == .agree, actors.actors.count < 2 {
      heads += (trigger..<document.span(trigger).upperBound).filter { document.relations[$0] != .amod }
    }
    for head in heads where !actors.heads.contains(head) && !reading.isTime(head) {
      if let actor = reading.people(of: head), !actors.actors.contains(where: { $0.start == actor.start }) {
        return Roles.Filled(actors: [actor], heads: [head], isPlace: true)
      }
    }
    return nil
  }

  /// The prepositions by which a type names the place that it befalls; `nil` where it befalls no place.
  private static func places(_ type: EventType, _ modes: [String]) -> Set<String>? {
    switch type {
    case .assault: ["on", "against", "of"]
    case .coerce:
      Set(modes).isDisjoint(with: ["curfew", "martial-law", "restrict", "withhold", "censor"])
        ? ["on", "of", "against"] : ["on", "of", "against", "in", "over", "across", "around"]
    case .aid, .concede: ["to", "in", "for", "across", "of"]
    case .mobilize: ["to", "in", "into", "along", "near", "against", "on"]
    case .retreat, .sanction: ["from", "in", "to", "on", "against", "with"]
    case .agree, .threaten, .reject, .cooperate, .support: ["to", "from", "with", "against", "of", "on"]
    case .consult, .protest, .request, .accuse: nil
    }
  }
}
