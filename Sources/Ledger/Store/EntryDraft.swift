import FoundationEssentials
import Records

/// What is filtered, sorted and counted of an event or mention: one row of `entry`.
struct EntryDraft: Sendable {
  var kind: Mention.Kind
  var id: String
  var date: EventDate?
  var place: Place?
  var sources = 1
  var confidence: Double
  /// How much it needs a reviewer, see ``Doubt``.
  var doubt: Double
  var figures: [(of: Figure.Measure, low: Int?, best: Int?, high: Int?)] = []
  /// The JSON of an event, packed; mentions have theirs in chunks.
  var body: [UInt8]?
  /// The sentences that it was read from.
  var text: String
  private(set) var words: [(field: TermField, text: String)] = []

  init(kind: Mention.Kind, id: String, text: String, confidence: Double, doubt: Double) {
    self.kind = kind
    self.id = id
    self.text = text
    self.confidence = confidence
    self.doubt = doubt
  }

  /// The entry of a mention of any kind but `event`.
  init(_ mention: Mention) {
    self.init(
      kind: mention.kind, id: mention.id, text: mention.sentence.text, confidence: mention.confidence,
      doubt: Doubt.of(mention))
    date = mention.date
    place = mention.place
    switch mention.details {
    case .event: break
    case .control(let control):
      add(.type, control.change.rawValue)
      add(acting: control.holder)
      add(receiving: control.previousHolder)
    case .figure(let details):
      let figure = details.figure
      add(.type, figure.of.rawValue)
      add(.figure, figure.of.rawValue)
      add(receiving: figure.group)
      figures = [(figure.of, figure.low, figure.best, figure.high)]
    case .statement(let statement):
      add(.type, statement.mode.rawValue)
      add(acting: statement.speaker)
      add(receiving: statement.addressee)
    case .relation(let relation):
      add(.type, relation.relation.rawValue)
      add(acting: relation.subject)
      add(receiving: relation.object)
    }
    add(.factuality, mention.factuality.rawValue)
    addPlace()
    add(.source, mention.report.publisher)
    for step in mention.attribution { add(.speaker, step.speaker.words) }
  }

  /// The entry of an event.
  ///
  /// - Parameters:
  ///   - body: its JSON, packed.
  ///   - text: its sentences.
  init(_ event: Event, body: [UInt8], text: String) {
    self.init(kind: .event, id: event.id, text: text, confidence: event.confidence, doubt: Doubt.of(event))
    self.body = body
    date = event.date
    place = event.place
    sources = event.sources
    add(.type, event.eventType?.rawValue ?? event.contexts.first)
    for mode in event.eventModes { add(.mode, mode) }
    for context in event.contexts { add(.context, context) }
    add(.subtype, event.acled?.subEventType)
    add(.cameo, event.cameo)
    add(.violence, event.ucdp.map { String($0.typeOfViolence) })
    add(.quad, event.quad.map(String.init))
    add(.factuality, event.factuality.rawValue)
    for party in event.actors { add(acting: party.actor) }
    for party in event.recipients { add(receiving: party.actor) }
    addPlace()
    for support in event.mentions {
      add(.source, support.publisher)
      for speaker in support.speakers { add(.speaker, speaker) }
    }
    for contradiction in event.contradictions { add(.conflict, contradiction.field) }
    for figure in event.figures {
      add(.figure, figure.of.rawValue)
      if !figures.contains(where: { $0.of == figure.of }) {
        figures.append((figure.of, figure.low, figure.best, figure.high))
      }
    }
  }

  mutating func add(_ field: TermField, _ text: String?) {
    guard let text, !text.isEmpty, !words.contains(where: { $0.field == field && $0.text == text }) else { return }
    words.append((field, text))
  }

  private mutating func addPlace() {
    guard let place else { return }
    add(.place, place.name)
    if place.text != place.name { add(.called, place.text) }
    add(.country, place.country)
    add(.admin1, place.admin1)
    add(.geoname, place.geonameID.map(String.init))
  }

  private mutating func add(acting actor: Actor?) { add(actor, name: .by, code: .byCode) }
  private mutating func add(receiving actor: Actor?) { add(actor, name: .against, code: .againstCode) }

  private mutating func add(_ actor: Actor?, name: TermField, code: TermField) {
    guard let actor else { return }
    add(name, actor.words)
    add(code, actor.code)
    for sector in actor.sectors { add(.sector, sector) }
    add(.side, actor.country)
  }
}
