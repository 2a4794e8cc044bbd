import GRDB
import GRDBSQLite
import Glibc
import Records

/// A part of the map in degrees; over the date line `west` is greater than `east`.
public struct GeoBox: Hashable, Sendable, Codable {
  /// The southern edge, -90 to 90.
  public var south: Double
  /// The western edge, -180 to 180.
  public var west: Double
  /// The northern edge, not less than `south`.
  public var north: Double
  /// The eastern edge, -180 to 180.
  public var east: Double

  /// The whole earth.
  public static let world = GeoBox(south: -90, west: -180, north: 90, east: 180)

  /// A box by its edges.
  public init(south: Double, west: Double, north: Double, east: Double) {
    (self.south, self.west, self.north, self.east) = (south, west, north, east)
  }
}

/// Events that lie so close together that a map at some zoom shows them as one mark.
public struct EventCluster: Hashable, Sendable, Codable {
  /// The middle of its events, degrees.
  public var latitude: Double
  /// The middle of its events, degrees.
  public var longitude: Double
  /// The smallest box around its events.
  public var box: GeoBox
  /// How many events.
  public var count: Int
  /// Killed in all of them, each event's best figure.
  public var killed: Int
  /// How many events of each type, the most frequent first.
  public var types: [Facets.Value]
  /// The id of the event, where there is only one.
  public var event: String?
}

extension Ledger {
  /// The events in a box of the map that pass a filter, put together by the cells of a grid, those of most events first.
  ///
  /// The grid is the one of web maps (spherical Mercator, 256 pixels a tile): a cell is 64 pixels wide, so that a cell of one zoom is four cells
  /// of the next, and the same event is always in the same cell. Events of a place without coordinates are in none.
  ///
  /// - Parameter zoom: 0 (the whole earth in one tile) to 20.
  public func clusters(box: GeoBox, zoom: Int, filter: Filter = Filter()) throws(LedgerError) -> [EventCluster] {
    var filter = filter
    filter.conditions.append(.box(south: box.south, west: box.west, north: box.north, east: box.east))
    return try read { database in
      let source = try filter.compiled(.event, in: database).source
      let statement = try database.makeStatement(
        sql: "SELECT e.id, e.latitude, e.longitude, e.terms, e.killed FROM \(source.sql)")
      statement.arguments = source.values
      var grid = ClusterGrid(zoom: zoom)
      let cursor = try Row.fetchCursor(statement)
      while try cursor.next() != nil {
        let row = statement.sqliteStatement
        let terms = UnsafeRawBufferPointer(
          start: sqlite3_column_blob(row, 3), count: Int(sqlite3_column_bytes(row, 3)))
        grid.add(
          id: sqlite3_column_int64(row, 0), latitude: sqlite3_column_double(row, 1),
          longitude: sqlite3_column_double(row, 2),
          type: Self.first(.type, in: terms), killed: max(0, Int(sqlite3_column_int64(row, 4))))
      }
      let words = try Self.words(of: grid.types, in: database)
      return grid.cells.map { $0.cluster(words) }.sorted {
        ($1.count, $0.latitude, $0.longitude) < ($0.count, $1.latitude, $1.longitude)
      }
    }
  }
}

/// Cells of the grid that have events.
private struct ClusterGrid {
  /// Cells from west to east, and from north to south.
  private let width: Double
  private var numbers: [Int: Int] = [:]
  private(set) var cells: [ClusterCell] = []

  init(zoom: Int) { width = Double(1 << (min(max(zoom, 0), 20) + 2)) }

  var types: Set<Int32> { Set(cells.flatMap { $0.types.map(\.term) }) }

  mutating func add(id: Int64, latitude: Double, longitude: Double, type: Int32, killed: Int) {
    // The map ends at 85.0511 degrees, where it is as high as wide.
    let angle = min(max(latitude, -85.0511), 85.0511) * .pi / 180
    let row = ((1 - asinh(tan(angle)) / .pi) / 2 * width).rounded(.down)
    let column = ((longitude + 180) / 360 * width).rounded(.down)
    let key = Int(row) << 32 | Int(column)
    if let number = numbers[key] {
      cells[number].add(id: id, latitude: latitude, longitude: longitude, type: type, killed: killed)
    } else {
      numbers[key] = cells.count
      var cell = ClusterCell()
      cell.add(id: id, latitude: latitude, longitude: longitude, type: type, killed: killed)
      cells.append(cell)
    }
  }
}

private struct ClusterCell {
  private var id: Int64 = 0
  private var count = 0
  private var killed = 0
  private var sum = (latitude: 0.0, longitude: 0.0)
  private var box = GeoBox(south: 90, west: 180, north: -90, east: -180)
  private(set) var types: [(term: Int32, count: Int)] = []

  mutating func add(id: Int64, latitude: Double, longitude: Double, type: Int32, killed: Int) {
    self.id = id
    count += 1
    self.killed += killed
    sum = (sum.latitude + latitude, sum.longitude + longitude)
    box.south = min(box.south, latitude)
    box.north = max(box.north, latitude)
    box.west = min(box.west, longitude)
    box.east = max(box.east, longitude)
    guard type != 0 else { return }
    if let index = types.firstIndex(where: { $0.term == type }) {
      types[index].count += 1
    } else {
      types.append((type, 1))
    }
  }

  func cluster(_ words: [Int32: String]) -> EventCluster {
    EventCluster(
      latitude: sum.latitude / Double(count), longitude: sum.longitude / Double(count), box: box, count: count,
      killed: killed,
      types: types.map { Facets.Value(text: words[$0.term] ?? "", count: $0.count) }.sorted {
        ($1.count, $0.text) < ($0.count, $1.text)
      }, event: count == 1 ? Key64.text(id) : nil)
  }
}
