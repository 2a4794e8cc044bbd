import GRDB
import Records

extension Writing {
  /// Tiles held open at most, and texts that wait to be written to the index of words.
  private static let mostTiles = 64
  private static let mostTexts = 50_000

  /// Puts the row of an entry into its tile, in the place of the one that was there.
  func put(_ row: TileRow) throws {
    try change(tileOf: row.seq) { rows, place, isThere in
      if isThere { rows[place] = row } else { rows.insert(row, at: place) }
    }
  }

  /// Takes the row of an entry out of its tile.
  func takeOut(_ seq: Int) throws {
    try change(tileOf: seq) { rows, place, isThere in
      if isThere { rows.remove(at: place) }
    }
  }

  /// Puts the words of an entry into the index of words or, gone, takes them out. Written at the end of the transaction in order of the
  /// numbers: any other order would have the index write what it has gathered each time.
  func index(_ text: String, of seq: Int, isGone: Bool = false) throws {
    texts.append((seq, text, isGone))
    if texts.count >= Self.mostTexts { try writeTexts() }
  }

  /// Writes what was gathered: before each commit.
  func flush() throws {
    try writeTiles()
    try writeTexts()
  }

  private func change(tileOf seq: Int, _ body: (inout [TileRow], Int, Bool) -> Void) throws {
    let number = seq >> Tile.shift
    if tiles[number] == nil {
      if tiles.count >= Self.mostTiles { try writeTiles() }
      tiles[number] = try stored(number)?.rows ?? []
    }
    // In place: a tile taken out of the dictionary would be copied.
    func change(_ rows: inout [TileRow]) {
      var (low, high) = (0, rows.count)
      // Most are new, at the end.
      if let last = rows.last, last.seq < seq { low = high }
      while low < high {
        let middle = (low + high) / 2
        if rows[middle].seq < seq { low = middle + 1 } else { high = middle }
      }
      body(&rows, low, low < rows.count && rows[low].seq == seq)
    }
    change(&tiles[number, default: []])
  }

  private func stored(_ number: Int) throws -> Tile? {
    guard let bytes = try bytes("SELECT body FROM tile WHERE seq = ?", [number]) else { return nil }
    guard let tile = bytes.withUnsafeBytes({ Tile(number: number, bytes: $0) }) else { throw LedgerError.damagedTile }
    return tile
  }

  private func writeTiles() throws {
    guard !tiles.isEmpty else { return }
    // Greater than any before, also than those of tiles that are gone since.
    let version = try max(now, (number("SELECT max(version) FROM tile").map { Int($0) } ?? 0) + 1)
    for (number, rows) in tiles.sorted(by: { $0.key < $1.key }) {
      guard !rows.isEmpty else {
        try run("DELETE FROM tile WHERE seq = ?", [number])
        continue
      }
      let bounds = TileBounds(rows)
      try run(
        """
        INSERT OR REPLACE INTO tile (seq, version, first, last, south, north, west, east, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          number, version, bounds.first.map { Int($0) }, bounds.last.map { Int($0) }, bounds.south, bounds.north,
          bounds.west, bounds.east, Tile(number: number, rows: rows).bytes,
        ])
    }
    tiles = [:]
  }

  private func writeTexts() throws {
    // By number, those of one number in the order in which they came.
    for place in texts.indices.sorted(by: { (texts[$0].seq, $0) < (texts[$1].seq, $1) }) {
      let (seq, text, isGone) = texts[place]
      try run(
        isGone
          ? "INSERT INTO entry_text (entry_text, rowid, text) VALUES ('delete', ?, ?)"
          : "INSERT INTO entry_text (rowid, text) VALUES (?, ?)", [seq, text])
    }
    texts = []
  }
}

/// Between which days and coordinates the entries of a tile lie; `nil` where none has any.
struct TileBounds {
  var first, last: Int32?
  var south, north, west, east: Double?

  init(_ rows: [TileRow]) {
    let dated = rows.filter { $0.start != Tile.noDay }
    first = dated.map(\.start).min()
    last = dated.map(\.end).max()
    let placed = rows.filter { !$0.latitude.isNaN && !$0.longitude.isNaN }
    south = placed.map(\.latitude).min()
    north = placed.map(\.latitude).max()
    west = placed.map(\.longitude).min()
    east = placed.map(\.longitude).max()
  }

  /// Columns `first` to `east` of a row of `tile`.
  init(_ row: Row) {
    first = row["first"]
    last = row["last"]
    south = row["south"]
    north = row["north"]
    west = row["west"]
    east = row["east"]
  }
}

extension LedgerError {
  /// The columns of entries cannot be read.
  static let damagedTile = LedgerError(
    .corrupt, "the columns of some records cannot be read; make them anew with: dateline ledger repair")
}
