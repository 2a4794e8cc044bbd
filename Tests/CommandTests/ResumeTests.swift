import Foundation
import Testing

/// A run that was stopped goes on where it stopped, and its output is that of a run that never was.
@Suite struct ResumeTests {
  /// A pile of reports of many kinds: tables, lines with faults and equal ids, pages, a missing file.
  private func pile(_ scratch: Scratch) throws -> [String] {
    let lines = (0..<40).map { number in
      number % 9 == 5
        ? "{broken"
        : #"{"id":"r\#(number % 7)","published":"2016-10-05","text":"Rebels killed \#(number + 2) soldiers in Aleppo."}"#
    }
    let page =
      "<html><body><h1>T</h1><p>Police arrested ten protesters in the capital on Tuesday, 5 March 2019, the ministry said.</p></body></html>"
    return [
      try scratch.write("a.jsonl", lines.joined(separator: "\n\n")), scratch.file("missing.txt").path,
      try scratch.write("b.html", page), try scratch.write("empty.txt", ""),
      try scratch.write("c.csv", "id,text\nr1,Police arrested ten protesters in Cairo.\nr2,\nr3,Rebels seized Bor.\n"),
      try scratch.write("d.txt", "Police arrested ten protesters in Cairo.\n"),
    ]
  }

  /// Everything that a run leaves, when its output and journal are cut back to what the journal said after `entry` reports.
  @Test(arguments: ["read", "code"], [0, 1, 6, 7, 30, 39, 40, 41, 43, 45])
  func aStoppedRunGoesOnByteForByte(command: String, stop: Int) throws {
    let scratch = try Scratch()
    let paths = try pile(scratch)
    let (whole, part) = (scratch.file("whole.jsonl").path, scratch.file("part.jsonl").path)
    let (wholeSkipped, partSkipped) = (scratch.file("whole.txt").path, scratch.file("part.txt").path)
    func run(_ output: String, _ skipped: String, _ more: [String]) throws -> Run {
      try dateline(
        [command, "--format", "jsonl", "--output", output, "--skipped", skipped] + more + paths)
    }
    let first = try run(whole, wholeSkipped, [])
    #expect(first.exit == 2)
    let stopped = try run(part, partSkipped, ["--stop-after", "\(stop)"])
    #expect(stopped.exit == 0 || stopped.exit == 2)
    #expect(FileManager.default.fileExists(atPath: part + ".resume"))
    // What a crash left behind the last note is written again.
    let handle = try #require(FileHandle(forWritingAtPath: part))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"half a li".utf8))
    try handle.close()
    let second = try run(part, partSkipped, ["--resume"])
    #expect(second.exit == 2)
    #expect(try Data(contentsOf: URL(filePath: part)) == Data(contentsOf: URL(filePath: whole)))
    #expect(try Data(contentsOf: URL(filePath: partSkipped)) == Data(contentsOf: URL(filePath: wholeSkipped)))
    #expect(!FileManager.default.fileExists(atPath: part + ".resume"))
  }

  @Test func aCompleteRunIsNotResumed() throws {
    let scratch = try Scratch()
    let report = try scratch.write("d.txt", "Police arrested ten protesters in Cairo.\n")
    let output = scratch.file("out.jsonl").path
    _ = try dateline("read", "--output", output, report)
    let before = try Data(contentsOf: URL(filePath: output))
    let again = try dateline("read", "--resume", "--output", output, report)
    #expect(again.exit == 0)
    #expect(again.errors.contains("complete"))
    #expect(try Data(contentsOf: URL(filePath: output)) == before)
  }

  @Test func aRunWithOtherArgumentsIsRefused() throws {
    let scratch = try Scratch()
    let report = try scratch.write("d.txt", "Police arrested ten protesters in Cairo.\n")
    let output = scratch.file("out.jsonl").path
    _ = try dateline("read", "--stop-after", "0", "--output", output, report)
    let other = try dateline("read", "--headline", "--resume", "--output", output, report)
    #expect(other.exit != 0)
    #expect(other.errors.contains("other arguments"))
  }

  @Test func interruptingWhileItWaitsLeavesWholeLines() throws {
    let scratch = try Scratch()
    let output = scratch.file("out.jsonl")
    let pipe = Pipe()
    let process = try start(["read", "--output", output.path, "-"], input: pipe)
    let line = #"{"id":"a","text":"Rebels seized Bor."}"# + "\n"
    // A line without its end waits for the rest.
    try pipe.fileHandleForWriting.write(contentsOf: Data((String(repeating: line, count: 20_000) + "{\"id\":").utf8))
    while (try? Data(contentsOf: output))?.isEmpty ?? true { usleep(10_000) }
    usleep(300_000)
    process.interrupt()
    process.waitUntilExit()
    try pipe.fileHandleForWriting.close()
    #expect(process.terminationStatus == 130)
    let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last?.isEmpty == true)
    #expect(lines.dropLast().allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    #expect(FileManager.default.fileExists(atPath: output.path + ".resume"))
  }

  @Test func aRunThatIsKilledAtOnceIsNotTakenForComplete() throws {
    let scratch = try Scratch()
    let output = scratch.file("out.jsonl")
    let lines = (0..<5000).map { #"{"id":"\#($0)","text":"Rebels seized Bor."}"# + "\n" }.joined()
    let pipe = Pipe()
    let process = try start(["read", "--input", "lines", "--output", output.path, "-"], input: pipe)
    try pipe.fileHandleForWriting.write(contentsOf: Data(lines.utf8))
    while (try? Data(contentsOf: output))?.isEmpty ?? true { usleep(1_000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try pipe.fileHandleForWriting.close()
    let again = try dateline(
      "read", "--input", "lines", "--resume", "--output", output.path, "-", input: Data(lines.utf8))
    #expect(again.exit == 0)
    #expect(try String(contentsOf: output, encoding: .utf8).split(separator: "\n").count == 5000)
  }
}
