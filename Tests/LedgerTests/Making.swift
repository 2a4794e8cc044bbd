import Foundation
import GRDB
import Ledger
import Records

/// A folder with a ledger that goes away with the value.
final class Scratch {
  let folder: URL
  var path: String { folder.appending(path: "test.ledger").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func ledger(_ access: Ledger.Access = .create) throws -> Ledger { try Ledger(path: path, access: access) }

  /// The file as SQLite has it, past the ledger; all of it in the one file when it is closed. Waits for connections that are still closing.
  func rewrite(_ change: (Database) throws -> Void = { _ in }) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write(change)
    try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try queue.close()
  }
}

/// A report with a text, and its records.
func report(
  _ id: String, _ text: String, url: String? = nil, publisher: String = "Herald", published: String = "2017-10-17",
  coder: String = "test 1", mentions: (ReportReference) -> [Mention] = { _ in [] }
) -> PreparedReport {
  var reference = ReportReference(id: id, title: "Title of \(id)", publisher: publisher, url: url)
  (reference.published, reference.publishedFrom) = (Day(iso: published), .metadata)
  return PreparedReport(
    Report(reference: reference, text: Array(text.utf8)), mentions: mentions(reference), coder: coder)
}

func actor(_ name: String, code: String? = nil) -> Actor {
  Actor(
    text: name, start: 0, end: name.utf8.count, name: name, code: code, country: code.map { String($0.prefix(3)) },
    known: true)
}

let kirkuk = place("Kirkuk", 35.468, 44.392, "IRQ", 94787)
let mosul = place("Mosul", 36.335, 43.119, "IRQ", 99072)
let sanaa = place("Sanaa", 15.355, 44.207, "YEM", 71137)

func place(_ name: String, _ latitude: Double, _ longitude: Double, _ country: String, _ number: Int) -> Place {
  Place(
    name: name, text: name, latitude: latitude, longitude: longitude, geonameID: number, feature: "PPLA",
    admin1: "\(name) province",
    country: country)
}

/// A record at a byte of its report's text.
func mention(
  _ report: ReportReference, at byte: Int = 0, _ details: Mention.Details, on day: String? = "2017-10-16",
  in place: Place? = kirkuk,
  sentence: String = "The army attacked the town.", confidence: Double = 0.9
) -> Mention {
  var mention = Mention(
    report: report, sentence: SentenceReference(index: byte, start: byte, end: byte + 10, text: sentence, zone: .body),
    trigger: Trigger(start: byte, end: byte + 4, text: "word", lemma: "word"), confidence: confidence, rule: "test",
    coder: "test 1",
    details: details)
  mention.date = day.flatMap { Day(iso: $0) }.map {
    EventDate(start: $0, end: $0, granularity: .day, from: .expression)
  }
  mention.place = place
  mention.setID()
  return mention
}

func assault(by actor: Actor, on recipient: Actor, killed: Int? = nil) -> Mention.Details {
  let figures = killed.map { [Figure(of: .killed, low: $0, best: $0, high: $0, text: "\($0)", start: 0, end: 2)] } ?? []
  return .event(
    EventDetails(
      eventType: .assault, eventModes: ["firearms"], actors: [actor], recipients: [recipient], figures: figures))
}

let army = actor("Iraqi Army", code: "IRQMIL")
let peshmerga = actor("Peshmerga", code: "IRQREB")
let houthis = actor("Houthis", code: "YEMREB")
