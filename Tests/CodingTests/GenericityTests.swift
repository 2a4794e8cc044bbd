import Records
import Testing

/// A particular act of violence is told, violence in general is not.
@Suite struct GenericityTests {
  @Test(arguments: [
    // Victims at large, and nothing that ties the act down.
    ("The regime is bombing the civilian population, the exiles said.", 0),
    ("A government that has murdered the people has no friends.", 0),
    // A tense of no one time.
    ("Guerrillas attack peasants and burn their crops.", 0),
    ("Those who like throwing bombs will not be invited.", 0),
    // What is only planned or possible.
    ("The rebels may attack villages.", 0),
    ("The guerrillas plan to overthrow the regime.", 0),
    ("Rebels may have killed the hostages.", 1),
    // A day, a town, a number, a name, an order of things that were done.
    ("The regime bombed the civilian population in Tela.", 1),
    ("Soldiers killed peasants on Monday.", 1),
    ("Gunmen murdered two priests.", 1),
    ("The army has shelled rebel positions.", 1),
    // The toll of years.
    ("Over the past nine years 60 people have been killed in Honduras for political reasons.", 0),
    ("Sixty people were killed in Tela on Monday.", 1),
  ])
  func assaults(text: String, count: Int) {
    #expect(assaultCount(in: text) == count)
  }

  @Test func whatIsLookedIntoIsDone() {
    let text = "Police continue to investigate the murder of two nurses."
    #expect(events(text) == ["ACCUSE-investigate COP → MED", "ASSAULT-targeted ? → MED"])
    #expect(records(text).allSatisfy { $0.kind != .event || $0.factuality == .asserted })
  }
}
