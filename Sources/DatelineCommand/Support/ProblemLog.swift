import Ingest
import Records

/// Names what is wrong with the input on standard error, and in a file where one is asked for.
struct ProblemLog {
  private var standardError = LineOutput(descriptor: 2)
  private var file: LineOutput?
  /// How often what kind of thing was wrong.
  private(set) var counts: [String: Int] = [:]
  /// Bytes of the file.
  var fileCount: Int { file?.count ?? 0 }

  /// - Parameter kept: how many bytes of the file stay when a run is resumed.
  init(path: String?, keeping kept: Int? = nil) throws {
    if path != nil { file = try LineOutput(path: path, keeping: kept) }
  }

  mutating func add(_ problem: ReadProblem) {
    let line = Array("\(problem.finding.location): \(problem.message)".utf8)
    standardError.write(line: line)
    standardError.flush()
    file?.write(line: line)
    file?.flush()
    if problem.severity != .noted { counts[Self.kind(of: problem.message), default: 0] += 1 }
  }

  mutating func sync() { file?.sync() }

  /// What stands before a colon, without quoted parts: what differs from case to case comes after.
  private static func kind(of message: String) -> String {
    String(message.prefix { $0 != ":" && $0 != "\u{201c}" }).split { $0.isNumber }.joined(separator: "N")
  }
}
