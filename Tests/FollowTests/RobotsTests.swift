import Follow
import Testing

/// robots.txt as RFC 9309 has it.
@Suite struct RobotsTests {
  private static let file = """
    # all
    User-agent: *
    Disallow: /private/
    Allow: /private/open
    Disallow: /*.pdf$
    Disallow: /search?*q=
    Crawl-delay: 7

    User-agent: otherbot
    User-agent: Dateline
    Disallow: /draft
    Disallow:
    """

  @Test(arguments: [
    ("/", true), ("/private/x", false), ("/private/open/x", true), ("/a.pdf", false), ("/a.pdf?x", true),
    ("/search?a=1&q=2", false),
    ("/search?a", true), ("/robots.txt", true), ("/draft/1", true),
  ])
  func theGroupForAll(path: String, isAllowed: Bool) {
    let rules = RobotsRules(Array(Self.file.utf8), agent: "somebody")
    #expect(rules.allows(path) == isAllowed)
    #expect(rules.delay == .seconds(7))
  }

  @Test(arguments: [("/private/x", true), ("/draft/1", false), ("/a.pdf", true)])
  func aGroupOfItsOwnStandsForItself(path: String, isAllowed: Bool) {
    let rules = RobotsRules(Array(Self.file.utf8), agent: "dateline")
    #expect(rules.allows(path) == isAllowed)
    #expect(rules.delay == nil)
  }

  @Test func patternsMadeToBeSlowEnd() {
    let pattern = String(repeating: "*a", count: 2_000) + "$"
    let rules = RobotsRules(Array("User-agent: *\nDisallow: /\(pattern)".utf8), agent: "dateline")
    #expect(rules.allows("/" + String(repeating: "a", count: 1_999) + "b"))
  }
}
