import Foundation
import TestSupport
import Testing

/// Joining in steps, with a shuffle in between as a cluster engine does it, gives the events of one machine.
@Suite struct LinkStepTests {
  private static let parts = 3

  private func step(_ name: String, _ lines: [String], _ more: String...) throws -> [String] {
    let run = try dateline(
      ["link", "--step", name] + more + ["-"], input: Data(lines.joined(separator: "\n").utf8))
    #expect(run.exit == 0)
    #expect(run.errors.isEmpty, "\(run.errors)")
    return run.output.split(separator: "\n").map(String.init)
  }

  private func field(_ name: String, _ line: String) throws -> Any? {
    (try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?[name]
  }

  /// Lines with equal keys together, in parts whose order is not that of the input.
  private func shuffled(_ lines: [String], by key: (String) throws -> String?) throws -> [[String]] {
    var parts = [[String]](repeating: [], count: Self.parts)
    for line in lines.reversed() {
      guard let key = try key(line) else { continue }
      parts[key.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & Int.max % Self.parts].append(line)
    }
    return parts
  }

  /// The samples, and copies of three of them under other names.
  private func records() throws -> [String] {
    let samples = Folders.root.appending(path: "Samples").path
    let read = try dateline("read", samples).output.split(separator: "\n").map(String.init)
    let copies = try read.prefix(3).map { line in
      var report = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      report["id"] = "copy of \(try #require(report["id"] as? String))"
      report["published"] = "2030-01-01"
      report.removeValue(forKey: "blocks")
      return String(decoding: try JSONSerialization.data(withJSONObject: report), as: UTF8.self)
    }
    let run = try dateline(
      "code", "--format", "jsonl", "-", input: Data((read + copies).joined(separator: "\n").utf8))
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test func theStepsGiveTheEventsAndSpansOfOneMachine() throws {
    let records = try records()
    let report = { (line: String) in (try field("report", line) as? [String: Any])?["id"] as? String }
    let reports = try shuffled(records, by: report)
    let sketches = try reports.flatMap { try step("sketches", $0) }
    let copies = try step("copies", sketches)
    #expect(copies.count >= 3)
    let keyed = try reports.flatMap { part in
      let ids = Set(try part.compactMap(report))
      let marks = try copies.filter { ids.contains(try field("copy", $0) as? String ?? "") }
      return try step("keys", part + marks)
    }
    let parts = try shuffled(keyed) { try field("key", $0) as? String }
    let events = try parts.flatMap { try step("events", $0) }
    let input = Data(records.joined(separator: "\n").utf8)
    let whole = try dateline("link", "--format", "jsonl", "-", input: input).output.split(separator: "\n").map(
      String.init)
    #expect(events.count > 20)
    #expect(events.sorted() == whole.sorted())
    let spans = try parts.flatMap { try step("control", $0, "--as-of", "2030-02-01") }
    let wholeSpans = try dateline("link", "--control", "--as-of", "2030-02-01", "--format", "jsonl", "-", input: input)
    #expect(!spans.isEmpty)
    #expect(spans.sorted() == wholeSpans.output.split(separator: "\n").map(String.init).sorted())
  }
}
