import Foundation
import Knowledge

/// A knowledge folder with the given files, in a temporary place; removed when the value goes.
final class KnowledgeFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "knowledge-\(UUID().uuidString)")

  init(_ files: [String: String]) throws {
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ text: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// What `check` prints.
  func findings() throws -> [String] { try check().findings.map(\.description) }

  func check() throws -> (base: KnowledgeBase, findings: [KnowledgeFinding]) {
    try withExtendedLifetime(self) { try KnowledgeBase.check(directory: url) }
  }

  func load() throws -> KnowledgeBase { try withExtendedLifetime(self) { try KnowledgeBase.load(directory: url) } }

  func compile() throws { _ = try withExtendedLifetime(self) { try KnowledgeBase.compile(directory: url) } }
}
