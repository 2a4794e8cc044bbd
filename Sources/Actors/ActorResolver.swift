public import Discourse
public import Knowledge
public import Language
public import Records

/// Turns names, noun phrases and pronouns into actors with codes on a date.
public struct ActorResolver: Sendable {
  /// Compiles the aliases and roles of the knowledge into tries.
  public init(knowledge: KnowledgeBase) {}

  /// Finds all that may be an actor in a document.
  public func annotate(_ document: Document, discourse: Discourse, on day: Day?) -> ActorLayer { ActorLayer() }

  /// The actor that a noun phrase by itself names (`dateline resolve`).
  public func resolve(_ phrase: Document, on day: Day?) -> Actor? { nil }
}

/// The actors of one document.
public struct ActorLayer: Sendable {
  /// An empty layer.
  public init() {}

  /// The actors named by the noun phrase that a token heads: conjuncts apart, pronouns and definite descriptions
  /// followed to what they refer to (`text`, `start`, `end` stay those of the words at the token). Empty when the phrase
  /// names no one (a thing, a time, an abstract noun).
  ///
  /// - Parameter day: the day of the event, on which codes are taken; the report date if `nil`.
  public func actors(at token: Int, on day: Day? = nil) -> [Actor] { [] }

  /// Whether the phrase headed by a token is of a class that frames ask for.
  public func isOf(_ kind: Frame.Class, _ token: Int) -> Bool { false }

  /// ISO 3166-1 alpha-3 codes of the countries of all actors of the document, with how often each is named.
  public var countries: [String: Int] { [:] }
}
