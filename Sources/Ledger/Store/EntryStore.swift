import FoundationEssentials
import GRDB
import Records

extension Writing {
  /// Stores an entry, or what is new of one that is there.
  ///
  /// - Parameter isNew: whether it is known that there is none with its id.
  /// - Returns: its number.
  @discardableResult
  func insertEntry(
    _ draft: EntryDraft, mention: Int? = nil, block: Int? = nil, hash: Int64 = 0, isNew: Bool = false
  ) throws -> Int {
    let kind = KindNumber.of(draft.kind)
    let id = Key64.number(draft.id)
    let old = try isNew ? nil : number("SELECT seq FROM entry WHERE id = ? AND kind = ?", [id, kind]).map { Int($0) }
    let seq = try old ?? nextEntry(draft.kind)
    try run(
      "INSERT OR REPLACE INTO entry (seq, kind, id, block, mention, hash) VALUES (?, ?, ?, ?, ?, ?)",
      [seq, kind, id, block, mention, hash])
    var row = TileRow(seq: seq)
    if let date = draft.date { (row.start, row.end) = (Self.day(date.start), Self.day(date.end)) }
    if let place = draft.place {
      (row.latitude, row.longitude) = (place.latitude ?? .nan, place.longitude ?? .nan)
    }
    row.sources = Int32(clamping: draft.sources)
    (row.confidence, row.doubt, row.changed) = (draft.confidence, draft.doubt, now)
    row.terms = try draft.words.map { try term($0.field, $0.text).number }
    row.figures = draft.figures.map { TileFigure($0.of, low: $0.low, best: $0.best, high: $0.high) }
    try put(row)
    if draft.kind == .event {
      try setText(draft.text, ofEvent: seq)
    } else if old == nil {
      try index(draft.text, of: seq)
    }
    if let body = draft.body { try run("INSERT OR REPLACE INTO entry_body (seq, body) VALUES (?, ?)", [seq, body]) }
    return seq
  }

  /// Indexes the sentences of an event, where they are others than before; they are kept, for the index can only forget what it is told.
  func setText(_ text: String, ofEvent seq: Int) throws {
    let packed = Compression.pack(Array(text.utf8))
    let old = try bytes("SELECT body FROM event_words WHERE seq = ?", [seq])
    guard old != packed else { return }
    if let old { try forget(words: old, of: seq) }
    try index(text, of: seq)
    try run("INSERT OR REPLACE INTO event_words (seq, body) VALUES (?, ?)", [seq, packed])
  }

  /// Removes an entry, and remembers that it was there.
  ///
  /// - Parameter text: its sentence, where it is no event.
  func removeEntry(_ seq: Int, text: String? = nil, successor: Int64? = nil) throws {
    try takeOut(seq)
    if let text { try index(text, of: seq, isGone: true) }
    if let old = try bytes("SELECT body FROM event_words WHERE seq = ?", [seq]) {
      try forget(words: old, of: seq)
      try run("DELETE FROM event_words WHERE seq = ?", [seq])
    }
    try run(
      "INSERT INTO removed (at, kind, id, successor) SELECT ?, kind, id, ? FROM entry WHERE seq = ?",
      [now, successor, seq])
    try run("DELETE FROM entry_body WHERE seq = ?", [seq])
    try run("DELETE FROM entry WHERE seq = ?", [seq])
  }

  private func forget(words packed: [UInt8], of seq: Int) throws {
    guard let text = packed.withUnsafeBytes({ Compression.unpack($0) }) else {
      throw LedgerError(
        .corrupt, "the words of event \(seq) cannot be read; make them anew with: dateline ledger repair")
    }
    try index(String(decoding: text, as: UTF8.self), of: seq, isGone: true)
  }

  private static func day(_ day: Day) -> Int32 { max(Int32(clamping: day.ordinal), Tile.noDay + 1) }

  private func nextEntry(_ kind: Mention.Kind) throws -> Int {
    let base = KindNumber.base(of: kind)
    let next =
      try nextEntries[kind]
      ?? number("SELECT max(seq) FROM entry WHERE seq BETWEEN ? AND ?", [base, base | 0xff_ffff_ffff]).map {
        Int($0) + 1
      } ?? base + 1
    nextEntries[kind] = next + 1
    return next
  }
}

/// The measures of figures, as numbers that never change.
enum MeasureNumber {
  static func of(_ measure: Figure.Measure) -> Int {
    switch measure {
    case .killed: 1
    case .injured: 2
    case .casualties: 3
    case .missing: 4
    case .detained: 5
    case .abducted: 6
    case .displaced: 7
    case .returned: 8
    case .evacuated: 9
    case .crowd: 10
    case .strength: 11
    case .released: 12
    case .surrendered: 13
    case .destroyed: 14
    }
  }
}
