import ArgumentParser
import Exports
import Glibc
import Ledger
import Records

/// What the commands that list mentions of one kind share.
struct MentionList: ParsableArguments {
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var paging: PageOptions
  @Option(help: "\(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).") var format: FormatName?
  @Flag(help: "Also count the records by type, place, actor, source …") var facets = false

  func run(_ kind: Mention.Kind) throws {
    let ledger = try ledger.open()
    let filter = try filter.filter()
    var output = LineOutput(descriptor: 1)
    let isTerminal = isatty(1) == 1
    let format = format?.format ?? (isTerminal ? .table : .jsonl)
    if facets { try FacetLines.write(ledger, kind, filter, to: &output) }
    var writer = format.writer(width: Terminal.width, colours: isTerminal)
    if let header = writer.header() { output.write(line: header.utf8) }
    let next = try reporting {
      try paging.each({ page throws(LedgerError) in
        try ledger.mentions(kind, filter, sort: paging.sort.sort, page: page)
      }) { mentions in
        // The table shows records under their report.
        var start = mentions.startIndex
        while start < mentions.endIndex {
          let end = mentions[start...].firstIndex { $0.report.id != mentions[start].report.id } ?? mentions.endIndex
          if let lines = writer.lines(Array(mentions[start..<end])) { output.write(line: lines.utf8) }
          start = end
        }
        return !output.isBroken
      }
    }
    if let footer = writer.footer() { output.write(line: footer.utf8) }
    if let next, format == .table { output.write(line: "more: --after \(next)".utf8) }
    output.flush()
  }
}

/// `dateline figures`.
struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "List the figures that reports give: dead, displaced, troops …",
    discussion: """
      \(FilterOptions.fields)

      EXAMPLES
        dateline figures --ledger iraq.ledger type:killed killed:>=100 country:IRQ
        dateline events --ledger iraq.ledger conflict:killed --format long     where sources differ
      """)
  @OptionGroup var list: MentionList
  func run() throws { try list.run(.figure) }
}

/// `dateline statements`.
struct StatementsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statements", abstract: "List what people and bodies are quoted with.",
    discussion:
      "\(FilterOptions.fields)\n\nEXAMPLE\n  dateline statements --ledger iraq.ledger by:\"United Nations\" ceasefire")
  @OptionGroup var list: MentionList
  func run() throws { try list.run(.statement) }
}

/// `dateline relations`.
struct RelationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relations", abstract: "List who belongs to, leads, is allied with or fights whom, as reports say.",
    discussion: "\(FilterOptions.fields)\n\nEXAMPLE\n  dateline relations --ledger iraq.ledger type:allied_with")
  @OptionGroup var list: MentionList
  func run() throws { try list.run(.relation) }
}
