import Chronology
import Foundation
import Records
import TestSupport
import Testing

/// Own sentences with the day that a careful reader gives to the event of one word.
@Suite struct EventGoldTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let published: String?
    let text: String
    let trigger: String
    let start: String?
    let end: String?
    /// `start` or `end`.
    let open: String?
    let from: String

    var testDescription: String { "\(trigger): \(text)" }

    /// As ``answer`` writes it.
    var expected: String { start == nil ? "none" : "\(start ?? "")..\(end ?? "") \(open ?? "closed") \(from)" }

    var answer: String {
      guard let date = Tagged(text, published: published).date(of: trigger) else { return "none" }
      let open = date.openStart == true ? "start" : date.openEnd == true ? "end" : "closed"
      return "\(date.start)..\(date.end) \(open) \(date.from.rawValue)"
    }
  }

  static let cases: [Case] = {
    let file = Folders.root.appending(path: "Tests/ChronologyTests/Gold/events.json")
    do { return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file)) } catch { fatalError("\(error)") }
  }()

  @Test("events get the interval of the expression that governs them") func intervals() {
    var right = 0
    var baseline = 0
    for item in Self.cases {
      let answer = item.answer
      if answer == item.expected {
        right += 1
      } else {
        print("  \(item.testDescription) → \(answer), not \(item.expected)")
      }
      if item.start == item.published, item.end == item.published, item.open == nil { baseline += 1 }
    }
    let count = Self.cases.count
    print("event dates: \(right) of \(count); report date alone: \(baseline) of \(count)")
    #expect(count >= 60)
    #expect(Double(right) >= 0.9 * Double(count))
  }
}
