/// Mends what no well-formed English tree holds, where the parser chose it all the same.
///
/// Each repair names a shape that the grammar of Universal Dependencies rules out, whatever the words are.
enum TreeRepair {
  /// Mends the trees of some sentences; children need not be indexed yet.
  static func mend(_ tokens: Range<Int>, _ document: inout Document) {
    for token in tokens where document.relations[token] == .compound && document.tags[token] == .noun {
      splitCompound(token, tokens, &document)
    }
    for token in tokens where document.tags[token] == .verb && document.relations[token] == .conj {
      joinEarlier(token, tokens, &document)
      joinListed(token, tokens, &document)
      joinPast(token, tokens, &document)
    }
    for token in tokens where document.relations[token] == .xcomp && document.tags[token] == .noun {
      makeObject(token, tokens, &document)
    }
    for token in tokens where document.relations[token] == .nmod && document.tags[token] == .properNoun {
      joinName(token, tokens, &document)
      joinSecondName(token, tokens, &document)
    }
    for token in tokens where document.relations[token] == .advmod && document.tags[token] == .noun {
      hangFromPlace(token, tokens, &document)
    }
    for token in tokens where document.relations[token] == .nmod_unmarked && document.tags[token] == .noun {
      hangFromVerb(token, tokens, &document)
    }
    for token in tokens where document.relations[token] == .advcl && document.penn(token) == "VBG" {
      hangFromTold(token, tokens, &document)
    }
    for token in tokens where document.relations[token] == .acl_relcl {
      makeComplement(token, tokens, &document)
    }
    for token in tokens where document.relations[token] == .obj && document.penn(token).hasPrefix("W") {
      makeSubject(token, tokens, &document)
    }
    for token in tokens where document.relations[token] == .ccomp && document.tags[token] == .verb {
      giveSubject(token, tokens, &document)
    }
  }

  private static func children(_ token: Int, _ tokens: Range<Int>, _ document: Document) -> [Int] {
    tokens.filter { document.heads[$0] == Int32(token) }
  }

  /// "Told reporters that the men fled": a clause with "that" as a conjunction and a subject of its own, behind whom
  /// somebody tells something, is what is told.
  private static func makeComplement(_ clause: Int, _ tokens: Range<Int>, _ document: inout Document) {
    let noun = Int(document.heads[clause])
    let own = children(clause, tokens, document)
    guard noun >= tokens.lowerBound, noun < clause, [.obj, .iobj].contains(document.relations[noun]),
      let mark = own.first(where: { document.relations[$0] == .mark }), document.lower(mark) == "that",
      document.tags[mark] == .subordinator,
      own.contains(where: { [.nsubj, .nsubj_pass].contains(document.relations[$0]) })
    else { return }
    let verb = document.heads[noun]
    guard telling.contains(document.lemma(Int(verb))),
      !children(Int(verb), tokens, document).contains(where: { document.relations[$0] == .ccomp && $0 > noun })
    else { return }
    (document.heads[clause], document.relations[clause]) = (verb, .ccomp)
    document.relations[noun] = .iobj
  }

  private static let telling: Set<String> = [
    "tell", "inform", "assure", "reassure", "warn", "remind", "notify", "advise", "convince", "persuade", "brief",
  ]

  /// "Which the army said left 15 dead": a verb has one object, so a relative pronoun before a verb without a subject is its subject.
  private static func makeSubject(_ pronoun: Int, _ tokens: Range<Int>, _ document: inout Document) {
    let verb = Int(document.heads[pronoun])
    guard pronoun < verb else { return }
    let others = children(verb, tokens, document).filter { $0 != pronoun }
    guard others.contains(where: { document.relations[$0] == .obj && $0 > verb }),
      !others.contains(where: { [.nsubj, .nsubj_pass, .csubj, .aux_pass, .mark].contains(document.relations[$0]) })
    else { return }
    document.relations[pronoun] = .nsubj
  }

  /// "Gunmen believed to be rebels stormed a post, officials said": a verb has one subject, the nearest, so one before the clause
  /// that it says is that clause's, with the participles between.
  private static func giveSubject(_ clause: Int, _ tokens: Range<Int>, _ document: inout Document) {
    let saying = Int(document.heads[clause])
    guard saying > clause else { return }
    let own = children(saying, tokens, document)
    let subjects = own.filter { document.relations[$0] == .nsubj }
    if isWithoutSubject(clause, tokens, document),
      let other = own.first(where: { document.relations[$0] == .ccomp && $0 < clause }),
      other > tokens.lowerBound, ["VBD", "VBN"].contains(document.penn(other)),
      document.heads[other - 1] == Int32(other), document.relations[other - 1] == .nsubj
    {
      // "Gunmen believed …" read as a clause beside the one that says what they did.
      (document.heads[other - 1], document.heads[other], document.relations[other]) = (
        Int32(clause), Int32(other - 1), .acl
      )
      return
    }
    guard subjects.count > 1, let first = subjects.first, first < clause, let last = subjects.last, last > clause,
      isWithoutSubject(clause, tokens, document)
    else { return }
    let clauses = own.filter { document.relations[$0] == .ccomp && $0 > first && $0 < last }
    guard clause == clauses.last else { return }
    document.heads[first] = Int32(clause)
    for other in clauses.dropLast() where document.penn(other) == "VBN" || document.penn(other) == "VBG" {
      (document.heads[other], document.relations[other]) = (Int32(first), .acl)
    }
  }

  /// "A bomb hit a bus, police said, killing six": what trails a remark about who says so belongs to what is said, unless
  /// it goes on about the saying (", adding that …").
  private static func hangFromTold(_ participle: Int, _ tokens: Range<Int>, _ document: inout Document) {
    let saying = Int(document.heads[participle])
    guard saying >= tokens.lowerBound, saying < participle, remarks.contains(document.lemma(saying)),
      !speech.contains(document.lemma(participle)), document.lower(participle - 1) == ",",
      !tokens.contains(where: { document.heads[$0] == Int32(participle) && document.relations[$0] == .mark })
    else { return }
    if document.relations[saying] == .parataxis, document.heads[saying] < saying {
      document.heads[participle] = document.heads[saying]
    } else if document.relations[saying] == .root,
      let told = tokens.first(where: { document.heads[$0] == Int32(saying) && document.relations[$0] == .ccomp }),
      told < saying, document.tags[told] == .verb
    {
      (document.heads[told], document.relations[told]) = (document.heads[saying], .root)
      (document.heads[saying], document.relations[saying]) = (Int32(told), .parataxis)
      document.heads[participle] = Int32(told)
    }
  }

  private static func isWithoutSubject(_ verb: Int, _ tokens: Range<Int>, _ document: Document) -> Bool {
    !children(verb, tokens, document).contains {
      [.nsubj, .nsubj_pass, .aux_pass, .csubj].contains(document.relations[$0])
    }
  }

  /// "Teachers from Denver Public Schools": a name between a preposition and the noun that it marks is part of that noun.
  private static func joinName(_ name: Int, _ tokens: Range<Int>, _ document: inout Document) {
    guard
      let noun = (name + 1..<min(name + 5, tokens.upperBound)).first(where: {
        document.relations[$0] == .nmod && document.heads[$0] == document.heads[name]
      }), document.tags[noun] == .properNoun,
      let preposition = tokens.first(where: { document.relations[$0] == .case && document.heads[$0] == Int32(noun) }),
      preposition < name,
      !tokens.contains(where: { document.heads[$0] == Int32(name) && document.relations[$0] == .case }),
      (name..<noun).allSatisfy({ document.tags[$0] != .punctuation && document.tags[$0] != .coordinator })
    else { return }
    (document.heads[name], document.relations[name]) = (Int32(noun), .compound)
  }

  /// "Lawyers in Port Sudan": a name right behind one that has the preposition is the last word of it.
  private static func joinSecondName(_ name: Int, _ tokens: Range<Int>, _ document: inout Document) {
    let first = name - 1
    guard first > tokens.lowerBound, document.relations[first] == .nmod, document.tags[first] == .properNoun,
      document.heads[first] == document.heads[name], document.heads[first] < first,
      document.relations[first - 1] == .case, document.heads[first - 1] == Int32(first),
      !tokens.contains(where: { document.heads[$0] == Int32(name) && $0 < name })
    else { return }
    for child in children(first, tokens, document) { document.heads[child] = Int32(name) }
    (document.heads[first], document.relations[first]) = (Int32(name), .compound)
  }

  /// "Police broke up a rally there": no noun modifies "there"; before it stands the object of the verb that lacks one.
  private static func hangFromPlace(_ noun: Int, _ tokens: Range<Int>, _ document: inout Document) {
    let adverb = Int(document.heads[noun])
    guard adverb == noun + 1, ["there", "here"].contains(document.lower(adverb)) else { return }
    let verb = Int(document.heads[adverb])
    guard verb >= tokens.lowerBound, verb < noun, document.tags[verb] == .verb,
      !children(verb, tokens, document).contains(where: { [.obj, .aux_pass].contains(document.relations[$0]) })
    else { return }
    for child in children(adverb, tokens, document) where child > adverb { document.heads[child] = Int32(verb) }
    (document.heads[noun], document.relations[noun]) = (Int32(verb), .obj)
  }

  /// "Denmark last week announced": a time between a subject and its verb is the verb's.
  private static func hangFromVerb(_ time: Int, _ tokens: Range<Int>, _ document: inout Document) {
    let subject = Int(document.heads[time])
    guard subject >= tokens.lowerBound, subject < time, document.relations[subject] == .nsubj,
      document.tags[subject] == .properNoun, spans.contains(document.lemma(time)),
      document.heads[subject] == Int32(time + 1), document.tags[time + 1] == .verb
    else { return }
    (document.heads[time], document.relations[time]) = (Int32(time + 1), .obl_unmarked)
  }

  private static let spans: Set<String> = [
    "week", "month", "year", "night", "weekend", "summer", "spring", "autumn", "winter",
  ]

  private static let remarks: Set<String> = ["say", "report", "tell", "state", "announce"]
  private static let speech: Set<String> = [
    "add", "argue", "cite", "call", "say", "warn", "accuse", "note", "stress", "blame", "refer", "describe", "claim",
    "urge",
    "insist", "quote", "speak", "tell", "explain", "allege", "criticize", "criticise", "point", "recall", "promise",
    "vow",
    "pledge", "deny", "confirm", "emphasize", "emphasise", "suggest", "express", "thank", "praise", "denounce",
    "condemn",
    "declare", "demand", "ask", "appeal", "threaten", "name", "address", "answer", "reply", "respond", "announce",
    "read",
    "write", "offer", "reject", "rule", "hint", "predict", "repeat", "reiterate", "lament", "acknowledge", "admit",
    "concede",
  ]

  /// "gave inspectors access": beside a receiver, a bare noun is what is given, no predicate of the receiver.
  private static func makeObject(_ noun: Int, _ tokens: Range<Int>, _ document: inout Document) {
    let verb = document.heads[noun]
    let siblings = tokens.filter { document.heads[$0] == verb && $0 != noun }
    let children = tokens.filter { document.heads[$0] == Int32(noun) }
    guard siblings.contains(where: { document.relations[$0] == .iobj }),
      !siblings.contains(where: { document.relations[$0] == .obj }),
      !children.contains(where: { [.case, .mark, .cop, .nsubj].contains(document.relations[$0]) })
    else { return }
    document.relations[noun] = .obj
  }

  /// "by soldiers, tribesmen, and militia numbering 500": a participle without auxiliary is no clause of its own beside a
  /// finite one, so what looks like its subject is the last noun of the list.
  private static func joinListed(_ verb: Int, _ tokens: Range<Int>, _ document: inout Document) {
    guard document.penn(verb) == "VBG" else { return }
    let children = tokens.filter { document.heads[$0] == Int32(verb) }
    guard !children.contains(where: { [.aux, .aux_pass, .cop, .mark].contains(document.relations[$0]) }),
      let subject = children.first(where: { document.relations[$0] == .nsubj }), subject < verb,
      document.tags[subject] == .noun || document.tags[subject] == .properNoun
    else { return }
    let coordinator = tokens.first { token in
      document.relations[token] == .cc
        && (document.heads[token] == Int32(verb) || document.heads[token] == Int32(subject)) && token < subject
    }
    guard let coordinator, let listed = lastNoun(before: coordinator, tokens, document), listed != verb else { return }
    var first = listed
    while document.relations[first] == .conj, document.heads[first] >= 0,
      isNominal(document.tags[Int(document.heads[first])])
    {
      first = Int(document.heads[first])
    }
    (document.heads[subject], document.relations[subject]) = (Int32(first), .conj)
    document.heads[coordinator] = Int32(subject)
    (document.heads[verb], document.relations[verb]) = (Int32(subject), .acl)
    for child in children where child < subject && document.relations[child] == .punct {
      document.heads[child] = Int32(subject)
    }
  }

  /// "Riot police used tear gas to break up a rally": a finite verb within no compound ends it; what stands before is its subject, and what
  /// stands behind it, before the infinitive, its object.
  private static func splitCompound(_ noun: Int, _ tokens: Range<Int>, _ document: inout Document) {
    let (verb, whole) = (noun + 1, Int(document.heads[noun]))
    guard whole > verb, tokens.contains(verb), document.tags[verb] == .verb,
      ["VBD", "VBN"].contains(document.penn(verb)),
      !isAbove(whole, verb, document), isWithoutSubject(verb, tokens, document)
    else { return }
    (document.heads[noun], document.relations[noun]) = (Int32(verb), .nsubj)
    document.pennTags[verb] = PennTag.index(of: "VBD")
    let upper = Int(document.heads[whole])
    if upper > whole, document.relations[whole] == .obj, isAbove(verb, upper, document),
      !children(verb, tokens, document).contains(where: { document.relations[$0] == .obj })
    {
      document.heads[whole] = Int32(verb)
    }
  }

  /// Whether a token is reached from another by its heads.
  private static func isAbove(_ upper: Int, _ token: Int, _ document: Document) -> Bool {
    var current = token
    for _ in 0..<64 {
      if current == upper { return true }
      guard current >= 0, current < document.heads.count, document.heads[current] >= 0 else { return false }
      current = Int(document.heads[current])
    }
    return false
  }

  /// "Police used gas and arrested 66, the ministry said": what is coordinated stands behind what it is coordinated with, here what the
  /// same verb says.
  private static func joinEarlier(_ verb: Int, _ tokens: Range<Int>, _ document: inout Document) {
    let saying = Int(document.heads[verb])
    guard saying > verb,
      let told = children(saying, tokens, document).last(where: {
        $0 < verb && document.relations[$0] == .ccomp && document.tags[$0] == .verb
      })
    else { return }
    document.heads[verb] = Int32(told)
  }

  /// "Demanded that the army withdraw, and threatened to strike": no past tense stands beside a base form, so it goes on about
  /// the nearest past tense above.
  private static func joinPast(_ verb: Int, _ tokens: Range<Int>, _ document: inout Document) {
    guard document.penn(verb) == "VBD" else { return }
    var above = Int(document.heads[verb])
    guard tokens.contains(above), above < verb, isBaseForm(above, tokens, document) else { return }
    for _ in 0..<4 {
      above = Int(document.heads[above])
      guard tokens.contains(above) else { return }
      guard document.tags[above] == .verb, document.penn(above) == "VBD" else { continue }
      document.heads[verb] = Int32(above)
      return
    }
  }

  /// An infinitive, a verb behind a modal, or a subjunctive ("that the army withdraw").
  private static func isBaseForm(_ verb: Int, _ tokens: Range<Int>, _ document: Document) -> Bool {
    if document.penn(verb) == "VB" { return true }
    guard document.penn(verb) == "VBP", document.relations[verb] == .ccomp else { return false }
    return children(verb, tokens, document).contains { child in
      document.relations[child] == .nsubj && ["NN", "NNP"].contains(document.penn(child))
        && !children(child, tokens, document).contains { document.relations[$0] == .conj }
    }
  }

  /// The noun right before a coordinator, a comma skipped.
  private static func lastNoun(before coordinator: Int, _ tokens: Range<Int>, _ document: Document) -> Int? {
    var token = coordinator - 1
    if token >= tokens.lowerBound, document.tags[token] == .punctuation { token -= 1 }
    guard token >= tokens.lowerBound, isNominal(document.tags[token]) else { return nil }
    return token
  }

  private static func isNominal(_ tag: PartOfSpeech) -> Bool { tag == .noun || tag == .properNoun }
}
