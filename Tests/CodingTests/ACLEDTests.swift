import Records
import Testing

/// ACLED's sub-event types, by who is on the sides and what the sentence tells around the act.
@Suite struct ACLEDTests {
  @Test(arguments: [
    // Losses in fighting belong to the clash, in its sentence and right after it.
    ("Two nurses were killed in clashes between the army and rebels near Tela.", ["Armed clash"]),
    ("Guerrillas ambushed a patrol near Tela. Three soldiers were killed.", ["Armed clash", "Armed clash"]),
    // Who is singled out does not fight; a mayor carries no arms.
    ("Guerrillas murdered a colonel in his house in Tela.", ["Attack"]),
    ("Guerrillas wounded the mayor of Tela.", ["Attack"]),
    ("Guerrillas wounded three soldiers in Tela.", ["Armed clash"]),
    // A thing that nobody holds is no opponent.
    ("Guerrillas attacked an oil pipeline near Tela.", ["Attack"]),
    // Suspects are caught by the authorities, soldiers by the enemy.
    ("A leader of the guerrillas was captured in Tela.", ["Arrests"]),
    ("Rebels captured two Kenyan soldiers near Garissa.", ["Abduction/forced disappearance"]),
    ("Two engineers are being held hostage by rebels in Tela.", ["Abduction/forced disappearance"]),
  ])
  func subEventType(text: String, expected: [String]) {
    #expect(records(text, published: "2019-06-20").compactMap { $0.event?.acled?.subEventType } == expected)
  }
}
