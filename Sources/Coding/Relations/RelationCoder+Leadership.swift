import Knowledge
import Language
import Records

/// Who leads what.
extension RelationCoder {
  mutating func leadership(_ token: Int) {
    leaders(token)
    followers(token)
    ledBodies(token)
  }

  /// "Hezbollah leader Hassan Nasrallah", "Joseph Kony, leader of the LRA", "the commander of the brigade is X".
  private mutating func leaders(_ token: Int) {
    guard RoleWords.leading.contains(reading.lemma(token)), !isSecond(token) else { return }
    var led = after(token, "of", "for") + modifiers(token)
    if [.compound, .nmod_desc].contains(document.relations[token]), let name = document.head(token) {
      led += modifiers(name).filter { $0 < token }
    }
    led = led.filter { isBody($0) || isArmed($0) && !isPersonName($0) }
    guard let body = led.first, document.penn(body) != "JJ" else { return }
    let heads = bearers(token).heads.filter { $0 != body }
    let leaders = document.penn(token) == "NNS" ? heads.flatMap(actors) : heads.compactMap(person)
    add(.leads, leaders, [one(body)].compactMap(\.self), at: token)
  }

  /// "Deputy director", "Senate minority leader".
  func isSecond(_ token: Int) -> Bool {
    let phrase = reading.phrase(token)
    return (phrase.lowerBound..<token).contains { RoleWords.second.contains(document.lower($0)) }
  }

  /// "Haftar's forces", "forces loyal to Khalifa Haftar", "troops under General Burhan".
  private mutating func followers(_ token: Int) {
    guard isArmed(token) || ["regime", "government", "administration"].contains(reading.lemma(token)),
      !isPersonName(token), nouns.isOf(.organization, token) || document.penn(token) == "NNS"
    else { return }
    var leaders = (document.dependents(token, .nmod_poss, .compound) + after(token, "under")).filter(isPersonName)
    for adjective in document.dependents(token, .amod, .acl)
    where ["loyal", "command", "lead"].contains(reading.lemma(adjective)) {
      leaders += after(adjective, "to", "by").filter(isPersonName)
    }
    for rule in after(token, "under") where ["command", "leadership"].contains(reading.lemma(rule)) {
      leaders += (after(rule, "of") + document.dependents(rule, .nmod_poss)).filter(isPersonName)
    }
    for leader in leaders.compactMap(one) where leader.name != nil { add(.leads, leader, wide(token), at: token) }
  }

  /// The words of a group with its possessor, which tells it apart.
  private func wide(_ token: Int) -> Actor? {
    guard var actor = one(token) else { return nil }
    let bytes = document.bytes(token..<token + 1)
    (actor.text, actor.start, actor.end) = (document.string(bytes: bytes), bytes.lowerBound, bytes.upperBound)
    return actor
  }

  /// "US-led coalition", "a Saudi-led alliance".
  private mutating func ledBodies(_ token: Int) {
    for child in document.dependents(token, .amod, .compound, .acl)
    where document.lower(child).hasSuffix("led") && Self.collectives.contains(reading.lemma(token)) {
      guard let leader = hyphenated(child) else { continue }
      add(.leads, one(leader), one(token), at: child)
    }
  }

  /// The name before the hyphen of "US-led", "Iran-backed".
  func hyphenated(_ participle: Int) -> Int? {
    let inside = document.dependents(participle).map(Int.init).first {
      $0 < participle && document.tags[$0] != .punctuation
    }
    if let inside { return inside }
    guard participle >= 2, document.lower(participle - 1) == "-" else { return nil }
    return participle - 2
  }

  /// "Ghaly heads the movement", "the group is led by", "He commanded a brigade", "took command of".
  mutating func leading(_ token: Int) {
    switch reading.lemma(token) {
    case "lead", "head", "command", "chair", "govern", "rule", "run", "control":
      guard reading.lemma(token) != "run" || document.isPassive(token) else { return }
      let objects = document.logicalObjects(token).filter { head in
        if reading.lemma(token) == "control" { return isArmed(head) }
        return isBody(head) || isArmed(head) || nouns.isOf(.state, head) || document.tags[head] == .pronoun
      }
      add(
        .leads, document.logicalSubjects(token).filter { !nouns.isTime($0) }.flatMap(actors),
        objects.compactMap(one), at: token)
    case "take", "assume":
      for office in document.dependents(token, .obj)
      where ["command", "leadership", "charge"].contains(reading.lemma(office)) {
        add(.leads, document.logicalSubjects(token).flatMap(actors), after(office, "of").flatMap(actors), at: office)
      }
    default: break
    }
  }
}
