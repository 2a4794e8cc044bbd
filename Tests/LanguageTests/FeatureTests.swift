import Foundation
import Language
import TestSupport
import Testing

/// A line of `Gold/features.jsonl`, which `Training/golden_features.py` writes.
private struct GoldSentence: Decodable {
  var text: String
  var tokens: [String]
  var tags: [UInt8]
  var pieces: [[Int]]
  var slots: [[Int64]]
}

@Suite struct FeatureTests {
  /// The trainers and the program compute the same features: a model that is asked in another language than the one it
  /// learned still answers, only worse.
  @Test func theProgramsFeaturesAreTheTrainers() throws {
    let analyzer = try #require(analyzer)
    let file = Folders.root.appending(path: "Tests/LanguageTests/Gold/features.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 30)
    for line in lines {
      let gold = try JSONDecoder().decode(GoldSentence.self, from: Data(line.utf8))
      let found = analyzer.features(of: gold.tokens, tags: gold.tags)
      for (token, features) in found.enumerated() {
        #expect(features.pieces == gold.pieces[token], "“\(gold.tokens[token])” in: \(gold.text)")
        #expect(features.nameSlots == gold.slots[token], "“\(gold.tokens[token])” in: \(gold.text)")
      }
    }
  }
}
