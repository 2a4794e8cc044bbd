import Language
import Testing

private func names(_ text: String) throws -> [String] {
  let document = try #require(analyzer).analyze(Array(text.utf8))
  return document.names.map { "\($0.type.code) \(document.string($0.tokens))" }
}

@Suite struct NameTests {
  @Test(arguments: [
    ("Haider al-Abadi met John Kerry in Baghdad on Monday.", ["PER Haider al-Abadi", "PER John Kerry", "LOC Baghdad"]),
    ("The United Nations said fighting near Mosul went on.", ["ORG United Nations", "LOC Mosul"]),
    ("TALIBAN FIGHTERS ATTACKED KUNDUZ IN AFGHANISTAN YESTERDAY.", ["ORG TALIBAN", "LOC KUNDUZ", "LOC AFGHANISTAN"]),
  ])
  func findsNames(_ text: String, _ expected: [String]) throws {
    let found = try names(text)
    #expect(Set(found).isSuperset(of: expected), "\(found)")
  }

  @Test func textWithoutNamesHasNone() throws {
    #expect(try names("the soldiers left the village at night and nobody was hurt .").isEmpty)
  }
}
