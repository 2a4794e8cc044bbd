import Coding
import Dateline
import Foundation
import Language
import Records
import TestSupport
import Testing

/// What the learned help adds to the rules, and that it can be switched off.
@Suite struct RankerTests {
  private func events(_ text: String, _ coder: Coder) -> [Mention] {
    coder.code(Report(reference: ReportReference(id: "test", language: "en"), text: Array(text.utf8)))
      .filter { $0.kind == .event }
  }

  private func notes(_ mention: Mention) -> [String] {
    mention.evidence.map(\.rule).filter { $0.hasPrefix("model ranker") }
  }

  private func types(_ text: String, _ coder: Coder) -> [String] {
    events(text, coder).map { ($0.event?.eventType?.rawValue ?? "-") + " " + ($0.trigger?.text ?? "") }
  }

  @Test(arguments: [
    "The company launched an attack on its rival's prices.",
    "Sales dropped after rivals launched a price war against the retailer.",
  ])
  func dropsWhatOnlySoundsLikeAnAct(text: String) throws {
    #expect(types(text, coder) == [])
    #expect(types(text, rulesCoder) != [])
  }

  @Test func codesWhatNoFrameCovers() throws {
    let text = "The governor warned the miners that the army would clear the camp."
    let warning = try #require(events(text, coder).first { $0.trigger?.text == "warned" })
    #expect(warning.rule == "ranker.threaten" && warning.event?.eventType == .threaten)
    #expect(warning.event?.actors.map(\.text) == ["governor"] && warning.event?.recipients.map(\.text) == ["miners"])
    #expect(notes(warning).contains { $0.hasPrefix("model ranker: proposed") })
    #expect(!types(text, rulesCoder).contains("THREATEN warned"))
  }

  @Test func choosesBetweenTypes() throws {
    let text = "The court jailed the former minister for five years over bribes."
    #expect(types(text, coder) == ["SANCTION jailed"])
    #expect(types(text, rulesCoder) == ["COERCE jailed"])
  }

  @Test func anActBesideADroppedOneStays() throws {
    let text = "Norway, which helped to negotiate the truce, accused the rebels of blocking the convoy."
    #expect(types(text, coder).contains("ACCUSE accused"))
    #expect(!types(text, coder).contains("AGREE negotiate"))
    #expect(types(text, rulesCoder).contains("AGREE negotiate"))
  }

  @Test func rulesOnlyNamesNoModel() throws {
    let text = "Rebels shelled the town of Goma on Monday, and the minister condemned the attack."
    let plain = events(text, rulesCoder)
    let ranked = events(text, coder)
    #expect(!plain.isEmpty)
    #expect(plain.allSatisfy { notes($0).isEmpty && !$0.rule.hasPrefix("ranker.") })
    #expect(ranked.contains { !notes($0).isEmpty })
  }

  /// A copy of the model in which something was changed.
  private func loadError(_ change: (inout Data) -> Void) throws -> ModelError? {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var data = try Data(contentsOf: Folders.data.appending(path: "models/ranker.dlm"))
    change(&data)
    try data.write(to: folder.appending(path: "ranker.dlm"))
    do throws(ModelError) {
      _ = try Ranker(models: folder)
      return nil
    } catch {
      return error
    }
  }

  @Test func aDamagedModelIsRefusedByName() throws {
    let flipped = try #require(try loadError { $0[$0.count / 2] ^= 1 })
    #expect(flipped.file == "ranker.dlm" && flipped.problem.contains("checksum"))
    let other = try #require(try loadError { $0.replaceSubrange(32..<38, with: Data("parser".utf8)) })
    #expect(other.problem == "expected a ranker model, found a parser model")
    #expect(try loadError { _ in } == nil)
  }

  @Test func aMissingModelIsNamed() {
    #expect(throws: ModelError.self) { try Ranker(models: URL(filePath: "/nowhere")) }
  }
}
