import Foundation
import GRDB
import HTTPTypes
import Synchronization

/// Who may use a desk: a file of its own beside the ledger, so that a ledger can be given away without the hashes of passwords.
public final class Accounts: Sendable {
  /// The file.
  public let path: String
  private let queue: DatabaseQueue
  /// One password at a time: a hash takes 32 MiB, and nobody shall make the desk take them a thousand times.
  private let hashing = Mutex(())

  /// An account without its secrets.
  public struct Account: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// What it may do.
    public var role: Role
    /// The labels of its tokens.
    public var tokens: [String]
  }

  /// Opens a file of accounts, and makes it where there is none, readable for its owner alone.
  ///
  /// - Throws: ``DeskSetupError`` that names the file.
  public init(path: String) throws(DeskSetupError) {
    self.path = path
    do {
      if !FileManager.default.fileExists(atPath: path) {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
          throw DeskSetupError("\(path): cannot be made")
        }
      }
      // `dateline accounts` changes it while a desk is open.
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try Self.migrator.migrate(queue)
    } catch { throw DeskSetupError("\(path): no file of accounts: \(error)") }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 accounts") { database in
      try database.execute(
        sql: """
          CREATE TABLE account (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL) STRICT;
          CREATE TABLE token (hash TEXT PRIMARY KEY, account TEXT NOT NULL, label TEXT NOT NULL) STRICT;
          """)
    }
    return migrator
  }

  /// All accounts, in order of the alphabet.
  public func list() throws -> [Account] {
    try queue.read { database in
      try Row.fetchAll(database, sql: "SELECT name, role FROM account ORDER BY name").map { row in
        Account(
          name: row["name"], role: Role(rawValue: row["role"]) ?? .reader,
          tokens: try String.fetchAll(
            database, sql: "SELECT label FROM token WHERE account = ? ORDER BY label",
            arguments: [row["name"] as String]))
      }
    }
  }

  /// Makes an account, or gives one that is there another role and, where one is given, another password.
  ///
  /// - Parameter password: at least 12 characters; `nil` keeps that of an account that is there.
  public func set(name: String, role: Role, password: String?) throws {
    guard !name.isEmpty, name.count <= 100, !name.contains(where: \.isNewline), name.trimmed == name else {
      throw DeskError(.badRequest, "a name has 1 to 100 characters and no space at its ends")
    }
    if let password {
      guard password.count >= 12, password.utf8.count <= 1000 else {
        throw DeskError(.badRequest, "a password has at least 12 characters")
      }
      let hash = try hashing.withLock { _ in try PasswordHash.make(password) }
      try queue.write { database in
        try database.execute(
          sql:
            "INSERT INTO account (name, role, password) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET role = excluded.role, password = excluded.password",
          arguments: [name, role.rawValue, hash])
      }
    } else {
      try queue.write { database in
        try database.execute(sql: "UPDATE account SET role = ? WHERE name = ?", arguments: [role.rawValue, name])
        guard database.changesCount == 1 else { throw DeskError(.badRequest, "a new account wants a password") }
      }
    }
    try requireAdmin()
  }

  /// Removes an account with its tokens.
  public func remove(name: String) throws {
    try queue.write { database in
      try database.execute(sql: "DELETE FROM account WHERE name = ?", arguments: [name])
      guard database.changesCount == 1 else { throw DeskError(.badRequest, "there is no account \(name)") }
      try database.execute(sql: "DELETE FROM token WHERE account = ?", arguments: [name])
      guard try Int.fetchOne(database, sql: "SELECT count(*) FROM account WHERE role = 'admin'") ?? 0 > 0 else {
        throw DeskError(.badRequest, "one admin must stay")
      }
    }
  }

  private func requireAdmin() throws {
    try queue.read { database in
      guard try Int.fetchOne(database, sql: "SELECT count(*) FROM account WHERE role = 'admin'") ?? 0 > 0 else {
        throw DeskError(.badRequest, "one admin must stay: make one first")
      }
    }
  }

  /// Makes a token for programs, which may what its account may. Only its hash is kept.
  ///
  /// - Returns: the token, which cannot be shown again.
  public func makeToken(for name: String, label: String) throws -> String {
    let token = "dl_" + Secret.random()
    try queue.write { database in
      guard try Int.fetchOne(database, sql: "SELECT 1 FROM account WHERE name = ?", arguments: [name]) != nil else {
        throw DeskError(.badRequest, "there is no account \(name)")
      }
      try database.execute(
        sql: "INSERT INTO token (hash, account, label) VALUES (?, ?, ?)", arguments: [Secret.hash(token), name, label])
    }
    return token
  }

  /// Revokes the tokens of an account that have a label.
  public func revoke(for name: String, label: String) throws {
    try queue.write { database in
      try database.execute(sql: "DELETE FROM token WHERE account = ? AND label = ?", arguments: [name, label])
    }
  }

  /// The role of an account, if the password is its own.
  func role(name: String, password: String) throws -> Role? {
    let row = try queue.read { database in
      try Row.fetchOne(database, sql: "SELECT role, password FROM account WHERE name = ?", arguments: [name])
    }
    let stored: String = row?["password"] ?? PasswordHash.ofNobody
    guard try hashing.withLock({ _ in try PasswordHash.matches(password, stored) }), let row else { return nil }
    return Role(rawValue: row["role"])
  }

  /// Whose token it is.
  func visitor(token: String) throws -> Visitor? {
    try queue.read { database in
      try Row.fetchOne(
        database, sql: "SELECT name, role FROM account JOIN token ON account = name WHERE hash = ?",
        arguments: [Secret.hash(token)]
      ).map { Visitor(name: $0["name"], role: Role(rawValue: $0["role"])) }
    }
  }
}
