import ArgumentParser
import Dateline
import Ingest
import Records

/// Runs something over all reports of the input, on several cores, in order, naming what is wrong on standard error.
struct ReportRun {
  let input: InputOptions
  let jobs: Int
  /// Whether reports carry the bytes that they were made from.
  var keepsRaw = false

  /// What becomes of one item of the input.
  private enum Outcome<Output: Sendable>: Sendable {
    case problem(ReadProblem)
    case done(Output)
  }

  /// - Parameters:
  ///   - transform: what to do with a report; runs on several cores.
  ///   - problem: called for each thing that could not be read, in its place between the results.
  ///   - emit: takes a result; `false` when nobody reads any more.
  /// - Returns: the exit code to end with once the output is flushed: 2 if a path could not be opened.
  func run<Output: Sendable>(
    transform: @escaping @Sendable (Report) -> Output, problem: (ReadProblem) -> Void = { _ in },
    emit: (Output) throws -> Bool
  ) async throws -> ExitCode {
    var options = try input.readOptions()
    options.keepsRaw = keepsRaw
    let stream = Reader(options: options).reports(from: input.paths)
    var problems = try ProblemLog(path: input.skipped)
    var isUnreadable = false
    var copies = input.duplicates ? CopyMarker() : nil
    try await mapInOrder(jobs: jobs) {
      stream.next().map { copies?.marked($0) ?? $0 }
    } transform: { item -> Outcome<Output> in
      switch item {
      case .problem(let problem): .problem(problem)
      case .report(let report): .done(transform(report))
      }
    } emit: { outcome in
      switch outcome {
      case .problem(let found):
        if found.severity == .unreadable { isUnreadable = true }
        problems.add(found)
        problem(found)
        return true
      case .done(let output): return try emit(output)
      }
    }
    return isUnreadable ? ExitCode(2) : .success
  }
}
