import Knowledge
import Language
import Records

/// Whether words of violence are meant: who does it has a will, and what it is done to can be harmed.
///
/// "Killed by a heart attack", "attacked the budget", "bombarded with questions", "critics slaughtered the opera" are told by the
/// class of subject, object and means (selectional restrictions), whatever the verb. The classes are lists of `lists.yaml`.
struct LiteralUse {
  let reading: Reading

  private var document: Document { reading.document }
  private var words: Words { reading.coder.literalWords }

  /// The lists that it asks for.
  struct Words: Sendable {
    /// Illness, weather, accidents: what harms without anybody's will.
    let natural: Set<String>
    let animals: Set<String>
    /// What cannot be harmed by force: plans, sums, opinions.
    let abstract: Set<String>
    let buildings: Set<String>

    init(_ lists: [String: [String]]) {
      func list(_ name: String) -> Set<String> { Set(lists[name] ?? []) }
      (natural, animals, abstract) = (list("natural"), list("animals"), list("abstract"))
      buildings = list("building").union(list("hardware")).union(list("weapon"))
    }
  }

  /// - Parameters:
  ///   - actors: who does it, as far as it is known.
  ///   - recipients: to whom it is done, as far as it is known.
  func isMeant(_ frame: Frame, _ arguments: Arguments, actors: [Actor], recipients: [Actor]) -> Bool {
    guard frame.type == .assault else { return !(recipients.isEmpty && isDealing(frame, actors)) }
    let subjects = arguments.part == .noun ? [arguments.trigger] : arguments.fillers(.subject)
    let agents = subjects + subjects.flatMap(causes)
    if agents.contains(where: { has(words.natural, $0) || has(words.animals, $0) }) { return false }
    guard arguments.part == .verb else { return true }
    let objects = document.logicalObjects(arguments.trigger)
    let obliques = ([arguments.trigger] + objects).flatMap(document.obliques)
    if obliques.contains(where: { $0.preposition == "with" && isAbstract($0.head) }) { return false }
    if frame.reciprocal, isPrivate(actors),
      actors.count == 1 || obliques.contains(where: { $0.preposition == "against" && has(words.natural, $0.head) })
    {
      // "Fought a long battle against cancer".
      return false
    }
    guard let object = objects.first, document.tags[object] == .noun else { return true }
    if isAbstract(object) || has(words.animals, object) && !ActorClasses(actors).isArmed { return false }
    // What private people do to things is no violence between parties, unless they burn, wreck or bomb them.
    guard frame.modes.isEmpty || frame.modes == ["targeted"] else { return true }
    return !(isPrivate(actors) && isThing(object))
  }

  /// "Caused by a gas leak".
  private func causes(of noun: Int) -> [Int] {
    document.dependents(noun, .acl).filter { ["cause", "trigger", "spark"].contains(reading.lemma($0)) }
      .flatMap(document.logicalSubjects)
  }

  /// "The airline will suspend flights", "two firms agreed to share the fees": the dealings of firms and private people.
  private func isDealing(_ frame: Frame, _ actors: [Actor]) -> Bool {
    guard let type = frame.type, [.agree, .sanction, .cooperate, .support].contains(type), !actors.isEmpty else {
      return false
    }
    return actors.allSatisfy { actor in
      !actor.known && (actor.sectors.first.map { ["CVL", "BUS", "MED", "SOC"].contains($0) } ?? false)
    }
  }

  private func isPrivate(_ actors: [Actor]) -> Bool {
    !actors.isEmpty
      && actors.allSatisfy { actor in
        !actor.known && (actor.sectors.first.map { ["CVL", "BUS", "EDU", "JRN", "MED", "SOC"].contains($0) } ?? true)
      }
  }

  private func isThing(_ noun: Int) -> Bool {
    let head = PartWords.counted(noun, document)
    let kinds: [Frame.Class] = [.person, .armed, .organization, .state, .weapon, .event, .place]
    return document.tags[head] == .noun && !kinds.contains { reading.isOf($0, head) }
      && !words.buildings.contains(reading.lemma(head))
  }

  private func isAbstract(_ noun: Int) -> Bool {
    document.tags[noun] == .noun && has(words.abstract, noun) && !reading.isOf(.person, noun)
  }

  /// Whether a noun, or what it is an amount of ("a swarm of bees", "an outbreak of cholera"), is one of some words.
  private func has(_ list: Set<String>, _ noun: Int) -> Bool {
    let isFirst = noun == document.sentences[document.sentence(of: noun)].tokens.lowerBound
    guard document.tags[noun] == .noun || isFirst && document.tags[noun] == .properNoun else { return false }
    let lemma = reading.lemma(noun)
    // "Fire", "mortar fire", "the army's fire" are shots; "a fire" burns.
    if lemma == "fire" {
      return list.contains(lemma) && document.dependents(noun, .compound, .amod, .nmod_poss).isEmpty
        && document.dependent(noun, .det) != nil
    }
    if list.contains(lemma) { return true }
    if document.dependents(noun, .compound).contains(where: { list.contains(reading.lemma($0) + "-" + lemma) }) {
      return true
    }
    guard ["swarm", "pack", "herd", "flock", "outbreak", "case", "wave", "attack"].contains(lemma) else { return false }
    return document.obliques(noun).contains { $0.preposition == "of" && list.contains(reading.lemma($0.head)) }
  }
}
