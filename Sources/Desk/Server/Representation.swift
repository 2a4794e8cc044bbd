import JSON
import Exports
import Dispatch
import Foundation
import Ledger
import Records
import Synchronization

/// The forms in which a page can be asked for: the suffix of its address.
enum Format: String, CaseIterable, Sendable {
  case html, json, csv, geojson

  /// The value of Content-Type.
  var mediaType: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .json: "application/json; charset=utf-8"
    case .csv: "text/csv; charset=utf-8"
    case .geojson: "application/geo+json; charset=utf-8"
    }
  }
}

/// What stands at an address, in each of its forms. Only the one that is asked for is made.
struct Representation {
  /// For people.
  var page: () throws -> DeskPage
  var json: (() throws -> [UInt8])?
  /// As CSV.
  var table: DataStream?
  /// As GeoJSON.
  var features: DataStream?

  /// Tables of events are whole: all that pass the filter.
  static func events(
    _ list: @escaping @Sendable (Page) throws -> Listing<Event>, page: @escaping () throws -> DeskPage,
    json: @escaping () throws -> [UInt8]
  ) -> Representation {
    Representation(
      page: page, json: json, table: .table(list) { TidyTable($0) }, features: .features(list) { ($0.id, $0.place) })
  }
}

/// A page before its frame is put around it.
struct DeskPage {
  /// What stands in the title of the window.
  var title: String
  /// The class of its body (`overview`), also its place in the menu.
  var name: String
  /// Whether it has a map.
  var hasMap = false
  /// Whether links within it are followed without loading the frame anew.
  var isLive = false
  /// What stands in `<main>`.
  var content: HTML
}

/// JSON as the desk writes it: keys in order of the alphabet.
enum JSONOutput {
  static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = LineEncoder()
    return try encoder.encode(value)
  }

  /// What is made of many values, each as JSON, on all cores; those of which nothing is made are left out.
  static func encode<Value: Sendable, Made: Encodable & SendableMetatype>(
    each values: [Value], _ make: @Sendable (Value) -> Made?
  ) throws -> [[UInt8]] {
    let size = 256
    let starts = Array(stride(from: 0, to: values.count, by: size))
    let parts = Mutex([Result<[[UInt8]], any Error>?](repeating: nil, count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let part = Result {
        try values[starts[number]..<min(starts[number] + size, values.count)].compactMap { try make($0).map(encode) }
      }
      parts.withLock { $0[number] = part }
    }
    return try parts.withLock { $0 }.flatMap { try $0?.get() ?? [] }
  }

  /// Objects that are JSON already as a list within an object; `head` is written before it.
  static func list(_ head: String, _ bodies: [[UInt8]], tail: String = "") -> [UInt8] {
    var bytes = Array(head.utf8)
    bytes.reserveCapacity(bodies.reduce(head.utf8.count + tail.utf8.count + 2) { $0 + $1.count + 1 })
    for (index, body) in bodies.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += body
    }
    bytes += Array(tail.utf8)
    return bytes
  }
}

extension TidyTable {
  /// The table as CSV in which no cell is a formula to a spreadsheet: text that begins with `=`, `+`, `-`, `@`, a tab or a line end gets an
  /// apostrophe before it (OWASP, CSV injection). Columns of numbers are left alone.
  func safeCSV(header: Bool = true) -> String {
    guard header || !rows.isEmpty else { return "" }
    var table = self
    for (index, column) in columns.enumerated() where !column.isNumber {
      for row in table.rows.indices {
        if let first = table.rows[row][index]?.utf8.first, Array("=+-@\t\r\n".utf8).contains(first) {
          table.rows[row][index] = "'" + (table.rows[row][index] ?? "")
        }
      }
    }
    return table.csv(header: header) + "\n"
  }
}

/// Points as GeoJSON.
enum Features {
  static func collection<Value: Encodable>(_ values: [Value], _ point: (Value) -> (id: String, place: Place?))
    -> [UInt8]
  {
    var collection = FeatureCollection()
    return Array(
      (FeatureCollection.opening + lines(of: values, in: &collection, point) + FeatureCollection.closing).utf8)
  }

  /// Some features of a collection.
  static func lines<Value: Encodable>(
    of values: [Value], in collection: inout FeatureCollection, _ point: (Value) -> (id: String, place: Place?)
  ) -> String {
    values.reduce(into: "") { text, value in
      let (id, place) = point(value)
      text += collection.line(id: id, latitude: place?.latitude, longitude: place?.longitude, properties: value) ?? ""
    }
  }
}
