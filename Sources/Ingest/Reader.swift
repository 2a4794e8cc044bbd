/// Turns anything into reports.
public struct Reader: Sendable {
  /// A reader with default options.
  public init() {}
}
