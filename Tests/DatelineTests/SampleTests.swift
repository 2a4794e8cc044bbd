import Dateline
import Foundation
import Ingest
import Records
import TestSupport
import Testing

/// The sample reports and what is coded from them. After a change that is meant: `RECORD_GOLDEN=1 swift test …`, then
/// read the difference.
@Suite struct SampleTests {
  private static let samples = Folders.root.appending(path: "Samples")
  private static let golden = Folders.root.appending(path: "Tests/DatelineTests/Golden")
  private static let coder: Coder? = try? Coder(data: Folders.data)

  static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: samples.path)) ?? []).sorted()

  @Test(arguments: files)
  func recordsAreAsAccepted(file: String) throws {
    let coder = try #require(Self.coder)
    var text = ""
    for case .report(let report) in Reader().reports(from: [Self.samples.appending(path: file).path]) {
      let mentions = coder.code(report)
      let reference = mentions.first?.report ?? report.reference
      text +=
        "# \(reference.title ?? file), \(reference.published?.description ?? "no date") (\(reference.publishedFrom?.rawValue ?? "-"))\n"
      text += mentions.map { $0.lines + "\n" }.joined() + "\n"
      #expect(mentions.count >= 4, "a sample report holds more than \(mentions.count) records")
    }
    let difference = try Golden.difference(text, file: Self.golden.appending(path: file + ".txt"))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func thereAreSamplesOfEveryInputKind() {
    #expect(Self.files.count >= 15)
    for kind in ["txt", "html", "jsonl"] { #expect(Self.files.contains { $0.hasSuffix(kind) }) }
  }

  /// Every offset of every record lies in the text and gives its words.
  @Test(arguments: files)
  func offsetsGiveTheirWords(file: String) throws {
    let coder = try #require(Self.coder)
    for case .report(let report) in Reader().reports(from: [Self.samples.appending(path: file).path]) {
      func words(_ start: Int, _ end: Int) -> String { String(decoding: report.text[start..<end], as: UTF8.self) }
      for mention in coder.code(report) {
        #expect(words(mention.sentence.start, mention.sentence.end) == mention.sentence.text)
        if let trigger = mention.trigger { #expect(words(trigger.start, trigger.end) == trigger.text) }
        for actor in (mention.event.map { $0.actors + $0.recipients } ?? []) + mention.attribution.map(\.speaker) {
          #expect(words(actor.start, actor.end) == actor.text)
        }
        if let place = mention.place, let start = place.start, let end = place.end {
          #expect(words(start, end) == place.text)
        }
        for item in mention.evidence {
          #expect(item.start >= 0 && item.start <= item.end && item.end <= report.text.count)
          #expect(!item.rule.isEmpty)
        }
        #expect(!mention.evidence.isEmpty)
        #expect((0...1).contains(mention.confidence))
      }
    }
  }

  @Test func idsAreUniqueAndStable() throws {
    let coder = try #require(Self.coder)
    for case .report(let report) in Reader().reports(from: [Self.samples.path]) {
      let first = coder.code(report).map(\.id)
      #expect(Set(first).count == first.count)
      #expect(coder.code(report).map(\.id) == first)
    }
  }
}
