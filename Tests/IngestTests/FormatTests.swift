import Foundation
import Ingest
import Records
import TestSupport
import Testing

/// Tables, feeds, archives, saved pages, compressed data and folders.
struct FormatTests {
  private static let sentence =
    "Shells fell on the market of Harasta on Monday morning, killing three people, the town's doctors said."
  private static let page = "<html><body><h1>Harasta</h1><p>\(sentence)</p></body></html>"

  @Test func tablesWithQuotedCellsOverLines() {
    let table =
      "\u{feff}id,Text,date,source\r\n1,\"He said \"\"no\"\", and\r\nleft.\",2019-03-02,AP\r\n\r\n2,,2019-03-02,AP\r\n3,5\" shells,,AFP\r\n"
    let reading = Reading(table, as: "a.csv")
    #expect(reading.texts == ["He said \"no\", and\r\nleft.", "5\" shells"])
    #expect(reading.reports.map(\.reference.id) == ["1", "3"])
    #expect(reading.reports.first?.reference.published?.description == "2019-03-02")
    #expect(reading.problems == [ReadProblem(.skipped, "a.csv", line: 5, "a row without text")])
    #expect(Reading("id;text\n1;a, b\n", as: "a.csv").texts == ["a, b"])
    #expect(Reading("id\ttext\n1\ta \"b\" c\n", as: "a.tsv").texts == ["a \"b\" c"])
    #expect(Reading("a,b\n1,2\n", as: "a.csv").problems.map(\.line) == [1])
  }

  @Test func feedsWithoutExpandingEntities() throws {
    let rss = """
      <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel><title>Levant Post</title>
      <item><title>One &amp; two</title><link>http://a.example/1</link><guid>u1</guid><pubDate>Mon, 16 Oct 2017 23:30:00 -0400</pubDate>
      <description>Short.</description><content:encoded><![CDATA[<p>\(Self.sentence)</p><p>Two died. &x;</p>]]></content:encoded></item>
      <item><title>Nothing</title></item></channel></rss>
      """
    let reading = Reading(rss, as: "-")
    let report = try #require(reading.reports.first)
    #expect(reading.texts == [Self.sentence + "\n\nTwo died. &x;"])
    #expect(report.reference.id == "u1")
    #expect(report.reference.title == "One & two")
    #expect(report.reference.publisher == "Levant Post")
    #expect(report.reference.published?.description == "2017-10-16")
    #expect(reading.messages == ["item 2 has no text: Nothing"])
    let atom = """
      <feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><id>urn:1</id><link rel="self" href="http://a.example/x"/>
      <link href="http://a.example/2"/><published>2017-10-16T23:30:00+01:00</published>
      <content type="xhtml"><div><p>Rebels <b>left</b> the town.</p></div></content></entry></feed>
      """
    #expect(Reading(atom, as: "-").texts == ["Rebels left the town."])
    #expect(Reading(atom, as: "-").reports.first?.reference.url == "http://a.example/2")
  }

  /// A WARC record.
  private static func record(_ type: String, _ url: String, _ body: String) -> [UInt8] {
    let header =
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(url)\r\nContent-Type: application/http\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    return Array((header + body + "\r\n\r\n").utf8)
  }

  @Test func archivesByRecordLengthOrMember() {
    let length = String(Self.page.utf8.count, radix: 16)
    let records = [
      Self.record("request", "http://a.example/1", "GET / HTTP/1.1\r\n\r\n"),
      Self.record(
        "response", "http://a.example/1",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n\(length)\r\n\(Self.page)\r\n0\r\n\r\n"
      ),
      Self.record(
        "response", "http://a.example/2", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n\(Self.page)"),
      Self.record("response", "http://a.example/3", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG"),
    ]
    for bytes in [
      Array(records.joined()), Compression.gzip(Array(records.joined())), records.flatMap { Compression.gzip($0) },
    ] {
      let reading = Reading(bytes, as: "NEWS-20171017.warc.gz")
      #expect(reading.texts == [Self.sentence])
      #expect(reading.reports.first?.reference.url == "http://a.example/1")
      #expect(reading.reports.first?.fileDate == nil)
      #expect(reading.problems.count == 2)
    }
    let cut = Array(records.joined().prefix(records[0].count + 200))
    #expect(Reading(cut, as: "a.warc").messages == ["the record ends early"])
  }

  @Test func savedPages() {
    let saved = """
      From: <Saved>\r\nSnapshot-Content-Location: http://a.example/1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r
      \tboundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r
      <html><body><p>Caf=C3=A9s were shelled on Monday morning, killing three people, the =\r\ndoctors said.</p></body></html>\r\n--B--\r\n
      """
    let reading = Reading(saved, as: "a.mhtml")
    #expect(reading.texts == ["Caf\u{e9}s were shelled on Monday morning, killing three people, the doctors said."])
    #expect(reading.reports.first?.reference.url == "http://a.example/1")
  }

  @Test func compressedDataIsReadWhateverItsName() {
    let lines = Array("{\"text\":\"one\"}\n{\"text\":\"two\"}\n".utf8)
    for bytes in [Compression.gzip(lines), Compression.zstd(lines), Compression.gzip(Compression.zstd(lines))] {
      #expect(Reading(bytes, as: "-").texts == ["one", "two"])
      let cut = Reading(Array(bytes.dropLast(9)), as: "a.jsonl.gz")
      #expect(cut.problems.count == 1, "a damaged end is named")
    }
    #expect(
      Reading(Compression.gzip(Array("one\n".utf8)) + Compression.gzip(Array("two".utf8)), as: "a.txt.gz").texts == [
        "one\ntwo"
      ])
  }

  @Test func standardInputIsSniffed() {
    #expect(Reading("\n  {\"text\":\"a\"}", as: "-").texts == ["a"])
    #expect(Reading(Self.page, as: "-").texts == [Self.sentence])
    #expect(Reading("<p> is no page here", as: "-").texts == ["<p> is no page here"])
  }

  @Test func foldersAreReadInOrderAndWhatIsMissingIsNamed() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ingest-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appending(path: "b"), withIntermediateDirectories: true)
    for (name, text) in [
      ("c.txt", "three"), ("b/x.txt", "two"), ("a.txt", "one"), (".hidden", "no"), ("empty.txt", ""),
    ] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let missing = folder.appending(path: "missing").path
    let reading = Reading(Reader().reports(from: [missing, folder.path]))
    #expect(reading.texts == ["one", "two", "three"])
    #expect(reading.problems.map(\.severity) == [.unreadable, .skipped, .skipped])
    #expect(reading.problems.first?.origin == missing)
  }
}
