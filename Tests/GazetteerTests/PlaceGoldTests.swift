import Foundation
import Gazetteer
import Records
import Testing

/// Names with coordinates in own texts. The thresholds stand below what was reached when they were set, so that a
/// change that loses places is seen.
@Suite struct PlaceGoldTests {
  struct Expected {
    var start: Int
    var end: Int
    var point: (Double, Double)?
    var isPlace: Bool
  }

  @Test func findsAndPlacesNames() throws {
    let pipeline = try Pipeline.shared.get()
    var gold = 0
    var found = 0
    var right = 0
    var spurious: [String] = []
    var wrong: [String] = []
    for marked in PlaceGold.texts {
      let (text, expected) = Self.unmark(marked)
      let named = pipeline.read(text).named
      for item in expected where item.isPlace {
        gold += 1
        let word = String(decoding: Array(text.utf8)[item.start..<item.end], as: UTF8.self)
        guard let mention = named.first(where: { $0.bytes.overlaps(item.start..<item.end) }) else {
          wrong.append("\(word): not found: \(text)")
          continue
        }
        found += 1
        if Self.agrees(mention, item.point) {
          right += 1
        } else {
          wrong.append("\(word) at \(mention.place.latitude ?? .nan),\(mention.place.longitude ?? .nan): \(text)")
        }
      }
      for mention in named where !expected.contains(where: { $0.isPlace && mention.bytes.overlaps($0.start..<$0.end) })
      {
        spurious.append("\(mention.place.text): \(text)")
      }
    }
    let report = """
      \(gold) names, \(found) found, \(right) right, \(spurious.count) spurious
      \((wrong + spurious.map { "spurious " + $0 }).joined(separator: "\n"))
      """
    if ProcessInfo.processInfo.environment["SHOW"] != nil { print(report) }
    #expect(gold >= 150)
    #expect(Double(found) >= 0.95 * Double(gold), "\(report)")
    #expect(Double(right) >= 0.92 * Double(gold), "\(report)")
    #expect(Double(spurious.count) <= 0.05 * Double(gold), "\(report)")
  }

  /// Within 100 km; a name without expected point must have none.
  static func agrees(_ mention: PlaceMention, _ point: (Double, Double)?) -> Bool {
    guard let point else { return mention.place.latitude == nil }
    guard let latitude = mention.place.latitude, let longitude = mention.place.longitude else { return false }
    let broad = ["PCL", "CONT", "OCN", "SEA", "STM", "RGN", "ADM1"].contains {
      mention.place.feature?.hasPrefix($0) == true
    }
    return kilometres((latitude, longitude), point) < (broad ? 400 : 40)
  }

  static func kilometres(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
    let radians = Double.pi / 180
    let (p, q) = (a.0 * radians, b.0 * radians)
    let h = pow(sin((q - p) / 2), 2) + cos(p) * cos(q) * pow(sin((b.1 - a.1) * radians / 2), 2)
    return 12742 * asin(min(1, h.squareRoot()))
  }

  /// The plain text and what is marked in it, with byte offsets.
  static func unmark(_ marked: String) -> (String, [Expected]) {
    var text: [UInt8] = []
    var expected: [Expected] = []
    var rest = Array(marked.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "["), let bar = rest.firstIndex(of: UInt8(ascii: "|")),
        let end = rest.firstIndex(of: UInt8(ascii: "]"))
      else {
        text.append(byte)
        continue
      }
      let value = String(decoding: rest[(bar + 1)..<end], as: UTF8.self)
      let numbers = value.split(separator: ",").compactMap { Double($0) }
      let start = text.count
      text += rest[..<bar]
      expected.append(
        Expected(
          start: start, end: text.count, point: numbers.count == 2 ? (numbers[0], numbers[1]) : nil,
          isPlace: value != "x"))
      rest = rest[(end + 1)...]
    }
    return (String(decoding: text, as: UTF8.self), expected)
  }
}
