/// Something a reader should know that is no error: a bad line, an unread sentence, an unknown place.
public struct Finding: Hashable, Sendable {
  /// The file, line or report that it concerns.
  public var location: String
  /// What was found, and what to do.
  public var message: String

  /// A finding at a location.
  public init(location: String, message: String) {
    self.location = location
    self.message = message
  }
}
