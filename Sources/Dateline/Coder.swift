public import Actors
import Chronology
public import Coding
import Discourse
public import Foundation
import Gazetteer
public import Knowledge
public import Language
public import Records

/// Reads reports and writes records: the whole pipeline behind one type.
///
/// A coder is immutable and may be shared between threads; the same report gives the same records whatever else runs.
public struct Coder: Sendable {
  /// What may be changed about coding.
  public struct Options: Sendable {
    /// Relative dates refer to the running date of the text (history) in place of the report date.
    public var narrative = false
    /// No learned ranking: records come from readable rules alone.
    public var rulesOnly = false
    /// Kinds of record wanted.
    public var kinds = Set(Mention.Kind.allCases)

    /// The default options.
    public init() {}
  }

  /// The dictionaries in use.
  public let knowledge: KnowledgeBase
  /// The language layer.
  public let analyzer: Analyzer
  /// Noun phrases to actors.
  public let actorResolver: ActorResolver
  /// The options in use.
  public let options: Options

  /// Version of the program and hash of the knowledge, as records carry it.
  public var name: String { "dateline \(version) \(knowledge.hash)" }

  private let discourseAnalyzer: DiscourseAnalyzer
  private let timeTagger: TimeTagger
  private let placeFinder: PlaceFinder
  private let mentionCoder: MentionCoder

  /// Loads models, gazetteer and knowledge.
  ///
  /// - Parameters:
  ///   - data: the folder that ``DataFolder/locate(explicit:)`` finds.
  ///   - folder: another knowledge folder than the one in `data`.
  ///   - options: what to change about coding.
  /// - Throws: ``SetupError`` naming the file that is missing or damaged.
  public init(data: URL, knowledge folder: URL? = nil, options: Options = Options()) throws(SetupError) {
    do {
      knowledge = try KnowledgeBase.load(directory: folder ?? data.appending(path: "knowledge"))
      analyzer = try Analyzer(models: data.appending(path: "models"))
      placeFinder = try PlaceFinder(directory: data.appending(path: "gazetteer"), knowledge: knowledge)
    } catch {
      throw SetupError(message: "\(error)")
    }
    self.options = options
    var ranker: Ranker?
    if !options.rulesOnly {
      do { ranker = try Ranker(models: data.appending(path: "models")) } catch {
        throw SetupError(message: "\(error)")
      }
    }
    discourseAnalyzer = DiscourseAnalyzer(knowledge: knowledge)
    timeTagger = TimeTagger(knowledge: knowledge)
    actorResolver = ActorResolver(knowledge: knowledge)
    mentionCoder = MentionCoder(
      knowledge: knowledge, times: timeTagger, places: placeFinder, ranker: ranker,
      version: "dateline \(version) \(knowledge.hash)")
  }

  /// All layers below coding.
  public func annotate(_ report: Report) -> AnnotatedReport {
    var reference = report.reference
    let dateline = DatelinePrefix.end(in: report.text)
    let breaks = report.blocks.map(\.bytes.upperBound) + (dateline.map { [$0] } ?? [])
    var document = analyzer.analyze(report.text, breaks: breaks.sorted())
    let zones = discourseAnalyzer.zones(of: document, blocks: report.blocks)
    if reference.published == nil {
      if let inferred = timeTagger.reportDate(of: document, zones: zones) {
        reference.published = inferred.day
        reference.publishedFrom = inferred.from
      } else if let day = report.fileDate {
        reference.published = day
        reference.publishedFrom = .file
      }
    }
    analyzer.parse(&document, sentences: document.sentences.indices.filter { zones[$0] != .furniture })
    let discourse = discourseAnalyzer.analyze(document, zones: zones)
    let published = reference.published
    let times = times(in: document, zones: zones, published: published)
    let names = actorResolver.names(in: document)
    let places = places(in: document, discourse: discourse, names: names)
    let actors = actorResolver.annotate(
      document, names: names, discourse: discourse, on: published, places: Coder.countries(of: places))
    return AnnotatedReport(
      reference: reference, document: document, discourse: discourse, times: times, places: places, actors: actors)
  }

  func times(in document: Document, zones: [Zone], published: Day?) -> [TimeExpression] {
    timeTagger.annotate(
      document, zones: zones, anchor: options.narrative ? .narrative(published) : .automatic(published))
  }

  /// - Parameter names: the known names of the report, whose countries and bodies help to tell places.
  func places(in document: Document, discourse: Discourse, names: ActorNames) -> [PlaceMention] {
    var context = PlaceFinder.Context()
    context.countries = names.countries
    context.bodies = names.bodies
    return placeFinder.annotate(document, discourse: discourse, context: context)
  }

  /// The records of a report, in order of position.
  ///
  /// A report in another language than English gives none; ``refusal(of:)`` says so.
  public func code(_ report: Report) -> [Mention] {
    guard refusal(of: report) == nil else { return [] }
    return mentionCoder.code(annotate(report)).filter { options.kinds.contains($0.kind) }
  }

  /// The words of a report that may carry an event, as the ranker sees them.
  public func candidates(_ report: Report) -> [CandidateLine] { mentionCoder.candidates(annotate(report)) }

  /// The actor that a noun phrase by itself names; roles count on `day`, the present if `nil`.
  public func resolve(_ phrase: [UInt8], on day: Day?) -> Actor? {
    let document = analyzer.analyze(phrase)
    let mentions = placeFinder.annotate(document, discourse: Discourse(), context: PlaceFinder.Context())
    return actorResolver.resolve(document, on: day, places: Coder.countries(of: mentions))
  }

  /// The country of the place that a token names.
  private static func countries(of mentions: [PlaceMention]) -> [Int: String] {
    var countries: [Int: String] = [:]
    for mention in mentions where mention.named {
      for token in mention.tokens { countries[token] = mention.place.country }
    }
    return countries
  }

  /// Why a report is not coded, or `nil` if it is.
  public func refusal(of report: Report) -> Finding? {
    guard let language = report.reference.language, language != "en" else { return nil }
    return Finding(
      location: report.origin.isEmpty ? report.reference.id : report.origin,
      message: "the text is in another language (\(language)), not English: not coded")
  }
}

/// The version of the program.
public let version = "0.1.0"
