import GRDB

/// Tells whether a ledger was changed, by this process or another one, in a few microseconds: what was made of it may be kept until then.
public final class LedgerWatch: Sendable {
  private let queue: DatabaseQueue
  private let path: String

  /// Watches the ledger of a path.
  public init(path: String) throws(LedgerError) {
    self.path = path
    var configuration = Configuration()
    configuration.readonly = true
    do { queue = try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw LedgerError(.other, "\(path): \(error)")
    }
  }

  /// A number that is another one after every change; it means nothing outside of this process.
  public func version() throws(LedgerError) -> Int {
    do { return try queue.read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 } } catch {
      throw LedgerError(.other, "\(path): \(error)")
    }
  }
}
