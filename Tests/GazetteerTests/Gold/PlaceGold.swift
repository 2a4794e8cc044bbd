/// Own sentences of the kind that news agencies write, with their places.
///
/// `[Name|latitude,longitude]` is a place name, `[Name|-]` one that no gazetteer has, `[Word|x]` a word that could be
/// taken for a place and is none here. All else is none either.
enum PlaceGold {
  static let texts = list.split(separator: "\n").map(String.init)

  private static let list = """
    [KIRKUK|35.47,44.39], [Iraq|33,44] - Government troops entered the town of [Daquq|35.14,44.45] at dawn and moved on towards [Hawija|35.33,43.77], residents said.
    Two bombs went off near a market in [Tal Afar|36.38,42.45], west of [Mosul|36.34,43.12], killing nine people.
    The governor of [Anbar|33.54,41.3] province said that [Ramadi|33.43,43.3] and [Fallujah|33.35,43.79] were calm on Sunday.
    Militants crossed into [Syria|35,38] near [al-Qaim|34.37,41.09] and attacked a post outside [Albu Kamal|34.45,40.92].
    Air strikes hit [Raqqa|35.95,39.01] and villages along the [Euphrates|34.5,41] on Friday night.
    Rebel fighters left [Idlib|35.93,36.63] for the [Turkish|x] border, while shells fell on [Jisr al-Shughur|35.81,36.32].
    Families from [Deir ez-Zor|35.34,40.14] reached a camp near [Hasakah|36.5,40.75] after three days on the road.
    In [Aleppo|36.2,37.16], the hospital of the [Salaheddine|36.18,37.12] district was struck twice.
    The [Syrian|x] army took the crossing at [Nasib|32.55,36.19] in the south of [Daraa|32.62,36.1] province.
    Fighting went on in [Kobani|36.89,38.35] for a fourth month, within sight of the [Turkish|x] town of [Suruc|36.98,38.42].
    Police in [Diyarbakir|37.91,40.22] arrested eleven people after a rally in [Cizre|37.33,42.19].
    Israeli tanks rolled into [Khan Younis|31.34,34.3] in the [Gaza Strip|31.4,34.4], and sirens sounded in [Ashkelon|31.67,34.57].
    Settlers threw stones at cars near [Nablus|32.22,35.26] in the occupied [West Bank|32,35.25].
    Rockets fired from southern [Lebanon|33.8,35.8] landed outside [Kiryat Shmona|33.21,35.57].
    A car bomb shook [Tripoli|34.44,35.85], the second city of [Lebanon|33.8,35.8], on Thursday.
    The coast guard of [Libya|28,17] brought ninety people back to [Tripoli|32.88,13.19], and others to [Zawiya|32.75,12.73].
    Forces loyal to the general pushed from [Benghazi|32.12,20.07] towards [Derna|32.77,22.64] and the oil port of [Ras Lanuf|30.5,18.57].
    Houthi fighters shelled [Taiz|13.58,44.02] and the road to [Aden|12.78,45.04], local officials in [Yemen|15.5,47.5] said.
    Coalition jets bombed the airport of [Hodeidah|14.8,42.95] on the [Red Sea|20,38.5].
    Three soldiers were killed in [Marib|15.46,45.33], 120 km east of [Sanaa|15.35,44.21].
    Gunmen attacked a police station in [El Arish|31.13,33.8] in the north of the [Sinai Peninsula|29.5,33.8].
    Clashes broke out in [El Geneina|13.45,22.44], the capital of West [Darfur|13,25], the [United Nations|x] said.
    Army helicopters bombed markets in [Omdurman|15.64,32.48] across the [Nile|22,31.5] from [Khartoum|15.55,32.53].
    Cattle raiders killed thirty people near [Bor|6.21,31.56] in [South Sudan|7.5,30].
    Soldiers of [Eritrea|15,39] were seen in [Axum|14.12,38.72] and [Adwa|14.16,38.9] in [Tigray|14,38.5].
    Al-Shabaab blew up a hotel in [Kismayo|-0.36,42.55], a port in the south of [Somalia|6,48].
    A convoy was ambushed between [Mandera|3.94,41.86] and [Garissa|-0.45,39.65] in [Kenya|1,38].
    M23 fighters entered [Bunagana|-1.3,29.59] and threatened [Goma|-1.68,29.22], the main city of [North Kivu|-0.8,28.8].
    The militia burned homes in [Djugu|1.92,30.5] in [Ituri|1.5,29.5], in the east of the [Democratic Republic of Congo|-2.5,23.5].
    Boko Haram raided villages around [Maiduguri|11.85,13.16] and [Bama|11.52,13.69] in [Borno|11.5,13] state.
    Bandits kidnapped pupils in [Zamfara|12.17,6.25] state in the northwest of [Nigeria|10,8].
    Herders and farmers clashed near [Jos|9.92,8.89], in [Plateau State|9.17,9.5].
    A mine killed two peacekeepers on the road from [Gao|16.27,-0.04] to [Kidal|18.44,1.41] in northern [Mali|18,-2].
    Gunmen on motorbikes attacked [Djibo|14.1,-1.63], a town in the north of [Burkina Faso|13,-2].
    Troops from [Chad|15,19] fought Boko Haram on islands of [Lake Chad|13.2,14.1].
    Insurgents seized [Mocimboa da Praia|-11.35,40.35] in [Cabo Delgado|-12.3,39.5], the north of [Mozambique|-18.25,35].
    Rebels shelled [Bangui|4.36,18.56] and took [Bambari|5.77,20.68] in the [Central African Republic|7,21].
    Separatist fighters ambushed soldiers near [Bamenda|5.96,10.15] in [Cameroon|6,12.5].
    Shells hit apartment blocks in [Kharkiv|49.98,36.25] and [Mykolaiv|46.97,32] on Saturday, officials in [Kyiv|50.45,30.52] said.
    [Russian|x] troops advanced from [Kreminna|49.05,38.22] towards [Lyman|48.99,37.8] in [Donetsk|48,37.8] region.
    [BAKHMUT|48.6,38], [Ukraine|49,32] (AP) - Artillery pounded the eastern city of [Bakhmut|48.6,38] again.
    A drone struck an oil depot near [Belgorod|50.6,36.59] in [Russia|60,100].
    Separatists shelled [Avdiivka|48.14,37.75], 15 km north of [Donetsk|48,37.8].
    [Armenia|40,45] and [Azerbaijan|40.5,47.5] traded fire near [Stepanakert|39.82,46.75] in [Nagorno-Karabakh|39.9,46.6].
    Protesters blocked the road from [Tbilisi|41.69,44.83] to [Gori|41.98,44.11], in [Georgia|42,43.5].
    [Atlanta|33.75,-84.39] police said that a man from [Macon|32.84,-83.63], [Georgia|32.75,-83.5], was held on Tuesday.
    Taliban fighters overran [Kunduz|36.73,68.87] and fought in [Lashkar Gah|31.58,64.36], the capital of [Helmand|31,64].
    A suicide bomber struck a mosque in [Jalalabad|34.43,70.45], east of [Kabul|34.53,69.17].
    The [Pakistani|x] army shelled hideouts in [North Waziristan|32.98,70.1], near [Miranshah|33.01,70.07].
    Gunmen killed a doctor in [Quetta|30.19,67], in the southwest of [Pakistan|30,70].
    Militants attacked a camp in [Pulwama|33.87,74.9], south of [Srinagar|34.09,74.8], in [Kashmir|34,75].
    Maoist rebels killed four policemen in [Sukma|18.39,81.66] in the [Indian|x] state of [Chhattisgarh|21.5,82].
    The army of [Myanmar|21,96] bombed [Loikaw|19.67,97.21] and [Myawaddy|16.69,98.51], on the border with [Thailand|15.5,101].
    Villages near [Maungdaw|20.82,92.37] in [Rakhine|19.5,94] burned while families fled to [Cox's Bazar|21.44,91.98] in [Bangladesh|24,90].
    Soldiers fought gunmen in [Marawi|8,124.29] on the island of [Mindanao|7.8,125], in the south of the [Philippines|13,122].
    A bomb exploded outside a church in [Jolo|6.05,121], [Sulu|6,121], on Sunday.
    Police clashed with students in [Jayapura|-2.53,140.72] and [Wamena|-4.1,138.95] in [Papua|-4,138].
    Gunmen killed six farmers near [Tumaco|1.8,-78.77], [Narino|1.3,-77.9], in the southwest of [Colombia|4,-73].
    Soldiers and a gang fought in [Culiacan|24.8,-107.39], the capital of [Sinaloa|25,-107.5], in [Mexico|23,-102].
    Gangs set fire to homes in [Cite Soleil|18.58,-72.33], a slum of [Port-au-Prince|18.54,-72.34].
    Protesters in [La Paz|-16.5,-68.15] and [El Alto|-16.5,-68.16] blocked roads across [Bolivia|-17,-65].
    A gunman opened fire in [Christchurch|-43.53,172.63], [New Zealand|-42,174], on Friday.
    The president flew from [Washington|38.9,-77.04] to [Geneva|46.2,6.15] for talks with the [Iranian|x] minister.
    [Paris|33.66,-95.56], [Texas|31.25,-99.25], was hit by a storm, police in [Dallas|32.78,-96.8] said.
    The minister, Paul London, met Chelsea Washington and Jack Paris at the Bank of Scotland on Monday.
    [London|42.98,-81.23], [Ontario|50,-86], and [Windsor|42.3,-83.02] reported cases; [Toronto|43.7,-79.4] did not.
    Mr Jordan said that the Boston Globe had asked about the Marburg virus.
    TROOPS ENTERED [TIKRIT|34.6,43.68] AND [BAIJI|34.93,43.49] ON MONDAY, OFFICIALS IN [BAGHDAD|33.34,44.4] SAID.
    Serb forces shelled [Srebrenica|44.1,19.3] and [Sarajevo|43.85,18.36] from hills above the [Drina|44.2,19.4].
    Police in [Mitrovica|42.88,20.87], in the north of [Kosovo|42.6,21], used tear gas.
    Fighters of the group hid in the village of [Qarabulaqtepe|-], 20 km south of [Kirkuk|35.47,44.39].
    """
}
