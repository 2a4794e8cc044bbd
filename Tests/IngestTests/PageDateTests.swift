import Ingest
import Records
import Testing

/// The date of publication, among other days that a page shows.
struct PageDateTests {
  private static let text = """
    <p>Guards at the northern gate turned back two lorries of flour on Monday, and the mayor's office said nobody was hurt.</p>
    <p>A council of elders met for six hours in the school hall and sent its answer to the governor by courier that night.</p>
    """

  private func report(
    byline: String, head: String = "", lang: String = "en", before: String = "", after: String = "", text: String = text
  ) -> Report? {
    let page = """
      <html lang="\(lang)"><head><title>Gate</title>\(head)</head><body>\(before)<main><article><h1>Gate</h1>
      <div class="byline">\(byline)</div>\(text)</article>\(after)</main></body></html>
      """
    return Reading(page, as: "a.html").reports.first
  }

  @Test(
    "marks of elements",
    arguments: [
      "<abbr class='published' title='2018-12-14T09:00:00Z'>some days ago</abbr>",
      "<span class='timestamp' title='Friday, December 14, 2018'>3 days ago</span>",
      "<relative-time datetime='2018-12-14T09:00:00Z'>lately</relative-time>",
      "<span class='article-date' data-timestamp='1544778000'></span>",
      "<span property='schema:datePublished' content='2018-12-14'>lately</span>",
      "<time class='updated' datetime='2018-12-16'>16 December 2018</time> <time class='entry-date published' datetime='2018-12-14'>14 December</time>",
      "<time class='updated' datetime='2018-12-14'>lately</time>",
    ])
  func marksAreRead(byline: String) {
    #expect(report(byline: byline)?.reference.published?.description == "2018-12-14")
  }

  @Test(
    "dates as other languages write them",
    arguments: [
      "2018\u{5e74}12\u{6708}14\u{65e5} 10:15", "2018\u{b144} 12\u{c6d4} 14\u{c77c}",
      "\u{661}\u{664} ديسمبر \u{662}\u{660}\u{661}\u{668}", "14 grudnia 2018", "14. prosince 2018",
      "2018. december 14.",
      "14 Δεκεμβρίου 2018", "14 грудня 2018", "14. joulukuuta 2018", "14 दिसंबर 2018", "ngày 14 tháng 12 năm 2018",
      "14.12.18, 10:15 Uhr", "14-Dec-18", "Fri Dec 14 10:15:00 EST 2018",
    ])
  func languagesAreRead(byline: String) {
    #expect(report(byline: byline)?.reference.published?.description == "2018-12-14")
  }

  @Test func theOrderOfDayAndMonthIsThePagesOwn() {
    let line = "03/04/2019 10:15"
    #expect(report(byline: line)?.reference.published == nil)
    #expect(report(byline: line, lang: "en-GB")?.reference.published?.description == "2019-04-03")
    #expect(report(byline: line, lang: "en-US")?.reference.published?.description == "2019-03-04")
    // What other days of the page show counts more than the language.
    let list = "<ul class='related'><li><a href='/a'>What the elders asked</a> 28/02/2019</li></ul>"
    #expect(report(byline: line, lang: "en-US", after: list)?.reference.published?.description == "2019-04-03")
  }

  @Test func daysOfOtherArticlesAndOfCommentsAreNotTheDate() {
    let cards = """
      <aside class="sidebar"><div class="card"><a href="/1">Ferry company asks the court</a> <time datetime="2018-12-01">1 December</time></div></aside>
      """
    let comments =
      "<section id='comments'><h2>1 comment</h2><p>I was there. <time datetime='2018-12-19'>19 December</time></p></section>"
    #expect(
      report(byline: "14 December 2018", before: cards, after: comments)?.reference.published?.description
        == "2018-12-14")
    #expect(report(byline: "", before: cards, after: comments)?.reference.published == nil)
  }

  @Test func aDatelineWithoutAYearHasThatOfTheAddress() {
    let text = "<p>TAIZ, December 14 (Own correspondent) \u{2014} " + Self.text.dropFirst(3)
    let head = "<link rel='canonical' href='https://gulf.example/2018/12/truce'>"
    let found = report(byline: "By A. Writer", head: head, text: text)?.reference
    #expect(found?.published?.description == "2018-12-14")
    #expect(found?.publishedFrom == .dateline)
    #expect(report(byline: "By A. Writer", text: text)?.reference.published == nil)
  }

  @Test func aClockThatWasNeverSetIsNoDate() {
    let head =
      #"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"1970-01-01T00:00:00Z"}</script>"#
    #expect(report(byline: "14 December 2018", head: head)?.reference.published?.description == "2018-12-14")
  }
}
