import JSON
import ArgumentParser
import FoundationEssentials
import Linking
import Records

/// The parts of joining that a cluster engine does one after another, shuffling in between (`Documentation/scale.md`). Lines in, lines out;
/// together they give the events of `dateline link` over everything.
enum LinkStep: String, CaseIterable, ExpressibleByArgument {
  /// Records, whole reports together → a sketch for each report, with the bands to shuffle by.
  case sketches
  /// Sketches, those with a band in common together → `{"copy": id, "of": id}` for each copy.
  case copies
  /// Records, whole reports together, and the lines of `copies` on them → events and control claims with the keys to shuffle by.
  case keys
  /// What `keys` wrote, equal keys together → events.
  case events
  /// What `keys` wrote, equal keys together → who holds which place.
  case control

  func run(
    reading paths: [String], _ lines: inout RecordLines, constraints: [LinkConstraint], asOf day: Day?,
    into output: inout LineOutput
  ) async throws {
    let encoder = LineEncoder()
    func write(_ values: [some Encodable]) throws {
      for value in values { output.write(line: try encoder.encode(value)) }
    }
    switch self {
    case .sketches:
      let sketches = Copies.sketches(of: await lines.read(paths)).sorted { $0.report.id < $1.report.id }
      try write(sketches.map { SketchLine(report: $0.report, sketch: $0.sketch, bands: $0.sketch.bands) })
    case .copies:
      let originals = Copies.originals(of: await lines.read(paths))
      try write(originals.sorted { $0.key < $1.key }.map { CopyLine(copy: $0.key, of: $0.value) })
    case .keys:
      let input: [RecordOrCopy] = await lines.read(paths)
      var mentions: [Mention] = []
      var originals: [String: String] = [:]
      for item in input {
        switch item {
        case .record(let mention): mentions.append(mention)
        case .copy(let line): originals[line.copy] = line.of
        case .unjoined: break
        }
      }
      mentions = Copies.marked(mentions, originals: originals)
      // Joining looks at no evidence, which is a fifth of what would be shuffled.
      for index in mentions.indices { mentions[index].evidence = [] }
      try write(EventLinker().bundles(of: mentions).map { KeyedLine(key: $0.key, bundle: $0) })
      for mention in mentions {
        if let key = ControlTimeline.key(of: mention) { try write([KeyedLine(key: key, claim: mention)]) }
      }
    case .events:
      let keyed: [KeyedLine] = await lines.read(paths)
      try write(EventLinker().link(bundles: keyed.compactMap(\.bundle), constraints: constraints))
    case .control:
      let keyed: [KeyedLine] = await lines.read(paths)
      try write(ControlTimeline().spans(keyed.compactMap(\.claim), asOf: day))
    }
  }
}

/// A report's sketch and its bands: reports that share one may be copies.
private struct SketchLine: Encodable {
  let report: ReportReference
  let sketch: Sketch
  let bands: [UInt64]
}

/// That a report copies another.
private struct CopyLine: Codable, Sendable {
  let copy: String
  let of: String
}

private enum RecordOrCopy: Decodable, Sendable {
  case record(Mention)
  case copy(CopyLine)
  /// What is never joined, and so not read either: half of all records.
  case unjoined

  private enum CodingKeys: CodingKey { case copy, kind }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if container.contains(.copy) {
      self = .copy(try CopyLine(from: decoder))
    } else {
      let kind = try container.decode(Mention.Kind.self, forKey: .kind)
      self = kind == .statement || kind == .relation ? .unjoined : .record(try Mention(from: decoder))
    }
  }
}

/// An event mention with what belongs to it, or a control claim, under the key by which it is shuffled.
private struct KeyedLine: Codable, Sendable {
  let key: String
  var bundle: Bundle?
  var claim: Mention?
}
