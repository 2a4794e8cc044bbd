import Chronology
import Discourse
import Foundation
import Knowledge
import Language
import Records
import TestSupport

/// The layers that the tests stand on, loaded once.
enum Layers {
  static let analyzer = load { try Analyzer(models: Folders.data.appending(path: "models")) }
  static let knowledge = load { try KnowledgeBase.load(directory: Folders.data.appending(path: "knowledge")) }
  static let tagger = TimeTagger(knowledge: knowledge)
  static let discourse = DiscourseAnalyzer(knowledge: knowledge)

  private static func load<Value>(_ make: () throws -> Value) -> Value {
    do { return try make() } catch { fatalError("\(error)") }
  }
}

/// A text with its time expressions.
struct Tagged {
  let document: Document
  let zones: [Zone]
  let discourse: Discourse
  let expressions: [TimeExpression]
  let report: Day?

  /// Reads a text as news of a day, or with another anchor.
  init(_ text: String, published: String? = nil, anchor: ((Day?) -> TimeTagger.Anchor) = TimeTagger.Anchor.report) {
    var document = Layers.analyzer.analyze(Array(text.utf8))
    Layers.analyzer.parse(&document)
    report = published.flatMap { Day(iso: $0) }
    zones = Layers.discourse.zones(of: document, blocks: [])
    discourse = Layers.discourse.analyze(document, zones: zones)
    expressions = Layers.tagger.annotate(document, zones: zones, anchor: anchor(report))
    self.document = document
  }

  /// Each expression as `words TYPE value`.
  var lines: [String] { expressions.map { "\(document.string(bytes: $0.bytes)) \($0.type.rawValue) \($0.value)" } }

  /// The date of the event that a word names.
  func date(of word: String) -> EventDate? {
    guard let token = (0..<document.count).first(where: { document.form($0) == word }) else { return nil }
    return Layers.tagger.date(
      of: token, in: document, expressions: expressions, discourse: discourse, reportDate: report)
  }
}

/// `words TYPE value` of each expression in news.
func news(_ text: String, _ published: String?) -> [String] { Tagged(text, published: published).lines }

/// `words TYPE value` of each expression in a history.
func history(_ text: String) -> [String] { Tagged(text, anchor: TimeTagger.Anchor.narrative).lines }

/// The report date that a text gives, with its source.
func reportDate(_ text: String) -> String? {
  let document = Layers.analyzer.analyze(Array(text.utf8))
  let zones = Layers.discourse.zones(of: document, blocks: [])
  return Layers.tagger.reportDate(of: document, zones: zones).map { "\($0.day) \($0.from.rawValue)" }
}
