import Coding
import Dateline
import Foundation
import Knowledge
import Records
import TestSupport
import Testing

/// What reviewers rejected for good is read no more, and everything else as before.
@Suite struct ExclusionTests {
  private static let text =
    "KABUL, 3 March 2014 - Rebels attacked a convoy in Kabul. The army attacked a village near Kunduz."

  private func events(_ exclusions: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "exclusions-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: Folders.data.appending(path: "knowledge"), to: folder)
    try Data(exclusions.utf8).write(to: folder.appending(path: "exclusions.yaml"))
    let coder = try Coder(data: Folders.data, knowledge: folder)
    return records(Self.text, coder: coder).filter { $0.event?.eventType == .assault }.compactMap { $0.place?.name }
  }

  @Test func wordsAndTypeTogetherAreExcluded() throws {
    #expect(try events("[]") == ["Kabul", "Kunduz"])
    #expect(try events("- {words: rebels attacked, type: ASSAULT}") == ["Kunduz"])
    #expect(try events("- {words: rebel attack, type: ASSAULT}") == ["Kunduz"], "lemmas, too")
    #expect(try events("- {words: attacked, type: ASSAULT}") == [])
    #expect(try events("- {words: attacked, type: PROTEST}") == ["Kabul", "Kunduz"])
    #expect(try events("- {words: rebels fled, type: ASSAULT}") == ["Kabul", "Kunduz"])
  }
}
