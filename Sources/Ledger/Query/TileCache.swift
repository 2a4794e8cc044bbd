import FoundationEssentials
import GRDB
package import Records
import Synchronization

/// What is known of a tile before it is read: whether it is the one that was read last time, and what it may hold.
struct TileHead {
  let number: Int
  let version: Int
  let bounds: TileBounds

  /// The tiles of a kind, in order.
  static func all(_ kind: Mention.Kind, in database: Database) throws -> [TileHead] {
    let first = KindNumber.base(of: kind) >> Tile.shift
    let last = (KindNumber.base(of: kind) | 0xff_ffff_ffff) >> Tile.shift
    let statement = try database.cachedStatement(
      sql: "SELECT seq, version, first, last, south, north, west, east FROM tile WHERE seq BETWEEN ? AND ?")
    let rows = try Row.fetchCursor(statement, arguments: [first, last])
    var heads: [TileHead] = []
    while let row = try rows.next() {
      heads.append(TileHead(number: row[0], version: row[1], bounds: TileBounds(row)))
    }
    return heads
  }
}

/// Tiles that were read, kept for the next query: each until it is written anew.
final class TileCache: Sendable {
  private let state = Mutex<(tiles: [Int: (version: Int, tile: Tile)], size: Int)>(([:], 0))
  private let limit: Int

  /// - Parameter limit: bytes of memory; tiles beyond that are read each time.
  init(limit: Int) { self.limit = limit }

  /// A tile as the database has it.
  func tile(_ head: TileHead, in database: Database) throws -> Tile {
    if let known = state.withLock({ $0.tiles[head.number] }), known.version == head.version { return known.tile }
    let sql = "SELECT body FROM tile WHERE seq = ?"
    guard
      let tile = try database.withBytes(sql, [head.number], { Tile(number: head.number, bytes: $0) }) ?? nil
    else { throw LedgerError.damagedTile }
    state.withLock { state in
      let old = state.tiles[head.number]?.tile.size ?? 0
      guard state.size - old + tile.size <= limit else { return }
      state.tiles[head.number] = (head.version, tile)
      state.size += tile.size - old
    }
    return tile
  }
}

extension Ledger {
  /// Gives every tile that has entries of a kind which pass a filter, with the places of these in it.
  func scan(
    _ kind: Mention.Kind, _ filter: Filter, in database: Database, each: (Tile, [Int]) throws -> Void
  ) throws {
    let tests = try filter.tests(kind, in: database)
    for head in try TileHead.all(kind, in: database) where tests.allSatisfy({ $0.mayPass(head) }) {
      let tile = try tiles.tile(head, in: database)
      var passing = Array(0..<tile.count)
      for test in tests where !passing.isEmpty { test.keep(&passing, of: tile) }
      if !passing.isEmpty { try each(tile, passing) }
    }
  }

  /// The numbers of the tiles that a list reads, of all that there are.
  package func tilesRead(_ kind: Mention.Kind = .event, _ filter: Filter) throws(LedgerError) -> (read: Int, all: Int) {
    try read { database in
      let tests = try filter.tests(kind, in: database)
      let heads = try TileHead.all(kind, in: database)
      return (heads.count { head in tests.allSatisfy { $0.mayPass(head) } }, heads.count)
    }
  }
}
