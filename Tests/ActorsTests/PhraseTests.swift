import Testing

/// Noun phrases by themselves, over all regions.
struct PhraseTests {
  @Test(arguments: [
    // Countries, peoples, governments
    ("Mongolia", "MNG Mongolia"), ("the Ivory Coast", "CIV Ivory Coast"), ("Burma", "MMR Myanmar"),
    ("DR Congo", "COD Democratic Republic of the Congo"), ("Somaliland", "SOMPRE Somaliland"),
    ("Tokyo", "JPNGOV Japan"), ("the Kremlin", "RUSGOV Russia"), ("the Brazilian government", "BRAGOV"),
    ("Peru's interior ministry", "PERGOV"), ("the Ministry of Health of Zambia", "ZMBGOV"),
    ("Ecuadorean authorities", "ECUGOV"), ("the Fijian prime minister", "FJIGOV"),
    ("Britain's defence secretary", "GBRGOVMIL"),
    ("the president of Chad", "TCDGOV"),
    ("Russia's ambassador to Norway", "RUSGOV"), ("two Chileans", "CHL Chile"),
    ("the ruling junta of Myanmar", "MMRGOVMIL"),
    // Forces
    ("Turkish warplanes", "TURMIL"), ("three Thai soldiers", "THAMIL"), ("soldiers from Mali", "MLIMIL"),
    ("the Kenyan army", "KENMIL Kenya Defence Forces"), ("Argentina's navy", "ARGMIL"),
    ("the Knesset", "ISRLEG Knesset"),
    ("Bangladesh police", "BGDCOP"), ("a Colombian police officer", "COLCOP"), ("Portuguese prosecutors", "PRTJUD"),
    ("Cuba's intelligence service", "CUBSPY"), ("an army spokesman", "MIL"), ("the police chief of Haiti", "HTICOP"),
    ("Ukrainian border guards", "UKRCOP State Border Guard Service of Ukraine"),
    ("a military court in Egypt", "EGYJUDMIL"),
    ("members of the Danish army", "DNKMIL"),
    ("Danish lawmakers", "DNKLEG"), ("the Swiss parliament", "CHELEG Swiss parliament"),
    ("an Irish opposition lawmaker", "IRLLEGOPP"),
    // Rebels, militias, crime
    ("FARC rebels", "COLREB Revolutionary Armed Forces of Colombia"), ("Boko Haram gunmen", "NGAREB Boko Haram"),
    ("the rebels", "REB"), ("Syrian rebels", "SYRREB"), ("Congolese militiamen", "CODPRM"), ("masked gunmen", "UAF"),
    ("Mexican drug traffickers", "MEXCRM"), ("a rebel commander", "REB"), ("pro-government militia in Sudan", "SDNPRM"),
    ("Hezbollah fighters", "LBNREBPTY Hezbollah"), ("a Hamas spokesman", "PSEREBPTY Hamas"),
    ("al-Shabaab militants", "SOMREB al-Shabaab"),
    ("the so-called Islamic State", "IMGREB Islamic State"),
    ("Iranian-backed militias", "PRM"), ("a group of armed men", "UAF"), ("Somali pirates", "SOMCRM Somali pirates"),
    // Civil society, people
    ("residents of Aleppo", "SYRCVL"), ("Minsk police", "BLRCOP"), ("Sudanese refugees", "SDNREF Sudanese refugees"),
    ("Bolivian miners", "BOLLAB"),
    ("dozens of Belarusian protesters", "BLRCVL"), ("thousands of students in Chile", "CHLEDU"),
    ("Indian farmers", "INDAGR"),
    ("Several of the largest trade unions in Norway", "NORLAB"), ("two men", "UNK"), ("a group of tourists", "CVL"),
    ("Orthodox bishops in Georgia", "GEOREL"), ("a Greek newspaper", "GRCJRN"), ("French doctors", "FRAMED"),
    ("Nigeria's airlines", "NGABUS"), ("a former general", "ELI"), ("a retired Pakistani general", "PAKELI"),
    ("the ousted president of Honduras", "HNDELI"), ("the president of the Ghanaian Human Rights League", "GHASOC"),
    // Bodies of the world
    ("the U.N. Security Council", "UNO United Nations Security Council"), ("the European Union", "EUR European Union"),
    ("EU lawmakers", "EURLEG European Parliament"),
    ("UN peacekeepers", "UNOMIL UN peacekeepers"), ("the World Bank", "IGO World Bank"),
    ("Amnesty International", "NGOSOC Amnesty International"),
    ("NATO", "IGOMIL North Atlantic Treaty Organization"),
    // Letters
    ("TURKISH WARPLANES", "TURMIL"), ("EGYPT'S ARMY", "EGYMIL"), ("HEZBOLLAH FIGHTERS", "LBNREBPTY Hezbollah"),
    ("al Qaida", "IMGREB al-Qaeda"), ("AL-QAEDA", "IMGREB al-Qaeda"), ("iraq", "IRQ Iraq"), ("turkey", "nobody"),
    ("us", "UNK"), ("US", "USA United States"), ("U.S. troops", "USAMIL United States Armed Forces"),
    // Nobody
    ("the price of oil", "nobody"), ("Wednesday", "nobody"), ("democracy", "nobody"),
  ])
  func names(phrase: String, expected: String) {
    let found = Reader.shared.resolve(phrase, "2018-03-01", places: ["Aleppo": "SYR", "Minsk": "BLR"])
    #expect(found == expected)
  }

  /// The office on the day decides.
  @Test(arguments: [
    ("Haider al-Abadi", "2014-09-07", "IRQELI Haider al-Abadi"),
    ("Haider al-Abadi", "2017-10-16", "IRQGOV Haider al-Abadi"),
    ("Haider al-Abadi", "2019-01-01", "IRQELI Haider al-Abadi"),
    ("Iraqi Prime Minister Haider al-Abadi", "2017-10-16", "IRQGOV Haider al-Abadi"),
    ("Prime Minister Abadi", "2017-10-16", "IRQGOV Haider al-Abadi"), ("Abadi", "2017-10-16", "IRQGOV Haider al-Abadi"),
    ("Haydar al-Abadi", "2017-10-16", "IRQGOV Haider al-Abadi"),
    ("Hosni Mubarak", "2010-05-01", "EGYGOV Hosni Mubarak"), ("Hosni Mubarak", "2012-05-01", "EGYELI Hosni Mubarak"),
    ("former president Hosni Mubarak", "2012-05-01", "EGYELI Hosni Mubarak"),
    ("Robert Mugabe", "1979-01-01", "ZWEREB Robert Mugabe"), ("Robert Mugabe", "2000-01-01", "ZWEGOV Robert Mugabe"),
    ("the Taliban", "1998-01-01", "AFGGOV Taliban"), ("the Taliban", "2010-01-01", "AFGREB Taliban"),
    ("the Taliban", "2022-01-01", "AFGGOV Taliban"), ("Taliban fighters", "2010-01-01", "AFGREB Taliban"),
  ])
  func offices(phrase: String, day: String, expected: String) {
    #expect(Reader.shared.resolve(phrase, day) == expected)
  }

  /// Unknown people keep their name only in a public role.
  @Test(arguments: [
    ("army spokesman Ali Hassan", "MIL Ali Hassan"), ("Gov. Jane Doe of Nevada", "USAGOV Jane Doe"),
    ("Peruvian Defence Minister Jane Doe", "PERGOVMIL Jane Doe"),
    ("Jane Doe, Peru's deputy defence minister", "PERGOVMIL Jane Doe"),
    ("Finnish tourist Jane Doe", "FINCVL"), ("Italian journalist Jane Doe", "ITAJRN"),
  ])
  func unknownPeople(phrase: String, expected: String) {
    #expect(Reader.shared.resolve(phrase, "2018-03-01", places: ["Nevada": "USA"]) == expected)
  }
}
