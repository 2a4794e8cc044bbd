import JSON
import FoundationEssentials
import GRDB
import Records

/// Migration 5: what is filtered and counted goes from rows, indexes and lists of words into tiles; events are found by their sentences
/// together, each once.
enum TileMigration {
  static func run(in database: Database) throws {
    try database.execute(sql: tables)
    let writing = Writing(database: database, terms: TermCache())
    try copyRows(writing)
    try copyTexts(writing)
    try summarizeHolds(writing)
    try writing.flush()
    try database.execute(sql: slimEntries)
  }

  private static let tables = """
    CREATE TABLE tile (
      seq INTEGER PRIMARY KEY, version INTEGER NOT NULL, first INTEGER, last INTEGER, south REAL, north REAL, west REAL, east REAL,
      body BLOB NOT NULL
    ) STRICT;
    CREATE TABLE event_words (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
    CREATE VIRTUAL TABLE entry_text USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
    INSERT INTO entry_text (entry_text, rank) VALUES ('hashsize', 16777216);
    """

  private static let slimEntries = """
    CREATE TABLE slim_entry (
      seq INTEGER PRIMARY KEY, kind INTEGER NOT NULL, id INTEGER NOT NULL, block INTEGER, mention INTEGER, hash INTEGER NOT NULL
    ) STRICT;
    INSERT INTO slim_entry SELECT seq, kind, id, block, mention, hash FROM entry;
    DROP TABLE entry; DROP TABLE posting; DROP TABLE number; DROP TABLE position; DROP TABLE mention_text;
    ALTER TABLE slim_entry RENAME TO entry;
    CREATE UNIQUE INDEX entry_id ON entry (id, kind);
    CREATE INDEX entry_mention ON entry (mention) WHERE mention IS NOT NULL;
    CREATE INDEX entry_block ON entry (block) WHERE block IS NOT NULL;
    """

  private static func copyRows(_ writing: Writing) throws {
    let measures = Dictionary(uniqueKeysWithValues: Figure.Measure.allCases.map { (MeasureNumber.of($0), $0) })
    let numbers = try writing.database.makeStatement(sql: "SELECT measure, low, best, high FROM number WHERE entry = ?")
    // The list of numbers has no index by entry.
    try writing.database.execute(sql: "CREATE INDEX number_of ON number (entry)")
    let entries = try Row.fetchCursor(
      writing.database,
      sql:
        "SELECT seq, start, end, latitude, longitude, sources, confidence, doubt, changed, terms FROM entry ORDER BY seq"
    )
    while let entry = try entries.next() {
      var row = TileRow(seq: entry["seq"])
      if let start = entry["start"] as Int32?, let end = entry["end"] as Int32? { (row.start, row.end) = (start, end) }
      row.latitude = entry["latitude"] ?? .nan
      row.longitude = entry["longitude"] ?? .nan
      (row.sources, row.confidence, row.doubt) = (entry["sources"], entry["confidence"], entry["doubt"])
      row.changed = entry["changed"]
      row.terms = (entry["terms"] as Data).withUnsafeBytes { terms in
        (0..<terms.count / 4).map { terms.loadUnaligned(fromByteOffset: $0 * 4, as: Int32.self) }
      }
      row.figures = try Row.fetchAll(numbers, arguments: [row.seq]).compactMap { number in
        measures[number[0]].map { TileFigure($0, low: number[1], best: number[2], high: number[3]) }
      }
      try writing.put(row)
    }
  }

  /// The sentences of records, under the number of their event or their own entry.
  private static func copyTexts(_ writing: Writing) throws {
    let database = writing.database
    let decoder = LineDecoder()
    var reader = ChunkReader()
    let records = try Row.fetchCursor(
      database,
      sql: """
        SELECT m.id, m.event, m.chunk, m.start, m.length, e.seq FROM mention m LEFT JOIN entry e ON e.mention = m.seq
        ORDER BY m.chunk, m.seq
        """)
    var sentences: [Int64: String] = [:]
    while let record = try records.next() {
      let line = try reader.line(chunk: record[2], start: record[3], length: record[4], in: database)
      let text = try decoder.decode(WithSentence.self, from: line).sentence.text
      if let entry = record[5] as Int? { try writing.index(text, of: entry) }
      if record[1] as Int? != nil { sentences[record[0]] = text }
    }
    for seq in try Int.fetchAll(database, sql: "SELECT seq FROM entry WHERE kind = 0 ORDER BY seq") {
      let event = try decoder.decode(WithMentions.self, from: Ledger.eventBody(seq, in: database))
      let own = event.mentions.compactMap { sentences[Key64.number($0.mention)] }
      try writing.setText(EventText.joined(own), ofEvent: seq)
    }
  }

  /// What maps and tables show of the holds.
  private static func summarizeHolds(_ writing: Writing) throws {
    try writing.database.execute(sql: "ALTER TABLE hold ADD COLUMN summary BLOB NOT NULL DEFAULT x''")
    let decoder = LineDecoder()
    for seq in try Int.fetchAll(writing.database, sql: "SELECT seq FROM hold") {
      let body = try writing.database.withBytes("SELECT body FROM hold WHERE seq = ?", [seq]) { Compression.unpack($0) }
      guard let body = body ?? nil else { continue }
      let span = try decoder.decode(ControlSpan.self, from: body)
      try writing.run("UPDATE hold SET summary = ? WHERE seq = ?", [Hold(span).packed, seq])
    }
  }

  private struct WithSentence: Decodable {
    struct Sentence: Decodable { var text: String }
    var sentence: Sentence
  }
  private struct WithMentions: Decodable {
    struct Support: Decodable { var mention: String }
    var mentions: [Support]
  }
}
