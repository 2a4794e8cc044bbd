/// Something wrong or doubtful in the knowledge files.
public struct KnowledgeFinding: Sendable, Hashable, CustomStringConvertible {
  /// How bad it is.
  public var severity: Severity
  /// Where.
  public var source: SourceLine
  /// What is wrong, and what to write instead.
  public var message: String

  /// An error refuses the folder, a warning does not.
  public enum Severity: String, Sendable, Hashable {
    case error, warning
  }

  /// `file:line: severity: message`.
  public var description: String { "\(source): \(severity.rawValue): \(message)" }
}

/// Knowledge that cannot be used.
public struct KnowledgeError: Error, CustomStringConvertible {
  /// All errors and warnings, in order of file and line. Empty if no file could be read.
  public var findings: [KnowledgeFinding]
  /// What happened.
  public var message: String

  /// The message and the errors, one a line.
  public var description: String {
    ([message] + findings.filter { $0.severity == .error }.map(\.description)).joined(separator: "\n")
  }
}
