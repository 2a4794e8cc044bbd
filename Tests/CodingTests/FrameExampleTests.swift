import Foundation
import Knowledge
import Records
import Testing
import TestSupport

/// The examples in the frame files are promises to those who edit them: by the rules alone, some record must come from
/// their frame.
struct FrameExampleTests {
  static let frames: [Frame] = {
    do {
      return try KnowledgeBase.load(directory: Folders.data.appending(path: "knowledge")).frames
    } catch {
      fatalError("\(error)")
    }
  }()

  @Test(arguments: frames.map(\.id))
  func codesItsExamples(id: String) throws {
    let frame = try #require(Self.frames.first { $0.id == id })
    for example in frame.examples {
      let rules = records(example, published: "2020-06-15", coder: rulesCoder).map(\.rule)
      #expect(rules.contains { $0.hasPrefix(frame.id) }, "\(frame.source): “\(example)” gives \(rules)")
    }
  }
}
