import Ingest
import Records
import Testing

/// `mapsOffsets`: where the clean text stands in the bytes of the page.
struct PageOffsetTests {
  private static let options: ReadOptions = {
    var options = ReadOptions()
    options.mapsOffsets = true
    return options
  }()

  /// The bytes of the page that show some words of its clean text.
  private func shown(_ words: String, in page: [UInt8]) throws -> [UInt8] {
    let report = try #require(Reading(page, as: "a.html", options: Self.options).reports.first)
    let start = try #require(report.text.firstRange(of: Array(words.utf8)))
    let runs = report.pageOffsets.filter { $0.text.overlaps(start) }
    let (first, last) = (try #require(runs.first), try #require(runs.last))
    func shift(_ run: Report.PageRun, _ offset: Int) -> Int {
      run.text.count == run.page.count ? run.page.lowerBound + offset - run.text.lowerBound : -1
    }
    let low = max(first.page.lowerBound, shift(first, start.lowerBound))
    let high = shift(last, start.upperBound) < 0 ? last.page.upperBound : shift(last, start.upperBound)
    return Array(page[low..<high])
  }

  private static func page(_ text: String, charset: String = "utf-8") -> String {
    "<html><head><meta charset=\(charset)><title>T</title></head><body><h1>T</h1><nav>Menu</nav><p>\(text)</p></body></html>"
  }

  /// UTF-16, little endian.
  private static func wide(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in text.utf16 { bytes += [UInt8(unit & 0xff), UInt8(unit >> 8)] }
    return bytes
  }

  @Test(arguments: [
    ("army left", "army left"), ("Fort A & B", "Fort\n   <b>A</b> &amp; B"), ("caf\u{e9}s", "caf&eacute;s"),
    ("5 km", "5&nbsp;km"), ("R&D unit", "R&D unit"), ("\u{201c}all\u{201d}", "&#8220;all&#x201d;"),
  ])
  func wordsAreFoundInThePage(words: String, source: String) throws {
    let page = Self.page(
      "The army left Fort\n   <b>A</b> &amp; B, 5&nbsp;km off, with its R&D unit and its caf&eacute;s, &#8220;all&#x201d; on Monday morning."
    )
    #expect(try String(decoding: shown(words, in: Array(page.utf8)), as: UTF8.self) == source)
  }

  @Test func bytesAreThoseOfThePagesOwnCharacterSet() throws {
    let text = "The caf\u{e9}s of Orl\u{e9}ans were shut on Monday morning after the army had left, the doctors said."
    let latin = Self.page(text, charset: "iso-8859-1").unicodeScalars.map { UInt8($0.value) }
    #expect(try shown("Orl\u{e9}ans were", in: latin) == "Orl\u{e9}ans were".unicodeScalars.map { UInt8($0.value) })
    let wide: [UInt8] = [0xff, 0xfe] + Self.wide(Self.page(text))
    #expect(try shown("Orl\u{e9}ans", in: wide) == Self.wide("Orl\u{e9}ans"))
    // Армия in KOI8-R.
    let army: [UInt8] = [0xe1, 0xd2, 0xcd, 0xc9, 0xd1]
    let russian = Array("<meta charset=koi8-r><p>1234567890 ".utf8) + army + Array(" 1234567890.</p>".utf8)
    #expect(try shown("Армия", in: russian) == army)
    let damaged =
      [0xef, 0xbb, 0xbf] + Array("<p>It was a \u{201c}day\u{201d} of ".utf8) + [0xff] + Array("rain, they said.".utf8)
    #expect(try shown("rain", in: damaged) == Array("rain".utf8))
  }

  @Test func textOfAnArchivedPageIsMappedToItsBody() throws {
    let body = Self.page("The army left the fort on Monday morning, the doctors of the town said.")
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(body)"
    let record =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\n"
    let report = try #require(Reading(Array(record.utf8), as: "a.warc", options: Self.options).reports.first)
    let run = try #require(report.pageOffsets.first)
    #expect(Array(body.utf8)[run.page].elementsEqual(report.text[run.text]))
  }

  @Test func nothingIsMappedUnlessAskedFor() {
    #expect(
      Reading(Self.page("The army left the fort on Monday."), as: "a.html").reports.first?.pageOffsets.isEmpty == true)
  }
}
