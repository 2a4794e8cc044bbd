import Language
import Records

/// Who stands by whom.
extension RelationCoder {
  mutating func alliance(_ token: Int) {
    allies(token)
    backed(token)
    help(token)
  }

  /// "Turkey, an ally of Azerbaijan", "our ally Jordan", "the army and its Chadian allies".
  private mutating func allies(_ token: Int) {
    guard ["ally", "partner"].contains(reading.lemma(token)) else { return }
    let sides = (after(token, "of") + document.dependents(token, .nmod_poss)).flatMap(actors)
    guard let side = sides.first ?? (document.relations[token] == .conj ? document.head(token).flatMap(one) : nil)
    else { return }
    var others = bearers(token).heads
    if others.isEmpty,
      let next = document.head(token).map({ document.dependents($0, .obj, .appos) })?.first(where: { $0 == token + 1 })
    {
      // The parser may take "our ally" and "Jordan" for two objects.
      others = [next]
    }
    if others.isEmpty {
      // "Its Chadian allies" are somebody only with a modifier, or joined to those whose allies they are.
      let isJoined = document.relations[token] == .conj
      if isJoined || modifiers(token).contains(where: { document.tags[$0] != .pronoun && !actors($0).isEmpty }) {
        add(.alliedWith, isJoined ? document.head(token).flatMap(one) : side, reading.speaker(at: token), at: token)
      }
      return
    }
    add(.alliedWith, others.flatMap(actors), [side], at: token)
  }

  /// "Rwanda-backed rebels".
  private mutating func backed(_ token: Int) {
    for child in document.dependents(token, .amod, .compound, .acl)
    where ["backed", "supported", "allied", "armed"].contains(document.lower(child)) && isPower(token) {
      guard let backer = hyphenated(child), let name = one(backer), name.known else { continue }
      add(.alliedWith, name, one(token), at: child)
    }
  }

  private static let help: Set<String> = [
    "help", "support", "aid", "assistance", "backing", "cooperation", "participation",
  ]

  /// "Took the town with the help of Rwandan troops".
  private mutating func help(_ token: Int) {
    guard Self.help.contains(reading.lemma(token)), document.preposition(of: token) == "with",
      let verb = document.head(token), document.tags[verb] == .verb
    else { return }
    add(
      .alliedWith, document.logicalSubjects(verb).filter(isPower).flatMap(actors), helpers(token).flatMap(actors),
      at: token)
  }

  private func helpers(_ help: Int) -> [Int] {
    after(help, "of", "from") + document.dependents(help, .nmod_poss, .compound)
  }

  private static let supports: Set<String> = [
    "back", "support", "aid", "assist", "arm", "sponsor", "reinforce", "ally", "allied", "align",
  ]

  /// "The rebels, backed by Chad", "is allied with", "fought alongside".
  mutating func supporting(_ token: Int) {
    let lemma = reading.lemma(token)
    if ["ally", "allied", "align", "aligned"].contains(lemma) {
      let own =
        [.amod, .acl].contains(document.relations[token])
        ? document.head(token).map { [$0] } ?? [] : document.logicalObjects(token) + document.dependents(token, .nsubj)
      add(.alliedWith, own.flatMap(actors), after(token, "with", "to").flatMap(actors), at: token)
      return
    }
    if Self.supports.contains(lemma), document.tags[token] == .verb {
      // "Aided by support from Turkey" is aided by Turkey.
      let subjects = document.logicalSubjects(token).flatMap {
        Self.help.contains(reading.lemma($0)) ? helpers($0) : [$0]
      }
      .filter { isPower($0) && document.lower($0) != "it" }
      let objects = document.logicalObjects(token).filter(isPower)
      // "Support" of one power for another that fights; what one says in support is no alliance.
      if document.isPassive(token) || (objects + subjects).contains(where: isArmed) {
        add(.alliedWith, subjects.flatMap(actors), objects.flatMap(actors), at: token)
      }
    }
    guard Self.warlike.contains(lemma) else { return }
    let subjects = document.logicalSubjects(token).filter(isPower)
    let companions = after(token, "alongside", "together with", "along with").filter(isPower)
    add(.alliedWith, subjects.flatMap(actors), companions.flatMap(actors), at: token)
    joint(token, subjects)
  }

  /// Verbs of warfare that have a target, so that those who do it together stand on one side.
  static let warlike: Set<String> = [
    "attack", "capture", "seize", "retake", "recapture", "launch", "storm", "shell", "bomb", "liberate", "overrun",
    "besiege", "invade", "conduct", "mount", "fight", "battle", "defend", "advance", "drive", "expel", "repel",
    "defeat",
    "assault", "raid", "encircle", "enter", "take", "recover", "operate", "free",
  ]
  private static let operations: Set<String> = [
    "offensive", "operation", "attack", "campaign", "assault", "raid", "airstrike", "strike", "counteroffensive",
  ]

  /// "Ethiopian troops and Somali militiamen captured the town": on one side.
  private mutating func joint(_ token: Int, _ subjects: [Int]) {
    let sides = subjects.flatMap(document.conjuncts).filter(isArmed)
    guard (2...6).contains(sides.count) else { return }
    let objects = document.logicalObjects(token)
    let isJoint =
      switch reading.lemma(token) {
      case "launch", "conduct", "mount", "take":
        objects.contains { Self.operations.contains(reading.lemma($0)) || !reading.places(at: $0).isEmpty }
      case "fight", "battle": !objects.isEmpty || !after(token, "against").isEmpty
      case "operate", "advance", "enter": true
      default: !objects.isEmpty
      }
    guard isJoint else { return }
    for (index, first) in sides.enumerated() {
      for second in sides.dropFirst(index + 1) { add(.alliedWith, one(first), one(second), at: token) }
    }
  }
}
