import Language

/// A noun phrase cut into the parts that tell who is meant.
struct NounPhrase {
  /// Head token.
  var head: Int
  /// The head with what stands before it and its flat parts: "Iraq's deputy prime minister Ali Hassan".
  var core: Range<Int>
  /// Prepositional phrases that hang from it, with the preposition.
  var attached: [(preposition: String, phrase: NounPhrase)] = []
  /// Appositions: "…, the leader of the group".
  var appositions: [NounPhrase] = []
}

extension NounPhrase {
  /// The phrase that a token heads in its tree.
  init(tree document: Document, head: Int, depth: Int = 0) {
    self.head = head
    var start = head
    var end = head + 1
    for child in document.dependents(head) {
      let child = Int(child)
      switch document.relations[child] {
      case .case, .mark, .cc, .punct, .acl, .acl_relcl, .advcl, .advcl_relcl, .parataxis, .conj, .nsubj, .nsubj_pass,
        .cop,
        .aux, .aux_pass, .orphan, .dislocated, .discourse, .vocative, .csubj, .csubj_pass, .expl, .ccomp, .xcomp,
        .obj, .iobj:
        continue
      case .appos where child > head:
        if depth < 3 { appositions.append(NounPhrase(tree: document, head: child, depth: depth + 1)) }
      case .nmod, .obl, .nmod_unmarked, .nmod_desc, .obl_unmarked:
        let preposition = document.preposition(of: child)
        if child > head, !preposition.isEmpty {
          if depth < 5 { attached.append((preposition, NounPhrase(tree: document, head: child, depth: depth + 1))) }
        } else if child < head {
          start = min(start, document.span(child).lowerBound)
        } else {
          end = max(end, document.span(child).upperBound)
        }
      case .advmod where child < head:
        // "about", "at least" before a number stay outside; "democratically elected" hangs from the adjective.
        continue
      default:
        if child < head {
          start = min(start, document.span(child).lowerBound)
        } else if [.flat, .compound, .goeswith, .nummod, .fixed, .dep, .list, .appos].contains(
          document.relations[child])
        {
          end = max(end, document.span(child).upperBound)
        }
      }
    }
    core = start..<end
  }

  /// The same phrase with each noun that is joined to the one behind its first "of" or "from", and that noun.
  func shared(_ document: Document) -> [(owner: NounPhrase, whole: NounPhrase)] {
    var place = 0
    while place < attached.count, attached[place].preposition != "of", attached[place].preposition != "from" {
      place += 1
    }
    guard place < attached.count else { return [] }
    let (preposition, first) = attached[place]
    var found: [(owner: NounPhrase, whole: NounPhrase)] = []
    for conjunct in document.dependents(first.head, .conj) {
      let owner = NounPhrase(tree: document, head: conjunct)
      var whole = self
      whole.attached[place] = (preposition, owner)
      found.append((owner, whole))
    }
    return found
  }

  /// The phrase of a run of tokens, cut at prepositions and commas without a tree. Known names and roles stay whole.
  init(flat document: Document, _ tokens: Range<Int>, isWhole: (Int) -> Bool) {
    var segments: [(preposition: String?, comma: Bool, tokens: Range<Int>)] = []
    var start = tokens.lowerBound
    var preposition: String?
    var comma = false
    var token = start
    func close(_ end: Int) {
      if end > start { segments.append((preposition, comma, start..<end)) }
    }
    scan: while token < tokens.upperBound {
      let word = document.lower(token)
      if isWhole(token) {
        token += 1
        continue
      }
      switch word {
      case _ where NounPhrase.prepositions.contains(word) && token > start:
        close(token)
        (start, preposition, comma) = (token + 1, word, false)
      case "," where token > start, "(" where token > start:
        close(token)
        (start, preposition, comma) = (token + 1, nil, true)
      case "who", "which", "whose", "that", ")", ";", ":":
        break scan
      default: break
      }
      token += 1
    }
    close(token)
    guard let first = segments.first else {
      self.init(head: max(tokens.lowerBound, tokens.upperBound - 1), core: tokens)
      return
    }
    self = NounPhrase.nest(segments[...], first.tokens)
  }

  private static func nest(
    _ segments: ArraySlice<(preposition: String?, comma: Bool, tokens: Range<Int>)>, _ core: Range<Int>
  ) -> NounPhrase {
    var phrase = NounPhrase(head: core.upperBound - 1, core: core)
    let rest = segments.dropFirst()
    let commas = rest.indices.filter { rest[$0].comma }
    let direct = rest[rest.startIndex..<(commas.first ?? rest.endIndex)]
    if let next = direct.first, let preposition = next.preposition {
      phrase.attached.append((preposition, nest(direct, next.tokens)))
    }
    for (index, comma) in commas.enumerated() {
      let end = index + 1 < commas.count ? commas[index + 1] : rest.endIndex
      phrase.appositions.append(nest(rest[comma..<end], rest[comma].tokens))
    }
    return phrase
  }

  private init(head: Int, core: Range<Int>) {
    self.head = head
    self.core = core
  }

  static let prepositions: Set<String> = [
    "of", "from", "in", "at", "for", "to", "with", "against", "on", "by", "near", "inside", "outside", "across",
    "around",
    "between", "among", "under", "over", "into", "about", "within", "along", "behind", "throughout",
  ]
}
