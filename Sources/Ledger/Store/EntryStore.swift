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
    let number = Key64.number(draft.id)
    let old = try isNew ? nil : row("SELECT seq, created FROM entry WHERE id = ? AND kind = ?", [number, kind])
    if let old { try removeIndexes(old[0]) }
    let seq = try old?[0] as Int? ?? nextEntry(draft.kind)
    let killed = draft.figures.first { $0.of == .killed }.flatMap { $0.best ?? $0.low ?? $0.high }
    let terms = try draft.words.map { try term($0.field, $0.text) }
    try run(
      """
      INSERT OR REPLACE INTO entry (seq, kind, id, block, mention, start, end, latitude, longitude, sources, mentions, confidence, doubt,
        created, changed, hash, terms, killed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        seq, kind, number, block, mention, draft.date?.start.ordinal, draft.date?.end.ordinal, draft.place?.latitude,
        draft.place?.longitude,
        draft.sources, draft.mentions, draft.confidence, draft.doubt, old?[1] as Int? ?? now, now, hash,
        Self.packed(terms), killed ?? -1,
      ])
    for term in terms { try run("INSERT INTO posting (term, entry) VALUES (?, ?)", [Int(term.number), seq]) }
    for figure in draft.figures {
      try run(
        "INSERT OR IGNORE INTO number (measure, entry, low, best, high) VALUES (?, ?, ?, ?, ?)",
        [MeasureNumber.of(figure.of), seq, figure.low, figure.best, figure.high])
    }
    if let latitude = draft.place?.latitude, let longitude = draft.place?.longitude {
      try run("INSERT INTO position VALUES (?, ?, ?, ?, ?)", [seq, latitude, latitude, longitude, longitude])
    }
    if let body = draft.body {
      try run("INSERT OR REPLACE INTO entry_body (seq, body) VALUES (?, ?)", [seq, Compression.pack(body)])
    }
    return seq
  }

  /// Removes an entry, and remembers that it was there.
  func removeEntry(_ seq: Int, successor: Int64? = nil) throws {
    try removeIndexes(seq)
    try run(
      "INSERT INTO removed (at, kind, id, successor) SELECT ?, kind, id, ? FROM entry WHERE seq = ?",
      [now, successor, seq])
    try run("DELETE FROM entry_body WHERE seq = ?", [seq])
    try run("DELETE FROM entry WHERE seq = ?", [seq])
  }

  private func removeIndexes(_ seq: Int) throws {
    if let row = try row("SELECT terms FROM entry WHERE seq = ?", [seq]) {
      for term in Self.unpacked(row[0] as Data) {
        try run("DELETE FROM posting WHERE term = ? AND entry = ?", [Int(term.number), seq])
      }
    }
    for measure in Figure.Measure.allCases {
      try run("DELETE FROM number WHERE measure = ? AND entry = ?", [MeasureNumber.of(measure), seq])
    }
    try run("DELETE FROM position WHERE seq = ?", [seq])
  }

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

  /// Terms as little-endian 32-bit numbers.
  static func packed(_ terms: [Term]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(terms.count * 4)
    for term in terms { withUnsafeBytes(of: term.number.littleEndian) { bytes.append(contentsOf: $0) } }
    return bytes
  }

  static func unpacked(_ bytes: Data) -> [Term] {
    bytes.withUnsafeBytes { buffer in
      (0..<buffer.count / 4).map { index in
        Term(number: Int32(littleEndian: buffer.loadUnaligned(fromByteOffset: index * 4, as: Int32.self)))
      }
    }
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
