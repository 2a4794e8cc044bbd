import Ingest
import Records
import Testing

/// Damaged, hostile and endless data: what is good is read, what is not is named, and memory stays small.
struct DamageTests {
  private static func record(_ number: Int) -> [UInt8] {
    let body =
      "<html><body><p>Report \(number): shells fell on the market of Harasta on Monday morning, the doctors said.</p></body></html>"
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(body)"
    return Array(
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\n"
        .utf8)
  }

  private func numbers(_ reading: Reading) -> [String] {
    reading.texts.map { String($0.prefix { $0 != ":" }) }
  }

  @Test func aDamagedMemberOfAnArchiveIsSkippedAndTheRestRead() {
    var members = (1...4).map { Compression.gzip(Self.record($0)) }
    // The kind of the member's first block is made one that does not exist.
    members[1][10] = 0x07
    let reading = Reading(members.flatMap(\.self), as: "a.warc.gz")
    #expect(numbers(reading) == ["Report 1", "Report 3", "Report 4"])
    #expect(reading.messages == ["damaged gzip data"])
    var headless = (1...4).map { Compression.gzip(Self.record($0)) }
    headless[1][0] = 0x20
    let other = Reading(headless.flatMap(\.self), as: "a.warc.gz")
    #expect(numbers(other) == ["Report 1", "Report 3", "Report 4"])
    #expect(other.problems.count == 1)
  }

  @Test func aTruncatedMemberAtTheEndIsNamed() {
    let members = (1...3).map { Compression.gzip(Self.record($0)) }
    let reading = Reading(Array(members.flatMap(\.self).dropLast(30)), as: "a.warc.gz")
    #expect(numbers(reading) == ["Report 1", "Report 2"])
    #expect(reading.problems.count == 1)
  }

  @Test func damageBetweenRecordsIsPassedOver() {
    let bytes = Self.record(1) + Array("garbage\nmore of it\n".utf8) + Self.record(2)
    let reading = Reading(bytes, as: "a.warc")
    #expect(numbers(reading) == ["Report 1", "Report 2"])
    #expect(reading.messages == ["no WARC record where one should begin"])
  }

  @Test func recordsThatUnpackToMoreThanTheLimitAreSkipped() {
    var options = ReadOptions()
    options.limits.page = 10_000
    let bomb = Compression.gzip([UInt8](repeating: 0x20, count: 9_000) + [UInt8](repeating: 0x20, count: 9_000))
    let header = Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n".utf8)
    let length = header.count + bomb.count
    let record =
      Array(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: \(length)\r\n\r\n".utf8)
      + header + bomb + Array("\r\n\r\n".utf8) + Self.record(2)
    let reading = Reading(record, as: "a.warc", options: options)
    #expect(numbers(reading) == ["Report 2"])
    #expect(reading.messages == ["an answer of more than 10000 bytes when decompressed: "])
  }

  @Test func dataCompressedManyTimesOverAreRefused() {
    var bytes = Array("{\"text\":\"a\"}".utf8)
    for _ in 0..<4 { bytes = Compression.gzip(bytes) }
    #expect(Reading(bytes, as: "-").texts == ["a"])
    for _ in 0..<20 { bytes = Compression.gzip(bytes) }
    #expect(Reading(bytes, as: "-").messages == ["compressed more than four times over"])
  }

  /// Tags and entities that have cost parsers quadratic time: each page of a megabyte is read at once or not at all.
  @Test(arguments: [
    "<a href=\"", "<a ", "<", "<!--", "<!-- -->", "</p>", "<table>", "<table><tr><td>", "<select><option>", "&", "&#",
    "&a",
    "<p><b><i>", "<form><form>", "<![CDATA[", "<script>", "<style><", "<!DOCTYPE a [", "<font><font>", "\u{0}",
    "<p a=b a=b>",
    "<svg><math>", "<a><a>", "<dd><dt>", "<br/>",
  ])
  func repeatedTagsEnd(unit: String) {
    let count = 1_000_000 / unit.utf8.count
    let text = "Shells fell on the market of Harasta on Monday morning, killing three people, the town's doctors said."
    let page = "<html><body><p>\(text)</p>" + String(repeating: unit, count: count)
    let reading = Reading(page, as: "a.html")
    #expect(reading.reports.count + reading.problems.count >= 1)
    #expect(reading.texts.first?.hasPrefix(text) ?? true)
  }

  @Test func entitiesOfAFeedAreNotExpanded() {
    let levels = (1...9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
    let feed = """
      <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">\(levels)]><rss><channel><item><title>One</title>
      <description>Shells fell on the market. &e9;</description></item></channel></rss>
      """
    let reading = Reading(feed, as: "a.rss")
    #expect((reading.texts.first?.utf8.count ?? 0) < 200)
    #expect(reading.reports.count + reading.problems.count >= 1)
  }

  @Test func nulBytesInPagesAndFeedsAreSpaces() {
    let page =
      "<html><body><p>Shells fell on the\u{0}market of Harasta on Monday morning, the doctors said.</p></body></html>"
    #expect(Reading(page, as: "a.html").texts.first?.contains("the market of") == true)
    let line = "{\"text\":\"one\u{0}two\"}\n{\"text\":\"three\"}"
    #expect(Reading(line, as: "a.jsonl").texts == ["three"])
  }

  @Test(arguments: [[0xff, 0xfe], [0xfe, 0xff, 0x0a], [0xef, 0xbb, 0xbf], [0xef, 0xbb, 0xbf, 0x0a]] as [[UInt8]])
  func aByteOrderMarkAloneIsEmpty(bytes: [UInt8]) {
    let reading = Reading(bytes, as: "a.txt")
    #expect(reading.reports.isEmpty)
    #expect(reading.messages == ["empty"])
  }

  @Test func deepValuesAndElementsAreNamed() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(Reading("{\"text\":\(deep)\n{\"text\":\"a\"}", as: "a.jsonl").texts == ["a"])
    let feed = "<rss><channel><item><description>" + String(repeating: "<b>", count: 100_000) + "x"
    let reading = Reading(feed, as: "a.rss")
    #expect(reading.reports.count + reading.problems.count >= 1)
  }

  @Test func mixedEncodingsKeepWhatIsGood() {
    let good = String(repeating: "Les caf\u{e9}s d\u{2019}Orl\u{e9}ans \u{e9}taient ferm\u{e9}s lundi. ", count: 20)
    let bytes = Array(good.utf8) + [0xe9] + Array(" fin".utf8)
    let reading = Reading(bytes, as: "a.txt")
    #expect(reading.texts == [good + "\u{fffd} fin"])
    #expect(reading.messages == ["1 bytes are not UTF-8 and became U+FFFD; offsets count them so"])
  }
}
