import Foundation
import Ingest
import Records
import TestSupport
import Testing

/// The article-extraction benchmark's measure on the pages beside the checkout, where they are there.
struct BenchmarkPagesTests {
  private static let folder = Folders.shared.appending(path: "pages")

  @Test(.enabled(if: FileManager.default.fileExists(atPath: folder.path)))
  func mainTextOfNewsPagesIsFound() throws {
    let gold = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: Self.folder.appending(path: "gold.json")))
        as? [String: [String: Any]])
    var (precision, recall) = (0.0, 0.0)
    for (key, truth) in gold {
      let path = Self.folder.appending(path: "\(key).html.gz").path
      let report = try #require(Reading(Reader().reports(from: [path])).reports.first)
      let expected = shingles(try #require(truth["articleBody"] as? String))
      let found = shingles(String(decoding: report.text, as: UTF8.self))
      let both = Double(found.reduce(0) { $0 + min($1.value, expected[$1.key] ?? 0) })
      precision += both / Double(max(1, found.values.reduce(0, +)))
      recall += both / Double(max(1, expected.values.reduce(0, +)))
    }
    precision /= Double(gold.count)
    recall /= Double(gold.count)
    #expect(2 * precision * recall / (precision + recall) >= 0.96)
  }

  /// Runs of four words and how often each occurs.
  private func shingles(_ text: String) -> [ArraySlice<Substring>: Int] {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    guard !words.isEmpty else { return [:] }
    var counts: [ArraySlice<Substring>: Int] = [:]
    for start in 0...max(0, words.count - 4) { counts[words[start..<min(words.count, start + 4)], default: 0] += 1 }
    return counts
  }
}
