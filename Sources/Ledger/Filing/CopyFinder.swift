import FoundationEssentials
import GRDB
import Linking
import Records

extension Writing {
  /// The id of the report, stored before, that a text copies; `nil` if it copies none. What copies none is remembered.
  ///
  /// As in `Linking.DuplicateFinder` a copy is named after the first report of its cluster, and copies are not compared with.
  func original(of sketch: Sketch, report: Int) throws -> String? {
    let keys = (sketch.bands + [sketch.content]).map { Int64(bitPattern: $0) }
    var best: (similarity: Double, report: Int)?
    var seen: Set<Int> = []
    for key in keys {
      // Boilerplate can make one band common to thousands.
      for row in try rows("SELECT report FROM sketch_band WHERE band = ? LIMIT 24", [key])
      where seen.insert(row[0]).inserted {
        guard let body = try self.row("SELECT body FROM sketch WHERE report = ?", [row[0] as Int])?[0] as Data? else {
          continue
        }
        let other = try JSONDecoder().decode(Sketch.self, from: body)
        let similarity = other.content == sketch.content ? 1 : sketch.similarity(to: other)
        if similarity >= Sketch.threshold, similarity > best?.similarity ?? 0 { best = (similarity, row[0]) }
      }
    }
    if let best { return try row("SELECT id FROM report WHERE seq = ?", [best.report])?[0] }
    try run("INSERT OR REPLACE INTO sketch (report, body) VALUES (?, ?)", [report, try JSONEncoder().encode(sketch)])
    for key in keys { try run("INSERT OR IGNORE INTO sketch_band (band, report) VALUES (?, ?)", [key, report]) }
    return nil
  }

  /// Forgets the sketch of a text that is no longer there.
  func forgetSketch(ofReport report: Int) throws {
    guard let body = try row("SELECT body FROM sketch WHERE report = ?", [report])?[0] as Data? else { return }
    let sketch = try JSONDecoder().decode(Sketch.self, from: body)
    for key in (sketch.bands + [sketch.content]).map({ Int64(bitPattern: $0) }) {
      try run("DELETE FROM sketch_band WHERE band = ? AND report = ?", [key, report])
    }
    try run("DELETE FROM sketch WHERE report = ?", [report])
  }
}

extension Sketch {
  /// The sketch of a report: of its text or, where only its records are there, of their sentences; `nil` where those are too few words
  /// to prove anything.
  static func of(_ text: [UInt8]?, _ mentions: [Mention]) -> Sketch? {
    if let text { return Sketch(text) }
    var sentences: [Int: String] = [:]
    for mention in mentions { sentences[mention.sentence.start] = mention.sentence.text }
    let sketch = Sketch(sentences.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n").utf8)
    return sketch.bins.isEmpty ? nil : sketch
  }
}
