import JSON
import FoundationEssentials
import GRDB
import Glibc
public import Records

/// Events that lie close together on a map.
public struct MapCell: Hashable, Sendable {
  /// The middle of the events, degrees north.
  public var latitude: Double
  /// The middle of the events, degrees east.
  public var longitude: Double
  /// How many there are.
  public var count: Int
  /// Smallest and largest latitude and longitude.
  public var south, west, north, east: Double
  /// How many there are of each type.
  public var types: [String: Int]
  /// An event of the cell, where all of them lie on one point: the only one, or one that shows how precise the point is.
  public var event: Event?
}

extension Ledger {
  /// How many events pass a filter, and how many of them have coordinates.
  public func count(_ kind: Mention.Kind = .event, _ filter: Filter = Filter()) throws(LedgerError) -> (
    all: Int, placed: Int
  ) {
    try read { database in
      var (all, placed) = (0, 0)
      try scan(kind, filter, in: database) { tile, places in
        all += places.count
        placed += places.count { !tile.latitudes[$0].isNaN }
      }
      return (all, placed)
    }
  }

  /// The events that pass a filter, put together by a grid of the Mercator map.
  ///
  /// - Parameters:
  ///   - degrees: width of a cell, degrees of longitude.
  ///   - limit: the events of so many cells of one point are read.
  public func cells(_ filter: Filter = Filter(), degrees: Double, limit: Int = 1000) throws(LedgerError) -> [MapCell] {
    try read { database in
      var drafts: [CellKey: CellDraft] = [:]
      try scan(.event, filter, in: database) { tile, places in
        for place in places where !tile.latitudes[place].isNaN {
          drafts[CellKey(tile.latitudes[place], tile.longitudes[place], degrees), default: CellDraft()].add(place, tile)
        }
      }
      let words = try Self.words(of: Set(drafts.values.flatMap(\.types.keys)), in: database)
      let decoder = LineDecoder()
      var left = limit
      return try drafts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { _, draft in
        var cell = draft.cell(words)
        if draft.isPoint, left > 0 {
          left -= 1
          cell.event = try Self.event(draft.first, decoder, in: database)
        }
        return cell
      }
    }
  }

  /// The first days of all holds, in order, each once: the days on which something may have changed hands.
  public func controlDays() throws(LedgerError) -> [Day] {
    try read { database in
      try Int.fetchAll(
        database,
        sql: "SELECT DISTINCT start FROM hold WHERE start > ? ORDER BY start", arguments: [StatusNumber.always]
      ).map { Day(ordinal: $0) }
    }
  }
}

private struct CellKey: Hashable, Comparable {
  let x, y: Int

  init(_ latitude: Double, _ longitude: Double, _ degrees: Double) {
    // Beyond 85 degrees the Mercator map ends.
    let sine = sin(max(-85, min(85, latitude)) * .pi / 180)
    let north = log((1 + sine) / (1 - sine)) / 2 * 180 / .pi
    x = Int((longitude / degrees).rounded(.down))
    y = Int((north / degrees).rounded(.down))
  }

  static func < (left: CellKey, right: CellKey) -> Bool { (left.y, left.x) < (right.y, right.x) }
}

private struct CellDraft {
  var count = 0
  var first = 0
  var types: [Int32: Int] = [:]
  private var sum = (latitude: 0.0, longitude: 0.0)
  private var south = 90.0, west = 180.0, north = -90.0, east = -180.0

  var isPoint: Bool { south == north && west == east }

  mutating func add(_ place: Int, _ tile: Tile) {
    let (latitude, longitude) = (tile.latitudes[place], tile.longitudes[place])
    if count == 0 { first = tile.seq(place) }
    count += 1
    sum = (sum.latitude + latitude, sum.longitude + longitude)
    (south, north) = (min(south, latitude), max(north, latitude))
    (west, east) = (min(west, longitude), max(east, longitude))
    let type = tile.first(.type, of: place)
    if type != 0 { types[type, default: 0] += 1 }
  }

  func cell(_ words: [Int32: String]) -> MapCell {
    let point = isPoint
    return MapCell(
      latitude: point ? south : sum.latitude / Double(count), longitude: point ? west : sum.longitude / Double(count),
      count: count, south: south, west: west, north: north, east: east,
      types: Dictionary(types.compactMap { key, count in words[key].map { ($0, count) } }, uniquingKeysWith: +))
  }
}
