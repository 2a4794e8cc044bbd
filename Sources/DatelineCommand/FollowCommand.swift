import ArgumentParser
import Dateline
import Follow
import Foundation
import Ingest
import Ledger
import Records

/// `dateline follow`: feeds to reports, as they come.
struct FollowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow",
    abstract:
      "Poll feeds, fetch the pages of new and changed entries, and write their reports or store them in a ledger.",
    discussion: """
      FEEDS are addresses, or files with one address a line (# opens a remark). Reports are added to --output as the lines of \
      `dateline read`; what was fetched stands in a state file, so that every page comes once and a stopped run goes on. \
      With --ledger each report is coded and stored as it comes, and joined at the end of each poll. \
      robots.txt, pauses between requests and what servers ask for are respected; only http and https, and only public \
      addresses, are fetched.

      EXAMPLES
        dateline follow --once https://news.example/rss | dateline code
        dateline follow --every 15 --output reports.jsonl --pages pages/ feeds.txt
        dateline follow --every 15 --ledger iraq.ledger feeds.txt
      """)

  @Argument(help: ArgumentHelp("Addresses of feeds, or files that list them.", valueName: "feeds"))
  var feeds: [String]
  @Option(name: .shortAndLong, help: "The file to which reports are added; standard output without it.")
  var output: String?
  @Option(help: ArgumentHelp("Code the reports and store them in a ledger.", valueName: "file")) var ledger: String?
  @Option(help: "A folder in which the pages are kept as they came.") var pages: String?
  @Option(help: "The state file (default: OUTPUT.state, LEDGER.state or follow.state).") var state: String?
  @Option(help: "Also write what could not be fetched or read to a file.") var skipped: String?
  @Flag(help: "Poll once and end.") var once = false
  @Option(help: "Minutes between polls.") var every = 15.0
  @Option(help: "Seconds between two requests to one site.") var delay = 2.0
  @Option(help: "Sites that are asked at once.") var sites = 8
  @Option(help: "How the program names itself to servers; give an address where you can be reached.")
  var userAgent: String?
  @Flag(help: "Also fetch from private, loopback and link-local addresses.") var allowPrivate = false
  @OptionGroup var coding: CoderOptions

  func validate() throws {
    guard every > 0, delay >= 0, sites > 0 else { throw ValidationError("--every, --delay and --sites are positive") }
  }

  func run() async throws {
    let addresses = try feeds.flatMap(Self.addresses)
    guard !addresses.isEmpty else { throw ValidationError("no feeds in \(feeds.joined(separator: ", "))") }
    var options = FollowOptions()
    options.addresses.allowsPrivate = allowPrivate
    options.delay = .seconds(delay)
    options.sites = sites
    if let userAgent { options.userAgent = userAgent }
    let file = state ?? (output ?? ledger).map { $0 + ".state" } ?? "follow.state"
    let folder = try pages.map { try PageFolder(path: $0) }
    let lines = try RunOutput(appendingTo: output, skipped: skipped)
    let filing = try ledger.map { try FollowedLedger(path: $0, coder: coding.coder()) }
    Interrupt.watch()
    options.isStopping = { Interrupt.signal != 0 }
    let follower = Follower(feeds: addresses, state: try FollowState(file: URL(filePath: file)), options: options)
    repeat {
      do {
        let summary = try await follower.poll {
          lines.add($0)
        } handle: { followed in
          try folder?.keep(followed)
          try filing?.store(followed)
          guard filing == nil || output != nil else { return }
          lines.write(line: ReportLine.bytes(followed.report))
          // The state says that a page is done only when its report is written.
          lines.flush()
          if let failure = lines.lines.failure { throw RunFailure("the output cannot be written: \(failure)") }
          if lines.isBroken { throw ExitCode.success }
        }
        tell(summary)
        try filing?.join()
      } catch is CancellationError {
        break
      }
      if once { break }
      await pause()
    } while Interrupt.signal == 0
    if Interrupt.signal != 0 { throw ExitCode(128 + Interrupt.signal) }
    if lines.isUnreadable { throw ExitCode(2) }
  }

  /// Waits for the next poll, or for Ctrl-C.
  private func pause() async {
    let end = ContinuousClock.now + .seconds(every * 60)
    while ContinuousClock.now < end, Interrupt.signal == 0 { try? await Task.sleep(for: .milliseconds(200)) }
  }

  /// How a poll went, on standard error.
  private func tell(_ summary: PollSummary) {
    var output = LineOutput(descriptor: 2)
    output.write(
      line: """
        \(summary.feeds) feeds (\(summary.changedFeeds) changed), \(summary.reports) reports (\(summary.changedReports) changed), \
        \(summary.unchangedPages) pages unchanged, \(summary.problems) problems
        """.utf8)
    output.flush()
  }

  /// The addresses that an argument is or lists.
  private static func addresses(_ argument: String) throws -> [String] {
    if argument.contains("://") { return [argument] }
    guard let content = try? String(contentsOfFile: argument, encoding: .utf8) else {
      throw ValidationError("\(argument): neither an address nor a file that can be read")
    }
    return content.split(separator: "\n").compactMap { line in
      let address = line.trimmingCharacters(in: .whitespaces)
      return address.isEmpty || address.hasPrefix("#") ? nil : address
    }
  }
}

/// The ledger into which a followed report goes.
private struct FollowedLedger {
  private let ledger: Ledger
  private let coder: Coder
  private let run: CoderRun

  init(path: String, coder: Coder) throws {
    self.coder = coder
    let ledger = try reporting { try Ledger(path: path, access: .create) }
    run = try reporting { try ledger.begin(coder: coder.name, command: "follow") }
    self.ledger = ledger
  }

  /// Codes and stores a report; when this returns it is on the disk.
  func store(_ followed: FollowedReport) throws {
    var report = followed.report
    report.raw = report.raw ?? followed.page
    guard let reference = try reporting({ try ledger.admit(report) }) else { return }
    report.reference = reference
    let prepared = PreparedReport(report, mentions: coder.code(report), coder: coder.name)
    _ = try reporting { try ledger.store([prepared], codedIn: run.number) }
  }

  /// Joins what a poll brought.
  func join() throws {
    let count = try reporting { try ledger.join() }
    var output = LineOutput(descriptor: 2)
    output.write(line: "events: \(count.added) new, \(count.changed) changed, \(count.removed) gone".utf8)
    output.flush()
  }
}

/// Pages as they came, each under its site and the hash of its address.
private struct PageFolder {
  let folder: URL

  init(path: String) throws {
    folder = URL(filePath: path, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func keep(_ followed: FollowedReport) throws {
    let address = followed.report.reference.url ?? followed.feed
    var hash = StableHash()
    hash.combine(address)
    let host = URL(string: address)?.host()?.filter { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" } ?? "page"
    let site = folder.appending(path: host.hasPrefix(".") ? "page" : host, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
    try Data(followed.page).write(to: site.appending(path: "\(hash.hex).html"), options: .atomic)
  }
}
