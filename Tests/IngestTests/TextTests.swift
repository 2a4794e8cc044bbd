import Ingest
import Records
import Testing

/// Plain text is never altered; what is no text is named.
struct TextTests {
  @Test(arguments: [
    "One line.\r\n\r\nTwo lines.\r\n", "\u{feff}With a mark.", "  Spaces around  \n\n\n",
    "Caf\u{e9} \u{1f600} \u{a0}\u{200b}end\u{0c}",
  ])
  func bytesStayAsGiven(text: String) {
    let reading = Reading(text, as: "a.txt")
    #expect(reading.texts == [text])
    #expect(reading.problems.isEmpty)
    #expect(reading.reports.first?.blocks.isEmpty == true)
  }

  @Test func otherCharacterSetsBecomeUTF8AndAreNamed() {
    let windows = Reading([0x93] + Array("Caf".utf8) + [0xe9, 0x94], as: "a.txt")
    #expect(windows.texts == ["\u{201c}Caf\u{e9}\u{201d}"])
    #expect(windows.messages == ["not UTF-8, read as Windows-1252; offsets count bytes of its UTF-8 form"])
    let utf16: [UInt8] = [0xff, 0xfe] + "He left \u{1f600}".utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    #expect(Reading(utf16, as: "a.txt").texts == ["He left \u{1f600}"])
    let unmarked = "They left the town.".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
    #expect(Reading(unmarked, as: "a.txt").texts == ["They left the town."])
  }

  @Test func damagedUTF8IsRepairedNotReadAsAnotherSet() {
    let bytes = Array(String(repeating: "Zürich, Köln, Łódź. ", count: 20).utf8) + [0xff] + Array("End.".utf8)
    let reading = Reading(bytes, as: "a.txt")
    #expect(reading.texts.first?.hasSuffix("Łódź. \u{fffd}End.") == true)
    #expect(reading.problems.map(\.severity) == [.noted])
  }

  @Test(
    arguments: [
      ([], "empty"), (Array(" \n\t".utf8), "empty"),
      (Array("%PDF-1.4 …".utf8), "not text but PDF; convert it to text first"),
      ([0x7f, 0x45, 0x4c, 0x46, 2, 1], "not text but a program"), ([1, 2, 3, 0, 0, 1, 9, 9], "not text"),
    ] as [([UInt8], String)])
  func whatIsNoTextIsSkippedWithAReason(bytes: [UInt8], reason: String) {
    let reading = Reading(bytes, as: "a.txt")
    #expect(reading.reports.isEmpty)
    #expect(reading.problems == [ReadProblem(.skipped, "a.txt", reason)])
  }

  @Test func theIdIsAHashOfTheTextAndRepeatedOnesGetASuffix() {
    let one = Reading("The same text.", as: "a.txt").reports.first?.reference.id
    #expect(one?.utf8.count == 16)
    #expect(Reading("The same text.", as: "b.txt").reports.first?.reference.id == one)
    let twice = Reading(
      #"{"id":"x","text":"a"}"# + "\n" + #"{"id":"x","text":"b"}"# + "\n" + #"{"id":"x-2","text":"c"}"#, as: "-")
    #expect(twice.reports.map(\.reference.id) == ["x", "x-2", "x-2-2"])
    #expect(twice.problems.map(\.line) == [2, 3])
  }

  @Test(arguments: [
    ("2017-10-16 kirkuk.txt", "2017-10-16"), ("in/report_20171016.txt", "2017-10-16"), ("2017/10/16/report.txt", nil),
    ("000_e3c4371fd2593d7a.txt", nil), ("v20171016a.txt", nil),
  ])
  func theDateInTheFilesNameIsKeptAside(path: String, day: String?) {
    let report = Reading("A text.", as: path).reports.first
    #expect(report?.fileDate?.description == day)
    #expect(report?.reference.published == nil)
  }

  @Test func theDateGivenWins() {
    let options = ReadOptions(published: Day(iso: "2001-02-03"))
    let reference = Reading(#"{"text":"a","date":"2017-10-16"}"#, as: "a.jsonl", options: options).reports.first?
      .reference
    #expect(reference?.published?.description == "2001-02-03")
    #expect(reference?.publishedFrom == .argument)
  }
}
