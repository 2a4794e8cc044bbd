import Discourse
import Knowledge
import Language
import Records
import Testing

/// How surely a predicate is told, from the words that govern it.
@Suite struct FactualityTests {
  @Test(arguments: [
    ("Troops entered the town.", "entered", Factuality.asserted),
    ("Troops did not enter the town.", "enter", .negated),
    ("No troops entered the town.", "entered", .negated),
    ("Troops are to enter the town on Friday.", "enter", .planned),
    ("Troops may enter the town.", "enter", .possible),
    ("The mayor urged troops to enter the town.", "enter", .requested),
    ("The mayor told troops to enter the town.", "enter", .requested),
    ("The mayor told reporters that troops entered the town.", "entered", .asserted),
    ("The mayor insisted that troops enter the town.", "enter", .requested),
    ("The mayor insisted that troops had entered the town.", "entered", .asserted),
    ("If troops enter the town, people will flee.", "enter", .conditional),
    ("The general denied that troops had entered the town.", "entered", .negated),
    ("The general denied that troops had not entered the town.", "entered", .asserted),
    ("Troops failed to enter the town.", "enter", .negated),
    ("The army launched a long-awaited offensive to retake the town.", "retake", .planned),
    ("The shelling forced some 300 families to flee to the hills.", "flee", .asserted),
  ])
  func told(_ text: String, _ word: String, _ expected: Factuality) throws {
    let document = Read(text).document
    let token = try #require((0..<document.count).first { document.form($0) == word })
    #expect(FactualityFinder(cues: Read.knowledge.cues).factuality(of: token, in: document).factuality == expected)
  }
}
