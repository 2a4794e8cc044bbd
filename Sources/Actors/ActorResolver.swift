public import Discourse
public import Knowledge
public import Language
public import Records

/// Turns names, noun phrases and pronouns into actors with codes on a date.
///
/// Codes follow PLOVER: `code` is the country (or bloc) and the sectors, the primary one first, without repeats:
/// `IRQMIL`, `GBRGOVMIL`. The role on the day of the event decides; who has left government is `ELI`.
public struct ActorResolver: Sendable {
  private let tables: Tables

  /// Takes the names and roles of the knowledge, which come indexed.
  public init(knowledge: KnowledgeBase) { tables = Tables(knowledge) }

  /// Finds the known names and role nouns of a document. Needs no trees.
  public func names(in document: Document) -> ActorNames { ActorNames(tables, document) }

  /// Finds all that may be an actor in a document.
  ///
  /// - Parameters:
  ///   - names: what ``names(in:)`` found, where it is known already.
  ///   - day: the report date, on which codes are taken unless an event has its own.
  ///   - places: alpha-3 code of the country of the place that a token names, where the gazetteer knows one; it tells
  ///     whose "Aleppo residents" or "Minsk police" are.
  public func annotate(
    _ document: Document, names: ActorNames? = nil, discourse: Discourse, on day: Day?, places: [Int: String] = [:]
  ) -> ActorLayer {
    ActorLayer(
      tables: tables, document: document, names: names ?? self.names(in: document), discourse: discourse, day: day,
      places: places)
  }

  /// The actor that a noun phrase by itself names (`dateline resolve`), by its words without a tree. A country's name
  /// is the country here, without a sector, and a city is the people there.
  ///
  /// - Parameters:
  ///   - day: the day on which codes are taken; the present if `nil`.
  ///   - places: as in ``annotate(_:names:discourse:on:places:)``.
  public func resolve(_ phrase: Document, on day: Day?, places: [Int: String] = [:]) -> Actor? {
    StandaloneReader(tables: tables, document: phrase, places: places).actor(on: day)
  }
}
