import GRDB
import Linking
import Records

extension Writing {
  /// The id of the report, stored before, that a text copies; `nil` if it copies none. What copies none is remembered.
  ///
  /// As in `Linking.DuplicateFinder` a copy is named after the first report of its cluster, and copies are not compared with.
  func original(of sketch: Sketch, report: Int) throws -> String? {
    let keys = sketch.keys
    var best: (similarity: Double, report: Int64)?
    var seen: Set<Int64> = []
    for key in keys {
      // Boilerplate can make one band common to thousands.
      for report in try numbers("SELECT report FROM sketch_band WHERE band = ? LIMIT 24", [key])
      where seen.insert(report).inserted {
        guard let other = try self.sketch(ofReport: report) else { continue }
        let similarity = sketch.similarity(to: other)
        if similarity >= Sketch.threshold, similarity > best?.similarity ?? 0 { best = (similarity, report) }
      }
    }
    if let best { return try row("SELECT id FROM report WHERE seq = ?", [best.report])?[0] }
    try run("INSERT OR REPLACE INTO sketch (report, body) VALUES (?, ?)", [report, sketch.bytes])
    for key in keys { try run("INSERT OR IGNORE INTO sketch_band (band, report) VALUES (?, ?)", [key, report]) }
    return nil
  }

  /// Forgets the sketch of a text that is no longer there.
  func forgetSketch(ofReport report: Int) throws {
    guard let sketch = try sketch(ofReport: Int64(report)) else { return }
    for key in sketch.keys { try run("DELETE FROM sketch_band WHERE band = ? AND report = ?", [key, report]) }
    try run("DELETE FROM sketch WHERE report = ?", [report])
  }

  private func sketch(ofReport report: Int64) throws -> Sketch? {
    try bytes("SELECT body FROM sketch WHERE report = ?", [report]).flatMap { Sketch(bytes: $0) }
  }
}

extension Sketch {
  /// What candidates are looked up by.
  fileprivate var keys: [Int64] { (bands + [content]).map { Int64(bitPattern: $0) } }

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
