import Discourse
import Knowledge
import Language
public import Records

/// The actors of one document.
public struct ActorLayer: Sendable {
  /// What is read from; `nil` for an empty layer.
  private let box: Box?
  private var content: Content? { box?.content }

  /// An empty layer.
  public init() { box = nil }

  init(
    tables: Tables, document: Document, names: ActorNames, discourse: Discourse, day: Day?, places: [Int: String]
  ) {
    box = Box(
      Content(tables: tables, document: document, names: names, discourse: discourse, day: day, places: places))
  }

  /// The actors named by the noun phrase that a token heads: conjuncts apart, pronouns and definite descriptions
  /// followed to what they refer to (`text`, `start`, `end` stay those of the words at the token). Empty when the phrase
  /// names no one (a thing, a time, an abstract noun).
  ///
  /// - Parameter day: the day of the event, on which codes are taken; the report date if `nil`.
  public func actors(at token: Int, on day: Day? = nil) -> [Actor] {
    guard let content, token >= 0, token < content.document.count else { return [] }
    return content.parties(at: token).map { content.coder.actor($0, on: day, day: content.day) }
  }

  /// ISO 3166-1 alpha-3 codes of the countries of all actors of the document, with how often each is named.
  public var countries: [String: Int] { content?.coder.countries ?? [:] }

  /// What the module reads classes from (see `isOf`).
  var reading: Content? { content }

  /// Layers are handed around and asked often; a box makes that cheap.
  private final class Box: Sendable {
    let content: Content

    init(_ content: Content) { self.content = content }
  }

  /// A document with its parties.
  struct Content: Sendable {
    let tables: Tables
    let document: Document
    let day: Day?
    let coder: PartyCoder
    /// Parties of the tokens that head noun phrases, own ones only (no conjuncts).
    private var heads: [Int: [Party]] = [:]
    private let reader: PhraseReader

    init(
      tables: Tables, document: Document, names: ActorNames, discourse: Discourse, day: Day?, places: [Int: String]
    ) {
      self.tables = tables
      self.document = document
      self.day = day
      let scan = names.scan
      let fullNames = Set(scan.names.flatMap(\.readings).filter { $0.kind == .person }.map(\.index))
      reader = PhraseReader(
        pieces: PieceReader(tables: tables, document: document, letters: names.letters, scan: scan, places: places),
        nameTypes: nameTypes(of: document), fullNames: fullNames)
      coder = PartyCoder(tables: tables, document: document, countries: names.countries, isAlone: false)
      readHeads(References(reader: reader, coder: coder, antecedents: discourse.antecedents))
    }

    /// The parties of a head and of what is joined to it; a conjunct without a country of its own takes the first's.
    func parties(at token: Int) -> [Party] {
      if let whole = wholeName(with: token) { return own(whole) }
      if let bearer = bearer(ofTitle: token) { return bearer }
      var parties = own(token)
      for conjunct in document.dependents(token, .conj) {
        for var party in self.parties(at: conjunct) {
          if let first = parties.first, party.entities.isEmpty, party.affiliation == nil, party.country == nil,
            party.name == nil, document.dependents(conjunct, .det, .nmod_poss, .amod).isEmpty,
            first.hasRole, first.entities.isEmpty
          {
            party.country = first.country
            party.isUnrecognised = first.isUnrecognised
          }
          parties.append(party)
        }
      }
      return parties
    }

    /// The head of the known name that a token is a later part of.
    private func wholeName(with token: Int) -> Int? {
      let names = reader.pieces.scan.nameAt
      guard names[token] >= 0, let head = document.head(token), names[head] == names[token],
        [.flat, .compound, .goeswith].contains(document.relations[token])
      else { return nil }
      return head
    }

    /// The one who bears the title at a token ("Prime Minister" of "Prime Minister Haider al-Abadi"), where the tree hangs
    /// the title from the name.
    private func bearer(ofTitle token: Int) -> [Party]? {
      guard [.compound, .flat, .nmod_desc].contains(document.relations[token]), let head = document.head(token),
        let role = reader.pieces.scan.role(token), role.tokens.contains(token), head > token
      else { return nil }
      let parties = own(head)
      guard parties.count == 1, let title = parties[0].title, parties[0].isPerson || !parties[0].entities.isEmpty,
        title.hasSuffix(document.lower(role.tokens.upperBound - 1))
      else { return nil }
      return parties
    }

    /// The parties of a head alone.
    func own(_ token: Int) -> [Party] { heads[token] ?? read(token) }

    private mutating func readHeads(_ references: References) {
      for sentence in document.sentences where sentence.parsed {
        for token in sentence.tokens where Content.mayHead(document, token) {
          heads[token] = references.resolve(token, read(token), known: heads)
        }
      }
    }

    private static func mayHead(_ document: Document, _ token: Int) -> Bool {
      switch document.relations[token] {
      case .nsubj, .nsubj_pass, .nsubj_outer, .obj, .iobj, .obl, .obl_agent, .nmod, .nmod_poss, .conj, .appos, .root,
        .xcomp, .parataxis, .dislocated, .vocative, .compound, .ccomp, .advcl, .nmod_desc, .nmod_unmarked,
        .obl_unmarked:
        switch document.tags[token] {
        case .noun, .properNoun, .pronoun, .adjective, .numeral, .determiner, .other: return true
        default: return false
        }
      default: return false
      }
    }

    private func read(_ token: Int) -> [Party] {
      guard document.sentences[document.sentence(of: token)].parsed else { return [] }
      var phrase = NounPhrase(tree: document, head: token)
      // The tree may cut a known name.
      if let hit = reader.pieces.scan.name(token), hit.tokens.upperBound > phrase.core.upperBound,
        hit.tokens.lowerBound < phrase.core.upperBound
      {
        phrase.core = min(phrase.core.lowerBound, hit.tokens.lowerBound)..<hit.tokens.upperBound
      }
      let parties = reader.parties(phrase)
      // "Military exercises", "humanitarian aid": a role word that only describes names nobody.
      if document.tags[token] == .adjective, document.relations[token] == .amod,
        parties.allSatisfy({ $0.entities.isEmpty && $0.affiliation == nil && $0.country == nil })
      {
        return []
      }
      return parties + sharers(of: phrase, parties)
    }

    /// "The foreign ministers of Japan and India": the role counts for each that follows the preposition.
    private func sharers(of phrase: NounPhrase, _ parties: [Party]) -> [Party] {
      guard parties.count == 1, parties[0].hasRole, document.penn(phrase.head).hasSuffix("S") else { return [] }
      return phrase.shared(document).compactMap { owner, whole in
        guard var party = reader.parties(whole).first,
          party.country != parties[0].country || party.affiliation != parties[0].affiliation
        else { return nil }
        party.tokens = reader.trimmed(owner.core)
        return party
      }
    }
  }
}
