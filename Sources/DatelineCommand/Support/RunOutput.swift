import ArgumentParser
import Glibc
import Ingest
import Records

/// Where a run over reports writes: its lines, what it skipped, and a journal from which it can be resumed.
final class RunOutput {
  private(set) var lines: LineOutput
  private var problems: ProblemLog
  private var journal: RunJournal?
  private var newIDs: [UInt64] = []
  private var noted = ContinuousClock.now
  /// Where the stopped run had come to, if one is resumed.
  let resumed: RunJournal.Entry?
  private(set) var isUnreadable: Bool

  /// How long a run works between two notes in the journal.
  private static let interval = Duration.seconds(2)

  /// - Parameters:
  ///   - path: the file to write to; standard output without one.
  ///   - skipped: a file for what is skipped.
  ///   - keepsJournal: whether the run can be resumed when `path` is a file.
  ///   - resumes: whether to go on with a stopped run; starts one where there is none.
  ///   - asked: what the run is asked to do; a run that was asked otherwise is not resumed.
  init(path: String?, skipped: String?, keepsJournal: Bool = false, resumes: Bool = false, asked: [String] = [])
    throws
  {
    if resumes, path == nil { throw ValidationError("--resume needs --output FILE") }
    resumed = try resumes ? path.flatMap { try RunJournal.last(besides: $0, asked: asked) } : nil
    if resumes, resumed == nil, let path, PathInfo.size(path) > 0 {
      var standardError = LineOutput(descriptor: 2)
      standardError.write(line: "\(path) is complete: there is nothing to resume".utf8)
      standardError.flush()
      throw ExitCode.success
    }
    lines = try LineOutput(path: path, keeping: resumed?.written)
    problems = try ProblemLog(path: skipped, keeping: resumed?.skipped)
    isUnreadable = resumed?.isUnreadable ?? false
    if keepsJournal, let path, PathInfo.isRegularFile(path) {
      journal = try RunJournal(besides: path, asked: asked, continues: resumed != nil)
    }
  }

  /// Output that is added to a file of lines, or goes to standard output; a last line that was cut off is dropped first.
  init(appendingTo path: String?, skipped: String?) throws {
    resumed = nil
    isUnreadable = false
    lines = try LineOutput(path: path, keeping: path.map(PathInfo.wholeLines))
    problems = try ProblemLog(path: skipped)
  }

  var isBroken: Bool { lines.isBroken }
  /// How often what kind of thing was skipped.
  var skippedCounts: [String: Int] { problems.counts }

  func write(line: some Sequence<UInt8>) { lines.write(line: line) }

  func write(text: String) { lines.write(text: text) }

  func add(_ problem: ReadProblem) {
    if problem.severity == .unreadable { isUnreadable = true }
    problems.add(problem)
  }

  func flush() { lines.flush() }

  /// Remembers the id of a report that was written.
  func add(id: String) {
    if journal != nil { newIDs.append(Reader.idHash(id)) }
  }

  /// All up to a place between two reports was written.
  func reached(_ position: ReadPosition) throws {
    guard journal != nil, ContinuousClock.now - noted > Self.interval else { return }
    try note(position)
  }

  /// Ends the run. One that came to its end needs no journal any more.
  ///
  /// - Parameter stopped: where a run stopped that did not come to its end.
  func finish(stopped: ReadPosition?) throws {
    lines.flush()
    if let failure = lines.failure { throw RunFailure("the output cannot be written: \(failure)") }
    if let stopped { try note(stopped) } else { journal?.remove() }
  }

  private func note(_ position: ReadPosition) throws {
    guard journal != nil else { return }
    lines.sync()
    problems.sync()
    guard !lines.isBroken else { return }
    let entry = RunJournal.Entry(
      position: position, written: lines.count, skipped: problems.fileCount, isUnreadable: isUnreadable, ids: newIDs)
    try journal?.add(entry)
    newIDs = []
    noted = .now
  }
}

/// Why a run ended before its time.
struct RunFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
