/// How far a `ReportStream` has come, so that a later one over the same paths can go on from there.
public struct ReadPosition: Hashable, Sendable, Codable {
  /// How many files and problems of paths were met, in the order of the paths.
  public var steps = 0
  /// How many reports and problems the last of them has given. Notes on a report count with it.
  public var items = 0

  /// The beginning, or a position noted before.
  public init(steps: Int = 0, items: Int = 0) {
    self.steps = steps
    self.items = items
  }
}
