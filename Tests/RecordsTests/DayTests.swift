import Records
import Testing

@Suite struct DayTests {
  @Test(arguments: ["1600-02-29", "1970-01-01", "2000-02-29", "2017-10-16", "0044-03-15"])
  func isoRoundTrip(text: String) throws {
    #expect(try #require(Day(iso: text)).description == text)
  }

  @Test(arguments: [
    "2015-02-29", "2017-02-31", "2017-13-01", "2017-00-10", "2017-1-01", "20177-01-01", "abcd-ef-gh", "",
  ])
  func daysThatTheCalendarLacks(text: String) { #expect(Day(iso: text) == nil) }

  @Test func timeAfterTheDayIsIgnored() { #expect(Day(iso: "2017-10-16T23:59:00-04:00")?.description == "2017-10-16") }

  @Test(arguments: zip(["2017-10-16", "2017-10-15", "1969-12-31", "2000-02-29"], [1, 7, 3, 2]))
  func weekdayIsISO(text: String, weekday: Int) { #expect(Day(iso: text)?.weekday == weekday) }

  @Test func monthsMoveBackToTheLastDay() {
    #expect(Day(iso: "2016-01-31")?.adding(months: 1).description == "2016-02-29")
    #expect(Day(iso: "2016-03-31")?.adding(months: -13).description == "2015-02-28")
  }

  @Test func everyOrdinalHasOneDay() throws {
    for ordinal in stride(from: -800_000, through: 800_000, by: 997) {
      let (year, month, day) = Day(ordinal: ordinal).components
      #expect(Day(year: year, month: month, day: day)?.ordinal == ordinal)
    }
  }
}
