import Records
import Testing

/// Words of violence are meant only of those who have a will and of what can be harmed.
@Suite struct LiteralUseTests {
  @Test(arguments: [
    ("The bus driver was killed by a heart attack in Turku.", 0),
    ("An explosion caused by a gas leak injured four tenants in Magdeburg.", 0),
    ("A fire destroyed a warehouse in Ghent.", 0),
    ("A swarm of bees attacked a wedding party near Pune.", 0),
    ("Hunters shot an eagle near Inverness.", 0),
    ("Gunmen shot a nurse near Inverness.", 1),
    ("Residents bombarded the minister with questions in Lima.", 0),
    ("Rebels bombarded the market in Tela with mortars.", 1),
    ("The city council killed a plan to close the library.", 0),
    ("Critics slaughtered the opera.", 0),
    ("The novelist fought a long battle against cancer.", 0),
  ])
  func assaults(text: String, count: Int) {
    #expect(assaultCount(in: text) == count)
  }
}
