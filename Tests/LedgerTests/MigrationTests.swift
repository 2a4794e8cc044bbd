import Foundation
import Ledger
import Records
import TestSupport
import Testing

/// Ledgers of older programs.
@Suite struct MigrationTests {
  /// `Samples/palmyra.jsonl`, ingested by a program whose last migration was the fourth.
  private func old(_ scratch: Scratch) throws {
    let file = Folders.root.appending(path: "Tests/LedgerTests/Old/tables-4.ledger")
    try FileManager.default.copyItem(at: file, to: URL(filePath: scratch.path))
  }

  @Test func anOlderLedgerIsReadOnlyAfterItWasBroughtUpToDate() throws {
    let scratch = try Scratch()
    try old(scratch)
    #expect {
      _ = try scratch.ledger(.read)
    } throws: {
      "\($0)".contains("dateline ledger migrate")
    }
    _ = try scratch.ledger(.write)
    #expect(try scratch.ledger(.read).status().events > 0)
  }

  /// What migration makes of the old tables is what would be made of the reports.
  @Test func anOlderLedgerHasAllThatIsMadeAnew() throws {
    let scratch = try Scratch()
    try old(scratch)
    let ledger = try scratch.ledger(.write)
    func contents() throws -> [String] {
      let filters = ["", "type:ASSAULT", "Palmyra", "\"the city\"", "killed:>=1", "box:30,30,40,40"]
      var contents: [String] = []
      for filter in filters {
        let filter = try Filter(parsing: filter)
        for sort in Sort.allCases where sort != .changed {
          contents += try ledger.events(filter, sort: sort).records.map { "\(sort) \($0.id) \($0.text)" }
        }
        for kind in Mention.Kind.allCases {
          let facets = try ledger.facets(kind, filter, limit: 1000)
          contents.append("\(facets.total)")
          for field in TermField.allCases {
            contents += facets.fields[field, default: []].map { "\(kind) \(field) \($0.text) \($0.count)" }.sorted()
          }
        }
      }
      let day = try #require(Day(iso: "2016-06-01"))
      contents += try ledger.holds(on: day).map { "\($0)" }
      contents += try ledger.control(on: day).map { "\($0)" }
      return contents
    }
    let migrated = try contents()
    #expect(try ledger.check() == [])
    #expect(migrated.contains { $0.contains("Palmyra") })
    try ledger.rebuild()
    #expect(try contents() == migrated)
  }
}
