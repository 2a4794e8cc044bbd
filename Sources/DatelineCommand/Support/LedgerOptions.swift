import ArgumentParser
import Exports
import Ledger
import Records

/// The ledger that a command works on.
struct LedgerOptions: ParsableArguments {
  @Option(name: .customLong("ledger"), help: ArgumentHelp("The ledger.", valueName: "file")) var path: String

  /// Opens the ledger; what is wrong with it ends the command with 2, or 3 when file or disk are broken.
  func open(_ access: Ledger.Access = .read) throws -> Ledger {
    try reporting { try Ledger(path: path, access: access) }
  }
}

/// Says what is wrong with a ledger and ends the command.
func reporting<Value>(_ work: () throws -> Value) throws -> Value {
  do { return try work() } catch let error as LedgerError { throw ended(error) }
}

/// Says what is wrong with a ledger and gives the exit code to throw.
func ended(_ error: LedgerError) -> ExitCode {
  var output = LineOutput(descriptor: 2)
  output.write(line: "dateline: \(error)".utf8)
  output.flush()
  switch error.reason {
  case .missing, .foreign, .newer, .readOnly, .unknown: return ExitCode(2)
  case .corrupt, .full, .busy, .slow, .other: return ExitCode(3)
  }
}

/// Which records, in which order, how many.
struct FilterOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Conditions: FIELD:VALUE (several values by commas, ! excludes, * ends) or words of the text.",
      valueName: "filter"))
  var words: [String] = []
  @Option(help: "Only what was changed at or after a day or time (2026-01-31 or 2026-01-31T12:00:00Z).")
  var changedSince: String?

  func filter() throws -> Filter {
    try reporting { try Filter(words: words + (changedSince.map { ["changed-since:\($0)"] } ?? [])) }
  }

  static let fields = """
    FILTERS
      type: mode: context: subtype: cameo: violence: quad: factuality:    what happened, how surely
      actor: by: against: code: sector: side:                             who (name or code; side is a country)
      place: country: admin1: geoname: box:S,W,N,E near:LAT,LON,KM        where
      from: to: on:                                                       when (day, month or year)
      killed:>=10 injured:5 displaced:<=100 …                             figures
      source: speaker: sources:2 conflict:killed report:ID                who says so
      status: confidence:0.8 changed-since:DAY id:BEGINNING               review
    Anything else is looked for in the words.
    """
}

/// How lists are paged.
struct PageOptions: ParsableArguments {
  @Option(help: "\(Sort.allCases.map(\.rawValue).joined(separator: ", ")).") var sort: SortName = SortName(
    sort: .newest)
  @Option(help: "Records at most; 0 for all.") var limit = 50
  @Option(help: "Go on after a page: the cursor that it ended with.") var after: String?

  func page() throws -> Page {
    var cursor: Cursor?
    if let after {
      cursor = Cursor(after)
      if cursor == nil { throw ValidationError("\(after) is no cursor; take the one that the page before ended with") }
    }
    return Page(size: limit <= 0 ? 500 : limit, after: cursor)
  }

  /// Calls `list` for page after page until as many records were given as asked for.
  func each<Record>(_ list: (Page) throws -> Listing<Record>, _ use: ([Record]) throws -> Bool) throws -> Cursor? {
    var page = try page()
    while true {
      let listing = try list(page)
      guard try use(listing.records), let next = listing.next else { return nil }
      if limit > 0 { return next }
      page.after = next
    }
  }
}

/// An order as the command line names it.
struct SortName: ExpressibleByArgument {
  let sort: Sort

  init(sort: Sort) { self.sort = sort }
  init?(argument: String) {
    guard let sort = Sort(rawValue: argument) else { return nil }
    self.sort = sort
  }

  var defaultValueDescription: String { sort.rawValue }
  static var allValueStrings: [String] { Sort.allCases.map(\.rawValue) }
}
