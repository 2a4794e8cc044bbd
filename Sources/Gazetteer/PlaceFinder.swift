public import Discourse
public import Foundation
public import Knowledge
public import Language
public import Records

/// A place name (or "the city" that refers to one) in a text.
public struct PlaceMention: Sendable, Hashable {
  /// Tokens.
  public var tokens: Range<Int>
  /// UTF-8 byte offsets.
  public var bytes: Range<Int>
  /// The token by which the rest of the sentence governs it.
  public var head: Int
  /// What it refers to; without coordinates when the gazetteer has no such place.
  public var place: Place
  /// Whether it is a name (`false`: a description such as "the city").
  public var named: Bool

  /// A mention over tokens and bytes of a document.
  public init(tokens: Range<Int>, bytes: Range<Int>, head: Int, place: Place, named: Bool = true) {
    self.tokens = tokens
    self.bytes = bytes
    self.head = head
    self.place = place
    self.named = named
  }
}

/// Finds and resolves places, and places events.
public struct PlaceFinder: Sendable {
  /// What the rest of the pipeline knows that helps to choose between places of one name.
  public struct Context: Sendable {
    /// ISO 3166-1 alpha-3 codes of countries that actors of the report point to, with how often.
    public var countries: [String: Int] = [:]

    /// Nothing known.
    public init() {}
  }

  /// Memory-maps the gazetteer of a folder.
  public init(directory: URL, knowledge: KnowledgeBase) throws {}

  /// All place names of a document, in order; those not in the gazetteer too, without coordinates.
  public func annotate(_ document: Document, discourse: Discourse, context: Context) -> [PlaceMention] { [] }

  /// The place of the event that a token names: by the tree first, then the sentence, the story, the dateline.
  public func place(
    of trigger: Int, in document: Document, mentions: [PlaceMention], discourse: Discourse
  ) -> Place? { nil }
}
