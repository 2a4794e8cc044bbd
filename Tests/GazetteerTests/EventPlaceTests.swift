import Foundation
import Gazetteer
import Language
import Records
import Testing

/// Where events are: own short reports.
@Suite struct EventPlaceTests {
  @Test func placesEvents() throws {
    let pipeline = try Pipeline.shared.get()
    var right = 0
    var wrong: [String] = []
    for line in EventPlaceGold.cases {
      let sides = line.components(separatedBy: " => ")
      let expected = sides[1].split(separator: " ")
      let sources = ["argument", "sentence", "document", "dateline"]
      let source = expected.last.flatMap { sources.contains(String($0)) ? Place.Source(rawValue: String($0)) : nil }
      let name = (source == nil ? expected[...] : expected.dropLast()).joined(separator: " ")
      let before = sides[0].components(separatedBy: "{")[0]
      let text = sides[0].replacing("{", with: "").replacing("}", with: "")
      let reading = pipeline.read(text)
      let trigger = try #require(
        (0..<reading.document.count).first { reading.document.bytes($0).lowerBound >= before.utf8.count })
      let place = pipeline.finder.place(
        of: trigger, in: reading.document, mentions: reading.mentions, discourse: reading.discourse)
      if (place?.text ?? "-") == name, source == nil || place?.from == source {
        right += 1
      } else {
        wrong.append("\(line)   FOUND \(place.map { "\($0.text) \($0.from?.rawValue ?? "")" } ?? "-")")
      }
    }
    let report = "\(right) of \(EventPlaceGold.cases.count) right\n\(wrong.joined(separator: "\n"))"
    if ProcessInfo.processInfo.environment["SHOW"] != nil { print(report) }
    #expect(EventPlaceGold.cases.count >= 60)
    #expect(Double(right) >= 0.9 * Double(EventPlaceGold.cases.count), "\(report)")
  }
}
