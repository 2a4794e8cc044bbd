import GRDB

/// One run of a coder over reports.
public struct CoderRun: Hashable, Sendable {
  /// Its number in the ledger.
  public let number: Int
}

extension Ledger {
  /// Writes down that a run begins.
  public func begin(coder: String, command: String) throws(LedgerError) -> CoderRun {
    try write { writing in
      try writing.run(
        "INSERT INTO coder_run (coder, command, started) VALUES (?, ?, ?)", [coder, command, writing.now])
      return CoderRun(number: Int(writing.database.lastInsertedRowID))
    }
  }

  /// Writes down that a run ended and what it stored.
  public func finish(_ run: CoderRun, reports: Int, mentions: Int) throws(LedgerError) {
    try write { writing in
      try writing.run(
        "UPDATE coder_run SET finished = ?, reports = ?, mentions = ? WHERE seq = ?",
        [writing.now, reports, mentions, run.number])
    }
  }
}
