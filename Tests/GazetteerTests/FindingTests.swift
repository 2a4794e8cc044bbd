import Discourse
import Gazetteer
import Language
import Records
import Testing

/// What is a place name and what is not, and which place it is.
@Suite struct FindingTests {
  func read(_ text: String) throws -> Pipeline.Reading { try Pipeline.shared.get().read(text) }

  @Test func keepsNamesThatItCannotPlace() throws {
    let reading = try read("Troops entered the village of Xarabqelat near Mosul and the town of Daquq.")
    let unknown = try #require(reading.mention("Xarabqelat"))
    #expect(unknown.place.latitude == nil && unknown.place.name == "Xarabqelat" && unknown.place.geonameID == nil)
    #expect(reading.mention("Mosul")?.place.country == "IRQ")
    #expect(reading.mention("Daquq")?.place.latitude.map { abs($0 - 35.14) < 0.1 } == true)
  }

  /// "Konna", which the gazetteer lacks, is no other spelling of Koné in New Caledonia.
  @Test func seeksOtherSpellingsOnlyInCountriesOfTheReport() throws {
    let reading = try read("Rebels seized the central town of Konna in Mali. Troops went there from Gao and Timbuktu.")
    let unknown = try #require(reading.mention("Konna"))
    #expect(unknown.place.latitude == nil && unknown.place.country == nil)
    #expect(reading.mention("Gao")?.place.country == "MLI")
  }

  @Test(arguments: [
    "Paris Hilton spoke to Michael Jordan.", "Mr Washington spoke to Ms London.", "The Bank of England raised rates.",
    "The Boston Globe said so.", "The Turkish president arrived.", "The Marburg virus is deadly.",
    "He was reading a book of nice stories.", "Police said on Monday that most men left.",
    "He paid US$20 on Jun. 3.", "“Second, the Kurds left,” he said.",
  ])
  func leavesOtherNamesAlone(_ text: String) throws {
    #expect(try read(text).named.map(\.place.text) == [])
  }

  @Test(arguments: [
    ("Two men were held in Paris, Texas, on Monday.", "Paris", "USA"),
    ("Two men were held in Paris on Monday.", "Paris", "FRA"),
    // Barinas in Venezuela was once the state of Zamora.
    ("MADRID - A bomb exploded in Zamora on Monday.", "Zamora", "ESP"),
    ("The army of Georgia and that of Armenia met in Tbilisi.", "Georgia", "GEO"),
    ("The governor spoke in Atlanta, Georgia.", "Georgia", "USA"),
    ("Gunmen in Tripoli, in the north of Lebanon, fired at the army near Beirut.", "Tripoli", "LBN"),
    ("The militia left Tripoli for Misrata in the west of Libya.", "Tripoli", "LBY"),
    ("Soldiers searched houses in the Nigerian city of Zaria.", "Zaria", "NGA"),
    ("Fighters took Hasaka and Manbij from Islamic State in Syria.", "Hasaka", "SYR"),
  ])
  func readsTheWholeReport(_ text: String, _ name: String, _ country: String) throws {
    #expect(try read(text).mention(name)?.place.country == country)
  }

  @Test func tellsAProvinceFromItsCity() throws {
    let reading = try read("Kirkuk fell. The governor of Kirkuk province fled.")
    #expect(reading.named.map(\.place.feature) == ["PPLA", "ADM1"])
    let precision = reading.named.map(\.place.acledPrecision)
    #expect(precision == [1, 3])
  }

  @Test(
    arguments: [
      ("The bomb went off 30 km south of Kirkuk.", "south of", 30.0),
      ("The bomb went off about 20 miles north-east of Mosul.", "northeast of", 32.18688),
      ("The bomb went off near Tikrit.", "near", nil),
      ("The bomb went off on the outskirts of Aleppo.", "outskirts of", nil),
      ("The bomb went off in Aleppo.", nil, nil),
    ] as [(String, String?, Double?)])
  func readsOffsets(_ text: String, _ relation: String?, _ distance: Double?) throws {
    let place = try #require(try read(text).named.first?.place)
    #expect(place.relation == relation && place.distanceKM == distance)
    if relation != nil { #expect(place.acledPrecision == 2 && place.ucdpPrecision == 2) }
  }

  @Test func movesTheEventAndNotTheTown() throws {
    let reading = try read("The bomb exploded 30 km south of Kirkuk.")
    let trigger = try #require((0..<reading.document.count).first { reading.document.form($0) == "exploded" })
    let place = try #require(
      try Pipeline.shared.get().finder.place(
        of: trigger, in: reading.document, mentions: reading.mentions, discourse: reading.discourse))
    #expect(reading.named.first?.place.latitude == 35.46806)
    #expect(place.latitude.map { abs($0 - (35.46806 - 30 / 111.2)) < 0.01 } == true && place.name == "Kirkuk")
  }

  @Test func offsetsAreThoseOfTheText() throws {
    let text = "Überall “Kämpfe”: troops left São Paulo, Kyïv and ’Amrān."
    for mention in try read(text).named {
      let bytes = Array(text.utf8)[mention.bytes]
      #expect(String(decoding: bytes, as: UTF8.self) == mention.place.text)
    }
  }

  @Test func boundsReportsOfManyNames() throws {
    let towns = ["Mosul", "Kirkuk", "Tikrit", "San Pedro", "Santa Maria", "Springfield", "Paris", "Georgetown"]
    let text = (0..<50_000).map { "\(towns[$0 % towns.count])\($0 % 7 == 0 ? "." : ",")" }.joined(separator: " ")
    let pipeline = try Pipeline.shared.get()
    let document = pipeline.analyzer.analyze(Array(text.utf8))
    let mentions = pipeline.finder.annotate(document, discourse: .init(), context: PlaceFinder.Context())
    #expect(mentions.count > 40_000)
  }

  @Test(arguments: ["", " ", "\n\n", "(", "- - -", "A", "the", "\u{0}\u{0}", "Kirkuk"])
  func readsAnything(_ text: String) throws { _ = try read(text) }
}
