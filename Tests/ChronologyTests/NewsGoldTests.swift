import Chronology
import Foundation
import Records
import TestSupport
import Testing

/// Own news texts by kind of expression, with values given by hand. A kind holds when most of it is found as given.
@Suite struct NewsGoldTests {
  struct Case: Decodable {
    let kind: String
    let country: String
    let published: String
    let text: String
    /// Words, type, value, in order of the text.
    let times: [[String]]
  }

  struct Score: CustomStringConvertible {
    var gold = 0
    var found = 0
    var overlapping = 0
    var exact = 0
    var valued = 0

    /// Twice the right ones over gold and found.
    func f1(_ right: Int) -> Double { gold + found == 0 ? 1 : 2 * Double(right) / Double(gold + found) }

    var description: String {
      func percent(_ value: Double) -> String { String(Int((value * 1000).rounded())) }
      return "gold \(gold) found \(found) relaxed .\(percent(f1(overlapping))) strict .\(percent(f1(exact))) "
        + "value .\(percent(f1(valued)))"
    }
  }

  static let cases: [Case] = {
    let file = Folders.root.appending(path: "Tests/ChronologyTests/Gold/news.json")
    do { return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file)) } catch { fatalError("\(error)") }
  }()

  static let kinds = Set(cases.map(\.kind)).subtracting(["no-time"]).sorted()

  @Test("each kind of expression is found and valued", arguments: kinds) func kind(_ kind: String) {
    var score = Score()
    for item in Self.cases where item.kind == kind { Self.add(item, to: &score) }
    print("\(kind): \(score)")
    #expect(score.f1(score.valued) >= 0.85, "\(score)")
    #expect(score.f1(score.exact) >= 0.85, "\(score)")
  }

  @Test("ages, sums, numbers and names are not taken for time") func traps() {
    var score = Score()
    for item in Self.cases where item.kind == "no-time" { Self.add(item, to: &score) }
    // "The spring waters" is taken for the season.
    #expect(score.gold == 0)
    #expect(score.found <= 1)
  }

  @Test("the texts come from many countries") func breadth() {
    #expect(Self.cases.count >= 60)
    #expect(Set(Self.cases.map(\.country)).count >= 20)
  }

  private static func add(_ item: Case, to score: inout Score) {
    let tagged = Tagged(item.text, published: item.published)
    let bytes = Array(item.text.utf8)
    var position = 0
    var taken: Set<Int> = []
    for gold in item.times {
      let range = find(Array(gold[0].utf8), in: bytes, from: position)
      position = range.upperBound
      score.gold += 1
      let match = tagged.expressions.indices.first {
        !taken.contains($0) && tagged.expressions[$0].bytes.overlaps(range)
      }
      guard let match else {
        print("  missed: \(gold[0])")
        continue
      }
      taken.insert(match)
      let found = tagged.expressions[match]
      score.overlapping += 1
      if found.bytes == range { score.exact += 1 }
      if found.value == gold[2], found.type.rawValue == gold[1] { score.valued += 1 }
      if found.bytes != range || found.value != gold[2] || found.type.rawValue != gold[1] {
        print("  gold \(gold) found \(tagged.lines[match])")
      }
    }
    score.found += tagged.expressions.count
    for index in tagged.expressions.indices where !taken.contains(index) { print("  spurious: \(tagged.lines[index])") }
  }

  private static func find(_ words: [UInt8], in text: [UInt8], from: Int) -> Range<Int> {
    for start in from...(text.count - words.count) where Array(text[start..<start + words.count]) == words {
      return start..<start + words.count
    }
    fatalError("gold words not in the text")
  }
}
