import JSON
import FoundationEssentials
import GRDB
import Linking

/// The tables. A migration is never edited once a version with it was given out; a change is a new one at the end.
///
/// Base tables (`content`, `coder_run`, `report`, `chunk`, `correction`, `mention_alias`, `audit`) hold what was put in; all others are made from
/// them and can be rebuilt at any time.
enum Schema {
  /// `DLGR` in ASCII: the file is a ledger.
  static let applicationID = 0x444C_4752

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 store") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: base)
    }
    migrator.registerMigration("2 index") { try $0.execute(sql: derived) }
    migrator.registerMigration("3 speed") { database in
      try database.execute(sql: orders)
      try rewriteSketches(in: database)
    }
    migrator.registerMigration("4 audit") { try $0.execute(sql: audit) }
    migrator.registerMigration("5 tiles") { try TileMigration.run(in: $0) }
    return migrator
  }

  /// What was put in.
  private static let base = """
    CREATE TABLE content (
      sha BLOB PRIMARY KEY, size INTEGER NOT NULL, body BLOB NOT NULL
    ) WITHOUT ROWID, STRICT;

    CREATE TABLE coder_run (
      seq INTEGER PRIMARY KEY, coder TEXT NOT NULL, command TEXT NOT NULL, started INTEGER NOT NULL, finished INTEGER,
      reports INTEGER NOT NULL DEFAULT 0, mentions INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE report (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL, key TEXT NOT NULL, revision INTEGER NOT NULL, current INTEGER NOT NULL,
      withdrawn INTEGER NOT NULL DEFAULT 0,
      title TEXT, publisher TEXT, url TEXT, published INTEGER, published_from TEXT, language TEXT, duplicate_of TEXT,
      author TEXT, published_time TEXT, modified_time TEXT, file_date INTEGER, origin TEXT, blocks TEXT,
      fetched INTEGER NOT NULL, raw BLOB, text BLOB, coder TEXT, run INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX report_key ON report (key, revision);
    CREATE INDEX report_id ON report (id, current);
    CREATE INDEX report_text_of ON report (text);
    CREATE INDEX report_published ON report (published, seq);

    CREATE TABLE chunk (seq INTEGER PRIMARY KEY, report INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
    CREATE INDEX chunk_report ON chunk (report);

    CREATE TABLE mention (
      seq INTEGER PRIMARY KEY, id INTEGER NOT NULL, report INTEGER NOT NULL, chunk INTEGER NOT NULL, start INTEGER NOT NULL,
      length INTEGER NOT NULL, kind INTEGER NOT NULL, block INTEGER, event INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX mention_id ON mention (id);
    CREATE INDEX mention_report ON mention (report);
    CREATE INDEX mention_block ON mention (block, report) WHERE block IS NOT NULL;

    CREATE TABLE correction (
      seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, reviewer TEXT NOT NULL, action TEXT NOT NULL, target TEXT NOT NULL, id TEXT NOT NULL,
      anchors TEXT NOT NULL, body TEXT, reason TEXT, undoes INTEGER
    ) STRICT;
    CREATE INDEX correction_id ON correction (id);
    CREATE TABLE mention_alias (old TEXT PRIMARY KEY, new TEXT NOT NULL) STRICT;
    CREATE UNIQUE INDEX correction_undoes ON correction (undoes) WHERE undoes IS NOT NULL;
    CREATE TRIGGER correction_stays BEFORE UPDATE ON correction
      BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END;
    CREATE TRIGGER correction_kept BEFORE DELETE ON correction
      BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END;
    """

  /// What people did that is neither a correction nor a run of a coder: exports, sign-ins, changes of accounts.
  private static let audit = """
    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, details TEXT
    ) STRICT;
    CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END;
    CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is never shortened'); END;
    """

  /// What is made from the base tables.
  private static let derived = """
    CREATE TABLE sketch (report INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
    CREATE TABLE sketch_band (band INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (band, report)) WITHOUT ROWID, STRICT;

    CREATE TABLE block (seq INTEGER PRIMARY KEY, kind INTEGER NOT NULL, key TEXT NOT NULL, dirty INTEGER NOT NULL) STRICT;
    CREATE UNIQUE INDEX block_key ON block (kind, key);
    CREATE INDEX block_dirty ON block (seq) WHERE dirty > 0;

    CREATE TABLE term (seq INTEGER PRIMARY KEY, field INTEGER NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL) STRICT;
    CREATE UNIQUE INDEX term_text ON term (field, text);
    CREATE INDEX term_folded ON term (field, folded);

    CREATE TABLE entry (
      seq INTEGER PRIMARY KEY, kind INTEGER NOT NULL, id INTEGER NOT NULL, block INTEGER, mention INTEGER, start INTEGER, end INTEGER,
      latitude REAL, longitude REAL, sources INTEGER NOT NULL, mentions INTEGER NOT NULL, confidence REAL NOT NULL,
      doubt REAL NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL, hash INTEGER NOT NULL, terms BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX entry_id ON entry (id, kind);
    CREATE INDEX entry_day ON entry (kind, coalesce(start, -20000000), seq);
    CREATE INDEX entry_changed ON entry (kind, changed, seq);
    CREATE INDEX entry_doubt ON entry (kind, doubt, seq);
    CREATE INDEX entry_mention ON entry (mention) WHERE mention IS NOT NULL;
    CREATE INDEX entry_block ON entry (block) WHERE block IS NOT NULL;

    CREATE TABLE entry_body (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
    CREATE TABLE posting (term INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (term, entry)) WITHOUT ROWID, STRICT;
    CREATE TABLE number (
      measure INTEGER NOT NULL, entry INTEGER NOT NULL, low INTEGER, best INTEGER, high INTEGER, PRIMARY KEY (measure, entry)
    ) WITHOUT ROWID, STRICT;
    CREATE TABLE removed (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind INTEGER NOT NULL, id INTEGER NOT NULL, successor INTEGER) STRICT;
    CREATE INDEX removed_at ON removed (at);
    CREATE INDEX removed_id ON removed (id);

    CREATE TABLE hold (
      seq INTEGER PRIMARY KEY, block INTEGER NOT NULL, place TEXT NOT NULL, words TEXT NOT NULL, country TEXT, holder INTEGER, status INTEGER NOT NULL, start INTEGER NOT NULL,
      end INTEGER NOT NULL, latitude REAL, longitude REAL, body BLOB NOT NULL
    ) STRICT;
    CREATE INDEX hold_block ON hold (block, start);
    CREATE INDEX hold_start ON hold (start, end);
    CREATE INDEX hold_end ON hold (end, start);

    CREATE VIRTUAL TABLE position USING rtree (seq, south, north, west, east);
    CREATE VIRTUAL TABLE mention_text USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE report_text USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
    """

  /// Every order of a list has its index; sentences are gathered before they are written to the index of words.
  private static let orders = """
    ALTER TABLE entry ADD COLUMN killed INTEGER NOT NULL DEFAULT -1;
    UPDATE entry SET killed = coalesce(
      (SELECT coalesce(n.best, n.low, n.high) FROM number n WHERE n.measure = 1 AND n.entry = entry.seq), -1);
    CREATE INDEX entry_sources ON entry (kind, sources, seq);
    CREATE INDEX entry_confidence ON entry (kind, confidence, seq);
    CREATE INDEX entry_killed ON entry (kind, killed, seq);
    INSERT INTO mention_text (mention_text, rank) VALUES ('hashsize', 16777216);
    INSERT INTO report_text (report_text, rank) VALUES ('hashsize', 16777216);
    """

  /// Sketches were JSON; they are bytes.
  private static func rewriteSketches(in database: Database) throws {
    let decoder = LineDecoder()
    for row in try Row.fetchAll(database, sql: "SELECT report, body FROM sketch") {
      let sketch = try decoder.decode(Sketch.self, from: row[1] as Data)
      try database.execute(
        sql: "UPDATE sketch SET body = ? WHERE report = ?", arguments: [Data(sketch.bytes), row[0] as Int])
    }
  }

  /// Empties every table that is made from the base tables.
  static let emptyDerived = """
    DELETE FROM mention; DELETE FROM sketch; DELETE FROM sketch_band; DELETE FROM block; DELETE FROM term; DELETE FROM entry; DELETE FROM entry_body;
    DELETE FROM tile; DELETE FROM event_words; DELETE FROM hold;
    INSERT INTO entry_text (entry_text) VALUES ('delete-all');
    INSERT INTO report_text (report_text) VALUES ('delete-all');
    """
}
