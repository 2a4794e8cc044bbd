import Foundation
import Testing

/// What `dateline code` promises to an engine that feeds it rows (Documentation/scale.md).
@Suite struct WorkerContractTests {
  private func row(_ number: Int) -> String {
    #"{"id":"r\#(number)","published":"2016-10-05","text":"Rebels killed \#(number + 2) soldiers in Aleppo on Tuesday."}"#
  }

  private func code(_ rows: [String], jobs: Int = 2) throws -> Run {
    try dateline(
      "code", "--input", "lines", "--format", "jsonl", "--status", "--jobs", "\(jobs)", "-",
      input: Data(rows.joined(separator: "\n").utf8))
  }

  /// What each row became: the id of a report line or the line number of an error.
  private func answers(_ run: Run) -> [String] {
    run.objects.compactMap { line in
      switch line["kind"] as? String {
      case "report": (line["report"] as? [String: Any])?["id"] as? String
      case "error": (line["line"] as? Int).map { "line \($0)" }
      default: nil
      }
    }
  }

  @Test func everyRowIsAnsweredOnceInOrderAfterItsRecords() throws {
    let run = try code([row(0), "{broken", row(1), "", "7", row(2)])
    #expect(run.exit == 0)
    #expect(answers(run) == ["r0", "line 2", "r1", "line 5", "r2"])
    var open = 0
    for line in run.objects {
      if line["kind"] as? String == "report" {
        #expect(line["records"] as? Int == open)
        open = 0
      } else if line["kind"] as? String != "error" {
        open += 1
      }
    }
    #expect(open == 0, "records after the last report line")
  }

  /// A first row decides nothing: neither a list that is never closed, nor a page, nor a text.
  @Test(arguments: [
    "[", "{", "[{\"id\":\"a\",\"text\":\"Rebels seized Bor.\"}", "<html><body>", "WARC/1.0", "plain words",
  ])
  func aBadFirstRowChangesNoOther(first: String) throws {
    let run = try code([first, row(0), row(1)])
    #expect(run.exit == 0)
    #expect(answers(run) == ["line 1", "r0", "r1"])
  }

  @Test func howRowsAreSharedOutChangesNoByte() throws {
    let rows = (0..<40).map(row)
    let whole = try code(rows)
    let parts = try [rows[..<1], rows[1..<17], rows[17...]].map { try code(Array($0), jobs: 1).output }
    #expect(!whole.output.isEmpty)
    #expect(parts.joined() == whole.output)
  }

  @Test func aReportThatIsNotCodedIsAnsweredAndSaysWhy() throws {
    let text =
      "Les rebelles ont tué trois soldats dans la ville d'Alep mardi, selon un porte-parole de l'armée syrienne. Le gouvernement a condamné cette attaque et a promis de poursuivre les responsables."
    let run = try code([#"{"id":"french","text":"\#(text)"}"#, row(0)])
    #expect(answers(run) == ["french", "r0"])
    let error = try #require(run.objects.first { $0["kind"] as? String == "error" })
    #expect((error["report"] as? [String: Any])?["id"] as? String == "french")
    #expect((error["message"] as? String)?.contains("fr") == true)
  }

  @Test func onlyABrokenSetUpEndsWithAnError() throws {
    let scratch = try Scratch()
    let bad = try code(["{broken", "7", "[]"])
    #expect(bad.exit == 0)
    let broken = try dateline(
      "code", "--input", "lines", "--format", "jsonl", "--status", "-", input: Data(row(0).utf8),
      environment: ["DATELINE_DATA": scratch.folder.path])
    #expect(broken.exit == 3)
    #expect(broken.output.isEmpty)
  }

  @Test func anUnknownFormatIsRefused() throws {
    let run = try dateline("code", "--input", "papyrus", "-")
    #expect(run.exit != 0)
    #expect(run.errors.contains("papyrus"))
  }
}
