import JSON
import ArgumentParser
import Chronology
import Coding
import Dateline
import FoundationEssentials
import Gazetteer
import Language
import Records

/// `dateline annotate`: times, places and names.
struct AnnotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate", abstract: "Find time expressions, places and names, without coding events.",
    discussion: """
      EXAMPLES
        dateline annotate report.txt
        dateline annotate --format jsonl --narrative histories.jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  @OptionGroup var input: InputOptions
  @OptionGroup var options: CoderOptions
  @Option(help: "How to write what is found.") var format = Format.text

  func run() async throws {
    let coder = try options.coder()
    var output = LineOutput(descriptor: 1)
    let format = format
    let code = try await ReportRun(input: input, jobs: options.jobCount).run { report -> [UInt8] in
      let annotated = coder.annotate(report)
      switch format {
      case .jsonl:
        let encoder = LineEncoder()
        return (try? encoder.encode(AnnotationLine(annotated))).map(Array.init) ?? []
      case .text: return Array(AnnotationLine(annotated).text.utf8)
      }
    } emit: { line in
      output.write(line: line)
      return !output.isBroken
    }
    output.flush()
    if code != .success { throw code }
  }
}

/// One report's times, places and names.
private struct AnnotationLine: Encodable {
  struct Time: Encodable {
    let start: Int
    let end: Int
    let text: String
    let type: String
    let value: String
    let mod: String?
  }
  struct PlaceName: Encodable {
    let start: Int
    let end: Int
    let text: String
    let name: String
    let latitude: Double?
    let longitude: Double?
    let geonameID: Int?
    let country: String?
    let feature: String?

    enum CodingKeys: String, CodingKey {
      case start, end, text, name, latitude, longitude, country, feature
      case geonameID = "geoname_id"
    }
  }
  struct Name: Encodable {
    let start: Int
    let end: Int
    let text: String
    let type: String
  }

  let id: String
  let published: Day?
  let times: [Time]
  let places: [PlaceName]
  let names: [Name]

  init(_ report: AnnotatedReport) {
    let document = report.document
    id = report.reference.id
    published = report.reference.published
    times = report.times.map { time in
      Time(
        start: time.bytes.lowerBound, end: time.bytes.upperBound, text: document.string(bytes: time.bytes),
        type: time.type.rawValue, value: time.value, mod: time.modifier)
    }
    places = report.places.filter(\.named).map { mention in
      PlaceName(
        start: mention.bytes.lowerBound, end: mention.bytes.upperBound, text: document.string(bytes: mention.bytes),
        name: mention.place.name, latitude: mention.place.latitude, longitude: mention.place.longitude,
        geonameID: mention.place.geonameID, country: mention.place.country, feature: mention.place.feature)
    }
    names = document.names.map { name in
      let bytes = document.bytes(name.tokens)
      return Name(
        start: bytes.lowerBound, end: bytes.upperBound, text: document.string(bytes: bytes), type: name.type.code)
    }
  }

  /// The same for people: one finding a line.
  var text: String {
    var lines = ["\(id)\(published.map { "  report date \($0)" } ?? "")"]
    for time in times {
      lines.append("  \(time.type)  \(time.text) = \(time.value)\(time.mod.map { " (\($0))" } ?? "")")
    }
    for place in places {
      let position =
        place.latitude.flatMap { latitude in place.longitude.map { "\(latitude), \($0)" } } ?? "not in the gazetteer"
      lines.append("  PLACE  \(place.text) = \(place.name) \(place.country ?? "") (\(position))")
    }
    for name in names { lines.append("  \(name.type)  \(name.text)") }
    return lines.joined(separator: "\n")
  }
}
