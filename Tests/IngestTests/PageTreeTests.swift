import Ingest
import Records
import Testing

/// Tags that are left out, misplaced or broken, as pages have them.
struct PageTreeTests {
  private static let one =
    "Guards at the northern gate turned back two lorries of flour on Monday, the mayor's office said."
  private static let two =
    "A council of elders met for six hours in the school hall and sent its answer to the governor."

  /// The blocks of a page around some HTML.
  private func parts(_ html: String) -> [String] { Reading(html, as: "a.html").reports.first?.parts ?? [] }

  @Test(
    "end tags that are left out or misplaced",
    arguments: [
      "<p>\(one)<p>\(two)", "<p>\(one)<div>\(two)</div>", "<table><tr><td>\(one)<td>\(two)</table>",
      "<div><span><p>\(one)</span><p>\(two)</div></section>", "<p>\(one)</b></i></div><p>\(two)</html></body>",
      "<body><body class=x><p>\(one)</p></body><p>\(two)</p>", "<dl><dt>\(one)<dd>\(two)</dl>",
      "\(one)<hr/>\(two)", "<p>\(one)</p></br></br><p>\(two)", "<ul><li>\(one)<li>\(two)</ul>",
    ])
  func paragraphsAreToldApart(html: String) {
    let texts = parts(html).map { $0.drop { $0 != ":" }.dropFirst(2) }
    #expect(texts.prefix(2) == [Substring(Self.one), Substring(Self.two)])
  }

  @Test(
    "what holds no text",
    arguments: [
      "<script>if (a < b) document.write('<p>Not text</p>')</script>", "<style>p > a { content: '<p>' }</style>",
      "<!-- <p>Not text</p> - > -- > -->", "<!-- a > b --!>",
      "<svg><title>Logo</title><path d='M0'/><g>Not text</g></svg>",
      "<noscript><img src=a><p>Not text</p></noscript>", "<select><option>Not<option>text</select>",
      "<iframe><p>Not text</p></iframe>", "<template><p>Not text</p></template>", "<button>Not <b>text</button>",
      "<![CDATA[ x ]]>", "<?php echo 1 ?>", "<textarea><p>Not text</textarea>", "<script src=a />", "<!doctype html>",
    ])
  func whatIsNoTextIsLeftOut(html: String) {
    #expect(
      parts("<div>\(html)<p>\(Self.one)</p>\(html)<p>\(Self.two)</p></div>") == [
        "body: \(Self.one)", "body: \(Self.two)",
      ])
  }

  @Test(
    "what never ends takes nothing with it",
    arguments: ["<!-- never closed", "<script>never closed", "<title>never closed", "<svg><g>", "<math>", "<iframe>"])
  func whatNeverEndsIsLittle(html: String) {
    #expect(parts("<p>\(Self.one)</p>\(html)</p><p>\(Self.two)</p>").last == "body: \(Self.two)")
  }

  @Test(
    "references to characters",
    arguments: [
      ("R&amp;D", "R&D"), ("R&D", "R&D"), ("&eacute;t&#233; &#xE9;", "\u{e9}t\u{e9} \u{e9}"), ("a&nbsp;b", "a b"),
      ("&sect 2", "\u{a7} 2"), ("&#150;", "\u{2013}"), ("&lsquo;&rsquor;", "\u{2018}\u{2019}"),
      ("&Lstrok;&oacute;d&zacute;", "\u{141}\u{f3}d\u{17a}"),
      ("&unknown;", "&unknown;"), ("&#0;", "\u{fffd}"), ("&#x110000;", "\u{fffd}"), ("&;&#;&#x;", "&;&#;&#x;"),
      ("A&T &lt;b>", "A&T <b>"),
    ])
  func referencesAreResolved(source: String, shown: String) {
    #expect(parts("<p>\(source). \(Self.one)</p>") == ["body: \(shown). \(Self.one)"])
  }

  @Test func attributesAreReadHoweverTheyAreWritten() {
    let page = """
      <div CLASS = 'share-bar' x=">"><p>\(Self.two) Share.</p></div><div class=comments><p>\(Self.two)</p></div>
      <div id=a class="story-body" class="comments" hidden-x><p>\(Self.one)</p><p data-x='a>b' =y>\(Self.two)</p></div>
      """
    #expect(parts(page) == ["body: \(Self.one)", "body: \(Self.two)"])
  }
}
