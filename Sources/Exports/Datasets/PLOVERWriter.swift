import JSON
import FoundationEssentials
public import Records

/// PLOVER records, one JSON object a line: what, how, why, who to whom, with PLOVER's auxiliary marks.
///
/// Keys in order of the alphabet. Events of all factualities are written; the marks say which they are.
public struct PLOVERWriter: EventWriter {
  private let encoder = LineEncoder()

  /// A writer.
  public init() {}

  /// A line an event with a PLOVER type.
  public mutating func lines(_ mentions: [Mention]) -> String? {
    let lines = mentions.compactMap { mention -> String? in
      guard let event = DatasetEvent(mention) else { return nil }
      return line(
        event, negation: mention.factuality == .negated,
        future: mention.factuality == .planned || mention.factuality == .requested,
        hypothetical: mention.factuality == .conditional || mention.factuality == .possible,
        historical: mention.historical)
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// A line an event with a PLOVER type.
  public mutating func lines(_ events: [DatasetEvent]) -> String? {
    let lines = events.compactMap {
      line($0, negation: false, future: false, hypothetical: false, historical: !$0.isFact)
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  private func line(
    _ event: DatasetEvent, negation: Bool, future: Bool, hypothetical: Bool, historical: Bool
  ) -> String? {
    guard let type = event.details.eventType else { return nil }
    let record = Record(
      id: event.id, date: event.date.map { [$0.start.description, $0.end.description] }, event: type.rawValue,
      mode: event.details.eventModes, context: event.details.contexts, quad: type.quad,
      score: Scores.plover(type, mode: event.details.eventMode), actor: event.details.actors.map(Party.init),
      recipient: event.details.recipients.map(Party.init), location: event.place, historical: historical,
      future: future, hypothetical: hypothetical, negation: negation, text: event.text,
      source: event.reports.map(\.id), publisher: event.reports.compactMap(\.publisher),
      url: event.reports.compactMap(\.url), language: event.reports.first?.language, version: event.coder)
    return (try? encoder.encode(record)).map { String(decoding: $0, as: UTF8.self) }
  }

  private struct Party: Encodable {
    let name: String
    let text: String
    let country: String?
    let sector: [String]
    let title: String?
    let wikidata: String?

    init(_ actor: Actor) {
      name = actor.name ?? actor.text
      text = actor.text
      country = actor.country
      sector = actor.sectors
      title = actor.title
      wikidata = actor.wikidata
    }
  }

  private struct Record: Encodable {
    let id: String
    let date: [String]?
    let event: String
    let mode: [String]
    let context: [String]
    let quad: Int
    let score: Double
    let actor: [Party]
    let recipient: [Party]
    let location: Place?
    let historical: Bool
    let future: Bool
    let hypothetical: Bool
    let negation: Bool
    let text: String
    let source: [String]
    let publisher: [String]
    let url: [String]
    let language: String?
    let version: String
  }
}
