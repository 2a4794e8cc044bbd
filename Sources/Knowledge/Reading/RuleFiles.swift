import Records
import Yams

/// Readers of `lists.yaml`, `frames/`, `instruments.yaml` and `contexts.yaml`.
extension KnowledgeReader {
  mutating func readLists(_ root: Node, log: FileLog) {
    guard let mapping = root.mapping else {
      log.error(root.mark?.line ?? 1, "the file must be lines of `name: [word, …]`")
      return
    }
    for (key, value) in mapping {
      guard let name = key.string else { continue }
      base.lists[name] = Entry.strings(value, log: log)
      listLines[name] = SourceLine(file: log.file, line: key.mark?.line ?? 1)
    }
  }

  /// Replaces `$name` inside lists by the words of that list.
  mutating func expandLists() {
    var expanded: [String: [String]] = [:]
    for name in base.lists.keys.sorted() { expanded[name] = expand(name, within: []) }
    base.lists = expanded
  }

  private mutating func expand(_ name: String, within outer: [String]) -> [String] {
    let source = listLines[name] ?? SourceLine(file: "lists.yaml", line: 1)
    func complain(_ message: String) {
      findings.append(.init(severity: .error, source: source, message: message))
    }
    if outer.contains(name) {
      complain("list `\(name)` contains itself")
      return []
    }
    return (base.lists[name] ?? []).flatMap { word -> [String] in
      guard word.hasPrefix("$"), word != "$" else { return [word] }  // "$" alone is the sign of the dollar
      let other = String(word.dropFirst())
      if base.lists[other] == nil {
        complain("no list `\(other)`")
        return []
      }
      return expand(other, within: outer + [name])
    }
  }

  mutating func readFrame(_ node: Node, log: FileLog) {
    let keys: Set<String> = [
      "id", "type", "modes", "contexts", "cameo", "acled", "verbs", "nouns", "adjectives", "actor", "recipient",
      "noun_actor", "noun_recipient", "reciprocal", "control", "figure", "stage", "negated", "example",
      "examples",
    ]
    guard let entry = Entry(node, keys: keys, log: log), let id = entry.required("id") else { return }
    let type = entry.choice("type", of: EventType.allCases)
    let modes = entry.strings("modes")
    let allowed = type.map(Vocabulary.modes(of:)) ?? []
    for mode in modes where !allowed.contains(mode) {
      log.error(
        entry.line(of: "modes"),
        "`\(mode)` is no mode of \(type?.rawValue ?? "a frame without type")"
          + (allowed.isEmpty ? ", which has none" : "; use \(allowed.sorted().listed)"))
    }
    let contexts = entry.strings("contexts")
    for context in contexts where !Vocabulary.contexts.contains(context) {
      log.error(entry.line(of: "contexts"), unknownContext(context))
    }
    let cameo = entry.string("cameo")
    if let cameo, !(2...4).contains(cameo.utf8.count) || !cameo.utf8.allSatisfy({ (48...57).contains($0) }) {
      log.error(entry.line(of: "cameo"), "`\(cameo)` is no CAMEO code of 2 to 4 digits in quotes")
    }
    let verbs = triggers(entry, "verbs", .verb)
    let adjectives = triggers(entry, "adjectives", .adjective)
    let nouns = triggers(entry, "nouns", .noun)
    if ["verbs", "nouns", "adjectives"].allSatisfy({ entry.strings($0).isEmpty }) {
      log.error(entry.line, "`\(id)` has no trigger")
    }
    let examples = entry.strings("example") + entry.strings("examples")
    if examples.isEmpty { log.warning(entry.line, "`\(id)` has no example") }
    let actor = slots(entry, "actor")
    let recipient = slots(entry, "recipient")
    let onlyNouns = verbs.isEmpty && adjectives.isEmpty
    base.frames.append(
      Frame(
        id: id, type: type, modes: modes, contexts: contexts, cameo: cameo, acled: entry.string("acled"),
        triggers: verbs + adjectives + nouns,
        actor: actor ?? [.subject],
        recipient: recipient ?? [.object, .indirect] + ["against", "with", "to", "on"].map(Frame.Slot.preposition),
        nounActor: slots(entry, "noun_actor") ?? forNouns(actor, onlyNouns)
          ?? [.preposition("by"), .possessor, .compound, .preposition("between")],
        nounRecipient: slots(entry, "noun_recipient") ?? forNouns(recipient, onlyNouns)
          ?? ["on", "against", "of", "with", "to", "at"].map(Frame.Slot.preposition),
        reciprocal: entry.bool("reciprocal") ?? false,
        control: entry.choice("control", of: [ControlDetails.Change.gained, .lost, .held, .contested]),
        figure: entry.choice("figure", of: Figure.Measure.allCases),
        stage: entry.choice("stage", of: [Stage.accomplished, .attempted, .threatened]),
        negated: entry.choice("negated", of: Frame.Negated.allCases),
        examples: examples, source: entry.source))
  }

  /// What `actor` and `recipient` say holds for nouns only where a frame has nothing else, or where they say "none".
  private func forNouns(_ slots: [Frame.Slot]?, _ onlyNouns: Bool) -> [Frame.Slot]? {
    onlyNouns || slots == [] ? slots : nil
  }

  private func triggers(_ entry: Entry, _ key: String, _ part: Frame.Part) -> [Frame.Trigger] {
    guard let node = entry.node(key) else { return [] }
    guard let sequence = node.sequence else {
      entry.log.error(node.mark?.line ?? entry.line, "`\(key)` must be a list")
      return []
    }
    return sequence.flatMap { item -> [Frame.Trigger] in
      let line = item.mark?.line ?? entry.line
      guard let text = item.scalar?.string else {
        entry.log.error(line, "a trigger must be text; put it in quotes if it holds `{`, `[`, `!` or `: `")
        return []
      }
      var parser = TriggerParser(text: text, part: part, lists: base.lists)
      do throws(TriggerParser.Failure) {
        let triggers = try parser.parse()
        for warning in parser.warnings { entry.log.warning(line, warning) }
        return triggers
      } catch {
        entry.log.error(line, "`\(text)`: \(error.message)")
        return []
      }
    }
  }

  /// The slots of a key; `nil` when the key is absent.
  private func slots(_ entry: Entry, _ key: String) -> [Frame.Slot]? {
    guard entry.node(key) != nil else { return nil }
    return entry.strings(key).compactMap { name in
      let slot = Frame.Slot(name: name)
      if slot == nil { entry.log.error(entry.line(of: key), "`\(name)` is no role or preposition") }
      return slot
    }
  }

  mutating func readWordRule(_ node: Node, key: String, log: FileLog) {
    guard let entry = Entry(node, keys: ["words", key], log: log), let value = entry.required(key) else { return }
    let allowed = key == "mode" ? Vocabulary.modes : Vocabulary.contexts
    if !allowed.contains(value) {
      log.error(entry.line(of: key), key == "mode" ? "`\(value)` is no mode of any type" : unknownContext(value))
    }
    let words = entry.strings("words").map(\.words)
    if words.isEmpty { log.error(entry.line, "`words` is missing") }
    let rule = WordRule(words: words, value: value, source: entry.source)
    if key == "mode" { base.instruments.append(rule) } else { base.contexts.append(rule) }
  }

  private func unknownContext(_ name: String) -> String {
    let near = Entry.nearest(to: name, in: Vocabulary.contexts).map { "; did you mean `\($0)`?" } ?? ""
    return "`\(name)` is no PLOVER context\(near)"
  }
}

extension Frame.Slot {
  /// The slot that the files call so; `nil` for an unknown word.
  init?(name: String) {
    switch name {
    case "subject": self = .subject
    case "object": self = .object
    case "indirect": self = .indirect
    case "poss": self = .possessor
    case "compound": self = .compound
    case "complement": self = .complement
    case _ where Vocabulary.prepositions.contains(name): self = .preposition(name)
    default: return nil
    }
  }
}
