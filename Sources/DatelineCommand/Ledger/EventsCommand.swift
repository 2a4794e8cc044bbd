import ArgumentParser
import Exports
import FoundationEssentials
import Glibc
import Ledger
import Records

/// `dateline events`: what happened, joined from all reports.
struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "List the events of a ledger, or merge and split them by hand.",
    subcommands: [List.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the events that pass a filter (what `dateline events` does by itself).",
      discussion: """
        \(FilterOptions.fields)

        EXAMPLES
          dateline events --ledger iraq.ledger type:ASSAULT country:IRQ from:2017-10 "market"
          dateline events --ledger iraq.ledger conflict:killed --sort killed
          dateline events --ledger iraq.ledger near:35.47,44.39,50 --facets
          dateline events --ledger iraq.ledger by:"Islamic State" --format csv --limit 0 > events.csv
          dateline events --ledger iraq.ledger --changed-since 2026-01-31 --format ids
        """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, long, jsonl, csv, geojson, ids }

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var paging: PageOptions
    @Option(
      help:
        "\(Format.allCases.map(\.rawValue).joined(separator: ", ")) (long: with every source; ids: changed and removed)."
    ) var format: Format?
    @Flag(help: "Also count the events by type, place, actor, source …") var facets = false

    func run() throws {
      let ledger = try ledger.open()
      let filter = try filter.filter()
      var output = LineOutput(descriptor: 1)
      let format = format ?? (isatty(1) == 1 ? .table : .jsonl)
      if facets { try FacetLines.write(ledger, .event, filter, to: &output) }
      var collection = FeatureCollection()
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      var isFirst = true
      if format == .geojson { output.write(line: FeatureCollection.opening.utf8) }
      let next = try reporting {
        try paging.each({ try ledger.events(filter, sort: paging.sort.sort, page: $0) }) { events in
          defer { isFirst = false }
          switch format {
          case .table:
            output.write(line: TidyTable(overview: events).text(width: Terminal.width, header: isFirst).utf8)
          case .long: for event in events { output.write(line: EventText(event).lines.joined(separator: "\n").utf8) }
          case .jsonl: for event in events { output.write(line: try encoder.encode(event)) }
          case .csv:
            let text = TidyTable(events).csv(header: isFirst)
            if !text.isEmpty { output.write(line: text.utf8) }
          case .geojson:
            for event in events {
              if let line = collection.line(
                id: event.id, latitude: event.place?.latitude, longitude: event.place?.longitude, properties: event)
              {
                output.write(line: line.utf8)
              }
            }
          case .ids: for event in events { output.write(line: "changed \(event.id)".utf8) }
          }
          return !output.isBroken
        }
      }
      if format == .geojson { output.write(line: FeatureCollection.closing.utf8) }
      if format == .ids, let since = filter.changedSince {
        for removed in try reporting({ try ledger.removedEvents(since: since) }) {
          output.write(line: "removed \(removed.id)\(removed.successor.map { " now \($0)" } ?? "")".utf8)
        }
      }
      if let next, format == .table || format == .long { output.write(line: "more: --after \(next)".utf8) }
      output.flush()
    }
  }
}

/// An event with every source and contradiction, for people.
struct EventText {
  let event: Event

  init(_ event: Event) { self.event = event }

  var lines: [String] {
    var lines = [TidyTable(overview: [event]).text(width: 400, header: false)]
    lines.append("    “\(event.text)”")
    for support in event.mentions where support.kind == .event {
      let source = [
        support.publisher, support.speakers.isEmpty ? nil : "citing \(support.speakers.joined(separator: ", "))",
      ].compactMap { $0 }
      let why = support.reasons.isEmpty ? "" : ": \(support.reasons.joined(separator: ", "))"
      lines.append(
        "    \(support.mention.prefix(8)) \(support.published.map { "\($0) " } ?? "")\(source.isEmpty ? support.report : source.joined(separator: " "))"
          + "\(support.duplicateOf.map { " (copies \($0))" } ?? "")\(why)")
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
      output.write(line: "  \(name)\(values.map { "\($0.text) \($0.count)" }.joined(separator: " · "))".utf8)
    }
  }
}
