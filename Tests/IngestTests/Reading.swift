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

/// Repeatable random numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
