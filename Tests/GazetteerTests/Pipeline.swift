import Discourse
import Foundation
import Gazetteer
import Knowledge
import Language
import TestSupport

/// The layers below the gazetteer, loaded once.
struct Pipeline: Sendable {
  let analyzer: Analyzer
  let discourse: DiscourseAnalyzer
  let finder: PlaceFinder

  static let shared = Result { try Pipeline() }

  private init() throws {
    let knowledge = try KnowledgeBase.load(directory: Folders.data.appending(path: "knowledge"))
    analyzer = try Analyzer(models: Folders.data.appending(path: "models"))
    discourse = DiscourseAnalyzer(knowledge: knowledge)
    finder = try PlaceFinder(directory: Folders.data.appending(path: "gazetteer"), knowledge: knowledge)
  }

  /// A text with its places.
  func read(_ text: String) -> Reading {
    var document = analyzer.analyze(Array(text.utf8))
    let zones = discourse.zones(of: document, blocks: [])
    analyzer.parse(&document)
    let found = discourse.analyze(document, zones: zones)
    return Reading(
      document: document, discourse: found,
      mentions: finder.annotate(document, discourse: found, context: PlaceFinder.Context()))
  }

  struct Reading {
    let document: Document
    let discourse: Discourse
    let mentions: [PlaceMention]

    /// The names found.
    var named: [PlaceMention] { mentions.filter(\.named) }

    /// The place of a name.
    func mention(_ text: String) -> PlaceMention? { named.first { document.string($0.tokens) == text } }
  }
}
