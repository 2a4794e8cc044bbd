import JSON
import ArgumentParser
import Foundation
import Knowledge
import Ledger

/// `dateline knowledge learn`: what reviewers rejected for good, as knowledge.
struct KnowledgeLearn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Write the never-again list of a ledger into a copy of the knowledge that codes without those readings.",
    discussion: """
      The folder --output gets the knowledge files, where it does not have them, and the list as exclusions.yaml; lines that stand there are kept. \
      What a reviewer took back is left out.

      EXAMPLE
        dateline knowledge learn --ledger iraq.ledger --output my-knowledge
        dateline recode --ledger iraq.ledger --knowledge my-knowledge
        dateline code --knowledge my-knowledge reports/
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var folder: KnowledgeCommand.Folder
  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write.", valueName: "folder")) var output: String

  func run() throws {
    let ledger = try ledger.open()
    let rejections = try reporting { try Rejection.all(in: ledger) }
    let target = URL(filePath: output, directoryHint: .isDirectory)
    try copyKnowledge(from: try folder.locate(), to: target)
    let file = target.appending(path: "exclusions.yaml")
    var text = (try? String(contentsOf: file, encoding: .utf8)) ?? Self.heading
    let known = Set(text.components(separatedBy: "\n- ").dropFirst().map(Self.key))
    let new = rejections.filter { !known.contains(Self.key($0.yaml)) }
    for rejection in new { text += "\n- " + rejection.yaml + "\n" }
    if !new.isEmpty { try text.write(to: file, atomically: true, encoding: .utf8) }
    do { try KnowledgeBase.compile(directory: target) } catch let error as KnowledgeError {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      throw ExitCode(2)
    }
    print("\(new.count) new exclusions in \(file.path); code with --knowledge \(output)")
  }

  private static let heading = """
    # Words that reviewers rejected for good: no event of the type (or by the frame) is read from them.
    # Written by `dateline knowledge learn`; lines may be edited, added and deleted.

    """

  /// What makes two entries the same: all but who, when, why and the sentence.
  private static func key(_ entry: String) -> String {
    entry.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { $0.hasPrefix("words:") || $0.hasPrefix("type:") || $0.hasPrefix("frame:") }.sorted().joined(
        separator: "|")
  }

  private func copyKnowledge(from source: URL, to target: URL) throws {
    let manager = FileManager.default
    guard let walk = manager.enumerator(atPath: source.path) else {
      throw ValidationError("\(source.path): there is no such folder")
    }
    try manager.createDirectory(at: target, withIntermediateDirectories: true)
    for case let path as String in walk where path.hasSuffix(".yaml") {
      let copy = target.appending(path: path)
      guard !manager.fileExists(atPath: copy.path) else { continue }
      try manager.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try manager.copyItem(at: source.appending(path: path), to: copy)
    }
  }
}

/// A reading that a reviewer rejected for good.
private struct Rejection {
  var words: String
  var type: String?
  var frame: String
  var sentence: String
  var reason: String?
  var by: String
  var day: String

  /// Those that nobody took back, the oldest first.
  static func all(in ledger: Ledger) throws(LedgerError) -> [Rejection] {
    let undone = Set(
      try ledger.audit(action: "undo", limit: .max).compactMap { entry -> Int? in
        if case .object(let fields) = entry.after, case .integer(let number) = fields["undoes"] { number } else { nil }
      })
    return try ledger.audit(action: "never-again", limit: .max).reversed().compactMap { entry in
      guard case .object(let fields) = entry.after else { return nil }
      func text(_ name: String) -> String? { if case .string(let text) = fields[name] { text } else { nil } }
      if case .integer(let number) = fields["correction"], undone.contains(number) { return nil }
      guard let words = text("words"), !words.isEmpty else { return nil }
      return Rejection(
        words: words.lowercased(), type: text("type"), frame: entry.subject, sentence: text("sentence") ?? "",
        reason: text("reason"), by: entry.who, day: String(entry.at.description.prefix(10)))
    }
  }

  /// The entry as YAML, of which JSON's strings are a part.
  var yaml: String {
    let lines =
      [
        ("words", words), type.map { ("type", $0) } ?? ("frame", frame), ("sentence", sentence), ("by", by),
        ("day", day),
      ] + (reason.map { [("reason", $0)] } ?? [])
    return lines.map { name, value in "\(name): \(LineEncoder.quoted(value))" }.joined(separator: "\n  ")
  }
}
