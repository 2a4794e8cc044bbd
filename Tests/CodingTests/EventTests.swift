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
    // To whom: the maker, owner or addressee of the thing acted on; never what is the actor's own.
    ("Kenya rejected a plea by Somalia.", ["REJECT KENGOV → SOMGOV"]),
    ("Sweden suspended aid to Eritrea.", ["SANCTION-withdraw SWEGOV → ERIGOV @ Eritrea"]),
    (
      "Peru lifted the curbs imposed on Ecuador.",
      ["CONCEDE PERGOV → ECUGOV", "COERCE-restrict ? → ECUGOV @ Ecuador"]
    ),
    ("Fiji is willing to withdraw its troops from Lebanon.", ["AGREE FJIGOV → LBNGOV"]),
    ("The army imposed a curfew in Herat.", ["COERCE-curfew MIL → AFG @ Herāt"]),
    ("A lawyer filed a lawsuit in a Paris court against the Chadian army.", ["ACCUSE-allege JUD → TCDMIL @ Paris"]),
    ("Japan discussed the islands with Russia.", ["CONSULT JPNGOV + RUSGOV @ Russia"]),
    ("Chad agreed to send troops to Niger.", ["AGREE TCDGOV → NERGOV"]),
    ("Sudan will not end the blockade until Chad pays its debt.", ["REJECT-yield SDNGOV → TCDGOV"]),
    // A date that stands before the actor is no part of it.
    ("On 21 June Mexican authorities arrested a smuggler.", ["COERCE-arrest MEXGOV → CRM"]),
    // Pronouns give way to the words that they stand for.
    ("The Kenyan army said it had shelled a village near Garissa.", ["ASSAULT-heavy-weapons KENMIL @ Garissa"]),
    // The past goes on about the past, not about what was demanded.
    (
      "Miners in Potosi demanded that the ministry withdraw its plan, and threatened to block a road.",
      ["REQUEST BOLLAB → GOV @ Potosí", "THREATEN-restrict BOLLAB @ Potosí"]
    ),
    // A means is nobody.
    ("Norway evacuated 91 citizens and 66 foreign nationals by ship from Port Sudan.", ["SANCTION-withdraw NORGOV"]),
    // No compound has a verb in it, and whoever says it did not do it.
    (
      "Kenyan riot police used tear gas to break up a rally by thousands of students in Kisumu, and arrested 20 of them, the interior ministry said.",
      ["ASSAULT-crowd-control KENCOP @ Kisumu", "COERCE-arrest KENCOP → EDU @ Kisumu"]
    ),
    // What is drawn comes from others.
    (
      "The junta hanged four activists, drawing condemnation from the United Nations.",
      ["ASSAULT-targeted GOVMIL → CVL", "ACCUSE-disapprove UNO → GOVMIL"]
    ),
    ("The minister called the raid an outrage.", ["ACCUSE-disapprove GOV"]),
    // A kind of act names nobody.
    ("Humanitarian aid arrived from Norway.", []),
    // Who must have done it: the authority that tells of it.
    ("Ten people were arrested in Quito, police said.", ["COERCE-arrest COP → CVL @ Quito"]),
    // The harm belongs to the deed.
    ("Gunmen torched a market in Jos, killing six traders.", ["ASSAULT-destroy UAF → BUS @ Jos"]),
    ("Two miners were killed in police firing.", ["ASSAULT-firearms COP → LAB"]),
    // What was not done.
    (
      "Soldiers stood by as shops were looted in Jos.", ["human_rights MIL @ Jos (negated)", "ASSAULT-destroy ? @ Jos"]
    ),
    ("The peacekeepers intervened quickly.", []),
    // What somebody is accused of is told beside it, done by the accused.
    (
      "Chad accused Sudan of bombing a refugee camp in Tine.",
      ["ACCUSE-allege TCDGOV → SDNGOV", "ASSAULT-explosives SDNGOV → REF @ Tine (possible)"]
    ),
    // Troops and police arrest, rebels abduct.
    ("Kenyan police captured three smugglers.", ["COERCE-arrest KENCOP → CRM"]),
    // Harm beside an accident is the accident's.
    ("A plane crashed into a village near Lagos, killing six people.", ["disasters ? @ Lagos"]),
    // What has no will, a habit, a toll of years.
    ("Locusts attacked the vineyards near Graz.", []),
    ("He despises militants who attack teachers.", []),
    ("The war has killed more than 90,000 people.", []),
    // Words that are no act.
    ("The attack helicopter landed at the base.", []),
    ("Talks are important, analysts believe.", []),
  ])
  func sentence(text: String, expected: [String]) {
    #expect(events(text, published: "2018-03-07") == expected)
  }

  @Test func inAReportOnAPastimeOnlyArmedActorsAct() {
    let match = """
      The goalkeeper kept the league champions in the match. The home team attacked from the first minute, and their
      striker shot the visitors out of the cup in the second half. The coach praised his midfielders, and the referee was
      assaulted by jeers.
      """
    #expect(events(match).isEmpty)
    #expect(events(match + " Police arrested twelve fans.").count == 1)
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

  @Test func whatNobodyClaimsIsNobodysWord() throws {
    let mentions = records("No group claimed the raid, which came after militants ambushed a convoy near Gao.")
    let ambush = try #require(mentions.first { $0.event?.eventType == .assault && $0.trigger?.text == "ambushed" })
    #expect(ambush.attribution.isEmpty)
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
