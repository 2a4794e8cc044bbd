import FoundationEssentials
package import GRDB
import Glibc
import Synchronization

/// One file that joins reports into events, holds and figures, and remembers every source.
///
/// A ledger may be shared between threads and read while it is written, also by other processes. Calls block for as long as
/// the query takes.
public final class Ledger: Sendable {
  /// The file.
  public let path: String
  /// Whether this process may write.
  public let isReadOnly: Bool

  let reader: any DatabaseReader
  private let pool: DatabasePool?
  /// Numbers of terms that this process has written or met; only touched inside a write.
  private let terms = Mutex(TermCache())

  /// Columns of entries that were read.
  let tiles: TileCache

  /// The corrections in force when it was last asked.
  private let correctionCache = Mutex<(state: [Int], corrections: CorrectionsInForce)?>(nil)

  /// How a ledger is opened.
  public enum Access: Sendable {
    /// For reading only; nothing is written, no migration runs.
    case read
    /// For reading and writing; the file must be there.
    case write
    /// For reading and writing; the file is made where there is none.
    case create
  }

  /// Opens a ledger, and brings an older one up to date unless it is opened for reading.
  ///
  /// - Parameter isFrugal: whether little memory is taken, as by a server that runs for days: 8 MiB a connection, and nothing of the file mapped.
  /// - Throws: ``LedgerError`` that names the file and what to do. A ledger of a newer program is refused and not touched.
  public init(path: String, access: Access = .write, isFrugal: Bool = false) throws(LedgerError) {
    self.path = path
    isReadOnly = access == .read
    tiles = TileCache(limit: isFrugal ? 96 << 20 : 1 << 30)
    try Self.inspect(path, access: access)
    let reader: any DatabaseReader
    var pool: DatabasePool?
    do {
      if access == .read {
        reader = try Self.openForReading(path, isFrugal: isFrugal)
      } else {
        let opened = try DatabasePool(path: path, configuration: Self.configuration(isFrugal: isFrugal))
        try Schema.migrator.migrate(opened)
        // Many rows come at once: their pages go to the file when they have settled, not after each batch.
        try opened.writeWithoutTransaction {
          try $0.execute(sql: "PRAGMA cache_size = -196608; PRAGMA wal_autocheckpoint = 16384")
        }
        pool = opened
        reader = opened
      }
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(.other, "\(path): \(error)")
    }
    self.reader = reader
    self.pool = pool
  }

  /// When queries of this task or thread must be done: one that is not is interrupted, and throws ``LedgerError/Reason/slow``.
  @TaskLocal public static var deadline: ContinuousClock.Instant?

  /// Runs a query on a consistent state of the ledger.
  package func read<Value>(_ query: (Database) throws -> Value) throws(LedgerError) -> Value {
    do {
      return try reader.read { database in
        guard let deadline = Self.deadline else { return try query(database) }
        return try database.interrupted(at: deadline) { try query(database) }
      }
    } catch { throw wrapped(error) }
  }

  /// Runs changes in one transaction: all of them or, on an error, none.
  func write<Value>(_ changes: (Writing) throws -> Value) throws(LedgerError) -> Value {
    guard let pool else { throw LedgerError(.readOnly, "\(path): opened for reading only") }
    do {
      return try pool.writeWithoutTransaction { database in
        var result: Value?
        try database.inTransaction(.immediate) {
          // Taken, not copied: it may be large.
          let terms = self.terms.withLock { terms in
            defer { terms = TermCache() }
            return terms
          }
          let writing = Writing(database: database, terms: terms)
          let value = try changes(writing)
          try writing.flush()
          result = value
          self.terms.withLock { $0 = writing.terms }
          return .commit
        }
        guard let result else { throw LedgerError(.other, "\(self.path): nothing was written") }
        return result
      }
    } catch {
      // What the failed transaction had numbered is no longer there.
      terms.withLock { $0 = TermCache() }
      throw wrapped(error)
    }
  }

  /// The corrections in force, read when there are new ones.
  func corrections(in database: Database) throws -> CorrectionsInForce {
    let state = try Int.fetchAll(
      database, sql: "SELECT coalesce(max(seq), 0) FROM correction UNION ALL SELECT count(*) FROM mention_alias")
    if let known = correctionCache.withLock({ $0 }), known.state == state { return known.corrections }
    let corrections = try CorrectionsInForce(in: database)
    correctionCache.withLock { $0 = (state, corrections) }
    return corrections
  }

  /// Runs something outside of any transaction on the writing connection.
  func maintain(_ work: (Database) throws -> Void) throws(LedgerError) {
    guard let pool else { throw LedgerError(.readOnly, "\(path): opened for reading only") }
    do { try pool.writeWithoutTransaction(work) } catch { throw wrapped(error) }
  }

  private func wrapped(_ error: any Error) -> LedgerError {
    if let error = error as? LedgerError { return error }
    if let error = error as? DatabaseError { return LedgerError(error, path: path) }
    return LedgerError(.other, "\(path): \(error)")
  }
}

// MARK: - Opening

extension Ledger {
  /// Refuses what is no ledger, or one of a newer program, before anything is touched.
  private static func inspect(_ path: String, access: Access) throws(LedgerError) {
    guard let head = try head(of: path) else {
      if access == .create { return try requireWritable(folderOf: path) }
      throw LedgerError(
        .missing, "\(path): there is no such ledger; make one with: dateline ingest PATH --ledger \(path)")
    }
    if head.isEmpty, access == .create { return }
    guard head.count >= 100, head.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw LedgerError(.foreign, "\(path): not a ledger")
    }
    if access != .read {
      guard Glibc.access(path, W_OK) == 0 else { throw LedgerError(.readOnly, "\(path): may not be written") }
      try requireWritable(folderOf: path)
    }
    do {
      let database = try openForReading(path)
      try database.read { database in
        let tables =
          try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master WHERE name = 'grdb_migrations'") ?? 0
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard tables == 1, application == Schema.applicationID else {
          if access == .create, tables == 0, application == 0,
            try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
          {
            return
          }
          throw LedgerError(.foreign, "\(path): a database, but not a ledger")
        }
        if try Schema.migrator.hasBeenSuperseded(database) {
          throw LedgerError(.newer, "\(path): a newer dateline wrote this ledger; use that one. Nothing was changed")
        }
        if access == .read, try !Schema.migrator.hasCompletedMigrations(database) {
          throw LedgerError(
            .other, "\(path): an older ledger; bring it up to date with: dateline ledger migrate --ledger \(path)")
        }
      }
    } catch let error as LedgerError {
      throw error
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    } catch {
      throw LedgerError(.other, "\(path): \(error)")
    }
  }

  /// The first 100 bytes; `nil` if there is no file.
  private static func head(of path: String) throws(LedgerError) -> [UInt8]? {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw LedgerError(.other, "\(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, 100) }
    guard count >= 0 else { throw LedgerError(.other, "\(path): \(String(cString: strerror(errno)))") }
    return Array(bytes.prefix(count))
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// SQLite writes its journal beside the file.
  private static func requireWritable(folderOf path: String) throws(LedgerError) {
    let folder = folder(of: path)
    if Glibc.access(folder, W_OK) != 0 {
      let why = errno == ENOENT ? "there is no folder \(folder)" : "the folder \(folder) may not be written"
      throw LedgerError(.readOnly, "\(path): \(why)")
    }
  }

  private static func openForReading(_ path: String, isFrugal: Bool = false) throws -> any DatabaseReader {
    var configuration = configuration(isFrugal: isFrugal)
    configuration.readonly = true
    // Without the right to write beside the file SQLite cannot share it; then it is read as one that nobody changes.
    if Glibc.access(folder(of: path), W_OK) != 0, Glibc.access(path + "-wal", F_OK) != 0 {
      let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
      return try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: configuration)
    }
    try rollBack(path)
    return try DatabasePool(path: path, configuration: configuration)
  }

  /// A process that was killed while it made the file leaves a rollback journal, which a connection for reading may not
  /// play back.
  private static func rollBack(_ path: String) throws {
    guard Glibc.access(path + "-journal", F_OK) == 0, Glibc.access(path, W_OK) == 0 else { return }
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
    try queue.close()
  }

  private static func configuration(isFrugal: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      // A commit is on the disk when it returns: a power cut loses no finished batch.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA cache_size = \(isFrugal ? -8192 : -65536)")
      try database.execute(sql: "PRAGMA mmap_size = \(isFrugal ? 0 : 1_073_741_824)")
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
      try database.execute(sql: "PRAGMA secure_delete = OFF")
    }
    return configuration
  }
}
