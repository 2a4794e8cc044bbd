import Dispatch
import FoundationEssentials
import GRDB
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

  /// Who holds each place on a day, in order of country and place.
  ///
  /// - Parameters:
  ///   - box: only places in this part of the map.
  ///   - mentions: whether the spans are wanted with the mentions that they rest on; a map has no use for them.
  public func control(on day: Day, country: String? = nil, box: GeoBox? = nil, mentions: Bool = true)
    throws(LedgerError) -> [ControlSpan]
  {
    let bodies = try read { database in
      var sql = "SELECT body FROM hold WHERE start <= ?1 AND end >= ?1 AND (?2 IS NULL OR country = ?2)"
      var arguments: StatementArguments = [day.ordinal, country]
      if let box {
        let longitude = box.west <= box.east ? "longitude BETWEEN ?4 AND ?6" : "(longitude >= ?4 OR longitude <= ?6)"
        sql += " AND latitude BETWEEN ?3 AND ?5 AND \(longitude)"
        arguments += [box.south, box.west, box.north, box.east]
      }
      return try Data.fetchAll(database, sql: sql + " ORDER BY country, place, block, start", arguments: arguments)
    }
    return try Self.spans(bodies, mentions: mentions).map { $0.aged(to: day) }
  }

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
      let decoder = JSONDecoder()
      return try rows.compactMap { row in
        let after = try Self.span(row[0], decoder)
        let before = try (row[1] as Data?).map { try Self.span($0, decoder) }
        let isSame = before.map { $0.holder?.name == after.holder?.name && $0.status == after.status } ?? false
        return isSame ? nil : after.start.map { ControlChange(day: $0, before: before, after: after) }
      }
    }
  }

  /// Many spans, read on all cores.
  private static func spans(_ bodies: [Data], mentions: Bool) throws(LedgerError) -> [ControlSpan] {
    let size = 256
    let starts = Array(stride(from: 0, to: bodies.count, by: size))
    let parts = Mutex([Result<[ControlSpan], any Error>?](repeating: nil, count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let decoder = JSONDecoder()
      if !mentions { decoder.userInfo[.withoutEvidence] = true }
      let part = Result {
        try bodies[starts[number]..<min(starts[number] + size, bodies.count)].map { try span($0, decoder) }
      }
      parts.withLock { $0[number] = part }
    }
    do {
      return try parts.withLock { $0 }.flatMap { try $0?.get() ?? [] }
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(.corrupt, "a span of control cannot be read: \(error)")
    }
  }

  private static func spans(_ rows: [Row]) throws -> [ControlSpan] {
    let decoder = JSONDecoder()
    return try rows.map { try span($0[0], decoder) }
  }

  private static func span(_ packed: Data, _ decoder: JSONDecoder) throws -> ControlSpan {
    guard let body = packed.withUnsafeBytes({ Compression.unpack($0) }) else {
      throw LedgerError(.corrupt, "a span of control cannot be read; rebuild it with: dateline ledger repair")
    }
    return try decoder.decode(ControlSpan.self, from: Data(body))
  }
}

extension ControlSpan {
  /// The span as it is seen on a day: stale when nothing had been heard for half a year before it.
  fileprivate func aged(to day: Day) -> ControlSpan {
    var span = self
    if let last = lastClaim { span.stale = day.ordinal - last.ordinal > ControlTimeline().staleAfter }
    return span
  }
}
