import Discourse
import Testing

/// Where the text begins behind the line of place, day and agency that opens a report.
struct DatelineTests {
  /// What stands behind the dateline, `nil` if none is found.
  private func text(behind text: String) -> String? {
    let bytes = Array(text.utf8)
    return DatelinePrefix.end(in: bytes).map { String(decoding: bytes[$0...], as: UTF8.self) }
  }

  @Test(
    "places, days and agencies in all their orders",
    arguments: [
      "KIRKUK, Iraq, Oct. 16 (Reuters) - ", "KABUL (Pajhwok): ", "Kabul (Pajhwok): ", "KABUL (Pajhwok) ",
      "BOGOTA, March 8 (IANS) ", "New Delhi, Jan 5 (PTI) ", "Tehran, March 15, IRNA - ", "ISLAMABAD: ",
      "Nairobi \u{2013} ",
      "Kabul, Afghanistan \u{2013} ", "Port of Spain \u{2014} ", "Srinagar, Nov 23 (KNO): ", "Lagos, 3 May 2019: ",
      "Geneva, 8 March 2020 \u{2013} ", "(Beirut) \u{2013} ", "(Reuters) \u{2014} ", "Baghdad (AFP) \u{2013} ",
      "GAZA/JERUSALEM (Reuters) - ", "ST. PETERSBURG, Fla. (AP) \u{2014} ", "WASHINGTON\u{2014}", "LONDON (AP)\u{2014}",
      "MOGADISHU, Somalia- ", "SANA\u{2019}A, Yemen (AP) -- ", "GENEVA, Monday, March 9 - ", "Lagos, Nigeria: ",
      "Al-Hasakah (SANA) ", "(CNN)", "UNITED NATIONS, March 5 (Xinhua) -- ", "Beirut, Lebanon (CNN) -- ",
    ])
  func datelinesAreFound(dateline: String) {
    let body = "Gunmen attacked a convoy of flour lorries near the northern gate of the town, killing two guards."
    #expect(text(behind: dateline + body) == body)
    #expect(text(behind: "Lorries attacked near northern gate\n\n" + dateline + body) == body)
  }

  @Test(
    "what opens a sentence, a quotation or a heading is none",
    arguments: [
      "On Monday, March 8 \u{2013} the last day of the truce \u{2013} guns fell silent along the whole of the northern front.",
      "The Islamic State (ISIS) said it had taken the town and the road that leads to the border with its neighbour.",
      "Angela Merkel \u{2013} the chancellor of Germany \u{2013} said that the talks would go on until the end of the week.",
      "Nairobi \u{2013} Kenya\u{2019}s capital and largest town \u{2013} was quiet on Monday after three days of protests over fuel.",
      "Iraqi forces advanced on the town (pictured): The mayor had asked for help three days before they came.",
      "Smith (left): We have asked the ministry for the soldiers twice, and twice we have been refused an answer.",
      "The army - backed by jets - took the town on Monday, and the rebels withdrew over the river to the east.",
      "Published: 16 October 2017 10:30 GMT and changed on the day after that by the newspaper\u{2019}s editors in town.",
      "Syria \u{2013} Death toll rises", "Talks resume, ministers say: what is known so far of the text.",
    ])
  func sentencesAreNot(sentence: String) {
    #expect(text(behind: sentence) == nil)
  }

  @Test func theSureLineIsTakenBeforeTheOneThatLooksLikeIt() {
    let report = """
      Aleppo \u{2013} Government shelling kills three people in the eastern quarters of the town

      ALEPPO, Syria (AP) \u{2014} Shells fell on the market on Monday morning.
      """
    #expect(text(behind: report) == "Shells fell on the market on Monday morning.")
  }
}
