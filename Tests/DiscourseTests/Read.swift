import Discourse
import Foundation
import Knowledge
import Language
import TestSupport

/// A text with its trees and what spans its sentences.
struct Read {
  let document: Document
  let discourse: Discourse

  init(_ text: String) {
    var document = Self.analyzer.analyze(Array(text.utf8))
    let zones = Self.spanner.zones(of: document, blocks: [])
    Self.analyzer.parse(&document)
    self.document = document
    discourse = Self.spanner.analyze(document, zones: zones)
  }

  /// The word that the last occurrence of a word stands for.
  func antecedent(of word: String) -> String? {
    guard let token = (0..<document.count).last(where: { document.form($0) == word }) else { return nil }
    return discourse.antecedents[token].map(document.form)
  }

  /// `speaker verb: words` of each quote.
  var quotes: [String] {
    discourse.quotes.map { quote in
      let speaker = quote.speaker.map(document.form) ?? "?"
      return "\(speaker) \(quote.verb.map(document.lemma) ?? "?"): \(document.string(quote.tokens))"
    }
  }

  static let knowledge: KnowledgeBase = {
    do {
      return try KnowledgeBase.load(directory: Folders.data.appending(path: "knowledge"))
    } catch {
      fatalError("\(error)")
    }
  }()
  private static let analyzer: Analyzer = {
    do {
      return try Analyzer(models: Folders.data.appending(path: "models"))
    } catch {
      fatalError("\(error)")
    }
  }()
  private static let spanner = DiscourseAnalyzer(knowledge: knowledge)
}
