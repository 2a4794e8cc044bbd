import Records
import Testing

/// One construction a line: the sentence, and the events that it tells.
@Suite struct EventTests {
  @Test(arguments: [
    // Voice.
    ("Rebels attacked an army convoy near Aleppo.", ["ASSAULT REB → MIL @ Aleppo"]),
    ("An army convoy was attacked by rebels near Aleppo.", ["ASSAULT SYRREB → MIL @ Aleppo"]),
    // Relative and participial clauses.
    (
      "Police arrested ten protesters who had blocked a road in Cairo.",
      ["COERCE-arrest COP → CVL @ Cairo", "PROTEST-obstruct CVL @ Cairo"]
    ),
    // Support verbs and nominal events.
    ("Turkey launched an attack on Kurdish fighters in Kobani.", ["ASSAULT TURGOV → REB @ ‘Ayn al ‘Arab"]),
    ("The army carried out air strikes against militants in Helmand.", ["ASSAULT-aerial MIL → REB @ Helmand"]),
    // Promises, refusals, demands.
    ("Iran promised to release the sailors.", ["CONCEDE IRNGOV → MIL"]),
    ("Russia refused to meet the Ukrainian delegation.", ["REJECT-meet RUSGOV → UKRGOV"]),
    ("Germany urged Turkey to release the journalists.", ["REQUEST-yield DEUGOV → TURGOV"]),
    ("France will send troops to Mali.", ["MOBILIZE-troops FRAGOV → MLIGOV @ Mali (planned)"]),
    // Conjoined actors.
    ("Britain and France condemned the attack.", ["ACCUSE-disapprove GBRGOV + FRAGOV"]),
    // Reciprocal.
    ("Japan and India held talks in Tokyo on Monday.", ["CONSULT JPNGOV + INDGOV @ Tokyo"]),
    // Words that are no act.
    ("The attack helicopter landed at the base.", []),
    ("Talks are important, analysts believe.", []),
  ])
  func sentence(text: String, expected: [String]) {
    #expect(events(text, published: "2018-03-07") == expected)
  }

  @Test(arguments: [
    ("Rebels did not attack the village.", Factuality.negated),
    ("Rebels may have killed the hostages.", .possible),
    ("The army will attack the town on Friday.", .planned),
    ("If rebels attack the town, the army will respond.", .conditional),
    ("Rebels killed the hostages.", .asserted),
  ])
  func factuality(text: String, expected: Factuality) throws {
    let event = try #require(records(text).first { $0.event?.eventType == .assault })
    #expect(event.factuality == expected)
  }

  @Test func anAccusationIsOneEventAndItsContentAnothersClaim() throws {
    let mentions = records("Ukraine accused Russia of shelling a hospital in Donetsk.").filter { $0.kind == .event }
    let accusation = try #require(mentions.first { $0.event?.eventType == .accuse })
    #expect(accusation.attribution.isEmpty)
    let shelling = try #require(mentions.first { $0.event?.eventType == .assault })
    #expect(shelling.attribution.map { $0.speaker.country } == ["UKR"])
  }

  @Test func whatIsReportedIsAttributedOutermostFirst() throws {
    let mentions = records("The army said that the rebels claimed they had captured Aleppo.")
    let capture = try #require(mentions.first { $0.kind == .control })
    #expect(capture.attribution.map(\.verb) == ["say", "claim"])
  }

  @Test func privatePersonsHaveNoName() throws {
    let mentions = records("Police arrested Jane Miller, a baker, in Leeds on Monday.")
    for mention in mentions {
      for actor in (mention.event?.recipients ?? []) where !actor.sectors.contains("COP") {
        #expect(actor.name == nil && actor.id == nil)
      }
    }
  }
}
