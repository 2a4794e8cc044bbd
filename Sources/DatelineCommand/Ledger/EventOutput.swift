import JSON
import ArgumentParser
import Exports
import FoundationEssentials
import Ledger
import Records

/// How events are written.
enum EventFormat: String, ExpressibleByArgument, CaseIterable { case table, long, jsonl, csv, geojson, kml, ids }

/// Writes events page by page in a format.
struct EventOutput {
  let format: EventFormat
  var lines: LineOutput
  private var collection = FeatureCollection()
  private var placemarks = KMLWriter()
  private let encoder = LineEncoder()
  private var isFirst = true

  init(format: EventFormat, lines: LineOutput) {
    self.format = format
    self.lines = lines
    if format == .geojson { self.lines.write(line: FeatureCollection.opening.utf8) }
    if format == .kml, let header = placemarks.header() { self.lines.write(line: header.utf8) }
  }

  /// Writes some events; `false` when nobody reads any more.
  mutating func write(_ events: [Event]) throws -> Bool {
    switch format {
    case .table: lines.write(line: TidyTable(overview: events).text(width: Terminal.width, header: isFirst).utf8)
    case .long: for event in events { lines.write(line: EventText(event).lines.joined(separator: "\n").utf8) }
    case .jsonl: for event in events { lines.write(line: try encoder.encode(event)) }
    case .csv: if isFirst || !events.isEmpty { lines.write(line: TidyTable(events).csv(header: isFirst).utf8) }
    case .geojson:
      for event in events {
        let place = event.place
        if let line = collection.line(
          id: event.id, latitude: place?.latitude, longitude: place?.longitude, properties: event)
        {
          lines.write(line: line.utf8)
        }
      }
    case .kml: if let text = placemarks.lines(events) { lines.write(line: text.utf8) }
    case .ids: for event in events { lines.write(line: "changed \(event.id)".utf8) }
    }
    isFirst = false
    return !lines.isBroken
  }

  /// Ends the output: with what went since the time that the filter names (ids), and where the next page begins (for people).
  mutating func finish(_ ledger: Ledger, _ filter: Filter, next: Cursor?) throws {
    if format == .geojson { lines.write(line: FeatureCollection.closing.utf8) }
    if format == .kml, let footer = placemarks.footer() { lines.write(line: footer.utf8) }
    if format == .ids, let since = filter.changedSince {
      for removed in try reporting({ try ledger.removedEvents(since: since) }) {
        lines.write(line: "removed \(removed.id)\(removed.successor.map { " now \($0)" } ?? "")".utf8)
      }
    }
    if let next, format == .table || format == .long { lines.write(line: "more: --after \(next)".utf8) }
    lines.flush()
  }
}

/// An event with every source and contradiction, for people.
struct EventText {
  let event: Event

  init(_ event: Event) { self.event = event }

  var lines: [String] {
    var lines = [TidyTable(overview: [event]).text(width: 400, header: false), "    “\(event.text)”"]
    for support in event.mentions where support.kind == .event {
      let cited = support.speakers.isEmpty ? "" : ", citing \(support.speakers.joined(separator: ", "))"
      let day = support.published.map { "\($0) " } ?? ""
      let copy = support.duplicateOf.map { " (copies \($0))" } ?? ""
      let why = support.reasons.isEmpty ? "" : ": \(support.reasons.joined(separator: ", "))"
      lines.append(
        "    \(support.mention.prefix(8))  \(day)\(support.publisher ?? support.report)\(cited)\(copy)\(why)")
    }
    for contradiction in event.contradictions { lines.append("    sources differ on \(TidyTable.told(contradiction))") }
    return lines
  }
}

/// Counts of a list.
enum FacetLines {
  static func write(_ ledger: Ledger, _ kind: Mention.Kind, _ filter: Filter, to output: inout LineOutput) throws {
    let facets = try reporting { try ledger.facets(kind, filter) }
    output.write(line: "\(facets.total) records".utf8)
    for field in TermField.allCases {
      guard let values = facets.fields[field], !values.isEmpty else { continue }
      let name = (field.name + String(repeating: " ", count: 14)).prefix(14)
      let counts = values.map { "\($0.text) \($0.count)" }.joined(separator: " · ")
      let room = max(Terminal.width - 16, 20)
      output.write(line: "  \(name)\(counts.count > room ? counts.prefix(room - 1) + "…" : counts)".utf8)
    }
  }
}
