import Actors
import Discourse
import Foundation
import Knowledge
import Language
import Records
import TestSupport

/// The layers that actors are read from, once for all tests of the module.
struct Reader {
  static let shared: Reader = {
    do {
      return try Reader()
    } catch {
      fatalError("\(error)")
    }
  }()

  let analyzer: Analyzer
  let resolver: ActorResolver
  let discourse: DiscourseAnalyzer

  private init() throws {
    let knowledge = try KnowledgeBase.load(directory: Folders.data.appending(path: "knowledge"))
    analyzer = try Analyzer(models: Folders.data.appending(path: "models"))
    resolver = ActorResolver(knowledge: knowledge)
    discourse = DiscourseAnalyzer(knowledge: knowledge)
  }

  /// What a phrase by itself names, as `CODE name`.
  func resolve(_ phrase: String, _ day: String? = nil, places: [String: String] = [:]) -> String {
    let document = analyzer.analyze(Array(phrase.utf8))
    var countries: [Int: String] = [:]
    for token in 0..<document.count { countries[token] = places[document.form(token)] }
    let actor = resolver.resolve(document, on: day.flatMap { Day(iso: $0) }, places: countries)
    return actor.map(describe) ?? "nobody"
  }

  /// The actors at a word of a text, as `CODE name`, several with ` + ` between.
  func actors(_ text: String, at word: String, _ day: String? = nil, places: [String: String] = [:]) -> String {
    let (document, layer) = annotate(text, day, places)
    guard let token = find(word, document) else { return "no such word" }
    let actors = layer.actors(at: token)
    return actors.isEmpty ? "nobody" : actors.map(describe).joined(separator: " + ")
  }

  /// Whether a word of a text is of a class.
  func isOf(_ kind: Frame.Class, _ text: String, at word: String) -> Bool {
    let (document, layer) = annotate(text, nil, [:])
    return find(word, document).map { layer.isOf(kind, $0) } ?? false
  }

  func annotate(_ text: String, _ day: String?, _ places: [String: String] = [:]) -> (Document, ActorLayer) {
    var document = analyzer.analyze(Array(text.utf8))
    analyzer.parse(&document)
    let found = discourse.analyze(document, zones: discourse.zones(of: document, blocks: []))
    var countries: [Int: String] = [:]
    for token in 0..<document.count { countries[token] = places[document.form(token)] }
    return (
      document, resolver.annotate(document, discourse: found, on: day.flatMap { Day(iso: $0) }, places: countries)
    )
  }

  /// The last token with a form, or with the number `word#n` the n-th.
  private func find(_ word: String, _ document: Document) -> Int? {
    let parts = word.split(separator: "#")
    let tokens = (0..<document.count).filter { document.form($0) == String(parts[0]) }
    return parts.count > 1 ? Int(parts[1]).flatMap { $0 <= tokens.count ? tokens[$0 - 1] : nil } : tokens.last
  }

  private func describe(_ actor: Actor) -> String {
    [actor.code ?? "-", actor.name].compactMap(\.self).joined(separator: " ")
  }
}
