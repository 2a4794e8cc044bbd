public import Records
import Yams

/// Words that must never again be read as an event of a type, or by a frame: what reviewers rejected for good.
public struct Exclusion: Sendable, Hashable, Codable {
  /// Words that stand side by side, in lower case, as texts write them or their lemmas; the trigger is one of them.
  public var words: [String]
  /// The PLOVER type that they are not.
  public var type: EventType?
  /// The frame that does not read them, where that has no type.
  public var frame: String?
  /// Where it is written.
  public var source: SourceLine
}

extension KnowledgeReader {
  mutating func readExclusion(_ node: Node, log: FileLog) {
    let keys: Set<String> = ["words", "type", "frame", "sentence", "reason", "by", "day"]
    guard let entry = Entry(node, keys: keys, log: log), let words = entry.required("words") else { return }
    let type = entry.choice("type", of: EventType.allCases)
    let frame = entry.string("frame")
    if (type == nil) == (frame == nil) { log.error(entry.line, "either `type` or `frame` is wanted") }
    base.exclusions.append(
      Exclusion(words: words.lowercased().words, type: type, frame: frame, source: entry.source))
  }
}

extension KnowledgeChecks {
  /// Frames that exclusions name must be there.
  mutating func checkExclusions() {
    let frames = Set(base.frames.map(\.id))
    for exclusion in base.exclusions {
      if let frame = exclusion.frame, !frames.contains(frame) {
        warning(exclusion.source, "no frame `\(frame)` (the exclusion is not used)")
      }
    }
  }
}

extension Exclusion: Packable {
  func pack(into packer: inout Packer) {
    packer.strings(words)
    packer.value(type)
    packer.string(frame)
    source.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) {
    words = unpacker.strings()
    type = unpacker.value(EventType.self)
    frame = unpacker.optional()
    source = SourceLine(from: &unpacker)
  }
}
