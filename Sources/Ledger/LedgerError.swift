import GRDB

/// What keeps a ledger from being opened, read or written, in words that say what to do.
public struct LedgerError: Error, Hashable, CustomStringConvertible {
  /// What kind of trouble it is.
  public var reason: Reason
  /// The file and what is wrong with it.
  public var message: String

  /// Kinds of trouble.
  public enum Reason: String, Sendable {
    /// There is no file of that name.
    case missing
    /// The file is no ledger.
    case foreign
    /// A newer program wrote it.
    case newer
    /// The file is damaged.
    case corrupt
    /// The file or its folder cannot be written.
    case readOnly
    /// The disk is full.
    case full
    /// Another process writes and did not finish in time.
    case busy
    /// A query was not done by ``Ledger/deadline``.
    case slow
    /// An id, filter or argument names nothing in the ledger.
    case unknown
    /// Anything else SQLite says.
    case other
  }

  /// An error with a reason and a message for people.
  public init(_ reason: Reason, _ message: String) {
    self.reason = reason
    self.message = message
  }

  /// The message.
  public var description: String { message }

  /// What SQLite says, in words that say what to do.
  init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_CORRUPT:
      self.init(
        .corrupt,
        "\(path): the file is damaged; save what can be read with: dateline ledger repair --ledger \(path) --output NEW"
      )
    case .SQLITE_NOTADB: self.init(.foreign, "\(path): not a ledger (no SQLite file)")
    case .SQLITE_READONLY, .SQLITE_PERM:
      self.init(.readOnly, "\(path): cannot be written; check the rights of the file and its folder")
    case .SQLITE_CANTOPEN:
      self.init(.readOnly, "\(path): cannot be opened; check that its folder exists and may be written")
    case .SQLITE_FULL:
      self.init(
        .full,
        "\(path): the disk is full; what was stored before is safe: free some space and run the same command again")
    case .SQLITE_IOERR:
      self.init(.other, "\(path): the disk cannot be read or written (\(error.message ?? "input/output error"))")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(.busy, "\(path): another program is writing to it; try again when it is done")
    case .SQLITE_INTERRUPT: self.init(.slow, "\(path): this takes too long; narrow the filter")
    default: self.init(.other, "\(path): \(error.message ?? "error \(error.resultCode.rawValue)")")
    }
  }
}
