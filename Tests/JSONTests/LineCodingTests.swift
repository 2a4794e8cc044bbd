import Dateline
import Foundation
import JSON
import Records
import TestSupport
import Testing

/// Foundation's coder is the reference for both directions.
struct LineCodingTests {
  private static func foundation(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func line(_ value: some Encodable) throws -> String {
    String(decoding: try LineEncoder().encode(value), as: UTF8.self)
  }

  private struct Sample: Codable, Equatable {
    var zone: String?
    var text: String
    var numbers: [Double]
    var wide: UInt64
    var small: Int8
    var float: Float
    var isTold: Bool
    var names: [String: Int]
    var parts: [Sample]
    var none: [Int]
  }

  @Test func aValueIsWrittenAsFoundationWritesIt() throws {
    let part = Sample(
      text: "", numbers: [], wide: .max, small: .min, float: 0.1, isTold: false, names: [:], parts: [], none: [])
    let sample = Sample(
      zone: "body", text: "a \"b\" \\ / \u{1}\u{8}\u{c}\n\r\t\u{7f} \u{2028} \u{e9} \u{1f600}",
      numbers: [0, -0.0, 1, 0.5, 36.335, -119.25, 1e21, 1.5e-9, 123456789.125, .greatestFiniteMagnitude],
      wide: 0, small: 7, float: 36.25, isTold: true, names: ["b": 1, "a": 2, "a b": -3], parts: [part], none: [])
    #expect(try Self.line(sample) == Self.foundation(sample))
    #expect(try LineDecoder().decode(Sample.self, from: Array(Self.line(sample).utf8)) == sample)
  }

  /// Containers within containers, members out of order, a container asked for twice.
  private struct ByHand: Encodable {
    struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(_ text: String) { stringValue = text }
      init?(stringValue: String) { self.init(stringValue) }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var outer = encoder.container(keyedBy: Key.self)
      var inner = outer.nestedContainer(keyedBy: Key.self, forKey: Key("inner"))
      var list = outer.nestedUnkeyedContainer(forKey: Key("list"))
      try outer.encode("last", forKey: Key("z"))
      try list.encode(1)
      try list.encodeNil()
      var deep = list.nestedContainer(keyedBy: Key.self)
      try inner.encode(true, forKey: Key("yes"))
      try deep.encode([1.5, 2], forKey: Key("deep"))
      try list.encode("after")
      try inner.encodeNil(forKey: Key("none"))
      try 7.encode(to: outer.superEncoder(forKey: Key("above")))
      var again = encoder.container(keyedBy: Key.self)
      try again.encode("first", forKey: Key("a"))
    }
  }

  @Test func containersMayBeFilledInAnyOrder() throws {
    #expect(
      try Self.line(ByHand())
        == #"{"a":"first","above":7,"inner":{"none":null,"yes":true},"list":[1,null,{"deep":[1.5,2]},"after"],"z":"last"}"#
    )
  }

  @Test func everyRecordOfASampleIsWrittenAndReadAsFoundationDoes() throws {
    let coder = try Coder(data: Folders.data)
    let text = """
      Iraqi forces captured Qayyarah from Islamic State on Tuesday, killing at least 40 fighters, the Defense Ministry said in Baghdad. \
      "We will go on to Mosul," General Najim al-Jubouri told reporters. He leads the \u{201c}liberation\u{201d} campaign.
      """
    let report = Report(
      reference: ReportReference(id: "a/b", published: Day(year: 2016, month: 8, day: 24), publishedFrom: .metadata),
      text: Array(text.utf8))
    let mentions = coder.code(report)
    #expect(Set(mentions.map(\.kind)).count >= 3)
    for mention in mentions {
      let line = try Self.line(mention)
      #expect(try line == Self.foundation(mention))
      #expect(try LineDecoder().decode(Mention.self, from: Array(line.utf8)) == mention)
    }
  }

  @Test func numbersThatJSONDoesNotHaveAreErrors() {
    #expect(throws: EncodingError.self) { try LineEncoder().encode([Double.nan]) }
    #expect(throws: EncodingError.self) { try LineEncoder().encode(["a": Double.infinity]) }
  }

  private struct Strict: Decodable {
    struct Inner: Decodable { let count: Int }
    let name: String
    let inner: [Inner]
    let extra: Bool?
  }

  @Test(arguments: [
    (#"{"name":"a","inner":[{"count":1},{"count":"x"}]}"#, "inner.1.count: expected Int, found string"),
    (#"{"name":"a","inner":[{}]}"#, "inner.0: no count"),
    (#"{"name":null,"inner":[]}"#, "name: expected String, found null"),
    (#"{"name":"a","inner":{}}"#, "inner: expected Array<Any>, found object"),
    (#"{"name":"a","inner":[{"count":1.5}]}"#, "inner.0.count: no Int"),
    (#"{"name":"a","inner":[{"count":99999999999999999999}]}"#, "inner.0.count: no Int"),
    (#"{"name":"a","inner":[],"extra":0}"#, "extra: expected Bool, found number"),
    (#"{"name":"a","#, ": not JSON at byte 12: expected a string"),
    ("", ": not JSON at byte 0: ends early"), ("{} x", ": not JSON at byte 3: text after the value"),
  ])
  func whatCannotBeReadIsNamed(text: String, message: String) {
    #expect {
      try LineDecoder().decode(Strict.self, from: Array(text.utf8))
    } throws: { error in
      let context: DecodingError.Context? =
        switch error as? DecodingError {
        case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
          .valueNotFound(_, let context):
          context
        default: nil
        }
      let path = context?.codingPath.map(\.stringValue).joined(separator: ".") ?? "?"
      return "\(path): \(context?.debugDescription ?? "")" == message
    }
  }

  @Test func escapesAndKeysWithEscapesAreRead() throws {
    let text = #" { "k" : [ "a\u00e9\ud83d\ude00\ud800 \/ \"q\"" , null , 1.0 , -2e3 , true ] } "#
    struct Row: Decodable {
      let text: String
      let none: Int?
      let whole: Int
      let far: Double
      let truth: Bool
      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        text = try list.decode(String.self)
        none = try list.decodeNil() ? nil : list.decode(Int.self)
        whole = try list.decode(Int.self)
        far = try list.decode(Double.self)
        truth = try list.decode(Bool.self)
        #expect(list.isAtEnd && list.count == 5)
      }
    }
    let row = try #require(try LineDecoder().decode([String: Row].self, from: Array(text.utf8))["k"])
    #expect(row.text == "a\u{e9}\u{1f600}\u{fffd} / \"q\"")
    #expect(row.none == nil && row.whole == 1 && row.far == -2000 && row.truth)
  }

  /// Damaged lines give an error or a value, as with Foundation, and never a value that Foundation reads otherwise.
  @Test func damagedLinesAreReadAsFoundationReadsThemOrNot() throws {
    var random = SeededGenerator(seed: 9)
    let sound = Array(
      #"{"float":0.5,"isTold":true,"names":{"a":1},"none":[],"numbers":[1,2.5],"parts":[],"small":1,"text":"x\n\u00e9","wide":9}"#
        .utf8)
    var agreed = 0
    for _ in 0..<3_000 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0x20..<0x7f, using: &random)
        case 1: bytes.remove(at: index)
        default: bytes.insert(bytes.randomElement(using: &random)!, at: index)
        }
      }
      guard let mine = try? LineDecoder().decode(Sample.self, from: bytes),
        let theirs = try? JSONDecoder().decode(Sample.self, from: Data(bytes))
      else { continue }
      agreed += 1
      #expect(mine == theirs, "\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(agreed > 40)
  }
}
