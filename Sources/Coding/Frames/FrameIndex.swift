import Knowledge
import Language

/// The triggers of all frames by lemma and part of speech.
struct FrameIndex: Sendable {
  /// A class, since entries are handed out at every word.
  final class Entry: Sendable {
    /// Index into ``KnowledgeBase/frames``.
    let frame: Int
    let trigger: Frame.Trigger
    /// Words that stand right before the trigger ("air" of "air strike"), hyphens skipped.
    let before: [String]

    init(frame: Int, trigger: Frame.Trigger, before: [String]) {
      self.frame = frame
      self.trigger = trigger
      self.before = before
    }
  }

  private struct Key: Hashable {
    var lemma: String
    var part: Frame.Part
  }

  private var entries: [Key: [Entry]] = [:]

  init(_ frames: [Frame]) {
    for (index, frame) in frames.enumerated() {
      for trigger in frame.triggers {
        // A hyphen within a lemma stands for a hyphen, a space or nothing.
        let parts = trigger.lemma.split(separator: "-").map(String.init)
        add(Entry(frame: index, trigger: trigger, before: []), trigger.lemma)
        if parts.count > 1, let last = parts.last {
          add(Entry(frame: index, trigger: trigger, before: []), parts.joined())
          add(Entry(frame: index, trigger: trigger, before: Array(parts.dropLast())), last)
        }
      }
    }
  }

  private mutating func add(_ entry: Entry, _ lemma: String) {
    entries[Key(lemma: lemma, part: entry.trigger.part), default: []].append(entry)
  }

  /// The entries that a token may set off; empty for most tokens.
  func entries(at token: Int, in document: Document) -> [Entry] {
    guard let part = Candidate.part(of: token, document) else { return [] }
    guard let found = entries[Key(lemma: document.lowerLemma(token), part: part)] else { return [] }
    // A closure: a key path is looked up by name at every word.
    if found.allSatisfy({ $0.before.isEmpty }) { return found }
    return found.filter { $0.before.isEmpty || precedes($0.before, token, document) }
  }

  /// Whether any frame has a token's lemma, whatever stands before it.
  func hasEntries(at token: Int, in document: Document) -> Bool {
    guard let part = Candidate.part(of: token, document) else { return false }
    return entries[Key(lemma: document.lowerLemma(token), part: part)] != nil
  }

  /// Whether a lemma names an event as a noun.
  func isEventNoun(_ lemma: String) -> Bool { entries[Key(lemma: lemma, part: .noun)] != nil }

  private func precedes(_ words: [String], _ token: Int, _ document: Document) -> Bool {
    var current = token - 1
    for word in words.reversed() {
      if current >= 0, document.lower(current) == "-" { current -= 1 }
      guard current >= 0, document.lower(current) == word || document.lowerLemma(current) == word else {
        return false
      }
      current -= 1
    }
    return true
  }
}
