import Records

/// A report as its format gives it, before ids, dates and language are settled.
struct DraftReport {
  var text: [UInt8]
  var origin: String
  var line: Int?
  var blocks: [Report.Block] = []
  /// The bytes that it was made from.
  var raw: [UInt8]?
  /// Where the text stands in the page, if that was asked for.
  var pageOffsets: [Report.PageRun] = []
  var id: String?
  var title: String?
  var publisher: String?
  var author: String?
  var url: String?
  /// The day of `publishedTime` in its own zone.
  var published: Day?
  var publishedTime: String?
  var modifiedTime: String?
  /// A day that counts where neither metadata nor the address give one.
  var lastResort: (day: Day, from: ReportReference.DateSource)?
  /// The language that the report declares, ISO 639-1.
  var language: String?
  /// Whether it comes out of an archive, whose name's date is not the report's.
  var isArchived = false
  /// What is wrong with it although it was read.
  var notes: [String] = []

  init(text: [UInt8], origin: String, line: Int? = nil) {
    self.text = text
    self.origin = origin
    self.line = line
  }
}

/// What a format gives.
enum DraftItem {
  case draft(DraftReport)
  case problem(ReadProblem)
}

/// One format of input over one stream of bytes.
protocol DraftSource {
  /// The next report or problem, `nil` at the end.
  mutating func next() -> DraftItem?

  /// Passes over what the next calls of `next` would give, without the work where that can be.
  mutating func skip(_ count: Int)
}

extension DraftSource {
  mutating func skip(_ count: Int) {
    for _ in 0..<count {
      guard next() != nil else { return }
    }
  }
}
