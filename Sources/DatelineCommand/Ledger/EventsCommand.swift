import ArgumentParser
import Glibc
import Ledger
import Records

/// `dateline events`: what happened, joined from all reports.
struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "List the events of a ledger; merge, split, correct and judge them by hand.",
    subcommands: [
      List.self, Merge.self, Split.self, NotSame.self, Judge.self, Correct.self, Undo.self, Corrections.self,
    ],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the events that pass a filter (what `dateline events` does by itself).",
      discussion: """
        \(FilterOptions.fields)

        EXAMPLES
          dateline events --ledger iraq.ledger type:ASSAULT country:IRQ from:2017-10 market
          dateline events --ledger iraq.ledger conflict:killed --sort killed --format long
          dateline events --ledger iraq.ledger near:35.47,44.39,50 --facets
          dateline events --ledger iraq.ledger by:"Islamic State" --format csv --limit 0 > events.csv
          dateline events --ledger iraq.ledger --changed-since 2026-01-31 --format ids --limit 0
          dateline events --ledger iraq.ledger --review
        """)

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var paging: PageOptions
    @Option(
      help:
        "\(EventFormat.allCases.map(\.rawValue).joined(separator: ", ")) (long: with every source; ids: changed and removed)."
    )
    var format: EventFormat?
    @Flag(help: "Also count the events by type, place, actor, source …") var facets = false
    @Flag(help: "What nobody has judged yet, doubtful and weighty events first.") var review = false

    func run() throws {
      let ledger = try ledger.open()
      let filter = try filter.filter()
      var lines = LineOutput(descriptor: 1)
      if facets { try FacetLines.write(ledger, .event, filter, to: &lines) }
      var output = EventOutput(format: format ?? (isatty(1) == 1 ? .table : .jsonl), lines: lines)
      let next = try reporting {
        try paging.each({ page throws(LedgerError) in
          try review
            ? ledger.reviewQueue(filter, page: page) : ledger.events(filter, sort: paging.sort.sort, page: page)
        }) { try output.write($0) }
      }
      try output.finish(ledger, filter, next: next)
    }
  }
}
