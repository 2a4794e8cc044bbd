import Knowledge
import Language
import Records

/// Who fights whom.
extension RelationCoder {
  private static let warNouns: Set<String> = [
    "war", "fight", "battle", "struggle", "campaign", "conflict", "offensive", "operation", "effort", "push",
    "crackdown",
    "insurgency", "uprising", "rebellion", "coalition", "alliance", "fighting", "clash", "raid", "mission", "airstrike",
    "counteroffensive", "counterinsurgency", "drive",
  ]
  private static let defeating: Set<String> = [
    "counter", "defeat", "fight", "combat", "degrade", "destroy", "dislodge", "eliminate", "oust", "crush", "rout",
    "expel", "dismantle", "confront", "battle", "repel", "flush", "drive", "eradicate",
  ]

  /// "The war against X", "their campaign to defeat Y", "coalition operations against Z", "the Iran-Iraq War".
  mutating func war(_ token: Int) {
    let lemma = reading.lemma(token)
    guard Self.warNouns.contains(lemma) else { return }
    if lemma == "war" { namedWar(token) }
    var enemies = after(token, "against", "with", "on")
    for verb in aims(token) { enemies += document.dependents(verb, .obj) }
    let owners = owners(token)
    // "Operations by the army against X": the enemy may hang from the last noun.
    enemies += owners.flatMap { after($0, "against") }
    enemies = enemies.filter { head in isPower(head) && !owners.contains(head) }
    guard enemies.contains(where: isArmed) || owners.contains(where: isArmed) else { return }
    add(.fights, owners.flatMap(actors), enemies.flatMap(actors), at: token)
    if ["fighting", "clash", "battle", "war", "conflict"].contains(lemma) {
      for pair in after(token, "between") where isPower(pair) { opponents(document.conjuncts(pair), at: token) }
    }
  }

  /// The infinitives that say what a campaign is for.
  private func aims(_ token: Int) -> [Int] {
    var verbs = document.dependents(token, .acl)
    // The parser may hang the aim from the verb above.
    if let verb = document.head(token), document.tags[verb] == .verb {
      verbs += document.dependents(verb, .advcl).filter {
        $0 > token && document.span($0).lowerBound == document.span(token).upperBound
      }
    }
    verbs = verbs.filter { Self.defeating.contains(reading.lemma($0)) }
    return verbs
      + verbs.flatMap { document.dependents($0, .conj) }.filter { Self.defeating.contains(reading.lemma($0)) }
  }

  /// Whose war it is: the possessor, a modifier, "by X"; a coalition itself; else who wages it.
  private func owners(_ token: Int) -> [Int] {
    if ["coalition", "alliance"].contains(reading.lemma(token)) { return [token] }
    let own = (modifiers(token) + after(token, "by", "of")).filter {
      !nouns.isTime($0) && (isPower($0) || document.tags[$0] == .pronoun)
    }
    if !own.isEmpty { return own }
    guard let verb = document.head(document.firstConjunct(token)), document.tags[verb] == .verb,
      [.obj, .obl].contains(document.relations[document.firstConjunct(token)]),
      [
        "wage", "fight", "launch", "begin", "start", "join", "conduct", "continue", "lead", "mount", "intensify",
        "pursue",
      ].contains(
        reading.lemma(verb))
    else { return [] }
    return document.logicalSubjects(verb).filter(isPower)
  }

  /// "The Iran-Iraq War".
  private mutating func namedWar(_ token: Int) {
    let names = document.span(token).filter { $0 < token && isName($0) && nouns.isOf(.state, $0) }
    guard names.count == 2, names[1] == names[0] + 2, ["-", "–", "—"].contains(document.lower(names[0] + 1)) else {
      return
    }
    let sides = names.compactMap { name -> Actor? in
      guard var actor = actors(name).first ?? reading.speaker(at: name) else { return nil }
      let bytes = document.bytes(name)
      (actor.text, actor.start, actor.end) = (document.string(bytes: bytes), bytes.lowerBound, bytes.upperBound)
      return actor
    }
    if sides.count == 2 { add(.fights, sides[0], sides[1], at: token) }
  }

  private mutating func opponents(_ sides: [Int], at token: Int) {
    guard sides.count == 2, sides.contains(where: isArmed) else { return }
    add(.fights, one(sides[0]), one(sides[1]), at: token)
  }

  /// "The army is fighting the rebels", "As Kenyans unite against al-Shabab".
  mutating func fighting(_ token: Int) {
    guard document.tags[token] == .verb else { return }
    let lemma = reading.lemma(token)
    let objects: [Int]
    switch lemma {
    case "fight", "battle": objects = document.logicalObjects(token) + after(token, "against", "with")
    case "combat", "confront", "counter", "defeat", "rout", "repel": objects = document.logicalObjects(token)
    case "unite", "rebel", "revolt": objects = after(token, "against")
    case "clash": objects = after(token, "with")
    default: return
    }
    let enemies = objects.filter(isPower)
    let subjects = document.logicalSubjects(token).filter {
      isPower($0) || document.tags[$0] == .pronoun || document.penn($0) == "NNPS"
    }
    let companions = after(token, "alongside").filter(isPower)
    guard (enemies + subjects).contains(where: isArmed) else { return }
    add(.fights, (subjects + companions).flatMap(actors), enemies.flatMap(actors), at: token)
  }
}
