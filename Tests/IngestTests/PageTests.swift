import Ingest
import Records
import Testing

/// Pages become their main text; all pages here are the project's own.
struct PageTests {
  /// A page around an article, with the furniture of a news site.
  private static func page(_ article: String, head: String = "") -> String {
    """
    <!DOCTYPE html><html lang="en"><head><title>Truce holds in Taiz | The Daily Gulf</title>\(head)</head><body>
    <nav class="main-menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World news</a></li></ul></nav>
    <div class="cookie-notice">We use cookies to give you the best experience on our site. By going on you agree to that use of them.</div>
    <div id="content"><article class="post type-post category-war"><h1>Truce holds in Taiz</h1>
    <div class="byline">By Nadia Saleh <time datetime="2018-12-14T09:10:00+03:00">14 December 2018</time></div>
    <div class="share-bar"><a href="#">Share</a> <a href="#">Tweet</a></div>
    \(article)
    <div class="related-articles"><h3>Related</h3><p><a href="/1">Aid ship reaches Hodeidah after a delay of three weeks at sea, the agency says</a></p></div>
    <section class="newsletter-box"><p>Sign up for our newsletter and get the news of the day in your inbox every morning, free of charge.</p></section>
    </article>
    <aside><h3>Most read</h3><ul><li><a href="/2">Rial falls to a new low</a></li><li><a href="/3">Fuel queues grow in Aden</a></li></ul></aside></div>
    <div id="comments"><h2>2 comments</h2><p>I was there and saw it all with my own eyes, and it was nothing like what this article says it was.</p></div>
    <footer><p>Copyright 2018 The Daily Gulf. All rights reserved. No part may be used without leave of the publisher.</p></footer></body></html>
    """
  }

  private static let first =
    "TAIZ, Yemen \u{2014} A truce between the army and the rebels held for a second day on Friday, residents of the city said."
  private static let second =
    "Guns had fallen silent on Thursday evening, hours after both sides had agreed on a text in Sweden."

  @Test func theArticleIsKeptAndTheFurnitureLeft() throws {
    let article = "<p>\(Self.first)</p><div class='ad'>Advertisement</div><p>\(Self.second)</p>"
    let report = try #require(Reading(Self.page(article), as: "a.html").reports.first)
    #expect(report.parts == ["body: \(Self.first)", "body: \(Self.second)"])
    #expect(String(decoding: report.text, as: UTF8.self) == Self.first + "\n\n" + Self.second)
    #expect(report.reference.title == "Truce holds in Taiz")
    #expect(report.reference.published?.description == "2018-12-14")
    #expect(report.reference.publishedFrom == .metadata)
    #expect(report.reference.language == "en")
  }

  @Test func partsOfAnArticleAreToldApart() throws {
    let article = """
      <p class="standfirst">Residents report quiet streets for the first time in months, and the first shops have opened.</p>
      <figure><img src="a.jpg"><figcaption>A soldier in Taiz on 13 December 2018.<span class="credit">Photo: A. Nasser</span></figcaption></figure>
      <p>\(Self.first)</p><h2>What was agreed</h2><p>\(Self.second)</p>
      <blockquote><p>\u{201c}We want to go home,\u{201d} said a teacher who had fled to Aden in the spring with her two sons.</p></blockquote>
      <ul><li>The army leaves the airport within a week of the signing.</li><li>The rebels open the road to the port.</li></ul>
      """
    let report = try #require(Reading(Self.page(article), as: "a.html").reports.first)
    #expect(
      report.blocks.map(\.kind) == [.standfirst, .caption, .body, .body, .body, .quote, .item, .item])
    #expect(report.parts[1] == "caption: A soldier in Taiz on 13 December 2018.")
    #expect(report.parts[3] == "body: What was agreed")
  }

  @Test func captionsAreLeftOutIfAskedFor() {
    var options = ReadOptions()
    options.captions = false
    let figure = "<figure><img src='a.jpg'><figcaption>A soldier in Taiz on 13 December 2018.</figcaption></figure>"
    let page = Self.page("\(figure)<p>\(Self.first)</p><p>\(Self.second)</p>")
    #expect(Reading(page, as: "a.html", options: options).reports.first?.blocks.map(\.kind) == [.body, .body])
    #expect(Reading(page, as: "a.html").reports.first?.blocks.map(\.kind) == [.caption, .body, .body])
  }

  @Test func theHeadlineOpensTheTextIfAskedFor() {
    var options = ReadOptions()
    options.headline = true
    let report = Reading(Self.page("<p>\(Self.first)</p><p>\(Self.second)</p>"), as: "a.html", options: options).reports
      .first
    #expect(report?.parts.first == "headline: Truce holds in Taiz")
  }

  @Test func paragraphsMadeByLineBreaksAndCellsAreFound() {
    let old =
      "<html><body><table><tr><td><a href=/>Home</a></td><td>\(Self.first)<br><br>\(Self.second)</td></tr></table></body></html>"
    #expect(Reading(old, as: "a.html").reports.first?.parts.map { $0.prefix(12) } == ["body: TAIZ, ", "body: Guns h"])
  }

  @Test func cardsOfOtherArticlesAreLeft() {
    let card =
      "<div class='x'><h3><a href='/n'>Rebels and army swap lists of prisoners</a></h3><p>Both sides named more than a thousand people, the envoy told reporters in the capital.</p></div>"
    let article = "<p>\(Self.first)</p><p>\(Self.second)</p><div class='y'>\(card)\(card)\(card)</div>"
    #expect(Reading(Self.page(article), as: "a.html").reports.first?.blocks.count == 2)
  }

  @Test func liveEntriesAreKeptWithTheirTimes() throws {
    let entries = (1...4).map { hour in
      "<div class='live-entry'><time datetime='2018-12-14T1\(hour):00:00Z'>1\(hour):00</time><p>The envoy told reporters in entry \(hour) that talks in the castle would go on into the night.</p></div>"
    }
    let report = try #require(Reading(Self.page("<div>\(entries.joined())</div>"), as: "a.html").reports.first)
    let told = report.blocks.filter {
      String(decoding: report.text[$0.bytes], as: UTF8.self).contains("The envoy told")
    }
    #expect(told.map(\.time) == (1...4).map { "2018-12-14T1\($0):00:00Z" })
  }

  @Test func entriesToldApartByClocksAloneHaveTheirTimes() throws {
    let entries = (1...4).map {
      "<li><span class='x'>1\($0).30</span><p>The envoy told reporters that round \($0) of the talks was over, and that both sides would be back in the castle within the hour.</p></li>"
    }
    let report = try #require(
      Reading(Self.page("<p>\(Self.first)</p><ul>\(entries.joined())</ul>"), as: "a.html").reports.first)
    #expect(report.blocks.map(\.time) == [nil, "11.30", "12.30", "13.30", "14.30"])
    #expect(!report.parts.contains { $0.hasSuffix(".30") })
  }

  @Test func entriesOfALiveBlogComeFromLinkedDataWhereThePageShowsNone() throws {
    let entries = (1...4).map {
      #"{"@type":"BlogPosting","datePublished":"2018-12-14T1\#($0):00:00Z","articleBody":"<p>The envoy told reporters that round \#($0) of the talks was over, and that both sides would be back in the castle within the hour.</p>"}"#
    }
    let data =
      #"<script type="application/ld+json">{"@type":"LiveBlogPosting","datePublished":"2018-12-14","liveBlogUpdate":[\#(entries.joined(separator: ","))]}</script>"#
    let report = try #require(Reading(Self.page("", head: data), as: "a.html").reports.first)
    #expect(report.blocks.map(\.time) == (1...4).map { "2018-12-14T1\($0):00:00Z" })
    #expect(report.parts.first?.hasPrefix("body: The envoy told reporters that round 1") == true)
  }

  @Test(arguments: ["", "&lt;p&gt;"])
  func referencesInLinkedTextAreResolved(opening: String) throws {
    let whole = (1...6).map {
      "Paragraph \($0): &quot;both sides&quot; said on Friday that the truce would hold over the winter&#8217;s months."
    }
    let body = whole.map { opening + $0 + (opening.isEmpty ? "" : "&lt;/p&gt;") }.joined(separator: "\\n")
    let data = #"<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\#(body)"}</script>"#
    let report = try #require(Reading(Self.page("<p>Paragraph 1.</p>", head: data), as: "a.html").reports.first)
    #expect(
      report.parts.first
        == "body: Paragraph 1: \"both sides\" said on Friday that the truce would hold over the winter\u{2019}s months."
    )
    #expect(report.blocks.count == 6)
  }

  @Test func theWholeTextOfAStubComesFromLinkedData() throws {
    let whole = (1...6).map {
      "Paragraph \($0): both sides said on Friday that the truce would hold over the winter months."
    }
    let data =
      #"{"@type":"NewsArticle","isAccessibleForFree":"False","articleBody":"\#(whole.joined(separator: "\\n\\n"))"}"#
    let head = "<script type='application/ld+json'>\(data)</script>"
    let stub = Reading(Self.page("<p>\(whole[0])</p><p>Subscribe to read on.</p>", head: head), as: "a.html")
    #expect(stub.texts == [whole.joined(separator: "\n\n")])
    let paid = #"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>"#
    #expect(
      Reading(Self.page("<p>\(Self.first)</p>", head: paid), as: "a.html").messages.contains {
        $0.hasPrefix("behind a paywall")
      })
  }

  @Test func elementsOfASitesOwnAndOfAMPAreKnownByTheirNames() {
    let article = """
      <amp-timeago datetime="2018-12-14">14 December</amp-timeago><amp-img></amp-img>
      <amp-sidebar><p>Choose a region to read the news of the day from there, in the language that you like best.</p></amp-sidebar>
      <p>\(Self.first)</p><amp-social-share>Share</amp-social-share><amp-img alt="x"></amp-img><p>\(Self.second)</p>
      <newsletter-box><p>Get the news of the day every morning, told by the people who gather it, free of charge.</p></newsletter-box>
      """
    #expect(Reading(Self.page(article), as: "a.html").texts == [Self.first + "\n\n" + Self.second])
  }

  @Test func namesThatHideTheArticleAreNotBelieved() {
    let article = "<div class='sidebar promo'><p>\(Self.first)</p><p>\(Self.second)</p></div>"
    #expect(Reading(Self.page(article), as: "a.html").reports.first?.blocks.count == 2)
  }

  @Test func metadataComeFromLinkedDataFirst() throws {
    let head = """
      <script type="application/ld+json">{"@context":"http://schema.org","@graph":[{"@type":"WebPage","name":"x"},{"@type":"NewsArticle",
      "headline":"Truce holds","datePublished":"2018-12-14T23:10:00-05:00","dateModified":"2018-12-15T01:00:00-05:00",
      "author":[{"@type":"Person","name":"Nadia Saleh"}],"publisher":{"@type":"Organization","name":"Gulf Daily"},}]}</script>
      <meta property="og:title" content="Truce holds in Taiz &amp; beyond"><meta property="article:published_time" content="2018-12-16">
      <link rel="canonical" href="https://gulf.example/2018/12/14/truce"><meta property="og:site_name" content="Gulf">
      """
    let report = try #require(Reading(Self.page("<p>\(Self.first)</p>", head: head), as: "a.html").reports.first)
    #expect(report.reference.title == "Truce holds in Taiz & beyond")
    #expect(report.reference.publisher == "Gulf Daily")
    #expect(report.author == "Nadia Saleh")
    #expect(report.reference.url == "https://gulf.example/2018/12/14/truce")
    #expect(report.reference.published?.description == "2018-12-14")
    #expect(report.modifiedTime == "2018-12-15T01:00:00-05:00")
  }

  @Test(arguments: [
    (#"<meta name="pubdate" content="20181214">"#, ""), (#"<meta itemprop="datePublished" content="2018-12-14">"#, ""),
    ("", #"<p class="meta">Published: 14 December 2018, 10:12 GMT</p>"#), ("", "<div>Friday, December 14, 2018</div>"),
    ("", "<div class='byline'>Last updated 16 December 2018 | First published 14 December 2018</div>"),
    ("", "<div class='byline'>14 December 2018, updated 16 December 2018</div>"),
    ("", "<div class='byline'>14. Dezember 2018</div>"),
    ("", "<div class='byline'>le 14 d\u{e9}cembre 2018 \u{e0} 14h30</div>"),
    ("", "<div class='byline'>14 de diciembre de 2018</div>"),
    ("", "<div class='byline'>14\u{a0}\u{434}\u{435}\u{43a}\u{430}\u{431}\u{440}\u{44f} 2018</div>"),
  ])
  func datesOfPublicationAreFound(head: String, line: String) {
    let page =
      "<html><head>\(head)</head><body><h1>Truce</h1>\(line)<p>\(Self.first)</p><p>\(Self.second)</p></body></html>"
    let report = Reading(page, as: "a.html").reports.first
    #expect(report?.reference.published?.description == "2018-12-14")
    #expect(report?.texts.contains("December") == false)
  }

  @Test func theDayOfADatelineAndOfALastSentenceAreFound() {
    let dateline =
      "<html><body><h1>Truce</h1><p>TAIZ, December 14, 2018 (Own correspondent) \u{2014} \(Self.second)</p><p>\(Self.first)</p></body></html>"
    let report = Reading(dateline, as: "a.html").reports.first?.reference
    #expect(report?.published?.description == "2018-12-14")
    #expect(report?.publishedFrom == .dateline)
    let foot =
      "<html><body><h1>Truce</h1><p>\(Self.second)</p><p>\(Self.first)</p><p>This article first appeared in print on December 14, 2018.</p></body></html>"
    #expect(Reading(foot, as: "a.html").reports.first?.reference.published?.description == "2018-12-14")
    // A day that the text tells is none of publication.
    let event =
      "<html><body><h1>Truce</h1><p>\(Self.second)</p><p>The talks had begun on December 14, 2018, the envoy's office told reporters.</p></body></html>"
    #expect(Reading(event, as: "a.html").reports.first?.reference.published == nil)
  }

  @Test func characterSetsOfPagesAreFound() {
    let text =
      "Le pr\u{e9}sident a d\u{e9}clar\u{e9} vendredi que la tr\u{ea}ve \u{ab} tient \u{bb} dans toute la ville de Taiz, malgr\u{e9} des tirs."
    let latin =
      Array("<html><head><meta charset=iso-8859-1></head><body><p>".utf8) + text.unicodeScalars.map { UInt8($0.value) }
    #expect(Reading(latin, as: "a.html").texts == [text])
    let undeclared = Array("<html><body><p>".utf8) + text.unicodeScalars.map { UInt8($0.value) }
    #expect(Reading(undeclared, as: "a.html").texts == [text])
    let wide = "<html><body><p>\(text)</p></body></html>".utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    #expect(Reading([0xff, 0xfe] + wide, as: "a.html").texts == [text])
    // Армия in KOI8-R.
    let koi8: [UInt8] = [0xe1, 0xd2, 0xcd, 0xc9, 0xd1]
    let russian = Array("<meta charset=koi8-r><p>".utf8) + koi8 + Array(" 1234567890 1234567890.</p>".utf8)
    #expect(Reading(russian, as: "a.html").texts.first?.hasPrefix("Армия") == true)
  }

  @Test func hostilePagesEndInTimeAndAreNamed() {
    let opening = "<html><body><p>\(Self.first)</p>"
    let deep = Reading(opening + String(repeating: "<div>", count: 100_000) + "x", as: "a.html")
    #expect(deep.texts == [Self.first])
    #expect(deep.messages == ["nested deeper than 512 elements; read up to there"])
    let attributes = (0..<100_000).map { "a\($0)=1" }.joined(separator: " ")
    #expect(Reading(opening + "<b \(attributes)>x</b>", as: "a.html").texts.first?.hasPrefix(Self.first) == true)
    #expect(Reading(opening + String(repeating: "<a", count: 500_000), as: "a.html").texts == [Self.first])
    #expect(Reading("<html><body><script>1</script></body></html>", as: "a.html").messages == ["a page without text"])
    var options = ReadOptions()
    options.limits.page = 1000
    #expect(
      Reading(opening + String(repeating: " ", count: 2000), as: "a.html", options: options).messages == [
        "a page of more than 1000 bytes"
      ])
  }
}

extension Report {
  fileprivate var texts: String { String(decoding: text, as: UTF8.self) }
}
