public import Records

/// Wire copies among reports of which only the mentions are at hand.
///
/// For a cluster engine: ``sketches(of:)`` wherever the reports are, ``originals(of:)`` over any sets of sketches such that two with a
/// band in common (``Sketch/bands``) are in one set, then ``marked(_:originals:)``. That gives the marks of ``marked(_:)``.
public enum Copies {
  /// A report's metadata and the sketch of its coded sentences.
  public struct ReportSketch: Hashable, Sendable, Codable {
    /// The report.
    public var report: ReportReference
    /// The sketch of its coded sentences, in order.
    public var sketch: Sketch

    /// A report with its sketch.
    public init(report: ReportReference, sketch: Sketch) {
      self.report = report
      self.sketch = sketch
    }
  }

  /// A coded sentence: all that a sketch is made of.
  public struct Sentence: Sendable, Decodable {
    let report: ReportReference
    let sentence: SentenceReference

    /// The sentence of a record.
    public init(of mention: Mention) {
      report = mention.report
      sentence = mention.sentence
    }
  }

  /// The mentions, each with `duplicate_of` in its report where the report's coded sentences copy those of an earlier one and
  /// nobody has said so yet. Earlier means by report date, then id: the order of the mentions does not matter.
  public static func marked(_ mentions: [Mention]) -> [Mention] {
    marked(mentions, originals: originals(of: sketches(of: mentions.map(Sentence.init))))
  }

  /// The sketches of reports, of those that may be copies or originals: a few words in common prove nothing, and what is a copy
  /// by its own account is taken for one. All sentences of one report must come in the same call; twice or more does no harm.
  public static func sketches(of coded: [Sentence]) -> [ReportSketch] {
    var reports: [String: [Sentence]] = [:]
    for sentence in coded { reports[sentence.report.id, default: []].append(sentence) }
    return reports.values.compactMap { coded in
      guard let report = coded.first?.report, report.duplicateOf == nil else { return nil }
      var sentences: [Int: String] = [:]
      for one in coded { sentences[one.sentence.start] = one.sentence.text }
      let text = sentences.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n")
      let sketch = Sketch(text.utf8)
      return sketch.bins.isEmpty ? nil : ReportSketch(report: report, sketch: sketch)
    }
  }

  /// For each report that copies an earlier one: the id of that one.
  public static func originals(of sketches: [ReportSketch]) -> [String: String] {
    let order = sketches.sorted {
      ($0.report.published?.ordinal ?? .max, $0.report.id) < ($1.report.published?.ordinal ?? .max, $1.report.id)
    }
    var finder = DuplicateFinder()
    var originals: [String: String] = [:]
    for one in order { originals[one.report.id] = finder.add(id: one.report.id, one.sketch) }
    return originals
  }

  /// The mentions, each with what its report copies.
  public static func marked(_ mentions: [Mention], originals: [String: String]) -> [Mention] {
    mentions.map { mention in
      guard let original = originals[mention.report.id] else { return mention }
      var mention = mention
      mention.report.duplicateOf = original
      return mention
    }
  }
}
