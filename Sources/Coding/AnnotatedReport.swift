public import Actors
public import Chronology
public import Discourse
public import Gazetteer
public import Language
public import Records

/// A report with all that the layers below coding found in it.
public struct AnnotatedReport: Sendable {
  /// Metadata; the report date may have been inferred from the text.
  public var reference: ReportReference
  /// Tokens, tags, trees and names.
  public var document: Document
  /// Zones, quotes and coreference.
  public var discourse: Discourse
  /// Time expressions.
  public var times: [TimeExpression]
  /// Place mentions.
  public var places: [PlaceMention]
  /// Actors.
  public var actors: ActorLayer

  /// A report and its layers.
  public init(
    reference: ReportReference, document: Document, discourse: Discourse, times: [TimeExpression],
    places: [PlaceMention], actors: ActorLayer
  ) {
    self.reference = reference
    self.document = document
    self.discourse = discourse
    self.times = times
    self.places = places
    self.actors = actors
  }
}
