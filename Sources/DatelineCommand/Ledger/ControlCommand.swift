import JSON
import ArgumentParser
import Exports
import FoundationEssentials
import Glibc
import Ledger
import Records

/// `dateline control`: who holds which place, from when to when, and who says so.
struct ControlCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "control", abstract: "Show who holds a place over time, every place on a day, or what changed hands.",
    discussion: """
      EXAMPLES
        dateline control Kirkuk --ledger iraq.ledger
        dateline control --on 2017-10-17 --country IRQ --ledger iraq.ledger
        dateline control --changes --from 2017-10-01 --to 2017-10-31 --ledger iraq.ledger
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, jsonl, csv, geojson }

  @Argument(help: ArgumentHelp("A place by name (* at its end for any ending) or GeoNames id.", valueName: "place"))
  var place: String?
  @OptionGroup var ledger: LedgerOptions
  @Option(help: "Every place as it was on a day (YYYY-MM-DD).") var on: String?
  @Flag(help: "What changed hands from --from to --to.") var changes = false
  @Option(help: "First day of the changes (day, month or year).") var from: String?
  @Option(help: "Last day of the changes (day, month or year).") var to: String?
  @Option(help: "Only places in a country (ISO 3166-1 alpha-3).") var country: String?
  @Option(help: "\(Format.allCases.map(\.rawValue).joined(separator: ", ")).") var format: Format?

  func validate() throws {
    let asked = [place != nil, on != nil, changes].count { $0 }
    guard asked == 1 else { throw ValidationError("name a place, or a day (--on), or ask for --changes") }
    if !changes, from != nil || to != nil { throw ValidationError("--from and --to belong to --changes") }
  }

  func run() throws {
    let ledger = try ledger.open()
    var output = LineOutput(descriptor: 1)
    let format = format ?? (isatty(1) == 1 ? .table : .jsonl)
    if changes {
      let first = try from.map { try days($0).lowerBound } ?? Day(ordinal: -1_000_000)
      let last = try to.map { try days($0).upperBound } ?? Day(ordinal: 2_000_000)
      try write(reporting { try ledger.controlChanges(from: first, to: last, country: country) }, format, to: &output)
    } else if let place {
      let spans = try reporting { try ledger.controlTimeline(place: place, country: country) }
      if spans.isEmpty { throw ended(LedgerError(.unknown, "\(place): nobody in this ledger is said to hold it")) }
      try write(spans, format, to: &output)
    } else if let on {
      let day = try days(on)
      guard day.lowerBound == day.upperBound else { throw ValidationError("\(on) is not a day (YYYY-MM-DD)") }
      switch format {
      case .table, .csv:
        let holds = try reporting { try ledger.holds(on: day.lowerBound, country: country) }
        try write(holds.map(\.span), format, to: &output)
      case .jsonl:
        for body in try reporting({ try ledger.controlBodies(on: day.lowerBound, country: country) }) {
          output.write(line: body)
        }
      case .geojson:
        try write(reporting { try ledger.control(on: day.lowerBound, country: country) }, format, to: &output)
      }
    }
    output.flush()
  }

  private func days(_ text: String) throws -> ClosedRange<Day> {
    guard let range = Filter.days(text) else { throw ValidationError("\(text) is not a day, month or year") }
    return range
  }

  private func write(_ spans: [ControlSpan], _ format: Format, to output: inout LineOutput) throws {
    switch format {
    case .table: output.write(line: TidyTable(spans).text(width: Terminal.width).utf8)
    case .csv: output.write(line: TidyTable(spans).csv().utf8)
    case .jsonl: for span in spans { output.write(line: try LineEncoder().encode(span)) }
    case .geojson:
      var collection = FeatureCollection()
      output.write(line: FeatureCollection.opening.utf8)
      for span in spans {
        if let line = collection.line(
          id: span.id, latitude: span.place.latitude, longitude: span.place.longitude, properties: span)
        {
          output.write(line: line.utf8)
        }
      }
      output.write(line: FeatureCollection.closing.utf8)
    }
  }

  private func write(_ changes: [ControlChange], _ format: Format, to output: inout LineOutput) throws {
    let table = TidyTable(changes)
    switch format {
    case .table: output.write(line: table.text(width: Terminal.width).utf8)
    case .csv: output.write(line: table.csv().utf8)
    case .jsonl: for change in changes { output.write(line: try LineEncoder().encode(change)) }
    case .geojson: throw ValidationError("changes are written as table, csv or jsonl")
    }
  }
}

extension TidyTable {
  /// Changes of hands, one a row.
  fileprivate init(_ changes: [ControlChange]) {
    self.init(
      columns: [
        Column("day"), Column("place", yields: 1), Column("country"), Column("before", yields: 1),
        Column("after", yields: 1), Column("status"),
        Column("sources", isNumber: true),
      ],
      rows: changes.map { change in
        func holder(_ span: ControlSpan?) -> String? {
          span.map { $0.holder.map { $0.name ?? $0.text } ?? $0.status.rawValue }
        }
        return [
          change.day.description, change.after.place.name, change.after.place.country, holder(change.before),
          holder(change.after),
          change.after.status.rawValue, String(change.after.sources),
        ]
      })
  }
}
