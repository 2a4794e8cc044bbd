import Exports
import Foundation
import Knowledge
import Records
import SwiftCSV

/// Records made by hand, and tables read back by a CSV reader that is not ours.
enum Sample {
  static let attack: Mention = {
    let rebels = Actor(text: "rebels", start: 0, end: 6, code: "SYRREB", country: "SYR", sectors: ["REB"])
    let army = Actor(
      text: "the \"Tiger\" unit, army", start: 20, end: 42, id: "tiger", name: "Tiger, \"unit\"", code: "SYRMIL",
      country: "SYR", sectors: ["MIL"])
    return event(
      EventDetails(
        eventType: .assault, eventModes: ["firearms"], contexts: ["territory"], cameo: "193",
        acled: .init(eventType: "Battles", subEventType: "Armed clash"), ucdp: .init(typeOfViolence: 1),
        actors: [rebels], recipients: [army],
        figures: [
          Figure(of: .killed, low: 4, best: 5, high: 7, text: "at least four", start: 0, end: 3),
          Figure(of: .killed, best: 2, text: "two civilians", start: 0, end: 3, group: civilians),
        ]))
  }()

  static let civilians = Actor(text: "civilians", start: 60, end: 69, code: "SYRCVL", country: "SYR", sectors: ["CVL"])

  /// An event at Aleppo on 13 December 2016.
  static func event(_ details: EventDetails) -> Mention {
    var mention = Mention(
      report: ReportReference(
        id: "r1", title: "A title, with a comma", publisher: "The Daily", published: Day(iso: "2016-12-14")),
      sentence: SentenceReference(index: 0, start: 0, end: 50, text: "Rebels attacked\nthe army.", zone: .body),
      trigger: Trigger(start: 7, end: 15, text: "attacked", lemma: "attack"), rule: "assault.attack",
      coder: "dateline 0.1.0 abc", details: .event(details))
    mention.date = Day(iso: "2016-12-13").map { EventDate(start: $0, end: $0, granularity: .day, from: .expression) }
    var place = Place(
      name: "Aleppo", text: "Aleppo", latitude: 36.2, longitude: 37.16, geonameID: 170063, feature: "PPLA",
      admin1: "Aleppo", country: "SYR")
    place.setPrecision()
    mention.place = place
    mention.setID()
    return mention
  }

  static let countries: CountryTable = {
    let line = """
      {"code": "SYR", "iso2": "SY", "numeric": 760, "cow": 652, "name": "Syria", "aliases": [], "demonyms": ["Syrian"], \
      "metonyms": [], "region": "Middle East", "forces": [], "source": {"file": "countries.yaml", "line": 1}}
      """
    do {
      return CountryTable([try JSONDecoder().decode(Country.self, from: Data(line.utf8))])
    } catch {
      fatalError("\(error)")
    }
  }()

  /// The rows of a format, each by column name, as SwiftCSV reads them.
  ///
  /// - Parameter header: names of the columns for a format without any.
  static func table(_ format: ExportFormat, _ mentions: [Mention], header: [String]? = nil) throws -> [[String: String]]
  {
    var writer = format.writer(countries: countries)
    let names = writer.header() ?? header?.joined(separator: "\t")
    let text = [names, writer.lines(mentions), writer.footer()].compactMap { $0 }.joined(separator: "\n") + "\n"
    let tabs = format == .polecat || format == .phoenix
    return try CSV<Named>(string: text, delimiter: tabs ? .tab : .comma).rows
  }
}
