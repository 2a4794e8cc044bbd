import ArgumentParser
import Exports
import Glibc
import Ledger
import Records

/// How tidy tables are written.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv, jsonl

  func write(_ table: TidyTable) {
    var output = LineOutput(descriptor: 1)
    switch self {
    case .table: output.write(line: table.text(width: Terminal.width).utf8)
    case .csv: output.write(line: table.csv().utf8)
    case .jsonl: if !table.rows.isEmpty { output.write(line: table.jsonLines.utf8) }
    }
    output.flush()
  }

  /// What a command writes without being told.
  static var usual: TableFormat { isatty(1) == 1 ? .table : .csv }
}

/// `dateline actors`.
struct ActorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actors", abstract: "List who takes part in the events that pass a filter, how often and when.",
    discussion:
      "\(FilterOptions.fields)\n\nEXAMPLE\n  dateline actors --ledger iraq.ledger type:ASSAULT country:IRQ --limit 20")
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @Option(help: "Actors at most; 0 for all.") var limit = 50
  @Option(help: "table, csv, jsonl.") var format: TableFormat?

  func run() throws {
    let ledger = try ledger.open()
    let filter = try filter.filter()
    let actors = try reporting { try ledger.actors(filter, limit: limit) }
    (format ?? .usual).write(
      TidyTable(
        columns: [
          .init("actor", yields: 1), .init("acts", isNumber: true), .init("suffers", isNumber: true), .init("first"),
          .init("last"),
        ],
        rows: actors.map { actor in
          [
            actor.name, String(actor.acting), String(actor.receiving), actor.days?.lowerBound.description,
            actor.days?.upperBound.description,
          ]
        }))
  }
}

/// `dateline series`.
struct SeriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series", abstract: "Count events and sum figures over time: a tidy table for R and pandas.",
    discussion: """
      An event counts in the step of its first possible day.

      EXAMPLES
        dateline series --ledger iraq.ledger --by month --of country,type > monthly.csv
        dateline series --ledger iraq.ledger --by week --of dyad quad:4 country:IRQ --sum killed,injured
      """)
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @Option(help: "\(SeriesOptions.Period.allCases.map(\.rawValue).joined(separator: ", ")).") var by = "month"
  @Option(help: "Joined by commas: \(SeriesOptions.Dimension.allCases.map(\.rawValue).joined(separator: ", ")).")
  var of = ""
  @Option(help: "Figures that are summed, joined by commas.") var sum = "killed"
  @Option(help: "table, csv, jsonl.") var format: TableFormat?

  func run() throws {
    var options = SeriesOptions()
    guard let period = SeriesOptions.Period(rawValue: by) else { throw ValidationError("\(by) is no step of time") }
    options.period = period
    options.dimensions = try of.split(separator: ",").map { name in
      guard let dimension = SeriesOptions.Dimension(rawValue: String(name)) else {
        throw ValidationError("\(name) is nothing to count by")
      }
      return dimension
    }
    options.sums = try sum.split(separator: ",").map { name in
      guard let measure = Figure.Measure(rawValue: String(name)) else { throw ValidationError("\(name) is no figure") }
      return measure
    }
    let ledger = try ledger.open()
    let filter = try filter.filter()
    (format ?? .usual).write(try reporting { try ledger.series(filter, options) })
  }
}

/// `dateline network`.
struct NetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network", abstract: "Write who acts on whom: a network for Gephi, igraph or networkx.",
    discussion: """
      EXAMPLES
        dateline network --ledger iraq.ledger quad:4 --format graphml > conflict.graphml
        dateline network --ledger iraq.ledger from:2017 --codes --least 5 --format csv
      """)
  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, jsonl, graphml }
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @Flag(help: "Actors by code (IRQMIL) in place of name.") var codes = false
  @Option(help: "Leave out pairs of fewer events.") var least = 1
  @Option(help: "\(Format.allCases.map(\.rawValue).joined(separator: ", ")).") var format: Format?

  func run() throws {
    let ledger = try ledger.open()
    let filter = try filter.filter()
    let network = try reporting { try ledger.network(filter, codes: codes, least: least) }
    switch format {
    case .graphml:
      var output = LineOutput(descriptor: 1)
      output.write(line: network.graphML.utf8)
      output.flush()
    case let format?: TableFormat(rawValue: format.rawValue)?.write(network.table)
    case nil: TableFormat.usual.write(network.table)
    }
  }
}

/// `dateline agreement`.
struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "How far reviewers agree, field by field: Cohen's kappa, Krippendorff's alpha.",
    discussion: "EXAMPLE\n  dateline agreement amina boris --ledger iraq.ledger")
  @Argument(help: "Names of reviewers; all without.") var reviewers: [String] = []
  @OptionGroup var ledger: LedgerOptions
  @Option(help: "table, csv, jsonl.") var format: TableFormat?

  func run() throws {
    let ledger = try ledger.open()
    func rounded(_ value: Double?) -> String? { value.map { "\(($0 * 1000).rounded() / 1000)" } }
    let fields = try reporting { try ledger.agreement(of: reviewers) }
    (format ?? .usual).write(
      TidyTable(
        columns: [
          .init("field"), .init("records", isNumber: true), .init("same", isNumber: true),
          .init("kappa", isNumber: true), .init("alpha", isNumber: true),
        ],
        rows: fields.map { [$0.field, String($0.records), rounded($0.same), rounded($0.kappa), rounded($0.alpha)] }))
  }
}
