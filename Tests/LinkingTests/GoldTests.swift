import Dateline
import Foundation
import Linking
import Records
import TestSupport
import Testing

/// One report of the gold: its text without the marks, and the marks.
private struct MarkedReport {
  var report: Report
  var marks: [(bytes: Range<Int>, event: String)] = []

  static func all(_ name: String) throws -> [MarkedReport] {
    try goldFile(name).components(separatedBy: "## ").dropFirst().map { block in
      let (head, body) = try #require(
        block.firstIndex(of: "\n").map { (block[..<$0], block[block.index(after: $0)...]) })
      let cells = head.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      var marked = MarkedReport(
        report: Report(
          reference: ReportReference(
            id: cells[0], title: cells[3], publisher: cells[1], published: Day(iso: cells[2]), publishedFrom: .metadata),
          text: []))
      for (number, piece) in body.trimmingCharacters(in: .newlines).components(separatedBy: "[").enumerated() {
        guard number > 0, let close = piece.firstIndex(of: "]"), let bar = piece.firstIndex(of: "|") else {
          marked.report.text += Array(piece.utf8)
          continue
        }
        let start = marked.report.text.count
        marked.report.text += Array(piece[..<bar].utf8)
        marked.marks.append((start..<marked.report.text.count, String(piece[piece.index(after: bar)..<close])))
        marked.report.text += Array(piece[piece.index(after: close)...].utf8)
      }
      return marked
    }
  }
}

/// B-cubed F1 of two clusterings of the same mentions (Bagga, Baldwin 1998).
private func bCubed(_ key: [String: String], _ response: [String: String]) -> Double {
  let (keys, responses) = (Dictionary(grouping: key.keys) { key[$0] }, Dictionary(grouping: key.keys) { response[$0] })
  var (precision, recall) = (0.0, 0.0)
  for (mention, name) in key {
    let (ours, theirs) = (Set(keys[name] ?? []), Set(responses[response[mention]] ?? []))
    let both = Double(ours.intersection(theirs).count)
    precision += both / Double(theirs.count) / Double(key.count)
    recall += both / Double(ours.count) / Double(key.count)
  }
  return 2 * precision * recall / (precision + recall)
}

@Suite struct GoldTests {
  @Test(arguments: ["events-dev.txt", "events-test.txt"]) func ownReportsJoinAsTheirEventsDo(file: String) throws {
    let coder = try Coder(data: Folders.data)
    var (key, response): ([String: String], [String: String]) = ([:], [:])
    var (mentions, marks): ([Mention], Int) = ([], 0)
    for marked in try MarkedReport.all(file) {
      let coded = coder.code(marked.report)
      mentions += coded
      for mark in marked.marks {
        marks += 1
        let found = coded.first {
          $0.kind == .event && $0.trigger.map { mark.bytes.overlaps($0.start..<$0.end) } ?? false
        }
        if let found { key[found.id] = mark.event }
      }
    }
    for event in EventLinker().link(mentions) { for support in event.mentions { response[support.mention] = event.id } }
    #expect(Double(key.count) >= 0.7 * Double(marks))
    #expect(bCubed(key, response) >= 0.9)
  }

  @Test func theGoldIsLargeEnough() throws {
    let marks =
      try MarkedReport.all("events-dev.txt").flatMap(\.marks) + MarkedReport.all("events-test.txt").flatMap(\.marks)
    #expect(marks.count >= 120)
    #expect(Set(marks.map(\.event)).count >= 40)
  }
}
