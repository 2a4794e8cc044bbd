import Foundation
import GRDB
import Ledger
import Testing

/// Files that a ledger cannot be opened from, and what is said of them.
@Suite struct RefusalTests {
  private func refusal(_ path: String, _ access: Ledger.Access = .write) -> LedgerError? {
    do {
      _ = try Ledger(path: path, access: access)
      return nil
    } catch { return error }
  }

  @Test func aMissingFileIsNamed() throws {
    let scratch = try Scratch()
    let error = try #require(refusal(scratch.path, .read))
    #expect(error.reason == .missing)
    #expect(error.message.contains(scratch.path))
    #expect(!FileManager.default.fileExists(atPath: scratch.path))
  }

  @Test func aNewerLedgerIsRefusedAndNotTouched() throws {
    let scratch = try Scratch()
    _ = try scratch.ledger()
    try scratch.rewrite { try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9999 of tomorrow')") }
    let before = try Data(contentsOf: URL(filePath: scratch.path))
    for access in [Ledger.Access.read, .write, .create] { #expect(refusal(scratch.path, access)?.reason == .newer) }
    #expect(try Data(contentsOf: URL(filePath: scratch.path)) == before)
  }

  @Test func otherFilesAreNoLedgers() throws {
    let scratch = try Scratch()
    try Data(
      "Only text, though long enough to be a header of something else altogether, one might think of it so.".utf8
    ).write(
      to: URL(filePath: scratch.path))
    #expect(refusal(scratch.path)?.reason == .foreign)
    let other = scratch.folder.appending(path: "other.sqlite").path
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE t (x)") }
    #expect(refusal(other, .create)?.reason == .foreign)
  }

  @Test func aDamagedLedgerSaysSo() throws {
    let scratch = try Scratch()
    do {
      let ledger = try scratch.ledger()
      try ledger.store((0..<50).map { report("r\($0)", String(repeating: "Report \($0). ", count: 200)) })
    }
    try scratch.rewrite()
    var bytes = try Data(contentsOf: URL(filePath: scratch.path))
    for index in stride(from: 4096, to: bytes.count, by: 64) { bytes[index] = 0xA5 }
    try bytes.write(to: URL(filePath: scratch.path))
    let error = try #require(refusal(scratch.path, .read))
    #expect(error.reason == .corrupt)
    #expect(error.message.contains("repair"))
  }
}
