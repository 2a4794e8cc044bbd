public import Records

/// Wire copies among reports of which only the mentions are at hand.
public enum Copies {
  /// The mentions, each with `duplicate_of` in its report where the report's coded sentences copy those of an earlier one and
  /// nobody has said so yet. Earlier means by report date, then id: the order of the mentions does not matter.
  public static func marked(_ mentions: [Mention]) -> [Mention] {
    var reports: [String: [Mention]] = [:]
    for mention in mentions { reports[mention.report.id, default: []].append(mention) }
    let order = reports.values.compactMap(\.first?.report).sorted {
      ($0.published?.ordinal ?? .max, $0.id) < ($1.published?.ordinal ?? .max, $1.id)
    }
    var finder = DuplicateFinder()
    var originals: [String: String] = [:]
    for report in order where report.duplicateOf == nil {
      var sentences: [Int: String] = [:]
      for mention in reports[report.id] ?? [] { sentences[mention.sentence.start] = mention.sentence.text }
      let text = sentences.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n")
      let sketch = Sketch(text.utf8)
      // A few words in common prove nothing.
      if !sketch.bins.isEmpty { originals[report.id] = finder.add(id: report.id, sketch) }
    }
    return mentions.map { mention in
      guard let original = originals[mention.report.id] else { return mention }
      var mention = mention
      mention.report.duplicateOf = original
      return mention
    }
  }
}
