import Records
import Testing

@Suite struct RelationTests {
  private func relations(_ text: String) -> [String] {
    records(text, published: "2015-03-07").compactMap { mention in
      mention.relation.map { relation in
        let doubt = mention.factuality == .asserted ? "" : " (\(mention.factuality.rawValue))"
        return "\(relation.subject.text) \(relation.relation.rawValue) \(relation.object.text)" + doubt
      }
    }
    .filter { !$0.contains("holds_office") }
  }

  @Test(arguments: [
    ("The Free Aceh Movement (GAM) signed the accord.", ["Free Aceh Movement also_known_as GAM"]),
    ("GAM (Free Aceh Movement) signed the accord.", ["Free Aceh Movement also_known_as GAM"]),
    ("The ships carry a tracking and identification signal (TIS).", []),
    ("Ansar Dine, also known as Ansar al-Din, seized Kidal.", ["Ansar Dine also_known_as Ansar al-Din"]),
    ("The Islamic State, or Daesh, lost the town.", ["Islamic State also_known_as Daesh"]),
    ("Officials met in Berlin, Germany.", []),
    ("The plan is known as a failure.", []),
  ])
  func otherNames(text: String, expected: [String]) { #expect(relations(text) == expected) }

  @Test(arguments: [
    ("Iyad Ag Ghaly has led Ansar Dine since 2012.", ["Iyad Ag Ghaly leads Ansar Dine"]),
    ("Ansar Dine is led by Iyad Ag Ghaly.", ["Iyad Ag Ghaly leads Ansar Dine"]),
    ("LRA leader Joseph Kony is in hiding.", ["Joseph Kony leads LRA"]),
    (
      "Joseph Kony, the leader of the LRA, is in hiding.",
      ["Joseph Kony leads LRA"]
    ),
    ("Troops commanded by General Burhan moved.", ["General Burhan leads Troops"]),
    ("Soldiers under General Burhan left.", ["General Burhan leads Soldiers"]),
    ("He could lead the party.", []),
    ("The committee is led by tradition.", []),
  ])
  func leadership(text: String, expected: [String]) { #expect(Set(relations(text)) == Set(expected)) }

  @Test(arguments: [
    ("Nurses from Doctors Without Borders treated the wounded.", ["Nurses member_of Doctors Without Borders"]),
    ("Finland joined NATO.", ["Finland member_of NATO"]),
    ("Finland wants to join NATO.", []),
    ("Brazil is not a member of NATO.", ["Brazil member_of NATO (negated)"]),
    ("About 40 members of the coalition met.", ["About 40 members member_of the coalition"]),
    ("Members of parliament objected.", []),
    (
      "The alliance, including Kenya and Uganda, met.",
      ["Kenya member_of The alliance", "Uganda member_of The alliance"]
    ),
    (
      "Members of the coalition include Australia and Belgium.",
      ["Australia member_of the coalition", "Belgium member_of the coalition"]
    ),
    ("Kenya's neighbouring countries, including Uganda, objected.", []),
    // Where a private person works is not told.
    ("Ana Lopez, a student at Oxford University, was surprised.", []),
  ])
  func membership(text: String, expected: [String]) { #expect(Set(relations(text)) == Set(expected)) }

  @Test(arguments: [
    ("Hezbollah is allied with Iran.", ["Hezbollah allied_with Iran"]),
    ("The bridge is allied with nothing.", []),
    ("Turkey, an ally of Azerbaijan, will watch the border.", ["Turkey allied_with Azerbaijan"]),
    ("Ethiopian troops and Somali militiamen captured the town.", ["Ethiopian troops allied_with Somali militiamen"]),
    ("Ethiopian troops and Somali militiamen clashed.", []),
    ("The rebels are backed by Iran.", ["Iran allied_with rebels"]),
    ("Moscow has denied arming the rebels.", ["Moscow allied_with rebels (negated)"]),
    ("The army took the town with the help of French troops.", ["army allied_with French troops"]),
  ])
  func alliances(text: String, expected: [String]) { #expect(relations(text) == expected) }

  @Test(arguments: [
    ("Boko Haram has been fighting the army.", ["Boko Haram fights army"]),
    ("The Nigerian army began a campaign to defeat Boko Haram.", ["Nigerian army fights Boko Haram"]),
    ("He fought in the Iran-Iraq War.", ["Iran fights Iraq"]),
    ("The coalition against the FDLR met in Goma.", ["The coalition fights FDLR"]),
    ("Kenya is fighting corruption.", []),
    ("The war on poverty goes on.", []),
  ])
  func wars(text: String, expected: [String]) { #expect(relations(text) == expected) }
}
