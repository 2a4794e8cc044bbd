import Exports
import Foundation
import Records
import Testing

/// One record in every format.
@Suite struct FormatTests {
  private let mention = Sample.attack

  @Test func csvQuotesWhatNeedsIt() throws {
    let row = try #require(try Sample.table(.csv, [mention]).first)
    #expect(row["report_title"] == "A title, with a comma")
    #expect(row["recipients"] == "Tiger, \"unit\"")
    #expect(row["sentence"] == "Rebels attacked\nthe army.")
    #expect(row["latitude"] == "36.2" && row["actor_codes"] == "SYRREB")
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
}
