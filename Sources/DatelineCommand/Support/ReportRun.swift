import ArgumentParser
import Dateline
import Ingest
import Records

/// Runs something over all reports of the input, on several cores, in order, naming what is wrong on standard error.
struct ReportRun {
  let input: InputOptions
  let jobs: Int
  /// After how many reports and problems to stop as if interrupted; `nil` goes on to the end.
  var stopsAfter: Int?
  /// Whether reports carry the bytes that they were made from.
  var keepsRaw = false

  /// An item of the input or what became of it, and where the next begins if another run can go on from there.
  private struct Item<Content: Sendable>: Sendable {
    let content: Content
    let end: ReadPosition?
  }

  /// What becomes of one item of the input.
  private enum Outcome<Output: Sendable>: Sendable {
    case problem(ReadProblem)
    case done(id: String, Output)
  }

  /// - Parameters:
  ///   - transform: what to do with a report; runs on several cores.
  ///   - emit: takes a result; `false` when nobody reads any more.
  /// - Returns: the exit code to end with once the output is flushed: 2 if a path could not be opened.
  func run<Output: Sendable>(
    transform: @escaping @Sendable (Report) -> Output, emit: (Output) throws -> Bool
  ) async throws -> ExitCode {
    let output = try RunOutput(path: nil, skipped: input.skipped)
    return try await run(
      Reader(options: try input.readOptions()), into: output, progress: nil, transform: transform, emit: emit)
  }

  /// - Parameters:
  ///   - output: where problems are named and the journal is kept; it is finished when this returns.
  ///   - progress: told of what was read.
  ///   - transform: what to do with a report; runs on several cores.
  ///   - problem: called for each thing that could not be read, in its place between the results.
  ///   - emit: takes a result; `false` when nobody reads any more.
  ///   - footer: called before the output is finished.
  /// - Returns: the exit code to end with: 2 if a path could not be opened, 130 or so after Ctrl-C.
  func run<Output: Sendable>(
    _ reader: Reader, into output: RunOutput, progress: Progress?, transform: @escaping @Sendable (Report) -> Output,
    problem: (ReadProblem) -> Void = { _ in }, emit: (Output) throws -> Bool, footer: () -> Void = {}
  ) async throws -> ExitCode {
    Interrupt.watch()
    var reader = reader
    reader.options.isStopping = { Interrupt.signal != 0 }
    reader.options.keepsRaw = keepsRaw
    var copies = input.duplicates ? CopyMarker() : nil
    let stream =
      output.resumed.map { reader.reports(from: input.paths, after: $0.position, ids: $0.ids) }
      ?? reader.reports(from: input.paths)
    var reached = stream.position
    var left = stopsAfter ?? .max
    try await mapInOrder(jobs: jobs) { () -> Item<ReadItem>? in
      // Notes on the last report still belong to it.
      guard left > 0 || !stream.isBetweenReports else { return nil }
      left -= 1
      return stream.next().map {
        Item(content: copies?.marked($0) ?? $0, end: stream.isBetweenReports ? stream.position : nil)
      }
    } transform: { item -> Item<Outcome<Output>> in
      switch item.content {
      case .problem(let problem): Item(content: .problem(problem), end: item.end)
      case .report(let report): Item(content: .done(id: report.reference.id, transform(report)), end: item.end)
      }
    } emit: { item in
      progress?.bytesRead = stream.bytesRead
      switch item.content {
      case .problem(let found):
        if found.severity != .noted { progress?.skipped += 1 }
        progress?.clear()
        output.add(found)
        problem(found)
      case .done(let id, let result):
        output.add(id: id)
        guard try emit(result) else { return false }
      }
      if let end = item.end {
        reached = end
        try output.reached(end)
      }
      return true
    }
    progress?.finish(skipped: output.skippedCounts)
    let signal = Interrupt.signal
    // The journal's last place comes before the footer, which a resumed run writes at its own end.
    let isStopped = signal != 0 || left <= 0
    if isStopped { try output.finish(stopped: reached) }
    footer()
    if isStopped { output.flush() } else if !output.isBroken { try output.finish(stopped: nil) }
    if let failure = output.lines.failure { throw RunFailure("the output cannot be written: \(failure)") }
    if signal != 0 { return ExitCode(128 + signal) }
    return output.isUnreadable ? ExitCode(2) : .success
  }
}
