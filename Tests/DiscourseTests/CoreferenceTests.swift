import Testing

/// Whom a pronoun, a short name or a definite description means, by the first word of the name.
@Suite struct CoreferenceTests {
  @Test(arguments: [
    ("Haider al-Abadi met Emmanuel Macron. Abadi left on Friday.", "Abadi", "Haider"),
    ("Angela Merkel flew to Ankara. She met the opposition.", "She", "Angela"),
    ("Rebels entered Aleppo on Monday. The city had been quiet.", "city", "Aleppo"),
    ("Gunmen seized a bus near Gao. The gunmen freed the driver.", "gunmen", "Gunmen"),
    (
      "Jets bombed Hezbollah camps, killing ten militants, the military said. The group denied any losses.", "group",
      "Hezbollah"
    ),
    // Where it happens, not whose men are there; a month restricts nothing.
    (
      "Gunmen raided a village in Mali. Russia's Wagner Group sent fighters. French troops left the country in May.",
      "country", "Mali"
    ),
    ("“We will not leave,” said Hamid Karzai.", "We", "Hamid"),
  ])
  func means(_ text: String, _ word: String, _ antecedent: String) {
    #expect(Read(text).antecedent(of: word) == antecedent)
  }

  @Test(arguments: [
    // Regions are no town, and a town that is named is itself.
    ("Rebels held Gao for a year. The army swept through the northern regions.", "regions"),
    ("Rebels held Gao for a year. The city of Kidal stayed calm.", "city"),
    ("It is raining in Gao.", "It"),
  ])
  func meansNothingBefore(_ text: String, _ word: String) {
    #expect(Read(text).antecedent(of: word) == nil)
  }
}
