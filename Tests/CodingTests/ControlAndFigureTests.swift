import Records
import Testing

@Suite struct ControlTests {
  private func holds(_ text: String) -> [String] {
    records(text, published: "2018-03-07").compactMap { mention in
      mention.control.map { control in
        "\(control.change.rawValue) \(control.holder.map { names([$0]) } ?? "?")"
          + (control.previousHolder.map { " from \(names([$0]))" } ?? "")
          + " \(control.extent?.rawValue ?? "-") @ \(mention.place?.name ?? "-")"
      }
    }
  }

  @Test(arguments: [
    ("Iraqi forces captured most of Kirkuk from the Peshmerga.", ["gained IRQMIL from IRQMIL most @ Kirkuk"]),
    ("Taliban fighters control the city of Kunduz.", ["held AFGREB all @ Kunduz"]),
    (
      "Rebels captured large swathes of territory in Iraq and Syria.",
      ["gained REB part @ Iraq", "gained REB part @ Syria"]
    ),
    ("Rebels plan to capture Aleppo.", ["gained REB all @ Aleppo"]),
    // A hold that lasts, whatever the verb says by itself.
    ("Rebels still occupy Bangassou.", ["held REB all @ Bangassou"]),
    // Sites that no gazetteer has.
    ("Rebels captured the governor's office in Kunduz.", ["gained REB all @ governor's office"]),
    // Who enters a town holds it; who crosses a border holds no country.
    ("Rebel fighters entered the city of Bukavu.", ["gained REB all @ Bukavu"]),
    ("Turkish troops entered Syria.", []),
    // Who lost a place held it before.
    ("Rebel fighters withdrew from Kidal.", ["lost REB from REB all @ Kidal"]),
    ("The army lost the town of Wote to rebels.", ["gained REB from MIL all @ Wote"]),
    ("Kupiansk is under Ukrainian control.", ["held UKRGOV all @ Kupyansk"]),
    ("Kismayo has been in rebel hands since May.", ["held REB all @ Kismayo"]),
    ("Government forces are in control of most of Mosul.", ["held MIL most @ Mosul"]),
    ("Jets bombed the rebel-held town of Douma.", ["held REB all @ Dūmā"]),
    ("Ethiopian troops handed over Baidoa to the Somali army.", ["gained SOMMIL from ETHMIL all @ Baidoa"]),
    ("The rebels no longer control Lashio.", ["lost REB from REB all @ Lashio"]),
    ("Rebels raised their flag over the railway hub of Kupiansk.", ["gained REB all @ Kupyansk"]),
    ("African troops will take over from the French in Gao.", []),
  ])
  func holdsAreRead(text: String, expected: [String]) { #expect(holds(text) == expected) }
}

@Suite struct FigureTests {
  private func figures(_ text: String) -> [String] {
    records(text).compactMap(\.figure).map { figure in
      func text(_ value: Int?) -> String { value.map(String.init) ?? "-" }
      return "\(figure.of.rawValue) \(text(figure.low))/\(text(figure.best))/\(text(figure.high))"
    }
  }

  @Test(arguments: [
    ("A bomb killed 12 people in Kabul.", ["killed 12/12/12"]),
    ("At least 12 soldiers were killed in Kabul.", ["killed 12/12/-"]),
    ("Up to 30 civilians were wounded.", ["injured -/30/30"]),
    ("Between 20 and 30 people were killed in the clashes.", ["killed 20/-/30"]),
    ("Dozens of people were killed in Homs.", ["killed 24/-/99"]),
    ("The blast killed twenty-five people and wounded two hundred.", ["killed 25/25/25", "injured 200/200/200"]),
    ("About 3,000 villagers fled.", ["displaced -/3000/-"]),
    ("Jets bombed two camps, which left 15 militants dead.", ["killed 15/15/15"]),
    ("Three miners who died were buried.", ["killed 3/3/3"]),
    ("A commander surrendered 50 rifles to the army.", []),
    ("Fifty rebels surrendered to the army.", ["surrendered 50/50/50"]),
    ("The attack on 12 May 2015 shocked the country.", []),
    ("He paid 500 dollars for the car.", []),
    ("At least a dozen miners died in the attack.", ["killed 12/12/-"]),
    ("About a hundred villagers fled.", ["displaced -/100/-"]),
    // Words in no order, with a "no" behind its noun.
    ("had KABUL, said excessive o⠶ crowd July no no on of e of said July had the against; told July", []),
  ])
  func figuresAreRead(text: String, expected: [String]) { #expect(figures(text) == expected) }
}

@Suite struct StatementTests {
  private func statements(_ text: String) -> [String] {
    records(text).compactMap(\.statement).map { "\($0.speaker.text) | \($0.mode.rawValue) | \($0.text)" }
  }

  @Test(arguments: [
    ("The minister said that the talks had failed.", ["minister | indirect | the talks had failed"]),
    ("“We will not leave,” the general said.", ["general | direct | We will not leave,"]),
    ("The war is over, said the president.", ["president | indirect | The war is over"]),
    ("According to the army, the road is open.", ["army | indirect | the road is open"]),
    ("The bridge collapsed on Monday.", []),
  ])
  func statementsAreRead(text: String, expected: [String]) { #expect(statements(text) == expected) }

  @Test func aQuoteThatFillsItsParagraphGoesOnFromTheSpeakerBefore() {
    let text = "The president said the war was over.\n\n“We have won.”\n"
    #expect(statements(text).last == "president | direct | We have won.")
  }
}
