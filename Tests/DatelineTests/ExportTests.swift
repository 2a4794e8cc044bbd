import Exports
import Foundation
import Records
import Testing

/// One record in every format.
@Suite struct ExportTests {
  private let mention: Mention = {
    let rebels = Actor(text: "rebels", start: 0, end: 6, code: "SYRREB", country: "SYR", sectors: ["REB"])
    let army = Actor(text: "the \"Tiger\" unit, army", start: 20, end: 42, name: "Tiger, \"unit\"", code: "SYRMIL")
    var mention = Mention(
      report: ReportReference(id: "r1", title: "A title, with a comma", published: Day(iso: "2016-12-14")),
      sentence: SentenceReference(index: 0, start: 0, end: 50, text: "Rebels attacked\nthe army.", zone: .body),
      trigger: Trigger(start: 7, end: 15, text: "attacked", lemma: "attack"), rule: "assault.attack",
      details: .event(
        EventDetails(eventType: .assault, eventModes: ["firearms"], cameo: "193", actors: [rebels], recipients: [army]))
    )
    mention.place = Place(name: "Aleppo", text: "Aleppo", latitude: 36.2, longitude: 37.16, country: "SYR")
    mention.setID()
    return mention
  }()

  @Test func csvQuotesWhatNeedsIt() {
    var writer = ExportFormat.csv.writer()
    let header = (writer.header() ?? "").split(separator: ",").map(String.init)
    let cells = parse(csv: writer.lines([mention]) ?? "")
    #expect(cells.count == header.count)
    let values = Dictionary(zip(header, cells)) { $1 }
    #expect(values["report_title"] == "A title, with a comma")
    #expect(values["recipients"] == "Tiger, \"unit\"")
    #expect(values["sentence"] == "Rebels attacked\nthe army.")
    #expect(values["latitude"] == "36.2")
    #expect(values["actor_codes"] == "SYRREB")
  }

  @Test func geoJSONIsOneCollection() throws {
    var writer = ExportFormat.geojson.writer()
    let text = [writer.header(), writer.lines([mention]), writer.lines([mention]), writer.footer()].compactMap { $0 }
      .joined(separator: "\n")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let features = try #require(object["features"] as? [[String: Any]])
    #expect(features.count == 2)
    let geometry = try #require(features[0]["geometry"] as? [String: Any])
    #expect(geometry["coordinates"] as? [Double] == [37.16, 36.2])
  }

  @Test func jsonLinesReadBack() throws {
    var writer = ExportFormat.jsonl.writer()
    let line = writer.lines([mention]) ?? ""
    #expect(!line.contains("\n"))
    #expect(try JSONDecoder().decode(Mention.self, from: Data(line.utf8)) == mention)
  }

  @Test(arguments: [60, 80, 132])
  func tableFitsTheTerminal(width: Int) {
    var writer = ExportFormat.table.writer(width: width)
    let lines = (writer.lines([mention]) ?? "").split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(lines.contains { $0.contains("ASSAULT") && $0.contains("Aleppo") })
  }

  @Test func coloursOnlyWhereAskedFor() {
    var plain = ExportFormat.table.writer()
    var painted = ExportFormat.table.writer(colours: true)
    let (text, colourful) = (plain.lines([mention]) ?? "", painted.lines([mention]) ?? "")
    #expect(!text.isEmpty && !text.contains("\u{1B}"))
    #expect(colourful.contains("\u{1B}"))
  }

  /// RFC 4180, one record.
  private func parse(csv: String) -> [String] {
    var cells = [""]
    var quoted = false
    var characters = Array(csv)[...]
    while let character = characters.popFirst() {
      if quoted {
        if character == "\"" {
          if characters.first == "\"" {
            cells[cells.count - 1].append("\"")
            characters.removeFirst()
          } else {
            quoted = false
          }
        } else {
          cells[cells.count - 1].append(character)
        }
      } else if character == "\"" {
        quoted = true
      } else if character == "," {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
