public import Discourse
public import Foundation
public import Knowledge
public import Language
public import Records

/// A place name (or "the city" that refers to one) in a text.
public struct PlaceMention: Sendable, Hashable {
  /// Tokens.
  public var tokens: Range<Int>
  /// UTF-8 byte offsets.
  public var bytes: Range<Int>
  /// The token by which the rest of the sentence governs it.
  public var head: Int
  /// What it refers to; without coordinates when the gazetteer has no such place.
  public var place: Place
  /// Whether it is a name (`false`: a description such as "the city").
  public var named: Bool

  /// A mention over tokens and bytes of a document.
  public init(tokens: Range<Int>, bytes: Range<Int>, head: Int, place: Place, named: Bool = true) {
    self.tokens = tokens
    self.bytes = bytes
    self.head = head
    self.place = place
    self.named = named
  }
}

/// Finds and resolves places, and places events.
public struct PlaceFinder: Sendable {
  /// What the rest of the pipeline knows that helps to choose between places of one name.
  public struct Context: Sendable {
    /// ISO 3166-1 alpha-3 codes of countries that actors of the report point to, with how often.
    public var countries: [String: Int] = [:]
    /// Token ranges of the names of known organisations and people, in order.
    public var bodies: [Range<Int>] = []

    /// Nothing known.
    public init() {}
  }

  /// The places it knows.
  public let gazetteer: Gazetteer
  let words: PlaceWords

  /// Memory-maps the gazetteers of a folder: the base one and those that users imported.
  public init(directory: URL, knowledge: KnowledgeBase) throws {
    gazetteer = try Gazetteer(directories: [directory])
    words = PlaceWords(knowledge)
  }

  /// All place names of a document, in order; those not in the gazetteer too, without coordinates. Descriptions
  /// ("the city") that the discourse joins to a name follow it in their own place, `named` false.
  public func annotate(_ document: Document, discourse: Discourse, context: Context) -> [PlaceMention] {
    let view = TokenView(document, words)
    var finder = SpanFinder(view, gazetteer)
    finder.find()
    var judge = SpanJudge(view, words)
    judge.learn(finder.spans)
    let bodies = Set(context.bodies)
    let spans = finder.spans.compactMap { found -> NameSpan? in
      var span = found
      // Al-Qaeda is no town, but for "in Fatah".
      let before = span.tokens.lowerBound - 1
      let isLocated = before >= 0 && LocatingWords.at.contains(document.lower(before))
      if bodies.contains(span.tokens), !isLocated, view.name(at: span.tokens.lowerBound)?.type != .location {
        return nil
      }
      judge.judge(&span, finder.table.candidates[span.entry])
      return span.evidence >= SpanJudge.threshold ? span : nil
    }
    var resolver = Resolver(view, spans, finder.table.candidates, countries: context.countries)
    var mentions = spans.indices.map { index in
      let bytes = document.bytes(spans[index].tokens)
      return PlaceMention(
        tokens: spans[index].tokens, bytes: bytes, head: document.head(of: spans[index].tokens),
        place: Place(
          resolver.candidate(of: index), text: document.string(bytes: bytes), bytes: bytes,
          offset: Offset(before: spans[index].tokens.lowerBound, view)))
    }
    mentions += descriptions(document, discourse, mentions)
    mentions += Capitals(gazetteer: gazetteer, words: words).mentions(in: document, besides: mentions)
    return mentions.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// "the city" where the discourse says which.
  private func descriptions(_ document: Document, _ discourse: Discourse, _ mentions: [PlaceMention]) -> [PlaceMention]
  {
    guard !discourse.antecedents.isEmpty else { return [] }
    var named: [Int: Int] = [:]
    for (index, mention) in mentions.enumerated() { for token in mention.tokens { named[token] = index } }
    return discourse.antecedents.sorted { $0.key < $1.key }.compactMap { token, antecedent in
      guard named[token] == nil, let index = named[antecedent], document.tags[token] == .noun,
        document.lower(token) == "country" || !(words.traits[document.lower(token)] ?? []).isDisjoint(with: .kind)
      else { return nil }
      var tokens = token..<token + 1
      while tokens.lowerBound > 0, tokens.count < 4, document.head(tokens.lowerBound - 1) == token {
        tokens = tokens.lowerBound - 1..<tokens.upperBound
      }
      var place = mentions[index].place
      place.text = document.string(tokens)
      place.start = document.bytes(tokens).lowerBound
      place.end = document.bytes(tokens).upperBound
      return PlaceMention(tokens: tokens, bytes: document.bytes(tokens), head: token, place: place, named: false)
    }
  }

  /// The place of the event that a token names: by the tree first, then the sentence, the story, the dateline.
  public func place(
    of trigger: Int, in document: Document, mentions: [PlaceMention], discourse: Discourse
  ) -> Place? {
    guard trigger >= 0, trigger < document.count else { return nil }
    return EventLocator(document: document, mentions: mentions, discourse: discourse, words: words).place(of: trigger)
  }
}

extension Document {
  /// The token of a range whose head lies outside it; the last one where there is no tree.
  func head(of tokens: Range<Int>) -> Int {
    for token in tokens.reversed() {
      guard let head = head(token) else { continue }
      if !tokens.contains(head) { return token }
    }
    return tokens.upperBound - 1
  }
}

extension Place {
  /// The place of a mention; the words alone where there is no candidate.
  init(_ candidate: Candidate?, text: String, bytes: Range<Int>, offset: Offset?) {
    guard let candidate else {
      self.init(name: text, text: text, start: bytes.lowerBound, end: bytes.upperBound, relation: offset?.relation)
      distanceKM = offset?.kilometres
      return
    }
    let record = candidate.record
    let point = candidate.point
    self.init(
      name: record.name, text: text, start: bytes.lowerBound, end: bytes.upperBound,
      latitude: point.latitude, longitude: point.longitude,
      geonameID: record.geonameID == 0 ? nil : record.geonameID, feature: record.feature, admin1: record.admin1?.name,
      admin2: record.admin2?.name, country: record.country, relation: offset?.relation, distanceKM: offset?.kilometres)
  }
}
