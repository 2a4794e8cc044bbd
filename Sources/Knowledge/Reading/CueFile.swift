import Records
import Yams

/// Reader of `cues.yaml`.
extension KnowledgeReader {
  mutating func readCues(_ root: Node, log: FileLog) {
    let keys: Set<String> = [
      "reporting", "phrases", "adverbs", "embedding", "modals", "conditional", "negation", "support", "historical",
      "figures", "furniture", "places", "undergo", "pastimes",
    ]
    guard let entry = Entry(root, keys: keys, log: log) else { return }
    base.cues.reporting = grouped(entry, "reporting", log) { Cues.Stance(rawValue: $0) }
    base.cues.embedding = grouped(entry, "embedding", log) { Cues.Embedding(rawValue: $0) }
    base.cues.modals = grouped(entry, "modals", log) { Factuality(rawValue: $0) }
    base.cues.pastimes = grouped(entry, "pastimes", log) { Cues.Pastime(rawValue: $0) }
    base.cues.phrases = phrases(entry, "phrases")
    base.cues.adverbs = Set(entry.strings("adverbs"))
    base.cues.conditional = Set(entry.strings("conditional"))
    base.cues.negation = Set(entry.strings("negation"))
    base.cues.support = Set(entry.strings("support"))
    base.cues.undergo = Set(entry.strings("undergo"))
    base.cues.historical = phrases(entry, "historical")
    base.cues.furniture = phrases(entry, "furniture")
    base.cues.places = Set(entry.strings("places"))
    guard let node = entry.node("figures"),
      let figures = Entry(node, keys: ["approximate", "at-least", "at-most", "numbers", "measures"], log: log)
    else { return }
    base.cues.figures.approximate = phrases(figures, "approximate")
    base.cues.figures.atLeast = phrases(figures, "at-least")
    base.cues.figures.atMost = phrases(figures, "at-most")
    base.cues.figures.measures = grouped(figures, "measures", log) { Figure.Measure(rawValue: $0) }
    for (key, value) in figures.node("numbers")?.mapping.map(Array.init) ?? [] {
      let bounds = Entry.strings(value, log: log).compactMap { Int($0) }
      guard let word = key.string, bounds.count == 2, bounds[0] <= bounds[1] else {
        log.error(key.mark?.line ?? 1, "write a vague number as `word: [low, high]`")
        continue
      }
      base.cues.figures.numbers[word] = bounds[0]...bounds[1]
    }
  }

  private func phrases(_ entry: Entry, _ key: String) -> [[String]] {
    entry.strings(key).map { $0.lowercased().words }
  }

  /// Words by the group they are listed under (`neutral: [say, tell]`).
  private func grouped<Value: Equatable>(
    _ entry: Entry, _ key: String, _ log: FileLog, _ value: (String) -> Value?
  ) -> [String: Value] {
    guard let node = entry.node(key) else { return [:] }
    guard let mapping = node.mapping else {
      log.error(node.mark?.line ?? 1, "`\(key)` must be lines of `group: [word, …]`")
      return [:]
    }
    var result: [String: Value] = [:]
    for (group, words) in mapping {
      guard let name = group.string, let value = value(name) else {
        log.error(group.mark?.line ?? 1, "`\(group.string ?? "?")` is no group of `\(key)`")
        continue
      }
      for word in Entry.strings(words, log: log) {
        if let other = result[word], other != value {
          log.warning(words.mark?.line ?? 1, "`\(word)` stands in two groups of `\(key)`; the first holds")
        } else {
          result[word] = value
        }
      }
    }
    return result
  }
}
