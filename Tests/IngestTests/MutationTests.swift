import Ingest
import Records
import TestSupport
import Testing

/// Whatever the bytes, reading ends, says what it skips, and gives blocks that lie within the text.
struct MutationTests {
  private static let seeds: [(name: String, text: String)] = [
    (
      "a.html",
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T\u{e9}st</title><script type="application/ld+json">{"@type":"NewsArticle",
      "datePublished":"2018-12-14","author":[{"name":"A"}]}</script></head><body><nav><a href="/">Home</a></nav><article><h1>T\u{e9}st</h1>
      <p>The \u{201c}army\u{201d} said on Friday that <a href="x">its troops</a> had left the town of K\u{f6}ln, 5&nbsp;km away.<br><br>They went.</p>
      <ul><li>One\u{a0}item of the list.</li></ul><table><tr><td>a</td><td>b</td></tr></table><figure><figcaption>Caption \u{1f600}</figcaption></figure>
      </article><!-- end --></body></html>
      """
    ),
    (
      "a.jsonl",
      "{\"id\":\"1\",\"text\":\"a \\u00e9 \\ud83d\\ude00\",\"date\":\"2017-10-16\"}\n{\"text\":\"b\",\"n\":[1,{\"x\":null}]}\n\n{\"text\":\"c\"}"
    ),
    ("a.csv", "id,text\n1,\"a \"\"b\"\"\n\u{e9}\"\n2,c\n"),
    (
      "a.rss",
      "<rss><channel><title>P</title><item><title>x</title><description>&lt;p&gt;Text \u{e9} of it.&lt;/p&gt;</description></item></channel></rss>"
    ),
    (
      "a.mhtml",
      "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>Text of it.</p>\r\n--B--\r\n"
    ),
    (
      "a.warc",
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 64\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Text of it.</p>\r\n\r\n\r\n"
    ),
    ("a.txt", "Text \u{e9} of it.\r\n\r\n\u{201c}More.\u{201d}"),
  ]

  @Test(arguments: 0..<7)
  func mutationsNeverCrashAndAlwaysAnswer(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let (name, text) = Self.seeds[seed]
    for _ in 0..<600 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...8, using: &generator) { mutate(&bytes, &generator) }
      for file in [name, "-"] {
        let reading = Reading(bytes, as: file)
        #expect(!reading.reports.isEmpty || !reading.problems.isEmpty, "\(file): nothing said of \(bytes.count) bytes")
        for report in reading.reports { check(report) }
      }
    }
  }

  @Test func mutationsOfCompressedDataNeverCrash() {
    var generator = SeededGenerator(seed: 99)
    for container in [Compression.gzip, Compression.zstd] {
      for _ in 0..<300 {
        var bytes = container(Array(Self.seeds[1].text.utf8))
        mutate(&bytes, &generator)
        let reading = Reading(bytes, as: "a.jsonl")
        #expect(!reading.reports.isEmpty || !reading.problems.isEmpty)
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let index = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, index + Int.random(in: 0...40, using: &generator))
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes.removeSubrange(index..<end)
    case 1: bytes.insert(contentsOf: bytes[index..<end], at: Int.random(in: 0...bytes.count, using: &generator))
    case 2 where index < bytes.count: bytes[index] = UInt8.random(in: 0...255, using: &generator)
    case 3: bytes.insert(contentsOf: Array("<>\"'&={}[]\\,:\n".utf8).shuffled(using: &generator).prefix(4), at: index)
    default: bytes.removeSubrange(index...)
    }
  }

  /// Blocks follow each other, lie within the text and begin and end at characters.
  private func check(_ report: Report) {
    #expect(String(validating: report.text, as: UTF8.self) != nil, "the text is UTF-8")
    #expect(!report.text.isEmpty)
    var last = 0
    for block in report.blocks {
      #expect(block.bytes.lowerBound >= last && block.bytes.upperBound <= report.text.count && !block.bytes.isEmpty)
      #expect(report.text[block.bytes.lowerBound] & 0xc0 != 0x80)
      #expect(block.bytes.upperBound == report.text.count || report.text[block.bytes.upperBound] & 0xc0 != 0x80)
      last = block.bytes.upperBound
    }
  }
}
