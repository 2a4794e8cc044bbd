import Foundation
import Ledger
import Records

/// `/api/control` and `/api/control/days`.
enum ControlAPI {
  @Sendable static func control(_ inquiry: Inquiry) throws -> [UInt8] {
    let day = try inquiry.query.day("on") ?? inquiry.ledger.controlDays().last ?? Day(ordinal: 0)
    let isForMap = inquiry.query["zoom"] != nil
    let search = ControlSearch(inquiry.query["q"])
    let holds = try inquiry.ledger.holds(on: day, box: inquiry.query.box()).filter {
      search.passes($0.span, inquiry.phrases)
    }
    guard isForMap else { return try features(holds, on: day, inquiry) }
    let cells = ControlCells(holds, zoom: try inquiry.query.number("zoom", default: 2, in: 0...18))
    let features = cells.cells.compactMap { $0.count == 1 ? feature($0[0], on: day, inquiry) : joined($0, inquiry) }
    return try JSONOutput.encode(Collection(features: features, joined: cells.areJoined))
  }

  @Sendable static func days(_ inquiry: Inquiry) throws -> [UInt8] {
    let days = try inquiry.ledger.controlDays().map(\.description)
    return try JSONOutput.encode(Days(first: days.first, last: days.last, changes: days))
  }

  /// Holds on a day as points.
  static func features(_ holds: [Hold], on day: Day, _ inquiry: Inquiry) throws -> [UInt8] {
    let features = try JSONOutput.encode(each: holds) { feature($0, on: day, inquiry) }
    return JSONOutput.list("{\"features\":[", features, tail: "],\"type\":\"FeatureCollection\"}")
  }

  private static func feature(_ hold: Hold, on day: Day, _ inquiry: Inquiry) -> Feature? {
    let span = hold.span
    guard let latitude = span.place.latitude, let longitude = span.place.longitude else { return nil }
    let holder = span.holder.map { Party(name: Words.name($0), code: $0.code) }
    let t = inquiry.phrases
    let text =
      "\(span.place.name): \(holder?.name ?? t("unknown")), \(t.code("state", span.status.rawValue))"
      + (span.start.map { ", " + t("since", $0.description) } ?? "")
    return Feature(
      id: span.id, geometry: .init(coordinates: [longitude, latitude]),
      properties: .place(
        Properties(
          state: span.status.rawValue, holder: holder, contenders: span.contenders.map(Words.name),
          since: span.start, until: span.end, sources: span.sources, stale: span.stale, place: span.place.name,
          country: span.place.country, href: ControlPage.address(span.place, on: day),
          precision: span.place.ucdpPrecision, radius: Words.radius(span.place), text: text,
          sourced: hold.sourced)))
  }

  /// Places that lie close together: how many are held by whom, and how surely.
  private static func joined(_ holds: [Hold], _ inquiry: Inquiry) -> Feature {
    let t = inquiry.phrases
    let spans = holds.map(\.span)
    let latitudes = spans.compactMap(\.place.latitude)
    let longitudes = spans.compactMap(\.place.longitude)
    func counted(_ names: [String]) -> [Share] {
      Dictionary(grouping: names) { $0 }.map { Share(name: $0.key, count: $0.value.count) }
        .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
    let holders = counted(spans.map { $0.holder.map(Words.name) ?? "" })
    let states = counted(spans.map(\.status.rawValue))
    let parts =
      holders.map { "\($0.name.isEmpty ? t("unknown") : $0.name) \($0.count)" }.prefix(4)
      + states.map { "\(t.code("state", $0.name)) \($0.count)" }
    func middle(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(values.count, 1)) }
    return Feature(
      id: spans[0].id, geometry: .init(coordinates: [middle(longitudes), middle(latitudes)]),
      properties: .places(
        Joined(
          count: spans.count, holders: holders, states: states,
          bounds: [
            longitudes.min() ?? 0, latitudes.min() ?? 0, longitudes.max() ?? 0, latitudes.max() ?? 0,
          ], text: "\(t("control.places", String(spans.count))): \(parts.joined(separator: ", "))")))
  }

  private struct Days: Encodable {
    var first: String?
    var last: String?
    var changes: [String]
  }
  private struct Party: Encodable {
    var name: String
    var code: String?
  }
  private struct Properties: Encodable {
    var state: String
    var holder: Party?
    var contenders: [String]
    var since: Day?
    var until: Day?
    var sources: Int
    var stale: Bool
    var place: String
    var country: String?
    var href: String
    var precision: Int?
    var radius: Int?
    var text: String
    var sourced: [String]

    enum CodingKeys: String, CodingKey {
      case state, holder, contenders, since, until, sources, stale, place, country, href, precision
      case radius = "radius_m"
      case text, sourced
    }
  }
  private struct Share: Encodable {
    var name: String
    var count: Int
  }
  private struct Joined: Encodable {
    var count: Int
    /// Those who hold most of them first; an empty name is nobody known.
    var holders: [Share]
    var states: [Share]
    /// West, south, east, north.
    var bounds: [Double]
    var text: String
  }
  private enum Held: Encodable, Sendable {
    case place(Properties)
    case places(Joined)

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .place(let place): try place.encode(to: encoder)
      case .places(let joined): try joined.encode(to: encoder)
      }
    }
  }
  private struct Point: Encodable {
    var type = "Point"
    var coordinates: [Double]
  }
  private struct Feature: Encodable, Sendable {
    var type = "Feature"
    var id: String
    var geometry: Point
    var properties: Held
  }
  private struct Collection: Encodable {
    var type = "FeatureCollection"
    var features: [Feature]
    /// Whether some places are shown as one; then a nearer view tells more.
    var joined: Bool?
  }
}
