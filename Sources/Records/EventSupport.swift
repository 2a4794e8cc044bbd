/// A mention that an event or a control span rests on, and why.
public struct EventSupport: Hashable, Sendable, Codable {
  /// Id of the mention.
  public var mention: String
  /// Kind of the mention: `event`, or a `figure` or `control` record that belongs to one.
  public var kind: Mention.Kind
  /// Id of its report.
  public var report: String
  /// Who published the report.
  public var publisher: String?
  /// The report date.
  public var published: Day?
  /// The report that this one copies; such a mention adds no source.
  public var duplicateOf: String?
  /// Canonical names of those whom the report cites, outermost first; empty when the report itself asserts it.
  public var speakers: [String]
  /// How well the mention fits the rest of the event, 0 to 1; 1 for the only mention.
  public var score: Double
  /// What speaks for the link, and what against it (`same day`, `same place`, `figures differ` …), strongest first.
  public var reasons: [String]

  /// A support read from a mention.
  public init(_ mention: Mention, score: Double = 1, reasons: [String] = []) {
    self.mention = mention.id
    kind = mention.kind
    report = mention.report.id
    publisher = mention.report.publisher
    published = mention.report.published
    duplicateOf = mention.report.duplicateOf
    speakers = mention.attribution.map { $0.speaker.name ?? $0.speaker.text }
    self.score = score
    self.reasons = reasons
  }

  enum CodingKeys: String, CodingKey {
    case mention, kind, report, publisher, published
    case duplicateOf = "duplicate_of"
    case speakers, score, reasons
  }
}

/// What the sources say of one number of an event: the consensus, and each claim.
public struct EventFigure: Hashable, Sendable, Codable {
  /// What is counted.
  public var of: Figure.Measure
  /// Who is counted, as a code (`IRQMIL`) or words; absent for all.
  public var group: String?
  /// The lowest value that a source allows.
  public var low: Int?
  /// The value of the consensus rule.
  public var best: Int?
  /// The highest value that a source gives.
  public var high: Int?
  /// Whether the consensus value is given as a round or rough one.
  public var approximate: Bool?
  /// What each source says, in canonical order.
  public var claims: [Claim]

  /// A number as one source gives it.
  public struct Claim: Hashable, Sendable, Codable {
    /// Lowest value that its words allow.
    public var low: Int?
    /// The value named.
    public var best: Int?
    /// Highest value that its words allow.
    public var high: Int?
    /// "about", "some", "dozens".
    public var approximate: Bool?
    /// The words.
    public var text: String
    /// Id of the mention.
    public var mention: String
    /// Id of its report.
    public var report: String
    /// Who says it: the innermost speaker, else the publisher, else the report's id.
    public var source: String
    /// The report date.
    public var published: Day?

    /// A claim of a mention.
    public init(_ figure: Figure, mention: Mention) {
      low = figure.low
      best = figure.best
      high = figure.high
      approximate = figure.approximate
      text = figure.text
      self.mention = mention.id
      report = mention.report.id
      source = mention.source
      published = mention.report.published
    }
  }

  /// A number with its claims; the consensus is set by the rule.
  public init(of: Figure.Measure, group: String? = nil, claims: [Claim]) {
    self.of = of
    self.group = group
    self.claims = claims
  }
}

/// A field on which sources differ: each value with who says it.
public struct Contradiction: Hashable, Sendable, Codable {
  /// `killed`, `injured` …, `actors`, `recipients`, `date`, `place`, `factuality`, `holder`.
  public var field: String
  /// The values, the best supported first.
  public var values: [Value]

  /// One value and its sources.
  public struct Value: Hashable, Sendable, Codable {
    /// The value in words (`12`, `Islamic State`, `2017-10-16`).
    public var value: String
    /// Who says so: speakers and publishers.
    public var sources: [String]
    /// Ids of the mentions.
    public var mentions: [String]

    /// A value with its sources and mentions.
    public init(value: String, sources: [String], mentions: [String]) {
      self.value = value
      self.sources = sources
      self.mentions = mentions
    }
  }

  /// A field and its values.
  public init(field: String, values: [Value]) {
    self.field = field
    self.values = values
  }
}

extension Mention {
  /// Who says what the record says: the innermost speaker, else the publisher, else the report's id.
  public var source: String {
    if let speaker = attribution.last?.speaker { return speaker.name ?? speaker.text }
    return report.publisher ?? report.id
  }
}
