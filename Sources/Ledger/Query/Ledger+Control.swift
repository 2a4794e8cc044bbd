import JSON
import Dispatch
import FoundationEssentials
import GRDB
import GRDBSQLite
import Linking
public import Records
import Synchronization

/// A place that went from one hand to another, or became contested or unknown.
public struct ControlChange: Hashable, Sendable, Codable {
  /// The first day of the new state.
  public var day: Day
  /// The state before; absent when nothing is known of it.
  public var before: ControlSpan?
  /// The state after.
  public var after: ControlSpan
}

extension Ledger {
  /// The spans of every place whose name, in the gazetteer or in a report, (or GeoNames id) is `place`, by place, then in order of time.
  ///
  /// Capitals and accents do not count; `*` at the end stands for any ending.
  public func controlTimeline(place: String, country: String? = nil) throws(LedgerError) -> [ControlSpan] {
    let folded = place.folded
    let isPrefix = folded.hasSuffix("*")
    let pattern = isPrefix ? String(folded.dropLast()) : folded
    return try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT body FROM hold WHERE block IN (
            SELECT h.block FROM hold h JOIN block b ON b.seq = h.block WHERE \(isPrefix
              ? "h.place >= ?1 AND h.place < ?1 || '\u{10FFFF}' OR h.words >= ?1 AND h.words < ?1 || '\u{10FFFF}'"
              : "h.place = ?1 OR h.words = ?1 OR b.key = ?2"))
            AND (?3 IS NULL OR country = ?3) AND ?2 IS NOT NULL ORDER BY block, start, seq
          """, arguments: [pattern, place, country])
      return try Self.spans(rows)
    }
  }

  /// Who holds each place on a day, in order of country and place, as maps and tables show it.
  ///
  /// - Parameter box: only places in this part of the map.
  public func holds(on day: Day, country: String? = nil, box: GeoBox? = nil) throws(LedgerError) -> [Hold] {
    try each(on: day, country: country, box: box, "summary") { packed in
      var hold = Hold(packed: packed)
      if let last = hold?.span.lastClaim { hold?.span.stale = Self.isStale(last, on: day) }
      return hold
    }
  }

  /// Who holds each place on a day, in order of country and place, with every mention: each the JSON of a `ControlSpan`, of which nothing
  /// is decoded.
  public func controlBodies(on day: Day, country: String? = nil) throws(LedgerError) -> [[UInt8]] {
    let holds = try holds(on: day, country: country)
    let bodies = try each(on: day, country: country, box: nil, "body") { Compression.unpack($0) }
    return zip(bodies, holds).map { Self.body($0, isStale: $1.span.stale) }
  }

  /// Who holds each place on a day, in order of country and place, with every mention.
  public func control(on day: Day, country: String? = nil) throws(LedgerError) -> [ControlSpan] {
    let bodies = try controlBodies(on: day, country: country)
    let size = 256
    let starts = Array(stride(from: 0, to: bodies.count, by: size))
    // Read on all cores.
    let parts = Mutex([Result<[ControlSpan], any Error>?](repeating: nil, count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let decoder = LineDecoder()
      let part = Result {
        try bodies[starts[number]..<min(starts[number] + size, bodies.count)].map {
          try decoder.decode(ControlSpan.self, from: Data($0))
        }
      }
      parts.withLock { $0[number] = part }
    }
    do { return try parts.withLock { $0 }.flatMap { try $0?.get() ?? [] } } catch { throw Self.damagedHold }
  }

  /// What is made of a column of every hold of a day.
  private func each<Value>(
    on day: Day, country: String?, box: GeoBox?, _ column: String, _ make: (UnsafeRawBufferPointer) -> Value?
  ) throws(LedgerError) -> [Value] {
    try read { database in
      var sql = "SELECT \(column) FROM hold WHERE start <= ?1 AND end >= ?1 AND (?2 IS NULL OR country = ?2)"
      var values: [any SQLValue] = [day.ordinal, country]
      if let box {
        let longitude = box.west <= box.east ? "longitude BETWEEN ?4 AND ?6" : "(longitude >= ?4 OR longitude <= ?6)"
        sql += " AND latitude BETWEEN ?3 AND ?5 AND \(longitude)"
        values += [box.south, box.west, box.north, box.east]
      }
      sql += " ORDER BY country, place, block, start"
      var made: [Value] = []
      try database.cachedStatement(sql: sql).step(values, sql, database) { row in
        let packed = UnsafeRawBufferPointer(
          start: sqlite3_column_blob(row, 0), count: Int(sqlite3_column_bytes(row, 0)))
        guard let value = make(packed) else { throw Self.damagedHold }
        made.append(value)
        return true
      }
      return made
    }
  }

  /// Stale when nothing had been heard for half a year before the day.
  private static func isStale(_ lastClaim: Day, on day: Day) -> Bool {
    day.ordinal - lastClaim.ordinal > ControlTimeline().staleAfter
  }

  /// The JSON of a span, said to be stale or not: the last field of that name is the span's own, for fields stand in order of the alphabet
  /// and those behind it are a day and a word.
  private static func body(_ json: [UInt8], isStale: Bool) -> [UInt8] {
    let name = Array("\"stale\":".utf8)
    guard
      let start = json.indices.last(where: { json[$0] == UInt8(ascii: "\"") && json[$0...].starts(with: name) }),
      let end = json[(start + name.count)...].firstIndex(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") })
    else { return json }
    return json[..<(start + name.count)] + Array(String(isStale).utf8) + json[end...]
  }

  private static let damagedHold = LedgerError(
    .corrupt, "a span of control cannot be read; rebuild it with: dateline ledger repair")

  /// Places that changed hands within the days, in order of the day.
  public func controlChanges(from first: Day, to last: Day, country: String? = nil) throws(LedgerError)
    -> [ControlChange]
  {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT body, (SELECT body FROM hold p WHERE p.block = h.block AND p.start < h.start ORDER BY p.start DESC LIMIT 1)
          FROM hold h WHERE start BETWEEN ? AND ? AND (?3 IS NULL OR country = ?3) ORDER BY start, country, place
          """, arguments: [first.ordinal, last.ordinal, country])
      let decoder = LineDecoder()
      return try rows.compactMap { row in
        let after = try Self.span(row[0], decoder)
        let before = try (row[1] as Data?).map { try Self.span($0, decoder) }
        let isSame = before.map { $0.holder?.name == after.holder?.name && $0.status == after.status } ?? false
        return isSame ? nil : after.start.map { ControlChange(day: $0, before: before, after: after) }
      }
    }
  }

  private static func spans(_ rows: [Row]) throws -> [ControlSpan] {
    let decoder = LineDecoder()
    return try rows.map { try span($0[0], decoder) }
  }

  private static func span(_ packed: Data, _ decoder: LineDecoder) throws -> ControlSpan {
    guard let body = packed.withUnsafeBytes({ Compression.unpack($0) }) else {
      throw damagedHold
    }
    return try decoder.decode(ControlSpan.self, from: body)
  }
}
