import Foundation
import TestSupport
import Testing

/// The example for pandas in Documentation/ledger.md, run on a series of the samples where Python has pandas.
@Suite struct SeriesExampleTests {
  private static func python(_ program: String, in folder: URL) -> (exit: Int32, output: String)? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  static let hasPandas = python("import pandas", in: FileManager.default.temporaryDirectory)?.exit == 0

  @Test(.enabled(if: hasPandas)) func theDocumentedExampleRuns() throws {
    let page = try String(contentsOf: Folders.root.appending(path: "Documentation/ledger.md"), encoding: .utf8)
    let start = try #require(page.range(of: "```python\n")).upperBound
    let end = try #require(page.range(of: "```", range: start..<page.endIndex)).lowerBound
    let scratch = try Scratch()
    let ledger = scratch.file("a.ledger").path
    #expect(try dateline("ingest", Folders.root.appending(path: "Samples").path, "--ledger", ledger).exit == 0)
    let series = try dateline("series", "--ledger", ledger, "--by", "month", "--of", "country,type")
    _ = try scratch.write("monthly.csv", series.output)
    let run = try #require(
      Self.python(page[start..<end] + "print(int(table.events.sum()), deaths.shape[1])", in: scratch.folder))
    #expect(run.exit == 0)
    let numbers = run.output.split(separator: " ").compactMap {
      Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    let rows = series.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(numbers.first == rows.reduce(0) { $0 + (Int($1[3]) ?? 0) })
    #expect(numbers.last ?? 0 > 5, "countries are columns")
  }
}
