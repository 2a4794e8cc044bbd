public import Knowledge
public import Language
public import Records

/// What spans sentences: zones, quotes and their speakers, coreference chains.
public struct Discourse: Sendable {
  /// The zone of each sentence.
  public var zones: [Zone] = []
  /// Quoted and reported speech, in order of the text.
  public var quotes: [Quote] = []
  /// For a token that heads a pronoun, a definite description or a short name: the head token of the fullest mention
  /// of the same thing, earlier in the text (or later in the same sentence).
  public var antecedents: [Int: Int] = [:]

  /// Nothing found.
  public init() {}

  /// Direct or indirect speech.
  public struct Quote: Sendable, Hashable {
    /// Tokens of what is said: between the quotation marks, or the reported clause.
    public var tokens: Range<Int>
    /// Whether it stands in quotation marks.
    public var direct: Bool
    /// Head token of the speaker, where one is found.
    public var speaker: Int?
    /// Token of the reporting verb or phrase.
    public var verb: Int?
    /// Head token of the addressee.
    public var addressee: Int?
  }
}

/// Finds what spans sentences.
public struct DiscourseAnalyzer: Sendable {
  private let zoneFinder: ZoneFinder
  private let quoteFinder: QuoteFinder
  private let coreferenceFinder: CoreferenceFinder

  /// The cue words come from the knowledge.
  public init(knowledge: KnowledgeBase) {
    zoneFinder = ZoneFinder(cues: knowledge.cues)
    quoteFinder = QuoteFinder(cues: knowledge.cues)
    coreferenceFinder = CoreferenceFinder(knowledge: knowledge)
  }

  /// The zone of each sentence, from the page's blocks where there are any, else from the text. Needs no trees.
  public func zones(of document: Document, blocks: [Report.Block]) -> [Zone] {
    zoneFinder.zones(of: document, blocks: blocks)
  }

  /// Quotes, speakers and coreference. Needs trees.
  public func analyze(_ document: Document, zones: [Zone]) -> Discourse {
    var discourse = Discourse()
    discourse.zones = zones
    discourse.quotes = quoteFinder.quotes(in: document, zones: zones)
    discourse.antecedents = coreferenceFinder.antecedents(in: document, quotes: discourse.quotes, zones: zones)
    return discourse
  }
}
