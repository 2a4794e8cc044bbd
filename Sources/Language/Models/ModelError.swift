/// A model file that cannot be used.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name of the file.
  public let file: String
  /// What is wrong with it: what was expected and what was found.
  public let problem: String

  /// The file, then the problem.
  public var description: String { "\(file): \(problem)" }
}
