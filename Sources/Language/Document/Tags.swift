/// Universal part-of-speech tags (Universal Dependencies 2).
public enum PartOfSpeech: UInt8, Sendable, CaseIterable {
  case adjective, adposition, adverb, auxiliary, coordinator, determiner, interjection, noun, numeral, particle
  case pronoun, properNoun, punctuation, subordinator, symbol, verb, other

  /// The tag as CoNLL-U writes it.
  public var name: String { PartOfSpeech.names[Int(rawValue)] }

  /// The tag that CoNLL-U writes so; `other` for an unknown one.
  public init(name: some StringProtocol) {
    let found = PartOfSpeech.names.firstIndex { $0 == name } ?? PartOfSpeech.names.count - 1
    self = PartOfSpeech(rawValue: UInt8(found)) ?? .other
  }

  private static let names = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
  ]
}

/// Dependency relations of Universal Dependencies as English EWT uses them, with subtypes.
public enum Relation: String, Sendable, CaseIterable {
  case acl, acl_relcl = "acl:relcl"
  case advcl, advcl_relcl = "advcl:relcl"
  case advmod, amod, appos, aux, aux_pass = "aux:pass"
  case `case`, cc, cc_preconj = "cc:preconj"
  case ccomp, compound, compound_prt = "compound:prt"
  case conj, cop, csubj, csubj_pass = "csubj:pass", csubj_outer = "csubj:outer"
  case dep, det, det_predet = "det:predet"
  case discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark
  case nmod, nmod_desc = "nmod:desc", nmod_poss = "nmod:poss", nmod_unmarked = "nmod:unmarked"
  case nsubj, nsubj_outer = "nsubj:outer", nsubj_pass = "nsubj:pass"
  case nummod, obj, obl, obl_agent = "obl:agent", obl_unmarked = "obl:unmarked"
  case orphan, parataxis, punct, reparandum, root, vocative, xcomp
}

/// Types of name that the name finder knows.
public enum NameType: UInt8, Sendable, CaseIterable {
  case person, organization, location

  /// `PER`, `ORG`, `LOC`.
  public var code: String {
    switch self {
    case .person: "PER"
    case .organization: "ORG"
    case .location: "LOC"
    }
  }
}
