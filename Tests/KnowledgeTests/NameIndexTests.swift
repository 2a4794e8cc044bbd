import Knowledge
import Testing

struct NameIndexTests {
  private func base() throws -> KnowledgeBase {
    try KnowledgeFolder(
      [
        "countries.yaml": """
        - {code: CIV, name: Ivory Coast, aliases: [Côte d'Ivoire], demonyms: [Ivorian]}
        - {code: USA, name: United States, aliases: [US, the United States of America], demonyms: [American]}
        - {code: CHN, name: China, demonyms: [Chinese], capital: Beijing, metonyms: [Zhongnanhai]}
        - {code: IRQ, name: Iraq, forces: [{name: Golden Division, sectors: [MIL]}]}
        """,
        "people/a.yaml": """
        - {name: Haider al-Abadi, country: IRQ}
        - {name: Xi Jinping, country: CHN}
        - {name: Ursula von der Leyen}
        - {name: Robert F. Kennedy Jr.}
        """,
        "organizations/a.yaml": "- {id: is, name: Islamic State, aliases: [IS, Da'esh], kind: armed-group}\n",
        "roles.yaml": "- {sectors: [GOV], titles: [prime minister]}\n",
      ]
    ).check().base
  }

  @Test(arguments: [
    ("Cote d Ivoire", "country 0"), ("COTE D'IVOIRE", "country 0"), ("cote", "prefix"), ("Ivorians", "demonym 0"),
    ("United States of America", "country 1"), ("US", "country 1 capitals"), ("U.S.", "country 1 capitals"),
    ("Chinese", "demonym 2"), ("Chineses", ""), ("Beijing", "capital 2"), ("Zhongnanhai", "metonym 2"),
    ("golden-division", "force 3"), ("Haider al Abadi", "person 0"), ("Haider al", "prefix"), ("Abadi", "family 0"),
    ("al-Abadi", "family 0"), ("Xi", "family 1, prefix"), ("Jinping", "family 1"), ("Leyen", "family 2"),
    ("von der Leyen", "family 2"), ("Kennedy", "family 3"), ("Jr", ""), ("Daesh", "organization 0"),
    ("Da'esh", "organization 0"), ("IS", "organization 0 capitals"), ("Islamic State", "organization 0"),
    ("Islamic", "prefix"), ("prime minister", ""),
  ])
  func names(text: String, expected: String) throws {
    #expect(describe(text, .names, in: try base().names) == expected)
  }

  @Test(arguments: [("prime minister", "role 0"), ("primeminister", "role 0"), ("prime", "prefix"), ("Iraq", "")])
  func lemmas(text: String, expected: String) throws {
    #expect(describe(text, .lemmas, in: try base().names) == expected)
  }

  private func describe(_ text: String, _ empty: NameIndex.Key, in index: NameIndex) -> String {
    var key = empty
    for word in Folding.words(text) { key.append(word) }
    guard let match = index.match(key) else { return "" }
    let readings = match.readings.map { index[$0] }.map { entry in
      "\(entry.kind) \(entry.index)" + (entry.capitals ? " capitals" : "")
    }
    return (readings + (match.isPrefix ? ["prefix"] : [])).joined(separator: ", ")
  }
}
