import Exports
import Foundation
import Records
import Testing

/// One event in the columns of each dataset, read back by another's reader.
@Suite struct DatasetTests {
  @Test func acled() throws {
    let row = try #require(try Sample.table(.acled, [Sample.attack]).first)
    #expect(row.count == 31)
    #expect(row["event_date"] == "2016-12-13" && row["time_precision"] == "1" && row["geo_precision"] == "1")
    #expect(row["disorder_type"] == "Political violence" && row["sub_event_type"] == "Armed clash")
    #expect(row["actor1"] == "Unidentified Armed Group (Syria)" && row["inter1"] == "Rebel group")
    #expect(row["actor2"] == "Tiger, \"unit\"" && row["inter2"] == "State forces")
    #expect(row["interaction"] == "State forces-Rebel group")
    #expect(row["iso"] == "760" && row["region"] == "Middle East" && row["country"] == "Syria")
    #expect(row["latitude"] == "36.2000" && row["fatalities"] == "4" && row["source"] == "The Daily")
    #expect(row["notes"] == "Rebels attacked the army.")
  }

  @Test func ged() throws {
    let row = try #require(try Sample.table(.ged, [Sample.attack]).first)
    #expect(row.count == 49)
    // State-based: side A is the government.
    #expect(row["type_of_violence"] == "1" && row["side_a"] == "Tiger, \"unit\"" && row["side_b"] == "rebels")
    #expect(row["deaths_civilians"] == "2" && row["deaths_unknown"] == "3" && row["best"] == "5")
    #expect(row["low"] == "4" && row["high"] == "7")
    #expect(row["date_start"] == "2016-12-13 00:00:00.000" && row["date_prec"] == "1" && row["where_prec"] == "1")
    // Row 252 from the south, column 434 from the west, both from 0.
    #expect(row["priogrid_gid"] == "\(252 * 720 + 434 + 1)" && row["geom_wkt"] == "POINT (37.160000 36.200000)")
    #expect(row["country_id"] == "652" && row["gwnoa"] == "652" && row["gwnob"] == "")
    #expect(row["source_article"] == "\"The Daily,2016-12-14,A title, with a comma\"")
  }

  @Test func polecatHasARowForEachPair() throws {
    let details = EventDetails(
      eventType: .consult, eventModes: ["visit"],
      actors: [Sample.civilians, actor("France", "FRA"), actor("Chad", "TCD")])
    let rows = try Sample.table(.polecat, [Sample.event(details)])
    #expect(rows.count == 3 && rows.allSatisfy { $0.count == 40 })
    #expect(
      rows.map { "\($0["Actor Name"] ?? "")-\($0["Recipient Name"] ?? "")" } == [
        "civilians-France", "civilians-Chad", "France-Chad",
      ])
    #expect(rows[0]["Intensity"] == "4.0" && rows[0]["Quad Code"] == "Verbal Cooperation")
    #expect(rows[0]["Actor COW"] == "652" && rows[0]["City"] == "Aleppo" && rows[0]["GeoNames ID"] == "170063")
  }

  @Test func phoenix() throws {
    let header = (0..<26).map { "c\($0)" }
    let row = try #require(try Sample.table(.phoenix, [Sample.attack], header: header).first)
    #expect(row.count == 26)
    #expect(row["c1"] == "20161213" && row["c5"] == "SYRREB" && row["c9"] == "SYRMIL")
    #expect(row["c13"] == "193" && row["c14"] == "19" && row["c15"] == "4" && row["c16"] == "-10.0")
    #expect(row["c17"] == "territory,1" && row["c23"] == "r1_0")
  }

  @Test func ploverIsJSONWithItsMarks() throws {
    var denied = Sample.attack
    denied.factuality = .negated
    var writer = ExportFormat.plover.writer()
    let text = writer.lines([denied])
    let line = try #require(text)
    let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(record["event"] as? String == "ASSAULT" && record["mode"] as? [String] == ["firearms"])
    #expect(record["negation"] as? Bool == true && record["historical"] as? Bool == false)
    #expect((record["actor"] as? [[String: Any]])?.first?["sector"] as? [String] == ["REB"])
  }

  @Test(arguments: [ExportFormat.polecat, .phoenix, .acled, .ged])
  func whatDidNotHappenIsNotEntered(_ format: ExportFormat) {
    var planned = Sample.attack
    planned.factuality = .planned
    var background = Sample.attack
    background.historical = true
    var writer = format.writer(countries: Sample.countries)
    #expect(writer.lines([planned, background]) == nil)
    #expect(writer.lines([Sample.attack]) != nil)
  }

  @Test func aCountryAloneIsNoACLEDLocation() {
    var somewhere = Sample.attack
    somewhere.place = Place(name: "Syria", text: "Syria", feature: "PCLI", country: "SYR")
    var writer = ExportFormat.acled.writer(countries: Sample.countries)
    #expect(writer.lines([somewhere]) == nil)
  }

  @Test func kmlEscapesWhatTheTextHolds() throws {
    var mention = Sample.attack
    mention.sentence.text = "<script>&\u{1}\"x\""
    var writer = ExportFormat.kml.writer()
    let text = [writer.header(), writer.lines([mention]), writer.footer()].compactMap { $0 }.joined(separator: "\n")
    #expect(text.contains("&lt;script&gt;&amp;\u{FFFD}&quot;x&quot;"))
    #expect(try XMLCount.elements(named: "Placemark", in: text) == 1)
  }

  private func actor(_ name: String, _ country: String) -> Actor {
    Actor(text: name, start: 0, end: 1, name: name, code: country + "GOV", country: country, sectors: ["GOV"])
  }
}
