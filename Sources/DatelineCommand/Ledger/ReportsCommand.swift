import ArgumentParser
import Exports
import Glibc
import Ledger
import Records

/// `dateline reports`: what the ledger rests on.
struct ReportsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports", abstract: "List the reports of a ledger, show one, or mark one as withdrawn.",
    subcommands: [List.self, Show.self, Withdraw.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List reports, the newest first (what `dateline reports` does by itself).",
      discussion: """
        FILTERS  source: from: to: on: report: changed-since: and words of the title and text

        EXAMPLE
          dateline reports --ledger iraq.ledger source:"Sample Wire" from:2017-10 ceasefire
        """)
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, jsonl }
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var filter: FilterOptions
    @Option(help: "Reports at most; 0 for all.") var limit = 50
    @Option(help: "\(Format.allCases.map(\.rawValue).joined(separator: ", ")).") var format: Format?

    func run() throws {
      let ledger = try ledger.open()
      let filter = try filter.filter()
      var output = LineOutput(descriptor: 1)
      let format = format ?? (isatty(1) == 1 ? .table : .jsonl)
      var page = Page(size: limit > 0 ? limit : 500)
      var isFirst = true
      while true {
        let listing = try reporting { try ledger.reports(filter, page: page) }
        let table = TidyTable(listing.records)
        switch format {
        case .table: output.write(line: table.text(width: Terminal.width, header: isFirst).utf8)
        case .csv: if isFirst || !table.rows.isEmpty { output.write(line: table.csv(header: isFirst).utf8) }
        case .jsonl: if !table.rows.isEmpty { output.write(line: table.jsonLines.utf8) }
        }
        isFirst = false
        guard limit <= 0, let next = listing.next, !output.isBroken else { break }
        page.after = next
      }
      output.flush()
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the text of a report, or the bytes that it was made from.")
    @Argument(help: "Id of the report.") var id: String
    @OptionGroup var ledger: LedgerOptions
    @Option(help: "An older text: 1 is the first.") var revision: Int?
    @Flag(help: "The bytes that it was made from (page, line), in place of the text.") var raw = false

    func run() throws {
      let ledger = try ledger.open()
      guard let report = try reporting({ try ledger.report(id: id, revision: revision) }) else {
        throw ended(LedgerError(.unknown, "\(id): no such report"))
      }
      guard let bytes = raw ? report.raw ?? report.text : report.text else {
        throw ended(LedgerError(.unknown, "\(id): its records came without its text"))
      }
      var output = LineOutput(descriptor: 1)
      output.write(line: bytes)
      output.flush()
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say that the publisher withdrew a report: it stays readable, its records no longer count.")
    @Argument(help: "Id of the report.") var id: String
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var review: ReviewOptions

    func run() throws {
      let ledger = try ledger.open(.write)
      let correction = try reporting { try ledger.withdraw(report: id, by: review.review) }
      print("\(correction.number)  withdraw  \(id)  (take it back: dateline events undo \(correction.number))")
    }
  }
}

extension TidyTable {
  /// Reports, one a row.
  fileprivate init(_ reports: [StoredReport]) {
    self.init(
      columns: [
        Column("published"), Column("publisher", yields: 2), Column("title", yields: 1),
        Column("records", isNumber: true), Column("notes", yields: 3),
        Column("id", yields: 2), Column("url", yields: 4), Column("stored", yields: 5),
      ],
      rows: reports.map { report in
        let notes = [
          report.isWithdrawn ? "withdrawn" : nil, report.revision > 1 ? "revision \(report.revision)" : nil,
          report.reference.duplicateOf.map { "copies \($0)" },
        ].compactMap { $0 }
        return [
          report.reference.published?.description, report.reference.publisher, report.reference.title,
          String(report.mentionCount),
          notes.joined(separator: ", "), report.reference.id, report.reference.url, report.fetched.description,
        ]
      })
  }
}
