import Foundation
import TestSupport
import Testing

/// The report date from the report itself, or none where the evidence is weak.
@Suite struct ReportDateTests {
  @Test(
    "datelines and lines that are dates",
    arguments: [
      ("Friday, January 4, 2019\n\nA building collapsed on Monday.", "2019-01-04 dateline"),
      ("Mine blast kills two\nPublished: 16 October 2017 10:30 GMT\nTwo soldiers died.", "2017-10-16 dateline"),
      ("Mine blast kills two\nBy A. Writer | October 16, 2017 | World\nTwo soldiers died.", "2017-10-16 dateline"),
      ("NAIROBI, Kenya, March 3, 2018 (Agency) — Police fired on a crowd.", "2018-03-03 dateline"),
      ("Bogota, March 8, 2019 (IANS) Three miners were freed after two days.", "2019-03-08 dateline"),
      ("Geneva, 8 March 2019: Doctors said that the clinic had been hit.", "2019-03-08 dateline"),
      ("LIMA, 16 FEB 90 -- GUERRILLAS BLEW UP A PYLON.", "1990-02-16 dateline"),
      ("JUBA, Oct. 16 — Talks resumed.\n\nImage of the venue taken Oct. 15, 2017.", "2017-10-16 dateline"),
    ]) func dateline(text: String, expected: String)
  {
    #expect(reportDate(text) == expected)
  }

  @Test(
    "captions and agreeing weekdays",
    arguments: [
      ("Troops entered the town on Sunday.\n\nImage of a tank taken Oct. 16, 2017 by a resident.", "2017-10-16 text"),
      ("On Monday, October 16, 2017, troops entered the town.", "2017-10-16 text"),
    ]) func text(text: String, expected: String)
  {
    #expect(reportDate(text) == expected)
  }

  @Test(
    "weak evidence",
    arguments: [
      "Troops entered the town on Sunday.",
      "The war began on September 1, 1939, and ended in 1945.",
      "On Friday, October 16, 2017, troops entered the town.",
      "A tank rolls on. File photo taken Oct. 16, 2014.",
      "JUBA, Oct. 16 — Talks resumed.",
      "NAIROBI, February 31, 2018 — Police fired on a crowd.",
      "",
    ]) func none(text: String)
  {
    #expect(reportDate(text) == nil)
  }

  static let seed = Folders.shared.appending(path: "seed")

  @Test(
    "the report that the project was created from gives the date of its caption",
    .enabled(if: FileManager.default.fileExists(atPath: seed.path)))
  func seedReport() throws {
    let files = try FileManager.default.contentsOfDirectory(at: Self.seed, includingPropertiesForKeys: nil)
    let file = try #require(files.first { $0.pathExtension == "txt" })
    #expect(reportDate(try String(contentsOf: file, encoding: .utf8)) == "2017-10-16 text")
  }
}
