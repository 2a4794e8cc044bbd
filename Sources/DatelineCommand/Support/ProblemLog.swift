import Ingest
import Records

/// Names what is wrong with the input on standard error, and in a file where one is asked for.
struct ProblemLog {
  private var standardError = LineOutput(descriptor: 2)
  private var file: LineOutput?

  init(path: String?) throws {
    if path != nil { file = try LineOutput(path: path) }
  }

  mutating func add(_ problem: ReadProblem) {
    let line = Array("\(problem.finding.location): \(problem.message)".utf8)
    standardError.write(line: line)
    standardError.flush()
    file?.write(line: line)
    file?.flush()
  }
}
