/// What a reviewer decided about two mentions; it outranks every score.
public enum LinkConstraint: Hashable, Sendable, Codable {
  /// The two mentions (ids) tell the same event.
  case same(String, String)
  /// The two mentions (ids) tell different events.
  case different(String, String)
}
