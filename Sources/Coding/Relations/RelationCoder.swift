import Discourse
import Knowledge
import Language
import Records

/// Relations between actors that the words state: membership, office, leadership, alliance, war, other names.
struct RelationCoder {
  let reading: Reading

  private var document: Document { reading.document }

  func records(in sentence: Document.Sentence) -> [Mention] {
    var found: [Mention] = []
    for token in sentence.tokens {
      switch document.tags[token] {
      case .noun, .properNoun: noun(token, &found)
      case .verb, .adjective: predicate(token, &found)
      default: break
      }
    }
    return found
  }

  // MARK: Nouns

  private func noun(_ token: Int, _ found: inout [Mention]) {
    including(token, &found)
    switch reading.lemma(token) {
    case "member": members(token, &found)
    case "leader", "commander", "chief", "head", "chairman", "chairwoman", "founder", "emir": leaders(token, &found)
    case "ally", "partner": allies(token, &found)
    case "wing", "branch", "arm", "affiliate", "offshoot", "faction", "part", "unit": parts(token, &found)
    case "war", "fight", "battle", "struggle", "campaign", "conflict": wars(token, &found)
    default: break
    }
    office(token, &found)
    aliases(token, &found)
  }

  /// "The coalition, including Britain and Canada": what the list names belongs to what it hangs from.
  private func including(_ token: Int, _ found: inout [Mention]) {
    for (preposition, head) in document.obliques(token) where preposition == "including" {
      guard isCollective(token) else { continue }
      let word = document.dependents(head, .case).first ?? head
      for object in actors(head) { add(.memberOf, subject: object, object: first(token), at: word, &found) }
    }
    for clause in document.dependents(token, .acl) where document.lemma(clause) == "include" {
      guard isCollective(token) else { continue }
      for object in document.dependents(clause, .obj).flatMap(actors) {
        add(.memberOf, subject: object, object: first(token), at: clause, &found)
      }
    }
    // "US-led coalition", "Saudi-led alliance".
    for child in document.dependents(token, .amod, .compound)
    where document.lower(child).hasSuffix("led") && isCollective(token) {
      let leader =
        document.dependents(child).map(Int.init).flatMap(actors).first ?? (child > 1 ? actors(child - 2).first : nil)
      if let leader { add(.leads, subject: leader, object: first(token), at: child, &found) }
    }
  }

  private func isCollective(_ token: Int) -> Bool {
    [
      "coalition", "alliance", "bloc", "group", "force", "union", "organization", "organisation", "federation", "front",
      "mission", "council", "pact", "grouping", "task", "league",
    ].contains(reading.lemma(token))
  }

  /// "Members of X include A, B and C"; "A is a member of X"; "A, a member of X".
  private func members(_ token: Int, _ found: inout [Mention]) {
    guard let whole = of(token) else { return }
    if let verb = document.head(token), document.relations[token] == .nsubj,
      ["include", "be"].contains(reading.lemma(verb))
    {
      for object in document.dependents(verb, .obj).flatMap(actors) {
        add(.memberOf, subject: object, object: whole, at: token, &found)
      }
    }
    for subject in predicated(token) { add(.memberOf, subject: subject, object: whole, at: token, &found) }
  }

  private func leaders(_ token: Int, _ found: inout [Mention]) {
    guard let led = of(token) ?? possessed(token) else { return }
    for subject in predicated(token) where subject.start != led.start {
      add(.leads, subject: subject, object: led, at: token, &found)
    }
    // "Hezbollah leader Hassan Nasrallah": the name is the head, or hangs flat from the title.
    if let name = document.head(token), [.compound, .nmod_desc, .flat].contains(document.relations[token]),
      document.tags[name] == .properNoun,
      let subject = actors(name).first, subject.name != nil || subject.known
    {
      add(.leads, subject: subject, object: led, at: token, &found)
    }
  }

  private func allies(_ token: Int, _ found: inout [Mention]) {
    guard let other = of(token) ?? possessed(token) else { return }
    for subject in predicated(token) where subject.start != other.start {
      add(.alliedWith, subject: subject, object: other, at: token, &found)
    }
  }

  private func parts(_ token: Int, _ found: inout [Mention]) {
    guard let whole = of(token) ?? possessed(token) else { return }
    for subject in predicated(token) where subject.start != whole.start {
      add(.partOf, subject: subject, object: whole, at: token, &found)
    }
  }

  /// "the war against X", "X's fight with Y".
  private func wars(_ token: Int, _ found: inout [Mention]) {
    let enemies = document.obliques(token).filter { ["against", "with", "on"].contains($0.preposition) }.flatMap {
      actors($0.head)
    }
    guard !enemies.isEmpty else { return }
    let owners = document.dependents(token, .nmod_poss, .compound).flatMap(actors)
    for owner in owners {
      for enemy in enemies where enemy.start != owner.start {
        add(.fights, subject: owner, object: enemy, at: token, &found)
      }
    }
  }

  /// "Iraqi Prime Minister Haider al-Abadi", "Haider al-Abadi, the prime minister of Iraq".
  private func office(_ token: Int, _ found: inout [Mention]) {
    guard document.tags[token] == .properNoun, let person = actors(token).first, person.known, person.name != nil,
      let title = person.title,
      person.sectors.contains(where: { ["GOV", "MIL", "LEG", "JUD", "PTY", "REB"].contains($0) }),
      document.dependents(token).contains(where: {
        document.relations[Int($0)] == .compound || document.relations[Int($0)] == .nmod_desc
          || document.relations[Int($0)] == .appos
      }) || document.relations[token] == .appos
    else { return }
    let phrase = reading.phrase(token)
    let words = phrase.filter { word in
      word < token && title.lowercased().contains(document.lower(word)) && document.lower(word).count > 3
    }
    guard let word = words.last else { return }
    let bytes = document.bytes(phrase.lowerBound..<word + 1)
    var body = Actor(
      text: document.string(bytes: bytes), start: bytes.lowerBound, end: bytes.upperBound, head: document.form(word),
      code: person.code, country: person.country, sectors: person.sectors, title: title, known: true)
    body.name = nil
    add(.holdsOffice, subject: person, object: body, at: word, &found)
  }

  /// "Daesh (IS)", "X, also known as Y".
  private func aliases(_ token: Int, _ found: inout [Mention]) {
    guard document.tags[token] == .properNoun, let subject = actors(token).first else { return }
    for child in document.dependents(token, .appos, .nmod, .dep, .parataxis) where document.tags[child] == .properNoun {
      let before =
        child > 0 ? document.lower(document.span(child).lowerBound - (document.span(child).lowerBound > 0 ? 1 : 0)) : ""
      guard before == "(" || document.lower(document.span(child).lowerBound) == "(", let other = actors(child).first,
        other.start != subject.start, (other.known && subject.known && other.id == subject.id) || !other.known
      else { continue }
      add(.alsoKnownAs, subject: subject, object: other, at: child, &found)
    }
    for clause in document.dependents(token, .acl) where ["know", "call"].contains(document.lemma(clause)) {
      let heads =
        document.obliques(clause).filter { $0.preposition == "as" }.map(\.head)
        + document.dependents(clause, .xcomp, .obj)
      for other in heads.flatMap(actors) where other.start != subject.start {
        add(.alsoKnownAs, subject: subject, object: other, at: clause, &found)
      }
    }
  }

  // MARK: Verbs and adjectives

  private func predicate(_ token: Int, _ found: inout [Mention]) {
    let lemma = reading.lemma(token)
    let subjects = document.tags[token] == .verb ? document.logicalSubjects(token) : document.dependents(token, .nsubj)
    let objects = document.tags[token] == .verb ? document.logicalObjects(token) : []
    func pairs(_ relation: RelationDetails.Name, _ left: [Int], _ right: [Int]) {
      for subject in left.flatMap(actors) {
        for object in right.flatMap(actors) where object.start != subject.start {
          add(relation, subject: subject, object: object, at: token, &found)
        }
      }
    }
    func after(_ preposition: String) -> [Int] {
      document.obliques(token).filter { $0.preposition == preposition }.map(\.head)
    }
    switch lemma {
    case "lead", "head", "command", "rule", "chair", "govern": pairs(.leads, subjects, objects)
    case "join":
      if reading.coder.factuality.factuality(of: token, in: document).factuality == .asserted {
        pairs(.memberOf, subjects, objects)
      }
    case "belong": pairs(.memberOf, subjects, after("to"))
    case "ally", "allied", "align", "aligned", "affiliate", "affiliated":
      let own = document.relations[token] == .amod ? document.head(token).map { [$0] } ?? [] : subjects + objects
      pairs(lemma.hasPrefix("affiliat") ? .partOf : .alliedWith, own, after("with") + after("to"))
    case "back", "support": if document.isPassive(token) { pairs(.alliedWith, subjects, objects) }
    case "fight", "battle": pairs(.fights, subjects, objects + after("against") + after("with"))
    case "include", "comprise":
      for whole in subjects where isCollective(whole) { pairs(.memberOf, objects, [whole]) }
    case "know":
      if document.isPassive(token), document.relations[token] != .acl { pairs(.alsoKnownAs, objects, after("as")) }
    default: break
    }
  }

  // MARK: Helpers

  private func actors(_ head: Int) -> [Actor] { reading.actors(at: head, on: nil) }
  private func first(_ head: Int) -> Actor? { reading.speaker(at: head) }

  private func of(_ token: Int) -> Actor? {
    document.obliques(token).first { $0.preposition == "of" }.flatMap {
      actors($0.head).first ?? reading.speaker(at: $0.head)
    }
  }

  private func possessed(_ token: Int) -> Actor? {
    document.dependents(token, .nmod_poss, .compound, .amod, .nmod_desc).lazy.compactMap { actors($0).first }.first
  }

  /// Who a noun is said of: the subject of its copula, or what it stands in apposition to.
  private func predicated(_ token: Int) -> [Actor] {
    if document.dependent(token, .cop) != nil {
      return document.dependents(token, .nsubj).map(document.resolveRelative).flatMap(actors)
    }
    if document.relations[token] == .appos, let head = document.head(token) { return actors(head) }
    return document.dependents(token, .appos).flatMap(actors)
  }

  private func add(
    _ relation: RelationDetails.Name, subject: Actor, object: Actor?, at token: Int, _ found: inout [Mention]
  ) {
    guard let object, subject.start != object.start || subject.end != object.end else { return }
    let duplicate = found.contains { mention in
      guard case .relation(let other) = mention.details else { return false }
      return other.relation == relation && other.subject.start == subject.start && other.object.start == object.start
    }
    guard !duplicate else { return }
    var mention = Mention(
      report: reading.report.reference, sentence: reading.sentence(of: token), trigger: reading.trigger(token),
      rule: "relation.\(relation.rawValue)",
      details: .relation(RelationDetails(relation: relation, subject: subject, object: object)))
    mention.attribution = reading.attribution(of: token)
    mention.confidence = subject.known && object.known ? 0.85 : 0.65
    mention.evidence =
      [reading.evidence("relation", token..<token + 1, "relation.\(relation.rawValue)")]
      + reading.evidence("subject", [subject]) + reading.evidence("object", [object])
    found.append(mention)
  }
}
