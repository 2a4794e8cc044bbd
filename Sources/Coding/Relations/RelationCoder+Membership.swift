import Discourse
import Knowledge
import Language
import Records

/// Who belongs to what.
extension RelationCoder {
  mutating func membership(_ token: Int) {
    lists(token)
    oneOf(token)
    parts(token)
    people(token)
  }

  // MARK: Lists

  /// "The coalition, including Britain and Canada", "groups such as", "the alliance of A and B", "US-led coalition".
  private mutating func lists(_ token: Int) {
    guard Self.collectives.contains(reading.lemma(token)) else { return }
    let whole = owner(ofGroups: token)
    for member in after(token, "including", "such as", "like") {
      add(.memberOf, actors(member), whole, at: document.dependents(member, .case).first ?? member)
    }
    for clause in document.dependents(token, .acl, .acl_relcl) where Self.containing.contains(reading.lemma(clause)) {
      add(.memberOf, contents(clause).flatMap(actors), whole, at: clause)
    }
    if reading.lemma(token) != "group",
      ["alliance", "coalition", "partnership", "federation"].contains(reading.lemma(token))
    {
      for list in after(token, "of", "between") where !document.dependents(list, .conj).isEmpty {
        add(.memberOf, actors(list), whole, at: token)
      }
    }
  }

  /// What the members of a list belong to: the noun itself, or whose "groups", "members" or "states" they are.
  private func owner(ofGroups token: Int) -> [Actor] {
    if let owner = document.dependents(token, .nmod_poss).first ?? after(token, "of", "in").first(where: isBody) {
      // "Tunisia's neighbouring countries" are no part of it.
      guard !nouns.isOf(.state, owner) else { return [] }
      return [one(owner)].compactMap(\.self)
    }
    return document.penn(token) == "NNS" ? [] : [one(token)].compactMap(\.self)
  }

  /// "The brigade is one of its member groups, along with A and B".
  private mutating func oneOf(_ token: Int) {
    guard document.penn(token) == "NNS",
      Self.collectives.contains(reading.lemma(token)) || Self.partNouns.contains(reading.lemma(token)),
      let one = document.head(token), document.lower(one) == "one",
      let owner = document.dependents(token, .nmod_poss).first ?? after(token, "of").first
    else { return }
    let whole = actors(owner)
    add(.memberOf, bearers(one).heads.flatMap(actors), whole, at: token)
    for list in after(one, "along", "along with", "including") + after(token, "along", "along with", "including") {
      add(.memberOf, actors(list) + document.dependents(list, .appos).flatMap(actors), whole, at: token)
    }
  }

  private static let containing: Set<String> = [
    "include", "comprise", "compose", "consist", "make", "unite", "contain",
  ]

  private func contents(_ verb: Int) -> [Int] {
    let objects = document.isPassive(verb) ? [] : document.dependents(verb, .obj)
    return reading.lemma(verb) == "make" || objects.isEmpty ? after(verb, "of") : objects
  }

  static let collectives: Set<String> = [
    "coalition", "alliance", "bloc", "group", "force", "union", "organization", "organisation", "federation", "front",
    "mission", "council", "pact", "grouping", "league", "member", "state", "partnership", "umbrella", "movement",
    "confederation", "committee", "task", "faction", "militia", "party", "country", "nation",
  ]

  // MARK: Parts

  private static let partNouns: Set<String> = [
    "wing", "branch", "arm", "affiliate", "offshoot", "faction", "part", "unit", "division", "subsidiary", "chapter",
    "agency", "department", "brigade", "battalion", "section", "cell", "franchise", "directorate",
  ]

  /// "The militia, an offshoot of the FARC", "Al-Nusra, al-Qaeda's affiliate in Syria".
  private mutating func parts(_ token: Int) {
    let isSplinter =
      ["group", "faction"].contains(reading.lemma(token))
      && document.dependents(token, .compound, .amod).contains {
        ["splinter", "breakaway"].contains(document.lower($0))
      }
    guard document.tags[token] == .noun, Self.partNouns.contains(reading.lemma(token)) || isSplinter else { return }
    let wholes = (after(token, "of") + modifiers(token)).filter(isBody)
    guard let whole = wholes.first else { return }
    for bearer in bearers(token).heads where !isPersonName(bearer) && bearer != whole {
      add(.partOf, actors(bearer), [one(whole)].compactMap(\.self), at: token)
    }
  }

  // MARK: People

  /// "Ana Lopez of the Crisis Group", "Hamas spokesman Sami Abu Zuhri", "nurses from Doctors Without Borders", "He was a
  /// colonel in the army", "members of the party".
  private mutating func people(_ token: Int) {
    if isPersonName(token) {
      named(token)
      return
    }
    let lemma = reading.lemma(token)
    let isMember = lemma == "member"
    guard isMember || isPerson(token) || lemma.hasSuffix("ist") else { return }
    var bodies = after(token, "of", "from", "with", "at").filter(isBody)
    bodies += after(token, "in", "for", "within").filter {
      isBody($0) && (document.tags[$0] == .noun || one($0)?.known == true)
    }
    if RoleWords.fieldPosts.contains(lemma) {
      bodies.removeAll { one($0)?.known != true && !Self.collectives.contains(reading.lemma($0)) }
    }
    let (bearers, _) = bearers(token)
    // Where a private person works or studies is nobody's business.
    let people = bearers.filter { head in
      (isPersonName(head) || document.tags[head] == .pronoun || isMember)
        && (!isPrivate(head) || isPost(token) || isArmed(token))
    }
    if bodies.isEmpty, isMember || !people.isEmpty && isPost(token) || document.dependent(token, .compound) != nil {
      bodies = modifiers(token).filter { isBody($0) && isGroupName($0) }
    }
    guard let body = bodies.first, let whole = one(body) else { return }
    if isMember, document.relations[token] == .nsubj, let verb = document.head(token), reading.lemma(verb) == "include"
    {
      add(.memberOf, document.dependents(verb, .obj).flatMap(actors), [whole], at: token)
      return
    }
    // Who leads a body is told so; "a commander in the army" is one of many.
    if RoleWords.leading.contains(lemma), document.preposition(of: body) != "in", !isSecond(token) { return }
    if !people.isEmpty {
      add(.memberOf, people.compactMap(person), [whole], at: token)
    } else if isMember ? isCounted(token) : isName(body) || whole.known, !RoleWords.leading.contains(lemma),
      after(token, "of", "from", "in", "at").contains(body)
    {
      add(.memberOf, words(token), whole, at: token)
    }
  }

  /// "40 members", "some members", and no "members of parliament".
  private func isCounted(_ token: Int) -> Bool {
    document.dependent(token, .nummod) != nil
      || document.dependents(token, .det, .amod).contains {
        ["some", "several", "many", "all", "most", "few", "other", "these", "those"].contains(document.lower($0))
      }
  }

  /// "Ana Lopez of the Crisis Group", "Royal Air Force pilot Omar Said".
  private mutating func named(_ token: Int) {
    for body in after(token, "of", "from", "at", "with") where isBody(body) && isName(body) {
      if !isPrivate(token) || isArmed(body) { add(.memberOf, one(token), one(body), at: token) }
    }
    let before = modifiers(token)
    guard let role = before.first(where: { !isPersonName($0) && isPerson($0) }),
      !RoleWords.leading.contains(reading.lemma(role)) || isSecond(role),
      let body = before.first(where: { isBody($0) && isGroupName($0) && !isPerson($0) }),
      !isPrivate(token) || isPost(role) || isArmed(role)
    else { return }
    add(.memberOf, person(token), one(body), at: role)
  }

  /// A name that stands for a body, not an adjective.
  private func isGroupName(_ token: Int) -> Bool { isName(token) || document.relations[token] == .nmod_poss }

  // MARK: Verbs

  /// "Finland joined NATO", "the fund belongs to the bank", "The alliance includes A and B", "X is affiliated with Y".
  mutating func joining(_ token: Int) {
    let subjects = document.logicalSubjects(token)
    switch reading.lemma(token) {
    case "join":
      let factuality = reading.coder.factuality.factuality(of: token, in: document).factuality
      if factuality == .asserted {
        add(
          .memberOf, subjects.flatMap(actors), document.logicalObjects(token).filter(isBody).flatMap(actors), at: token)
      }
    case "belong":
      add(.memberOf, subjects.flatMap(actors), after(token, "to").filter(isBody).flatMap(actors), at: token)
    case "serve", "enlist":
      add(.memberOf, subjects.flatMap(actors), after(token, "in", "with").filter(isBody).flatMap(actors), at: token)
    case "affiliate", "affiliated":
      let own =
        document.relations[token] == .amod || document.relations[token] == .acl
        ? document.head(token).map { [$0] } ?? []
        : document.dependents(token, .nsubj, .nsubj_pass).map(document.resolveRelative)
      add(.partOf, own.flatMap(actors), after(token, "with", "to").flatMap(actors), at: token)
    case "have":
      // "It has 700 employees".
      for people in document.dependents(token, .obj)
      where ["member", "employee", "fighter"].contains(reading.lemma(people)) {
        add(.memberOf, [words(people)].compactMap(\.self), subjects.flatMap(actors), at: token)
      }
    case "include", "comprise", "consist", "compose", "make":
      let wholes = document.dependents(token, .nsubj, .nsubj_pass).map(document.resolveRelative)
      for whole in wholes where Self.collectives.contains(reading.lemma(whole)) && reading.lemma(whole) != "member" {
        add(.memberOf, contents(token).flatMap(actors), owner(ofGroups: whole), at: token)
      }
    default: break
    }
  }
}
