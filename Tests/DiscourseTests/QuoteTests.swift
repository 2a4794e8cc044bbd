import Discourse
import Testing

/// Who says what, in each order that reporters use.
@Suite struct QuoteTests {
  @Test(arguments: [
    ("The minister said that the talks had failed.", ["minister say: the talks had failed"]),
    ("“The talks have failed,” the minister said.", ["minister say: The talks have failed,"]),
    ("“The talks have failed,” said the minister.", ["minister say: The talks have failed,"]),
    ("According to the army, ten rebels surrendered.", ["army accord: ten rebels surrendered"]),
    (
      "Ten guards were hurt and a nurse died in hospital, according to the union.",
      ["union accord: Ten guards were hurt and a nurse died in hospital"]
    ),
  ])
  func speakersAndWords(_ text: String, _ expected: [String]) {
    #expect(Read(text).quotes == expected)
  }

  @Test func aQuoteGoesOnOverParagraphs() {
    let read = Read("“We hold the bridge,” said Colonel Musa Kone.\n\n“We will not give it up.”")
    #expect(read.discourse.quotes.count == 2)
    #expect(read.quotes.allSatisfy { $0.hasPrefix("Colonel say:") })
  }
}
