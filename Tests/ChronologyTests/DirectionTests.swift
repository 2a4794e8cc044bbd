import Chronology
import Testing

/// Which way names of days and months look, and other things that reports say of time.
@Suite struct DirectionTests {
  @Test(
    "what somebody said would happen lies ahead, and so does an end",
    arguments: [
      ("The spokesman said talks would resume in Cairo on Thursday.", ["Thursday DATE 2024-03-21"]),
      (
        "Rebels promised on Saturday that the hostages would be freed on Tuesday.",
        ["Saturday DATE 2024-03-16", "Tuesday DATE 2024-03-19"]
      ),
      ("She said last week that the ban would end in May.", ["last week DATE 2024-W11", "May DATE 2024-05"]),
      ("The junta extended the state of emergency until July 31.", ["July 31 DATE 2024-07-31"]),
      ("The festival falls on Wednesday.", ["Wednesday DATE 2024-03-20"]),
    ]) func ahead(text: String, lines: [String])
  {
    #expect(news(text, "2024-03-18") == lines)
  }

  @Test(
    "what was still lies behind",
    arguments: [
      ("They attacked a village that would be shelled again on Saturday.", "Saturday DATE 2024-03-16"),
      ("The siege has gone on since July 31.", "July 31 DATE 2023-07-31"),
      ("Blast kills ten on Saturday", "Saturday DATE 2024-03-16"),
      ("By mid-February the count had passed 28,000.", "mid-February DATE 2024-02"),
    ]) func behind(text: String, line: String)
  {
    #expect(news(text, "2024-03-18") == [line])
  }

  @Test(
    "joined months belong to one year",
    arguments: [
      ("Salaries for the months of April and May have gone unpaid.", ["April DATE 2019-04", "May DATE 2019-05"])
    ]) func joined(text: String, lines: [String])
  {
    #expect(news(text, "2019-04-22") == lines)
  }

  @Test(
    "hours and days by their other names",
    arguments: [
      ("They fled in the early hours of Nov. 5.", "the early hours of Nov. 5 TIME 2023-11-05TMO"),
      ("He was freed at about 11 in the morning.", "about 11 in the morning TIME 2023-11-07T11:00"),
      ("A bomb had gone off the night before.", "the night before TIME 2023-11-06TNI"),
      ("He will appear in court on the 15th of this month.", "the 15th of this month DATE 2023-11-15"),
      ("Results are due by the 21st.", "the 21st DATE 2023-11-21"),
      ("He seized power two years ago this week.", "two years ago this week DATE 2021-W45"),
      ("Flights leave twice daily.", "twice daily SET P1D"),
    ]) func named(text: String, line: String)
  {
    #expect(news(text, "2023-11-07") == [line])
  }

  @Test func anEndDoesNotMoveAStory() {
    let lines = history(
      """
      In October 1944 the army crossed the border, and the siege lasted until the fall of the capital in February 1945.

      By the start of July, the allies had broken the blockade.
      """)
    #expect(lines.last == "the start of July DATE 1944-07")
  }

  @Test("as many weeks are no length") func count() {
    #expect(news("It failed for the second time in as many weeks.", "2023-11-07").isEmpty)
  }
}
