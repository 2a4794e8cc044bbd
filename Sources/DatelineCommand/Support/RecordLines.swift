import JSON
import Dateline
import FoundationEssentials
import Glibc
import Ingest

/// Reads JSON lines on several cores, in order, naming on standard error those that are none.
struct RecordLines {
  private let jobs: Int
  private var problems: ProblemLog
  /// Whether a path could not be opened.
  private(set) var isUnreadable = false

  /// What becomes of one line.
  private enum Outcome<Value: Sendable>: Sendable {
    case value(Value)
    case problem(ReadProblem)
  }

  init(jobs: Int?) throws {
    self.jobs = max(1, jobs ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    problems = try ProblemLog(path: nil)
  }

  /// The values of the lines of files, folders or standard input.
  mutating func read<Value: Decodable & Sendable>(_ paths: [String]) async -> [Value] {
    let stream = LineStream(paths: paths)
    var values: [Value] = []
    await mapInOrder(jobs: jobs) {
      Self.batch(of: stream)
    } transform: { items -> [Outcome<Value>] in
      let decoder = LineDecoder()
      return items.map { item in
        switch item {
        case .problem(let problem): return .problem(problem)
        case .line(let bytes, let origin, let number):
          do {
            return .value(try decoder.decode(Value.self, from: bytes))
          } catch {
            return .problem(ReadProblem(.skipped, origin, line: number, "no record: \(Self.reason(error))"))
          }
        }
      }
    } emit: { results in
      for result in results {
        switch result {
        case .value(let value): values.append(value)
        case .problem(let problem):
          if problem.severity == .unreadable { isUnreadable = true }
          problems.add(problem)
        }
      }
      return true
    }
    return values
  }

  private static func batch(of stream: LineStream) -> [LineStream.Item]? {
    var items: [LineStream.Item] = []
    while items.count < 256, let item = stream.next() { items.append(item) }
    return items.isEmpty ? nil : items
  }

  /// What a reader of the message can act on: which field, and what is wrong with it.
  static func reason(_ error: any Error) -> String {
    func field(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
    return switch error {
    case DecodingError.keyNotFound(let key, let context): "\(field(context.codingPath + [key])) is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "\(field(context.codingPath)) has the wrong type"
    case DecodingError.dataCorrupted(let context):
      context.codingPath.isEmpty ? "not JSON" : "\(field(context.codingPath)): \(context.debugDescription)"
    default: "\(error)"
    }
  }
}
