import Exports
import Foundation
import Ledger
import Records

/// `/api/clusters`, `/api/series` and `/api/facets`: what the overview's map, timeline and facets are drawn from.
enum MapAPI {
  private struct Clusters: Encodable {
    var total: Int
    var clusters: [Cluster]
  }

  private struct Cluster: Encodable {
    var lat: Double
    var lon: Double
    var count: Int
    var precision: Int?
    var id: String?
    var label: String?
    var radius: Int?
    var types: [String: Int]
    /// West, south, east, north.
    var bounds: [Double]

    enum CodingKeys: String, CodingKey {
      case lat, lon, count, precision, id, label
      case radius = "radius_m"
      case types, bounds
    }
  }

  @Sendable static func clusters(_ inquiry: Inquiry) throws -> [UInt8] {
    let zoom = try inquiry.query.number("zoom", default: 2, in: 0...18)
    let filter = try inquiry.query.filter()
    // A cell is 64 pixels wide on a map whose world is 256 · 2^zoom pixels; without a box no more than some thousand cells are made.
    let cells = try inquiry.ledger.cells(
      filter, degrees: 90 / Double(1 << (inquiry.query["bbox"] == nil ? min(zoom, 6) : zoom)))
    let words = Words(phrases: inquiry.phrases)
    let clusters = cells.map { cell in
      Cluster(
        lat: rounded(cell.latitude), lon: rounded(cell.longitude), count: cell.count,
        precision: cell.event?.place?.ucdpPrecision, id: cell.count == 1 ? cell.event?.id : nil,
        label: cell.event.map { event in
          cell.count == 1
            ? [words.date(event.date), words.type(event), event.place?.name].compactMap { $0 }.joined(separator: " · ")
            : event.place?.name ?? ""
        }, radius: Words.radius(cell.event?.place), types: cell.types,
        bounds: [cell.west, cell.south, cell.east, cell.north].map(rounded))
    }
    return try JSONOutput.encode(Clusters(total: cells.reduce(0) { $0 + $1.count }, clusters: clusters))
  }

  private static func rounded(_ degrees: Double) -> Double { (degrees * 100_000).rounded() / 100_000 }

  @Sendable static func series(_ inquiry: Inquiry) throws -> [UInt8] {
    let table = try inquiry.ledger.series(inquiry.query.filter(), SeriesPage.options(inquiry, sums: []))
    return try JSONOutput.encode(
      Counts(periods: table.rows.compactMap { $0[0] }, counts: table.rows.map { Int($0[1] ?? "") ?? 0 }))
  }

  private struct Counts: Encodable {
    var periods: [String]
    var counts: [Int]
  }

  @Sendable static func facets(_ inquiry: Inquiry) throws -> [UInt8] {
    let limit = try inquiry.query.number("limit", default: 10, in: 1...1000)
    let facets = try inquiry.ledger.facets(.event, inquiry.query.filter(), limit: limit)
    let fields = facets.fields.map { field, values in
      (field.name, values.map { Value(value: $0.text, count: $0.count) })
    }
    return try JSONOutput.encode(
      Fields(total: facets.total, facets: Dictionary(fields, uniquingKeysWith: { first, _ in first })))
  }

  private struct Value: Encodable {
    var value: String
    var count: Int
  }
  private struct Fields: Encodable {
    var total: Int
    var facets: [String: [Value]]
  }
}
