public import Records

/// An event mention with the figure and control mentions of its report that belong to it: the unit that is joined.
public struct Bundle: Hashable, Sendable, Codable {
  /// The event mention.
  public var mention: Mention
  /// Figure and control mentions that belong to it.
  public var attached: [Mention]

  /// A bundle of one report.
  public init(mention: Mention, attached: [Mention]) {
    self.mention = mention
    self.attached = attached
  }

  /// The block that the mention is joined in: mentions of different keys are never the same event.
  public var key: String { mention.place?.country ?? "" }
}
