import JSON
import FoundationEssentials
import GRDB
public import Records

extension Ledger {
  /// Numbers of the reports that another coder coded than the one named, in order; those whose text is not there are left out.
  public func outdated(coder: String) throws(LedgerError) -> [Int] {
    try read { database in
      try Int.fetchAll(
        database,
        sql: "SELECT seq FROM report WHERE current = 1 AND text IS NOT NULL AND coalesce(coder, '') <> ? ORDER BY seq",
        arguments: [coder])
    }
  }

  /// A stored report as it was before it was coded: a report date that coding told is left out.
  public func reportForCoding(_ number: Int) throws(LedgerError) -> Report? {
    try read { database in
      guard
        let row = try Row.fetchOne(
          database,
          sql: """
            SELECT id, title, publisher, url, published, published_from, language, NULL AS duplicate_of, blocks, origin, author, published_time,
              modified_time, file_date, text FROM report WHERE seq = ?
            """, arguments: [number]), let text = try Self.content(row["text"], in: database)
      else { return nil }
      var reference = ReportReference(row)
      if [.dateline, .text, .file].contains(reference.publishedFrom) {
        (reference.published, reference.publishedFrom) = (nil, nil)
      }
      let blocks = (row["blocks"] as String?).flatMap {
        try? LineDecoder().decode([Report.Block].self, from: Array($0.utf8))
      }
      var report = Report(
        reference: reference, text: text, blocks: blocks ?? [], origin: row["origin"] as String? ?? "")
      report.author = row["author"]
      report.publishedTime = row["published_time"]
      report.modifiedTime = row["modified_time"]
      report.fileDate = (row["file_date"] as Int?).map { Day(ordinal: $0) }
      return report
    }
  }

  /// Puts the records of a newer coder in the place of the old ones. Corrections go over to the records that stand at the same words.
  ///
  /// Call ``join(progress:)`` afterwards.
  public func recode(_ batch: [(number: Int, report: PreparedReport)], codedIn run: Int? = nil) throws(LedgerError) {
    try write { writing in
      let anchors = try Set(
        String.fetchAll(writing.database, sql: "SELECT DISTINCT value FROM correction, json_each(correction.anchors)"))
      for (number, prepared) in batch { try writing.recode(prepared, report: number, codedIn: run, anchors: anchors) }
    }
  }

  /// A copy of the ledger in another file, as it is at this moment.
  public func copy(to target: String) throws(LedgerError) {
    do {
      let queue = try DatabaseQueue(path: target)
      try reader.backup(to: queue)
      try queue.close()
    } catch let error as DatabaseError {
      throw LedgerError(error, path: target)
    } catch {
      throw LedgerError(.other, "\(target): \(error)")
    }
  }
}

extension Writing {
  func recode(_ prepared: PreparedReport, report: Int, codedIn coding: Int?, anchors: Set<String>) throws {
    let old = try StoredMention.ofReport(report, in: database).map(\.mention)
    let new = Set(prepared.mentions.map(\.id))
    try removeMentions(ofReport: report)
    let reference = prepared.reference
    try run(
      "UPDATE report SET coder = ?, run = ?, published = ?, published_from = ? WHERE seq = ?",
      [prepared.coder, coding, reference.published?.ordinal, reference.publishedFrom?.rawValue, report])
    try insertMentions(of: prepared, report: report)
    for mention in old where anchors.contains(mention.id) && !new.contains(mention.id) {
      guard let heir = Self.heir(of: mention, among: prepared.mentions) else { continue }
      try run("INSERT OR REPLACE INTO mention_alias (old, new) VALUES (?, ?)", [mention.id, heir.id])
    }
  }

  /// The record of the same kind that shares most bytes of the words.
  private static func heir(of mention: Mention, among candidates: [Mention]) -> Mention? {
    func shared(_ candidate: Mention) -> Int {
      let own = mention.trigger.map { $0.start..<$0.end } ?? mention.sentence.start..<mention.sentence.end
      let other = candidate.trigger.map { $0.start..<$0.end } ?? candidate.sentence.start..<candidate.sentence.end
      return own.clamped(to: other).count
    }
    return candidates.filter { $0.kind == mention.kind && shared($0) > 0 }.max { shared($0) < shared($1) }
  }
}
