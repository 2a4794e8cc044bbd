public import Foundation

/// Golden files: what a run gave when somebody last read and accepted it.
public enum Golden {
  /// Whether this run records golden files in place of comparing with them.
  public static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil

  /// Compares a text with a golden file; when recording, writes the file.
  ///
  /// - Returns: `nil` if they agree, else the first line that differs (or that the file was recorded, which fails too, so
  ///   that nobody records in an ordinary run).
  public static func difference(_ text: String, file: URL) throws -> String? {
    if isRecording {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return "recorded \(file.lastPathComponent): read it, then run without RECORD_GOLDEN"
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    if expected == text { return nil }
    let (old, new) = (expected.components(separatedBy: "\n"), text.components(separatedBy: "\n"))
    let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    return """
      \(file.lastPathComponent):\(line + 1) differs
      expected: \(line < old.count ? old[line] : "end of file")
      found:    \(line < new.count ? new[line] : "end of file")
      """
  }
}
