public import Records

/// What a `ReportStream` gives, in the order of the input.
public enum ReadItem: Sendable {
  /// A report.
  case report(Report)
  /// Something that is no report, or is wrong with one.
  case problem(ReadProblem)
}

/// A part of the input that gave no report, or gave one with a flaw.
public struct ReadProblem: Hashable, Sendable {
  /// What became of the part.
  public enum Severity: String, Sendable {
    /// Its report was read nevertheless.
    case noted
    /// It was skipped: a bad line, a binary or empty file.
    case skipped
    /// A path that cannot be opened: a command exits with 2 after the rest is done.
    case unreadable
  }
  /// What became of the part.
  public var severity: Severity
  /// The file or address.
  public var origin: String
  /// The line of it, from 1.
  public var line: Int?
  /// The byte of it (of the uncompressed data), from 0, where lines do not count.
  public var byte: Int?
  /// What is wrong.
  public var message: String

  /// A problem with a part of an input.
  public init(_ severity: Severity, _ origin: String, line: Int? = nil, byte: Int? = nil, _ message: String) {
    self.severity = severity
    self.origin = origin
    self.line = line
    self.byte = byte
    self.message = message
  }

  /// The problem as a finding at `origin:line` or `origin@byte`.
  public var finding: Finding {
    var location = origin
    if let line { location += ":\(line)" } else if let byte { location += "@\(byte)" }
    return Finding(location: location, message: message)
  }
}
