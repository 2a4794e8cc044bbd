public import Records

/// Cue words for attribution, factuality, figures and page furniture (`cues.yaml`).
public struct Cues: Sendable, Hashable, Codable {
  /// Reporting verbs and nouns by lemma, with the stance they take.
  public var reporting: [String: Stance] = [:]
  /// Reporting phrases, as words in lower case.
  public var phrases: [[String]] = []
  /// Adverbs of unnamed sources.
  public var adverbs: Set<String> = []
  /// Words that set the factuality of what hangs from them. Phrases are joined by spaces.
  public var embedding: [String: Embedding] = [:]
  /// Modal verbs.
  public var modals: [String: Factuality] = [:]
  /// Words that open a condition.
  public var conditional: Set<String> = []
  /// Negation words.
  public var negation: Set<String> = []
  /// Support verbs ("launch", "carry out") by lemma, particles joined by a space.
  public var support: Set<String> = []
  /// Support verbs whose subject is the one acted on ("suffer", "come under").
  public var undergo: Set<String> = []
  /// Phrases that mark background of long ago.
  public var historical: [[String]] = []
  /// Words for figures.
  public var figures = FigureCues()
  /// Beginnings of lines that are page furniture, lower case; a last word `$` stands for the end of the line.
  public var furniture: [[String]] = []
  /// Nouns for kinds of place.
  public var places: Set<String> = []
  /// Lemmas that tell what a report without politics is about.
  public var pastimes: [String: Pastime] = [:]

  /// No cues.
  public init() {}

  /// How a reporting word presents what it reports (FactBank).
  public enum Stance: String, Sendable, Hashable, Codable {
    case neutral, confirm, doubt, belief, fear, deny, accuse
  }

  /// What reports are about whose words of war and politics are mostly figures of speech.
  public enum Pastime: String, Sendable, Hashable, Codable, CaseIterable {
    case sport, game, market, business, weather, art, food, garden, science, health
  }

  /// What an embedding word does to its complement.
  public enum Embedding: String, Sendable, Hashable, Codable {
    case planned, requested, possible, negated, attempted, asserted
  }

  /// Words for figures.
  public struct FigureCues: Sendable, Hashable, Codable {
    /// "about", "some".
    public var approximate: [[String]] = []
    /// "at least".
    public var atLeast: [[String]] = []
    /// "up to".
    public var atMost: [[String]] = []
    /// Vague numbers with their bounds.
    public var numbers: [String: ClosedRange<Int>] = [:]
    /// Words that tell what is counted.
    public var measures: [String: Figure.Measure] = [:]
  }
}
