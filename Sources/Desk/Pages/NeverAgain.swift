import HTTPTypes
import Ledger
import Records

/// The readings of an event that a reviewer rejects for good: which words are not what they were read as. `dateline knowledge learn` makes
/// exclusions of them.
struct NeverAgain {
  struct Note {
    /// What read the words.
    var rule: String
    var words: String
    var lemma: String?
    var sentence: String
    var type: EventType?

    func details(reason: String?, correction: Int) -> JSONValue {
      .object([
        "words": .string(words), "lemma": lemma.map { .string($0) } ?? .null, "sentence": .string(sentence),
        "type": type.map { .string($0.rawValue) } ?? .null, "reason": reason.map { .string($0) } ?? .null,
        "correction": .integer(correction),
      ])
    }
  }

  let notes: [Note]

  /// - Parameter words: words of a sentence with its trigger among them; absent, the trigger alone.
  /// - Throws: ``DeskError`` when no sentence of the event has these words around its trigger.
  init(_ event: Event, words: String?, _ inquiry: Inquiry) throws {
    let mentions = try event.mentions.filter { $0.kind == .event }.compactMap {
      try inquiry.ledger.mention(id: $0.mention)
    }
    let given = words.map(Self.plain)
    var notes: [Note] = []
    for mention in mentions {
      guard let trigger = mention.trigger, case .event(let details) = mention.details else { continue }
      let own = Self.plain(trigger.text)
      if let given, !Self.holds(Self.plain(mention.sentence.text), given) || !Self.holds(given, own) { continue }
      let note = Note(
        rule: mention.rule, words: given ?? own, lemma: trigger.lemma, sentence: mention.sentence.text,
        type: details.eventType)
      if !notes.contains(where: { $0.words == note.words && $0.type == note.type && $0.rule == note.rule }) {
        notes.append(note)
      }
    }
    guard !notes.isEmpty else { throw DeskError(.badRequest, inquiry.phrases("error.words")) }
    self.notes = notes
  }

  /// The trigger of the first sentence, which a form begins with.
  static func trigger(_ mentions: [Mention]) -> String {
    mentions.lazy.compactMap(\.trigger).first.map { plain($0.text) } ?? ""
  }

  /// Words in lower case, one space apart, without the marks around them.
  private static func plain(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace || ",.;:!?\"“”‘’()[]".contains($0) }.joined(separator: " ")
  }

  /// Whether words stand side by side in a text.
  private static func holds(_ text: String, _ words: String) -> Bool { " \(text) ".contains(" \(words) ") }
}
