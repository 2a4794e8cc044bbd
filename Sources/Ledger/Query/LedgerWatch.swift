import GRDB
import Synchronization

/// Tells whether what a ledger holds was changed, by this process or another one, in a few microseconds: what was made of it may be kept
/// until then. What is only written down in the audit changes nothing.
public final class LedgerWatch: Sendable {
  private let queue: DatabaseQueue
  private let path: String
  private let last = Mutex<(file: Int, marks: [Int], version: Int)>((-1, [], 0))

  /// Watches the ledger of a path.
  public init(path: String) throws(LedgerError) {
    self.path = path
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(60)
    do { queue = try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw LedgerError(.other, "\(path): \(error)")
    }
  }

  /// A number that is another one after every change; it means nothing outside of this process.
  public func version() throws(LedgerError) -> Int {
    do {
      return try queue.read { database in
        let file = try Int.fetchOne(database, sql: "PRAGMA data_version") ?? 0
        if let version = last.withLock({ $0.file == file ? $0.version : nil }) { return version }
        let row = try Row.fetchOne(database, sql: Self.marks)
        let marks = row?.databaseValues.map { Int.fromDatabaseValue($0) ?? 0 } ?? []
        return last.withLock { last in
          last = (file, marks, last.marks == marks ? last.version : last.version + 1)
          return last.version
        }
      }
    } catch { throw LedgerError(.other, "\(path): \(error)") }
  }

  /// What no change of reports, records, events, holds and corrections leaves as it was; each is read off the end of an index, or is small.
  private static let marks = """
    SELECT (SELECT max(seq) FROM report), (SELECT max(seq) FROM mention), (SELECT max(seq) FROM correction), (SELECT max(seq) FROM removed),
      (SELECT max(version) FROM tile), (SELECT count(*) FROM block WHERE dirty > 0), (SELECT count(*) FROM hold),
      (SELECT max(seq) FROM hold), (SELECT max(seq) FROM entry), (SELECT max(seq) FROM coder_run)
    """
}
