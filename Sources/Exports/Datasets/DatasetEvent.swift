public import Records

/// An event as the event datasets have it: one mention, or an event joined from many reports.
public struct DatasetEvent: Sendable {
  /// The id of the mention or event.
  public var id: String
  /// Type, parties, figures.
  public var details: EventDetails
  /// When.
  public var date: EventDate?
  /// Where.
  public var place: Place?
  /// The sentence that tells it.
  public var text: String
  /// Index of that sentence in its report.
  public var sentence: Int?
  /// The reports that tell it, the first one first.
  public var reports: [ReportReference]
  /// Independent sources.
  public var sources: Int
  /// Whether the schemes count it: told as a fact, done, and not as background of long ago.
  public var isFact: Bool
  /// Program version and knowledge hash.
  public var coder: String

  /// The event of a mention; `nil` for other kinds of record.
  public init?(_ mention: Mention) {
    guard let details = mention.event else { return nil }
    id = mention.id
    self.details = details
    date = mention.date
    place = mention.place
    text = mention.sentence.text
    sentence = mention.sentence.index
    reports = [mention.report]
    sources = 1
    isFact =
      mention.factuality == .asserted && !mention.historical && (mention.stage ?? .accomplished) != .threatened
    coder = mention.coder
  }

  /// An event joined from the mentions of several reports.
  ///
  /// - Parameters:
  ///   - reports: the reports of its mentions, the first one first.
  ///   - coder: program version and knowledge hash.
  public init(_ event: Event, reports: [ReportReference], coder: String) {
    id = event.id
    details = EventDetails(
      eventType: event.eventType, eventModes: event.eventModes, contexts: event.contexts, cameo: event.cameo,
      acled: event.acled, ucdp: event.ucdp, actors: event.actors.map(\.actor),
      recipients: event.recipients.map(\.actor),
      instrument: event.instrument, target: event.target, figures: event.figures.map(Self.figure))
    details.quad = event.quad
    date = event.date
    place = event.place
    text = event.text
    self.reports = reports
    sources = event.sources
    isFact = event.factuality == .asserted && !event.historical && (event.stage ?? .accomplished) != .threatened
    self.coder = coder
  }

  private static func figure(_ figure: EventFigure) -> Figure {
    Figure(
      of: figure.of, low: figure.low, best: figure.best, high: figure.high, approximate: figure.approximate, text: "",
      start: 0, end: 0, group: figure.group.map { Actor(text: $0, start: 0, end: 0) })
  }

  /// The parties that face each other: each actor with each recipient; partners without recipients with each other;
  /// a lone actor with nobody.
  var pairs: [(actor: Actor, recipient: Actor?)] {
    let (actors, recipients) = (details.actors, details.recipients)
    if !recipients.isEmpty { return actors.flatMap { actor in recipients.map { (actor, $0) } } }
    if actors.count > 1 {
      return actors.indices.flatMap { index in actors[(index + 1)...].map { (actors[index], $0) } }
    }
    return actors.map { ($0, nil) }
  }
}
