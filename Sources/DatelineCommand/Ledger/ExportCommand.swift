import ArgumentParser
import Exports
import Knowledge
import Ledger
import Records

/// `dateline export`: whole tables.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write all records of a kind that pass a filter to a file.",
    discussion: """
      \(FilterOptions.fields)

      EXAMPLES
        dateline export --ledger iraq.ledger --format csv country:IRQ --output events.csv
        dateline export --ledger iraq.ledger --format acled from:2017 to:2017 > acled.csv
        dateline export --ledger iraq.ledger --format jsonl --changed-since 2026-01-31 > changed.jsonl
        dateline export --ledger iraq.ledger --format geojson --what control > holds.geojson
        dateline export --ledger iraq.ledger --format jsonl --what mentions > records.jsonl

      Who wrote what when stands in the ledger's audit (dateline serve, Audit); a ledger that may not be written is exported without that.
      """)

  enum What: String, ExpressibleByArgument, CaseIterable {
    case events, mentions, control, figures, statements, relations
  }

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @Option(help: "\(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).") var format: FormatName
  @Option(help: "\(What.allCases.map(\.rawValue).joined(separator: ", ")) (mentions: all records as they were coded).")
  var what = What.events
  @Option(name: .shortAndLong, help: "Write to a file in place of standard output.") var output: String?
  @OptionGroup var folder: KnowledgeCommand.Folder

  func run() throws {
    let ledger = try ledger.open()
    let filter = try filter.filter()
    try note()
    let lines = try LineOutput(path: output)
    switch what {
    case .events:
      guard let format = EventFormat(rawValue: format.format.rawValue) else {
        return try writeDataset(ledger, filter, lines)
      }
      var output = EventOutput(format: format, lines: lines)
      try reporting {
        try ledger.each({ page throws(LedgerError) in try ledger.events(filter, sort: .oldest, page: page) }) {
          try output.write($0)
        }
      }
      try output.finish(ledger, filter, next: nil)
    case .mentions: try write([.event, .control, .figure, .statement, .relation], ledger, filter, lines)
    case .control: try write([.control], ledger, filter, lines)
    case .figures: try write([.figure], ledger, filter, lines)
    case .statements: try write([.statement], ledger, filter, lines)
    case .relations: try write([.relation], ledger, filter, lines)
    }
  }

  /// Writes into the audit who takes what, where the ledger may be written.
  private func note() throws {
    let words = filter.words + (filter.changedSince.map { ["changed-since:\($0)"] } ?? [])
    let told = ["dateline export --what \(what.rawValue) --format \(format.format.rawValue)"] + words
    do {
      try Ledger(path: ledger.path).note("export", by: ReviewOptions.user, of: told.joined(separator: " "))
    } catch  where error.reason == .readOnly {
      return
    } catch { throw ended(error) }
  }

  /// Writes events in the columns of an event dataset.
  private func writeDataset(_ ledger: Ledger, _ filter: Filter, _ lines: LineOutput) throws {
    var lines = lines
    guard var writer = format.format.eventWriter(countries: try countries()) else {
      throw ValidationError("events cannot be written as \(format.format.rawValue)")
    }
    if let header = writer.header() { lines.write(line: header.utf8) }
    try reporting {
      try ledger.each({ page throws(LedgerError) in try ledger.events(filter, sort: .oldest, page: page) }) { events in
        let rows = try events.map { event in
          let (references, coder) = try ledger.reports(of: event)
          return DatasetEvent(event, reports: references, coder: coder)
        }
        if let text = writer.lines(rows) { lines.write(line: text.utf8) }
        return !lines.isBroken
      }
    }
    if let footer = writer.footer() { lines.write(line: footer.utf8) }
    lines.flush()
  }

  /// The countries as the event datasets number them; empty for formats that do not.
  private func countries() throws -> CountryTable {
    guard format.format.eventWriter(countries: CountryTable([])) != nil else { return CountryTable([]) }
    return CountryTable(try KnowledgeBase.load(directory: try folder.locate()).countries)
  }

  private func write(_ kinds: [Mention.Kind], _ ledger: Ledger, _ filter: Filter, _ lines: LineOutput) throws {
    var lines = lines
    var writer = format.format.writer(width: Terminal.width, countries: try countries())
    if let header = writer.header() { lines.write(line: header.utf8) }
    for kind in kinds {
      try reporting {
        try ledger.each({ page throws(LedgerError) in try ledger.mentions(kind, filter, sort: .oldest, page: page) }) {
          mentions in
          if let text = writer.lines(mentions) { lines.write(line: text.utf8) }
          return !lines.isBroken
        }
      }
    }
    if let footer = writer.footer() { lines.write(line: footer.utf8) }
    lines.flush()
  }
}

extension Ledger {
  /// Calls `use` with page after page until it says `false`.
  fileprivate func each<Record>(_ list: (Page) throws(LedgerError) -> Listing<Record>, _ use: ([Record]) throws -> Bool)
    throws
  {
    var page = Page(size: 500)
    while true {
      let listing = try list(page)
      guard try use(listing.records), let next = listing.next else { return }
      page.after = next
    }
  }
}
