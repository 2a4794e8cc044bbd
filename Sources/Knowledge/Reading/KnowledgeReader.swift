import Yams

/// Reads the files of a knowledge folder, one kind after another, into a base and findings.
struct KnowledgeReader {
  var base = KnowledgeBase()
  var findings: [KnowledgeFinding] = []
  /// Where each list is written.
  var listLines: [String: SourceLine] = [:]
  /// Lines of the offices of each person, for messages.
  var officeLines: [[Int]] = []

  /// Reads all files; frames last, since they refer to lists.
  mutating func read(_ files: [SourceFolder.File]) {
    for file in files where !file.isFrames { read(file) }
    expandLists()
    for file in files where file.isFrames { read(file) }
  }

  private mutating func read(_ file: SourceFolder.File) {
    let log = FileLog(file: file.name)
    defer { findings += log.findings }
    guard let root = compose(file, log: log) else { return }
    switch file.kind {
    case .countries: each(root, log) { $0.readCountry($1, log: log) }
    case .people: each(root, log) { $0.readPerson($1, log: log) }
    case .organizations: each(root, log) { $0.readOrganization($1, log: log) }
    case .roles: each(root, log) { $0.readRole($1, log: log) }
    case .lists: readLists(root, log: log)
    case .frames: each(root, log) { $0.readFrame($1, log: log) }
    case .instruments: each(root, log) { $0.readWordRule($1, key: "mode", log: log) }
    case .contexts: each(root, log) { $0.readWordRule($1, key: "context", log: log) }
    case .exclusions: each(root, log) { $0.readExclusion($1, log: log) }
    case .cues: readCues(root, log: log)
    case nil: log.error(1, "no reader for this file; see Documentation/knowledge.md for the names")
    }
  }

  private func compose(_ file: SourceFolder.File, log: FileLog) -> Node? {
    do {
      return try Yams.compose(yaml: String(decoding: file.bytes, as: UTF8.self), .basic)
    } catch let error as YamlError {
      let (line, message) = KnowledgeReader.explain(error)
      log.error(line, message)
    } catch {
      log.error(1, "\(error)")
    }
    return nil
  }

  private static func explain(_ error: YamlError) -> (Int, String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, "not readable as YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      (context.mark.line, "key written twice: \(keys.sorted().listed)")
    default: (1, "not readable as YAML: \(error)")
    }
  }

  private mutating func each(_ root: Node, _ log: FileLog, _ read: (inout KnowledgeReader, Node) -> Void) {
    guard let list = root.sequence else {
      log.error(root.mark?.line ?? 1, "the file must be a list of entries (`- …`)")
      return
    }
    for node in list { read(&self, node) }
  }
}
