import ArgumentParser
import Glibc
import Ingest
import Records

/// Names what is wrong with the input on standard error, and in a file where one is asked for.
struct ProblemLog {
  private var standardError = LineOutput(descriptor: 2)
  private var file: LineOutput?

  init(path: String?) throws {
    guard let path else { return }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw ValidationError("\(path): \(String(cString: strerror(errno)))") }
    file = LineOutput(descriptor: descriptor)
  }

  mutating func add(_ problem: ReadProblem) {
    let line = Array("\(problem.finding.location): \(problem.message)".utf8)
    standardError.write(line: line)
    standardError.flush()
    file?.write(line: line)
    file?.flush()
  }
}
