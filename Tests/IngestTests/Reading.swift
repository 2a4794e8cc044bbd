import Ingest
import Records

/// What a reader gives for some bytes, reports and problems apart.
struct Reading {
  var reports: [Report] = []
  var problems: [ReadProblem] = []

  init(_ stream: ReportStream) {
    for item in stream {
      switch item {
      case .report(let report): reports.append(report)
      case .problem(let problem): problems.append(problem)
      }
    }
  }

  /// Reads bytes as if they were a file of that name.
  init(_ bytes: [UInt8], as name: String, options: ReadOptions = ReadOptions()) {
    self.init(Reader(options: options).reports(in: bytes, origin: name))
  }

  /// Reads a text as if it were a file of that name.
  init(_ text: String, as name: String, options: ReadOptions = ReadOptions()) {
    self.init(Array(text.utf8), as: name, options: options)
  }

  var texts: [String] { reports.map { String(decoding: $0.text, as: UTF8.self) } }
  var messages: [String] { problems.map(\.message) }
}

extension Report {
  /// The kinds and texts of its blocks.
  var parts: [String] {
    blocks.map { "\($0.kind.rawValue): " + String(decoding: text[$0.bytes], as: UTF8.self) }
  }
}
