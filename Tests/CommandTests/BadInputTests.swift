import Foundation
import Testing

/// What a pile of real files holds: each bad thing is named, the rest is coded, the exit code tells.
@Suite struct BadInputTests {
  private let good = "Rebels killed three soldiers in Aleppo on Tuesday, 4 October 2016, the army said.\n"

  @Test func emptyAndBinaryFilesAreNamedAndTheRestIsCoded() throws {
    let scratch = try Scratch()
    let empty = try scratch.write("empty.txt", "")
    let binary = try scratch.write("binary.txt", Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 * 7) }))
    let report = try scratch.write("good.txt", good)
    let run = try dateline("code", "--format", "jsonl", empty, binary, report)
    #expect(run.exit == 0)
    #expect(run.errors.contains("empty.txt"))
    #expect(run.errors.contains("binary.txt"))
    #expect(run.objects.contains { $0["kind"] as? String == "event" })
  }

  @Test func aMissingFileGivesExit2AfterTheRest() throws {
    let scratch = try Scratch()
    let report = try scratch.write("good.txt", good)
    let run = try dateline("code", "--format", "jsonl", scratch.file("missing.txt").path, report)
    #expect(run.exit == 2)
    #expect(run.errors.contains("missing.txt"))
    #expect(!run.objects.isEmpty)
  }

  @Test func aBadLineIsNamedAndChangesNoExitCode() throws {
    let lines =
      #"{"id":"a","text":"Rebels killed three soldiers in Aleppo."}"# + "\n{broken\n"
      + #"{"id":"b","text":"Police arrested ten protesters in Cairo."}"# + "\n"
    let run = try dateline("code", "--format", "jsonl", "--status", "-", input: Data(lines.utf8))
    #expect(run.exit == 0)
    #expect(run.errors.contains(":2:"))
    let kinds = run.objects.compactMap { $0["kind"] as? String }
    #expect(kinds.filter { $0 == "report" }.count == 2)
    #expect(run.objects.contains { $0["kind"] as? String == "error" && $0["line"] as? Int == 2 })
  }

  @Test func carriageReturnsAndByteOrderMarkLeaveOffsetsTrue() throws {
    let text = "\u{FEFF}Talks began.\r\n\r\nRebels killed three soldiers in Aleppo on Tuesday.\r\n"
    let line = try JSONSerialization.data(withJSONObject: ["id": "a", "text": text, "published": "2016-10-05"])
    let run = try dateline("code", "--format", "jsonl", "-", input: line)
    let bytes = Array(text.utf8)
    let triggers = run.objects.compactMap { $0["trigger"] as? [String: Any] }
    #expect(!triggers.isEmpty)
    for trigger in triggers {
      let (start, end) = (try #require(trigger["start"] as? Int), try #require(trigger["end"] as? Int))
      #expect(String(decoding: bytes[start..<end], as: UTF8.self) == trigger["text"] as? String)
    }
  }

  @Test(arguments: [String.Encoding.windowsCP1252, .utf16])
  func otherEncodingsAreRead(encoding: String.Encoding) throws {
    let text =
      "Police in Orléans arrested 20 demonstrators on Tuesday, 5 March 2019, after clashes in the city centre.\n"
    let scratch = try Scratch()
    let path = try scratch.write("r.txt", try #require(text.data(using: encoding)))
    let run = try dateline("code", "--format", "jsonl", path)
    #expect(
      run.objects.contains { (($0["sentence"] as? [String: Any])?["text"] as? String)?.contains("Orléans") == true })
  }

  @Test func aReportInAnotherLanguageIsSaidSoAndNotCoded() throws {
    let text =
      "Les rebelles ont tué trois soldats dans la ville d'Alep mardi, selon un porte-parole de l'armée syrienne. Le gouvernement a condamné cette attaque et a promis de poursuivre les responsables dans les plus brefs délais.\n"
    let run = try dateline("code", "--format", "jsonl", "-", input: Data(text.utf8))
    #expect(run.exit == 0)
    #expect(run.objects.isEmpty)
    #expect(run.errors.contains("fr"))
  }

  @Test func aReportWithoutAnyDateIsCodedWithoutOne() throws {
    let run = try dateline(
      "code", "--format", "jsonl", "-", input: Data("Rebels killed three soldiers in Aleppo.\n".utf8))
    let event = try #require(run.objects.first { $0["kind"] as? String == "event" })
    #expect((event["report"] as? [String: Any])?["published"] == nil)
    #expect(event["date"] == nil)
  }

  @Test func theDayOfAPublishedTimeIsTheDayThatItNames() throws {
    let line =
      #"{"id":"a","text":"Rebels killed three soldiers in Aleppo today.","published":"2016-10-04T23:30:00-05:00"}"#
    let run = try dateline("code", "--format", "jsonl", "-", input: Data(line.utf8))
    let report = try #require(run.objects.first?["report"] as? [String: Any])
    #expect(report["published"] as? String == "2016-10-04")
  }

  @Test func twoReportsWithOneIdAreBothCoded() throws {
    let line = #"{"id":"same","text":"Rebels killed three soldiers in Aleppo."}"#
    let run = try dateline("code", "--format", "jsonl", "--status", "-", input: Data("\(line)\n\(line)\n".utf8))
    let ids = run.objects.filter { $0["kind"] as? String == "report" }.compactMap {
      ($0["report"] as? [String: Any])?["id"] as? String
    }
    #expect(ids.count == 2)
    #expect(Set(ids).count == 2)
    #expect(run.errors.contains("same"))
  }

  @Test func aLineOf50MegabytesIsRead() throws {
    let text = String(repeating: "The sky was grey over the harbour. ", count: 1_500_000)
    let line =
      #"{"id":"big","text":"\#(text)"}"# + "\n" + #"{"id":"b","text":"Police arrested ten protesters in Cairo."}"#
      + "\n"
    let run = try dateline("read", "--format", "jsonl", "-", input: Data(line.utf8))
    #expect(run.exit == 0)
    #expect(run.output.utf8.count > 50_000_000)
    #expect(run.output.contains("arrested ten"))
  }

  @Test func pagesNested100000DeepDoNotCrash() throws {
    let page = "<html><body>" + String(repeating: "<div>", count: 100_000) + "<p>\(good)</p>" + "</body></html>"
    let scratch = try Scratch()
    let run = try dateline("code", "--format", "jsonl", try scratch.write("deep.html", page))
    #expect(run.exit == 0)
  }

  @Test func aReportOf5000SentencesIsCoded() throws {
    let text = (1...5000).map { "On day \($0) rebels killed three soldiers near Aleppo." }.joined(separator: "\n\n")
    let run = try dateline("code", "--format", "jsonl", "--kinds", "event", "-", input: Data(text.utf8))
    #expect(run.exit == 0)
    #expect(run.objects.count >= 5000)
  }

  @Test func aBrokenSetUpGivesExit3AndSaysWhatIsMissing() throws {
    let scratch = try Scratch()
    let run = try dateline("code", "-", input: Data(good.utf8), environment: ["DATELINE_DATA": scratch.folder.path])
    #expect(run.exit == 3)
    #expect(run.errors.contains("models"))
  }

  @Test func jobsChangeNoByte() throws {
    let lines = (0..<60).map {
      #"{"id":"r\#($0)","published":"2016-10-05","text":"Rebels killed \#($0 + 2) soldiers in Aleppo on Tuesday. The army said it would respond."}"#
    }
    let input = Data(lines.joined(separator: "\n").utf8)
    let one = try dateline("code", "--format", "jsonl", "--jobs", "1", "-", input: input)
    let four = try dateline("code", "--format", "jsonl", "--jobs", "4", "-", input: input)
    #expect(!one.output.isEmpty)
    #expect(one.output == four.output)
  }
}
