import Records
import Testing

@Suite struct PrecisionTests {
  private func date(_ start: String, _ end: String, openEnd: Bool? = nil) throws -> EventDate {
    EventDate(
      start: try #require(Day(iso: start)), end: try #require(Day(iso: end)), openEnd: openEnd, granularity: .day,
      from: .expression)
  }

  /// ACLED: day 1, week 2, month 3, nothing coarser. UCDP: day 1, 2–6 days 2, week 3, month 4, longer 5.
  @Test(arguments: [
    ("2017-10-15", "2017-10-15", 1, 1), ("2017-10-14", "2017-10-15", 2, 2), ("2017-10-09", "2017-10-15", 2, 3),
    ("2017-10-01", "2017-10-31", 3, 4),
  ])
  func precisionFollowsTheLength(start: String, end: String, acled: Int, ucdp: Int) throws {
    let date = try date(start, end)
    #expect(date.acledPrecision == acled)
    #expect(date.ucdpPrecision == ucdp)
  }

  @Test func whatACLEDWouldNotEnterHasNone() throws {
    #expect(try date("2014-01-01", "2014-12-31").acledPrecision == nil)
    #expect(try date("2014-01-01", "2014-01-01", openEnd: true).acledPrecision == nil)
  }

  @Test(arguments: [
    ("PPL", nil, 1, 1), ("PPL", "near", 2, 2), ("ADM1", nil, 3, 4), ("ADM2", nil, 2, 3), ("PCLI", nil, nil, 6),
  ])
  func placePrecisionFollowsTheFeature(feature: String, relation: String?, acled: Int?, ucdp: Int) {
    let place = Place(name: "X", text: "X", feature: feature, relation: relation)
    #expect(place.acledPrecision == acled)
    #expect(place.ucdpPrecision == ucdp)
  }
}
