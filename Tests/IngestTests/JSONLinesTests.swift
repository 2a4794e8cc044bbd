import Ingest
import Records
import Testing

struct JSONLinesTests {
  @Test func fieldsGoByManyNames() throws {
    let line = """
      {"_id": 7, "headline": "Truce", "content": "They agreed.", "source": {"name": "AFP"}, "link": "https://a.org/x", "publish_date": \
      "2017-10-16T23:30:00-04:00", "lang": "en-GB", "authors": ["A. Writer"]}
      """
    let report = try #require(Reading(line, as: "a.jsonl").reports.first)
    #expect(report.reference.id == "7")
    #expect(report.reference.title == "Truce")
    #expect(report.reference.publisher == "AFP")
    #expect(report.reference.url == "https://a.org/x")
    #expect(report.reference.published?.description == "2017-10-16")
    #expect(report.reference.publishedFrom == .metadata)
    #expect(report.reference.language == "en")
    #expect(report.author == "A. Writer")
    #expect(report.publishedTime == "2017-10-16T23:30:00-04:00")
  }

  @Test func theTextIsTheStringByteForByte() {
    let reading = Reading(#"{"text":"a\r\n\tb \u00e9 \ud83d\ude00 \ud800 \/ \"q\" "}"#, as: "a.jsonl")
    #expect(reading.texts == ["a\r\n\tb \u{e9} \u{1f600} \u{fffd} / \"q\" "])
  }

  @Test func badLinesAreNamedAndPassedOver() {
    let lines = [
      #"{"text":"one"}"#, "", "nonsense", #"{"text":"two""#, #"{"title":"no text"}"#, "[1]", #"{"text":"   "}"#,
      "{\"text\":\"a\u{1}b\"}",
      #"{"text":"three"} x"#, #"{"text":"four"}"#,
    ]
    let reading = Reading(lines.joined(separator: "\r\n"), as: "in.jsonl")
    #expect(reading.texts == ["one", "four"])
    #expect(reading.problems.map(\.line) == [3, 4, 5, 6, 7, 8, 9])
    #expect(reading.problems.allSatisfy { $0.severity == .skipped })
    #expect(reading.problems.first?.finding.location == "in.jsonl:3")
  }

  @Test func aLineBeyondTheLimitIsSkippedAndALongOneIsNot() {
    var options = ReadOptions()
    options.limits.line = 1 << 20
    let long = #"{"text":""# + String(repeating: "a", count: 500_000) + #""}"#
    let longer = #"{"text":""# + String(repeating: "b", count: 2_000_000) + #""}"#
    let reading = Reading([long, longer, #"{"text":"end"}"#].joined(separator: "\n"), as: "a.jsonl", options: options)
    #expect(reading.texts.map(\.utf8.count) == [500_000, 3])
    #expect(reading.problems.map(\.line) == [2])
  }

  @Test func anArrayOrOneObjectOverLinesIsReadWhole() {
    #expect(Reading("[\n {\"text\": \"a\"},\n {\"text\": \"b\"}\n]", as: "a.json").texts == ["a", "b"])
    #expect(Reading("{\n \"text\": \"a\"\n}\n", as: "a.json").texts == ["a"])
    #expect(Reading("[", as: "a.json").problems.count == 1)
  }

  @Test func aDateThatCannotBeReadIsNoted() {
    let reading = Reading(#"{"text":"a","date":"soon"}"#, as: "a.jsonl")
    #expect(reading.texts == ["a"])
    #expect(reading.messages == ["the date \u{201c}soon\u{201d} cannot be read"])
  }

  @Test(arguments: [
    ("2017-10-16", "2017-10-16"), ("2017-10-16T23:30:00-04:00", "2017-10-16"), ("20171016T120000Z", "2017-10-16"),
    ("2017/10/16 08:00", "2017-10-16"),
    ("Mon, 16 Oct 2017 23:30:00 GMT", "2017-10-16"), ("October 16th, 2017 at 5:00 p.m.", "2017-10-16"),
    ("16 Sept. 2017", "2017-09-16"),
    ("16.10.2017", "2017-10-16"), ("16/10/2017", "2017-10-16"), ("10/16/2017", "2017-10-16"), ("03/04/2017", nil),
    ("1508196600", "2017-10-16"),
    ("1508196600000", "2017-10-16"), ("2017-02-31", nil), ("October 2017", nil), ("", nil),
  ])
  func datesAsTheyAreWritten(text: String, day: String?) {
    let report = Reading("{\"text\":\"a\",\"date\":\"\(text)\"}", as: "a.jsonl").reports.first
    #expect(report?.reference.published?.description == day)
  }

  @Test func aDateInTheAddressStandsIn() {
    func published(_ fields: String) -> ReportReference? {
      Reading("{\"text\":\"a\",\(fields)}", as: "a.jsonl").reports.first?.reference
    }
    let address = published(#""url":"https://a.org/2017/oct/16/truce?x=2018-01-01""#)
    #expect(address?.published?.description == "2017-10-16")
    #expect(address?.publishedFrom == .url)
    #expect(address?.publisher == "a.org")
    // Late evening in America is the next day in Greenwich.
    let greenwich = published(#""url":"https://a.org/2017/10/16/truce","date":"2017-10-17T01:30:00Z""#)
    #expect(greenwich?.published?.description == "2017-10-16")
    #expect(greenwich?.publishedFrom == .url)
    #expect(
      published(#""url":"https://a.org/2017/10/16/truce","date":"2017-10-17T01:30:00+02:00""#)?.published?.description
        == "2017-10-17")
  }
}
