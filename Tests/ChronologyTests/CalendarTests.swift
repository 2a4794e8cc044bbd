import Chronology
import Records
import Testing

/// Days that are computed, and what is done with days that do not exist.
@Suite struct CalendarTests {
  @Test(
    "holidays follow their rules",
    arguments: [
      ("Easter 2024", "2024-03-31"), ("Easter Monday 1916", "1916-04-24"), ("Good Friday 1998", "1998-04-10"),
      ("Orthodox Easter 2022", "2022-04-24"), ("Thanksgiving 2017", "2017-11-23"), ("Memorial Day 2020", "2020-05-25"),
      ("Nowruz 2017", "2017-03-20"), ("Eid al-Fitr 2018", "2018-06-15"), ("Christmas Eve 1979", "1979-12-24"),
      ("Chinese New Year 2020", "2020-01-25"), ("Bastille Day 2016", "2016-07-14"), ("D-Day", "1944-06-06"),
    ]) func holiday(name: String, day: String)
  {
    #expect(news("Shops closed for \(name).", "2021-06-01") == ["\(name) DATE \(day)"])
  }

  @Test(
    "weeks are those of ISO 8601",
    arguments: [
      ("2018-12-31", "2019-W01"), ("2021-01-01", "2020-W53"), ("2015-11-16", "2015-W47"), ("2022-01-02", "2021-W52"),
    ]) func week(day: String, value: String)
  {
    #expect(news("Talks resumed this week.", day) == ["this week DATE \(value)"])
  }

  @Test(
    "no day is made up",
    arguments: [
      ("It was signed on February 29, 2015.", "February 29, 2015 DATE XXXX-XX-XX"),
      ("It was signed on 31 February 2015.", "31 February 2015 DATE XXXX-XX-XX"),
    ]) func impossible(text: String, line: String)
  {
    let tagged = Tagged(text, published: "2017-10-16")
    #expect(tagged.lines == [line])
    #expect(tagged.expressions.first?.date == nil)
    #expect(tagged.date(of: "signed")?.from == .report)
  }

  @Test(
    "what is no date stays none",
    arguments: ["Years like 20177 do not exist.", "Room 17/18/19 is free.", "On 99/99/2017 it rained."])
  func nonsense(text: String) {
    for expression in Tagged(text, published: "2017-10-16").expressions {
      #expect(expression.date?.start.year ?? 2017 == 2017)
    }
  }

  @Test func withoutReportDateNothingIsGuessed() {
    let tagged = Tagged("Troops captured the town on Sunday. They had arrived in October and left yesterday.")
    #expect(tagged.lines == ["Sunday DATE XXXX-WXX-7", "October DATE XXXX-10", "yesterday DATE XXXX-XX-XX"])
    #expect(tagged.expressions.allSatisfy { $0.date == nil })
    #expect(tagged.date(of: "captured") == nil)
  }

  @Test func aReportDateFarAheadDoesNoHarm() {
    #expect(news("They met on Sunday.", "9999-12-31") == ["Sunday DATE 9999-12-26"])
  }

  @Test(
    "parts of a period narrow the days, not the value",
    arguments: [
      ("early October", "2017-10-01..2017-10-11"), ("mid-August 2017", "2017-08-11..2017-08-21"),
      ("late December 2016", "2016-12-21..2016-12-31"), ("the summer of 2017", "2017-06-01..2017-08-31"),
      ("the 1980s", "1980-01-01..1989-12-31"), ("the winter of 2014", "2014-12-01..2015-02-28"),
      ("the second half of 2016", "2016-07-01..2016-12-31"), ("last week", "2017-10-09..2017-10-15"),
    ]) func days(words: String, interval: String)
  {
    let date = Tagged("They fought in \(words).", published: "2017-10-16").expressions.first?.date
    #expect(date.map { "\($0.start)..\($0.end)" } == interval)
  }
}
