import Glibc
import Records

/// A condition as it is tested on columns.
enum EntryTest {
  /// Has one of the terms (sorted) or, excluded, none.
  case terms([Int32], excluded: Bool)
  /// Is one of these entries.
  case entries(EntrySet)
  case from(Int32)
  case to(Int32)
  /// Degrees; over the date line west is greater than east.
  case box(south: Double, west: Double, north: Double, east: Double)
  case near(Circle)
  case figure(measure: Int64, Filter.Comparison, Int64)
  case sources(Int32)
  case confidence(Double)
  case changedSince(Int)

  /// Whether a tile may have an entry that passes.
  func mayPass(_ head: TileHead) -> Bool {
    let bounds = head.bounds
    return switch self {
    case .entries(let set): set.words[head.number] != nil
    case .from(let day): bounds.last.map { $0 >= day } ?? false
    case .to(let day): bounds.first.map { $0 <= day } ?? false
    case .box(let south, let west, let north, let east): bounds.meets(south, west, north, east)
    case .near(let circle): bounds.meets(circle.south, circle.west, circle.north, circle.east)
    case .terms, .figure, .sources, .confidence, .changedSince: true
    }
  }

  /// Leaves the places of those entries that pass.
  func keep(_ places: inout [Int], of tile: Tile) {
    switch self {
    case .terms(let terms, let excluded): Self.keep(&places, of: tile, with: terms, excluded)
    case .entries(let set):
      let words = set.words[tile.number] ?? []
      places.removeAll { place in
        let slot = Int(tile.slots[place])
        return words.isEmpty || words[slot >> 6] & 1 << UInt64(slot & 63) == 0
      }
    case .from(let day): places.removeAll { tile.ends[$0] < day }
    case .to(let day): places.removeAll { tile.starts[$0] > day || tile.starts[$0] == Tile.noDay }
    case .box(let south, let west, let north, let east):
      places.removeAll { place in
        let (latitude, longitude) = (tile.latitudes[place], tile.longitudes[place])
        let isWithin = west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east
        return !(latitude >= south && latitude <= north && isWithin)
      }
    case .near(let circle):
      places.removeAll { !(circle.distance(tile.latitudes[$0], tile.longitudes[$0]) <= circle.kilometres) }
    case .figure(let measure, let comparison, let number):
      places.removeAll { place in
        !tile.figures[tile.figureRange(place)].contains { figure in
          guard figure.measure == measure, figure.taken != .min else { return false }
          return switch comparison {
          case .atLeast: figure.most >= number
          case .atMost: figure.least <= number
          case .equal: (figure.best != .min ? figure.best : figure.low) == number
          }
        }
      }
    case .sources(let count): places.removeAll { tile.sources[$0] < count }
    case .confidence(let least): places.removeAll { tile.confidences[$0] < least }
    case .changedSince(let time): places.removeAll { tile.changes[$0] < time }
    }
  }

  private static func keep(_ places: inout [Int], of tile: Tile, with wanted: [Int32], _ excluded: Bool) {
    tile.terms.withUnsafeBufferPointer { terms in
      wanted.withUnsafeBufferPointer { wanted in
        places.removeAll { place in
          for position in tile.termRange(place) where contains(wanted, terms[position]) { return excluded }
          return !excluded
        }
      }
    }
  }

  private static func contains(_ sorted: UnsafeBufferPointer<Int32>, _ term: Int32) -> Bool {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] == term { return true }
      if sorted[middle] < term { low = middle + 1 } else { high = middle }
    }
    return false
  }
}

/// Numbers of entries, a bit for each place of a tile.
struct EntrySet {
  private(set) var words: [Int: [UInt64]] = [:]

  /// Numbers in order are put in quickly: the tile of the last one is at hand.
  init(_ each: ((Int) -> Void) throws -> Void) rethrows {
    var words: [Int: [UInt64]] = [:]
    var (number, current) = (-1, [UInt64]())
    try each { seq in
      if seq >> Tile.shift != number {
        if number >= 0 { words[number] = current }
        number = seq >> Tile.shift
        current = words[number] ?? [UInt64](repeating: 0, count: 1 << (Tile.shift - 6))
      }
      let slot = seq & (1 << Tile.shift - 1)
      current[slot >> 6] |= 1 << UInt64(slot & 63)
    }
    if number >= 0 { words[number] = current }
    self.words = words
  }
}

extension TileBounds {
  /// Whether a box may have something of the tile in it.
  func meets(_ south: Double, _ west: Double, _ north: Double, _ east: Double) -> Bool {
    guard let ownSouth = self.south, let ownNorth = self.north, let ownWest = self.west, let ownEast = self.east,
      ownNorth >= south, ownSouth <= north
    else { return false }
    return west <= east ? ownEast >= west && ownWest <= east : ownEast >= west || ownWest <= east
  }
}

/// Places within kilometres of a point, and the box around them.
struct Circle {
  let latitude, longitude, kilometres: Double
  let south, west, north, east: Double

  init(latitude: Double, longitude: Double, kilometres: Double) {
    (self.latitude, self.longitude, self.kilometres) = (latitude, longitude, kilometres)
    // A little wider than the circle.
    let degrees = kilometres / 111.19 + 0.01
    south = max(latitude - degrees, -90)
    north = min(latitude + degrees, 90)
    let shrink = cos(min(max(abs(south), abs(north)), 89.9) * .pi / 180)
    let span = abs(latitude) + degrees >= 90 ? 360 : degrees / shrink
    if span >= 180 {
      (west, east) = (-180, 180)
    } else {
      let (left, right) = (longitude - span, longitude + span)
      west = left < -180 ? left + 360 : left
      east = right > 180 ? right - 360 : right
    }
  }

  /// Kilometres from the middle by the haversine on a sphere of 6,371 km; not a number where a coordinate is none.
  func distance(_ latitude: Double, _ longitude: Double) -> Double {
    let radians = Double.pi / 180
    let half = sin((latitude - self.latitude) * radians / 2)
    let side = sin((longitude - self.longitude) * radians / 2)
    let square = half * half + cos(self.latitude * radians) * cos(latitude * radians) * side * side
    return 12742 * asin(square > 1 ? 1 : square.squareRoot())
  }
}
