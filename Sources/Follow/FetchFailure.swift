/// Why an address could not be fetched.
public struct FetchFailure: Error, Sendable, CustomStringConvertible {
  /// One line for people.
  public let description: String
  /// Whether trying again in a moment is of no use.
  var isFinal: Bool
  /// How long the server asks to wait.
  var retryAfter: Duration?

  init(_ description: String, isFinal: Bool = false, retryAfter: Duration? = nil) {
    self.description = description
    self.isFinal = isFinal
    self.retryAfter = retryAfter
  }
}
