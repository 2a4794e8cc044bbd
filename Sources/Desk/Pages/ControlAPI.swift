import Foundation
import Ledger
import Records

/// `/api/control` and `/api/control/days`.
enum ControlAPI {
  @Sendable static func control(_ inquiry: Inquiry) throws -> [UInt8] {
    let day = try inquiry.query.day("on") ?? inquiry.ledger.controlDays().last ?? Day(ordinal: 0)
    return try features(inquiry.ledger.control(on: day), on: day, inquiry)
  }

  @Sendable static func days(_ inquiry: Inquiry) throws -> [UInt8] {
    let days = try inquiry.ledger.controlDays().map(\.description)
    return try JSONOutput.encode(Days(first: days.first, last: days.last, changes: days))
  }

  /// Holds on a day as points.
  static func features(_ spans: [ControlSpan], on day: Day, _ inquiry: Inquiry) throws -> [UInt8] {
    let features = spans.compactMap { span -> Feature? in
      guard let latitude = span.place.latitude, let longitude = span.place.longitude else { return nil }
      let holder = span.holder.map { Party(name: Words.name($0), code: $0.code) }
      let t = inquiry.phrases
      let text =
        "\(span.place.name): \(holder?.name ?? t("unknown")), \(t.code("state", span.status.rawValue))"
        + (span.start.map { ", " + t("since", $0.description) } ?? "")
      return Feature(
        id: span.id, geometry: .init(coordinates: [longitude, latitude]),
        properties: Properties(
          state: span.status.rawValue, holder: holder, contenders: span.contenders.map(Words.name),
          since: span.start, until: span.end, sources: span.sources, stale: span.stale, place: span.place.name,
          country: span.place.country, href: ControlPage.address(span.place, on: day),
          precision: span.place.ucdpPrecision, radius: Words.radius(span.place), text: text,
          sourced: span.mentions.map { $0.speakers.last ?? $0.publisher ?? $0.report }))
    }
    return try JSONOutput.encode(Collection(features: features))
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
  private struct Point: Encodable {
    var type = "Point"
    var coordinates: [Double]
  }
  private struct Feature: Encodable {
    var type = "Feature"
    var id: String
    var geometry: Point
    var properties: Properties
  }
  private struct Collection: Encodable {
    var type = "FeatureCollection"
    var features: [Feature]
  }
}
