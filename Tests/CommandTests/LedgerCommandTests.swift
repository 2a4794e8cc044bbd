import Foundation
import TestSupport
import Testing

/// The ledger from the command line.
@Suite struct LedgerCommandTests {
  private static let samples = Folders.root.appending(path: "Samples").path

  /// A ledger of the samples.
  private func filled(_ scratch: Scratch) throws -> String {
    let path = scratch.file("samples.ledger").path
    let run = try dateline("ingest", Self.samples, "--ledger", path)
    #expect(run.exit == 0, "\(run.errors)")
    return path
  }

  @Test func ingestTwiceIsIngestOnce() throws {
    let scratch = try Scratch()
    let path = try filled(scratch)
    let first = try dateline("export", "--ledger", path, "--format", "jsonl")
    let again = try dateline("ingest", Self.samples, "--ledger", path)
    #expect(again.output.contains("0 new, 0 changed, 0 gone"))
    #expect(try dateline("export", "--ledger", path, "--format", "jsonl").output == first.output)
    #expect(try dateline("ledger", "check", "--ledger", path).exit == 0)
  }

  @Test func recordsCodedElsewhereGiveTheSameEvents() throws {
    let scratch = try Scratch()
    let path = try filled(scratch)
    let records = try dateline("code", "--format", "jsonl", "--status", Self.samples)
    let coded = scratch.file("coded.ledger").path
    let run = try dateline("ingest", "--coded", "-", "--ledger", coded, input: Data(records.output.utf8))
    #expect(run.exit == 0, "\(run.errors)")
    let ids = try [path, coded].map { path in
      try dateline("export", "--ledger", path, "--format", "jsonl").objects.compactMap { $0["id"] as? String }.sorted()
    }
    #expect(!ids[0].isEmpty)
    #expect(ids[0] == ids[1])
  }

  @Test func aBadLineAmongRecordsIsNamedAndTheRestStored() throws {
    let scratch = try Scratch()
    let records = try dateline("code", "--format", "jsonl", Self.samples + "/wire.jsonl").output
    let input = "{broken\n" + records + "{\"kind\":\"event\"}\n"
    let run = try dateline("ingest", "--coded", "-", "--ledger", scratch.file("a.ledger").path, input: Data(input.utf8))
    #expect(run.exit == 0)
    #expect(run.errors.contains("-:1:"))
    #expect(run.errors.contains("id is missing"))
    #expect(run.output.contains("5 new"))
  }

  /// A place that the filter lets pass and one that it does not, as the format writes them.
  @Test(arguments: [
    ("csv", "Hong Kong"), ("jsonl", "Hong Kong"), ("geojson", "Hong Kong"), ("kml", "Hong Kong"),
    ("plover", "Hong Kong"),
    ("polecat", "Hong Kong"), ("phoenix", "Hong Kong"), ("acled", "Hong Kong"), ("ged", "Kabul"),
  ])
  func everyExportHonoursTheFilter(format: String, elsewhere: String) throws {
    let scratch = try Scratch()
    let path = try filled(scratch)
    let all = try dateline("export", "--ledger", path, "--format", format)
    let some = try dateline("export", "--ledger", path, "--format", format, "type:ASSAULT", "country:YEM")
    #expect(all.exit == 0 && some.exit == 0, "\(all.errors)\(some.errors)")
    #expect(some.output.contains("Sanaa"))
    #expect(!some.output.contains(elsewhere) && all.output.contains(elsewhere))
    #expect(some.output.utf8.count < all.output.utf8.count)
  }

  @Test func sourcesThatDifferAreShownSideBySide() throws {
    let scratch = try Scratch()
    let run = try dateline("events", "--ledger", try filled(scratch), "--format", "jsonl", "conflict:killed")
    let events = run.objects
    let conflicts = events.compactMap { $0["contradictions"] as? [[String: Any]] }.joined().filter {
      $0["field"] as? String == "killed"
    }
    let values = conflicts.flatMap { $0["values"] as? [[String: Any]] ?? [] }.compactMap { $0["value"] as? String }
    #expect(values.contains("147") && values.contains("148"), "\(values)")
  }

  /// What a cluster engine leaves: part files, an empty mark of success, hidden checksums, a part told twice.
  @Test func partsOfRecordsMayComeTwice() throws {
    let scratch = try Scratch()
    let lines = try dateline("code", "--format", "jsonl", Self.samples + "/kabul.jsonl").output.split(separator: "\n")
    #expect(lines.count > 10)
    let parts = scratch.file("parts")
    try FileManager.default.createDirectory(at: parts, withIntermediateDirectories: true)
    for (name, content) in [
      ("part-00000.json", lines[..<7]), ("part-00001.json", lines[7...]), ("part-00001-again.json", lines[7...]),
    ] { _ = try scratch.write("parts/\(name)", content.joined(separator: "\n") + "\n") }
    _ = try scratch.write("parts/_SUCCESS", "")
    _ = try scratch.write("parts/.part-00000.json.crc", Data([0, 255, 10, 123]))
    let (whole, ledger) = (scratch.file("whole.ledger").path, scratch.file("parts.ledger").path)
    #expect(
      try dateline("ingest", "--coded", "-", "--ledger", whole, input: Data(lines.joined(separator: "\n").utf8)).exit
        == 0)
    #expect(try dateline("ingest", "--coded", parts.path, "--ledger", ledger).exit == 0)
    let again = try dateline("ingest", "--coded", parts.path, "--ledger", ledger)
    #expect(again.output.contains("0 new, 0 changed, 0 gone; 0 places"), "\(again.output)")
    let events = try [whole, ledger].map { try dateline("export", "--ledger", $0, "--format", "jsonl").output }
    #expect(!events[0].isEmpty && events[0] == events[1])
  }

  @Test func recodingShowsNothingToDoAndKeepsTheLedger() throws {
    let scratch = try Scratch()
    let path = try filled(scratch)
    let run = try dateline("recode", "--ledger", path)
    #expect(run.exit == 0)
    #expect(run.output.contains("nothing to do"))
  }

  @Test func anUnknownFieldIsNamed() throws {
    let scratch = try Scratch()
    let run = try dateline("events", "--ledger", try filled(scratch), "contry:IRQ")
    #expect(run.exit == 2)
    #expect(run.errors.contains("contry: no such field"))
  }

  /// Root may write anywhere, so the command runs as nobody there.
  @Test func aReadOnlyFolderCanBeReadAndSaysWhyItCannotBeWritten() throws {
    let scratch = try Scratch()
    let path = try filled(scratch)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scratch.folder.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.folder.path) }
    let read = try dateline("events", "--ledger", path, "--format", "jsonl", asNobody: true)
    #expect(read.exit == 0, "\(read.errors)")
    #expect(!read.objects.isEmpty)
    let write = try dateline("ingest", "--coded", "-", "--ledger", path, asNobody: true)
    #expect(write.exit == 2)
    #expect(write.errors.contains("may not be written"))
  }
}
