import FoundationEssentials
import GRDB
import Linking
import Records

extension Ledger {
  /// Makes everything anew that is made from reports, records and corrections: indexes, events, timelines. All of it or, killed, nothing.
  public func rebuild(progress: (Int, Int) -> Void = { _, _ in }) throws(LedgerError) {
    try write { writing in
      try writing.empty()
      let reports = try Int.fetchAll(writing.database, sql: "SELECT seq FROM report WHERE current = 1 ORDER BY seq")
      for (number, report) in reports.enumerated() {
        try writing.index(report: report)
        if number % 1000 == 0 { progress(number, reports.count) }
      }
    }
    try join(progress: progress)
  }
}

extension Writing {
  /// Empties the tables that are made from others.
  func empty() throws {
    try database.execute(sql: Schema.emptyDerived)
    terms = TermCache()
    blocks = [:]
    marked = []
    tiles = [:]
    texts = []
  }

  /// Indexes a report's text and its records, as they stand in its chunks.
  func index(report seq: Int) throws {
    if let row = try row(
      "SELECT r.title, c.body FROM report r JOIN content c ON c.sha = r.text WHERE r.seq = ?", [seq]),
      let text = (row[1] as Data).withUnsafeBytes({ Compression.unpack($0) })
    {
      try indexText(ofReport: seq, title: row[0], text: text)
      // A report keeps the original that it was found to copy; the others are there to be copied.
      if try self.row("SELECT 1 FROM report WHERE seq = ? AND duplicate_of IS NULL", [seq]) != nil {
        _ = try original(of: Sketch(text), report: seq)
      }
    }
    var reader = ChunkReader()
    for row in try rows("SELECT seq FROM chunk WHERE report = ? ORDER BY seq", [seq]) {
      for span in try reader.spans(chunk: row[0], in: database) {
        guard
          let mention = try? reader.mention(
            chunk: row[0], start: span.start, length: span.length, report: seq, in: database)
        else { continue }
        _ = try insertMention(mention, MentionIndexing(mention), at: span, chunk: row[0], report: seq)
      }
    }
  }
}
