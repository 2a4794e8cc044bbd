import Records

/// Pairs the records of a report with its gold: one to one, the pairs that agree in most fields first.
struct Matcher {
  /// A gold record and the found one that answers it.
  struct Pair {
    var gold: GoldRecord
    var found: Mention
    /// Whether each given field agrees, by field.
    var fields: [String: Bool]
  }

  private(set) var pairs: [Pair] = []
  private(set) var missed: [GoldRecord] = []
  private(set) var extra: [Mention] = []
  /// Gold and found records of the same words but another class.
  private(set) var confused: [(gold: String, found: String)] = []

  init(gold: [GoldRecord], found: [Mention], text: [UInt8]) {
    var candidates: [(score: Int, gold: Int, found: Int, fields: [String: Bool])] = []
    for (g, record) in gold.enumerated() {
      let words = Self.trigger(of: record, in: text)
      for (f, mention) in found.enumerated() where mention.kind == record.kind {
        guard Self.label(mention) == record.label, Self.overlaps(mention, words) else { continue }
        let fields = Comparison.fields(record, mention)
        guard Comparison.isAnswer(record, fields, hasTrigger: words != nil) else { continue }
        let near = words.map { range in mention.trigger.map { $0.start == range.lowerBound } ?? false } ?? false
        candidates.append((fields.values.count { $0 } * 2 + (near ? 3 : 0), g, f, fields))
      }
    }
    candidates.sort { ($0.score, -$0.gold, -$0.found) > ($1.score, -$1.gold, -$1.found) }
    var (takenGold, takenFound): (Set<Int>, Set<Int>) = ([], [])
    for candidate in candidates where !takenGold.contains(candidate.gold) && !takenFound.contains(candidate.found) {
      takenGold.insert(candidate.gold)
      takenFound.insert(candidate.found)
      pairs.append(Pair(gold: gold[candidate.gold], found: found[candidate.found], fields: candidate.fields))
    }
    missed = gold.indices.filter { !takenGold.contains($0) }.map { gold[$0] }
    extra = found.indices.filter { !takenFound.contains($0) }.map { found[$0] }
    for record in missed where record.kind == .event {
      guard let words = Self.trigger(of: record, in: text) else { continue }
      if let other = extra.first(where: { $0.kind == .event && Self.overlaps($0, words) }) {
        confused.append((record.label, Self.label(other)))
      }
    }
  }

  /// The class that a found record counts under.
  static func label(_ mention: Mention) -> String {
    switch mention.details {
    case .event(let event): event.eventType?.rawValue ?? event.contexts.first ?? "other"
    case .control(let control): control.change.rawValue
    case .figure(let figure): figure.figure.of.rawValue
    case .statement: "statement"
    case .relation(let relation): relation.relation.rawValue
    }
  }

  /// Bytes of the trigger that a gold record names, or of the words where it stands.
  private static func trigger(of record: GoldRecord, in text: [UInt8]) -> Range<Int>? {
    guard let words = (record.trigger ?? record.text).map({ Array($0.utf8) }), !words.isEmpty, words.count <= text.count
    else {
      return nil
    }
    var left = record.occurrence ?? 0
    for start in 0...(text.count - words.count)
    where text[start] == words[0] && text[start..<start + words.count].elementsEqual(words) {
      if left == 0 { return start..<start + words.count }
      left -= 1
    }
    return nil
  }

  /// Whether a record stands at the words, or in their sentence where they say the same by other words.
  private static func overlaps(_ mention: Mention, _ words: Range<Int>?) -> Bool {
    guard let words else { return true }
    return mention.sentence.start < words.upperBound && words.lowerBound < mention.sentence.end
  }
}
