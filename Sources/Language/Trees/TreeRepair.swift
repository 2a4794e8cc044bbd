/// Mends what no well-formed English tree holds, where the parser chose it all the same.
///
/// Each repair names a shape that the grammar of Universal Dependencies rules out, whatever the words are.
enum TreeRepair {
  /// Mends the trees of some sentences; children need not be indexed yet.
  static func mend(_ tokens: Range<Int>, _ document: inout Document) {
    for token in tokens where document.tags[token] == .verb && document.relations[token] == .conj {
      joinListed(token, tokens, &document)
    }
    for token in tokens where document.relations[token] == .xcomp && document.tags[token] == .noun {
      makeObject(token, tokens, &document)
    }
    for token in tokens where document.relations[token] == .nmod && document.tags[token] == .properNoun {
      joinName(token, tokens, &document)
    }
    for token in tokens where document.relations[token] == .nmod_unmarked && document.tags[token] == .noun {
      hangFromVerb(token, tokens, &document)
    }
    for token in tokens where document.relations[token] == .advcl && document.penn(token) == "VBG" {
      hangFromTold(token, tokens, &document)
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

  /// The noun right before a coordinator, a comma skipped.
  private static func lastNoun(before coordinator: Int, _ tokens: Range<Int>, _ document: Document) -> Int? {
    var token = coordinator - 1
    if token >= tokens.lowerBound, document.tags[token] == .punctuation { token -= 1 }
    guard token >= tokens.lowerBound, isNominal(document.tags[token]) else { return nil }
    return token
  }

  private static func isNominal(_ tag: PartOfSpeech) -> Bool { tag == .noun || tag == .properNoun }
}
