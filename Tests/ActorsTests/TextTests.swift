import Actors
import Knowledge
import Language
import Records
import Testing

/// Actors at the heads of noun phrases in sentences.
struct TextTests {
  @Test(arguments: [
    ("Turkish warplanes bombed a village.", "warplanes", "TURMIL"),
    ("Iraqi and Kurdish forces entered the city.", "forces", "IRQMIL + MIL Kurds"),
    (
      "Britain, France and Germany signed the deal.", "Britain",
      "GBRGOV United Kingdom + FRAGOV France + DEUGOV Germany"
    ),
    ("The talks in Cairo between Israel and Hamas failed.", "Israel", "ISRGOV Israel + PSEREBPTY Hamas"),
    ("Iraqi soldiers and police sealed the road.", "soldiers", "IRQMIL + IRQCOP"),
    ("Washington condemned the attack.", "Washington", "USAGOV United States"),
    ("Iraqi Prime Minister Haider al-Abadi visited Tehran.", "Minister", "IRQGOV Haider al-Abadi"),
    ("Colombia's FARC rebels released two hostages.", "rebels", "COLREB Revolutionary Armed Forces of Colombia"),
    ("Colombia's FARC rebels released two hostages.", "hostages", "CVL"),
    ("The president of Chad met rebel leaders.", "president", "TCDGOV"),
    ("The president of Chad met rebel leaders.", "leaders", "REB"),
    ("The army spokesman Ali Hassan said so.", "spokesman", "MIL Ali Hassan"),
    ("Members of the Sudanese army fired on protesters.", "Members", "SDNMIL Sudanese Armed Forces"),
    ("Dozens of Kenyan policemen were injured.", "Dozens", "KENCOP"),
    ("Israeli airstrikes killed a commander.", "Israeli", "ISRGOV Israel"),
    ("The SDF captured Baghuz in Syria. SDF fighters cheered.", "SDF", "SYRREB Syrian Democratic Forces"),
    ("The SDF sent two ships to Yokosuka. Tokyo said they belong to Japan.", "SDF", "JPNMIL Japan Self-Defense Forces"),
    ("The rebel attack failed.", "rebel", "REB"),
    ("Chuck Schumer, the Senate minority leader, objected.", "Schumer", "USALEG Chuck Schumer"),
    ("The Senate president opposed the company president.", "president#1", "LEG"),
    ("The Senate president opposed the company president.", "president#2", "BUS"),
    ("Researchers at University College London disagreed.", "Researchers", "GBREDU"),
    ("Governor Vázquez resigned.", "Vázquez", "GOV Vázquez"),
    ("The foreign ministers of Japan and India met.", "ministers", "JPNGOV + INDGOV"),
    ("Joint military exercises began.", "military", "nobody"),
    ("All parties condemned the attack.", "parties", "UNK"),
    ("Oil prices fell on Wednesday.", "prices", "nobody"),
    ("Oil prices fell on Wednesday.", "Wednesday", "nobody"),
    ("Both sides agreed to a truce after Ethiopia and Eritrea clashed.", "truce", "nobody"),
  ])
  func actors(text: String, word: String, expected: String) {
    #expect(Reader.shared.actors(text, at: word, "2018-03-01") == expected)
  }

  @Test(arguments: [
    ("Sudan and Chad held talks. Both sides agreed to a truce.", "sides", "SDNGOV Sudan + TCDGOV Chad"),
    (
      "Ethiopia fought Eritrea. The two countries have now made peace.", "countries", "ETHGOV Ethiopia + ERIGOV Eritrea"
    ),
    ("Mali and Niger want a truce. All sides will meet in Algiers.", "sides", "MLIGOV Mali + NERGOV Niger"),
    ("The rebels attacked Goma. The group took the airport.", "group", "REB"),
    ("The army said it had won.", "it", "MIL"),
    ("Haider al-Abadi spoke on Monday. Abadi said the army had won.", "Abadi#2", "IRQGOV Haider al-Abadi"),
  ])
  func references(text: String, word: String, expected: String) {
    #expect(Reader.shared.actors(text, at: word, "2018-03-01") == expected)
  }

  @Test(arguments: [
    (Frame.Class.armed, "Rebels took the town.", "Rebels", true), (.armed, "Farmers took the road.", "Farmers", false),
    (.state, "Iran rejected the offer.", "Iran", true), (.state, "Rebels rejected the offer.", "Rebels", false),
    (.civilian, "Soldiers shot villagers.", "villagers", true),
    (.civilian, "Soldiers shot villagers.", "Soldiers", false),
    (.court, "A court jailed him.", "court", true), (.court, "A teacher jailed him.", "teacher", false),
    (.person, "The minister left.", "minister", true), (.person, "The ministry left.", "ministry", false),
    (.organization, "The ministry left.", "ministry", true), (.organization, "The minister left.", "minister", false),
    (.actor, "The ministry left.", "ministry", true), (.actor, "The rain left.", "rain", false),
    (.weapon, "They fired a rocket.", "rocket", true), (.weapon, "They ate a cake.", "cake", false),
    (.place, "Troops entered Syria.", "Syria", true), (.place, "Troops entered slowly.", "Troops", false),
  ])
  func classes(kind: Frame.Class, text: String, word: String, expected: Bool) {
    #expect(Reader.shared.isOf(kind, text, at: word) == expected)
  }

  @Test func offsetsAreThoseOfTheWords() {
    let (document, layer) = Reader.shared.annotate("Yesterday the Turkish warplanes bombed it.", "2018-03-01")
    let actors = (0..<document.count).flatMap { layer.actors(at: $0) }.filter { $0.code == "TURMIL" }
    #expect(actors.map { [$0.start, $0.end] } == [[14, 31]])
    #expect(actors.first?.text == "Turkish warplanes" && actors.first?.head == "warplanes")
  }

  @Test func countsTheCountriesOfActors() {
    let (_, layer) = Reader.shared.annotate("Iraqi troops met Turkish and Iraqi officials in Ankara.", nil)
    #expect(layer.countries == ["IRQ": 2, "TUR": 2])
  }
}
