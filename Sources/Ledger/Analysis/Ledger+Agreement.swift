import JSON
import FoundationEssentials
import GRDB
import Records

/// How far reviewers agree on one field.
public struct FieldAgreement: Hashable, Sendable {
  /// The field; `verdict` is right or wrong.
  public var field: String
  /// Records that two or more reviewers judged.
  public var records: Int
  /// The share of pairs of labels that are the same.
  public var same: Double
  /// Cohen's kappa, for two reviewers.
  public var kappa: Double?
  /// Krippendorff's alpha.
  public var alpha: Double?
}

extension Ledger {
  /// How far reviewers agree, field by field, on the records that at least two of them judged.
  ///
  /// A reviewer's label for a field is the value that the reviewer gave it or, where the record was accepted or corrected elsewhere,
  /// the value that it had. The last judgement of each reviewer counts; rejected records have a verdict alone.
  /// - Parameter reviewers: whom to compare; all if empty.
  public func agreement(of reviewers: [String] = []) throws(LedgerError) -> [FieldAgreement] {
    try read { database in
      var judged: [String: [String: Correction]] = [:]
      var targets: [String: String] = [:]
      for row in try Row.fetchAll(
        database,
        sql: """
          SELECT target, \(Correction.columns) FROM correction c WHERE action IN ('accept', 'reject', 'correct')
            AND NOT EXISTS (SELECT 1 FROM correction u WHERE u.undoes = c.seq) ORDER BY seq
          """)
      {
        let correction = try Correction(row)
        guard reviewers.isEmpty || reviewers.contains(correction.reviewer), let anchor = correction.anchors.first else {
          continue
        }
        judged[anchor, default: [:]][correction.reviewer] = correction
        targets[anchor] = row["target"]
      }
      let names = Set(judged.values.flatMap(\.keys)).sorted()
      var labels: [String: [[String: String]]] = [:]
      for (anchor, verdicts) in judged.sorted(by: { $0.key < $1.key }) where verdicts.count >= 2 {
        let record = try Self.record(anchor, isEvent: targets[anchor] == "event", in: database)
        var units: [String: [String: String]] = [:]
        for (reviewer, correction) in verdicts {
          units["verdict", default: [:]][reviewer] = correction.action == .reject ? "wrong" : "right"
          guard correction.action != .reject, let record else { continue }
          for (field, label) in Self.labels(of: correction.fields.map { record.merged(with: $0) } ?? record) {
            units[field, default: [:]][reviewer] = label
          }
        }
        for (field, unit) in units where unit.count >= 2 { labels[field, default: []].append(unit) }
      }
      return labels.sorted { $0.key < $1.key }.map { field, units in
        let isNumber = field == "killed" && units.allSatisfy { $0.values.allSatisfy { Double($0) != nil } }
        let pairs =
          names.count == 2
          ? units.compactMap { unit in unit[names[0]].flatMap { a in unit[names[1]].map { (a, $0) } } } : []
        let values = units.map { unit in unit.sorted { $0.key < $1.key }.map(\.value) }
        return FieldAgreement(
          field: field, records: units.count, same: Self.share(values), kappa: Agreement.kappa(pairs),
          alpha: Agreement.alpha(values, scale: isNumber ? .interval : .nominal))
      }
    }
  }

  private static func share(_ units: [[String]]) -> Double {
    var (same, all) = (0, 0)
    for labels in units {
      for (index, a) in labels.enumerated() {
        for b in labels[(index + 1)...] {
          all += 1
          if a == b { same += 1 }
        }
      }
    }
    return all == 0 ? 0 : Double(same) / Double(all)
  }

  /// The record as it was before reviewers saw it: an event as its mentions join, a mention as it was coded.
  private static func record(_ anchor: String, isEvent: Bool, in database: Database) throws -> JSONValue? {
    guard let stored = try StoredMention.fetch("m.id = ?", [Key64.number(anchor)], in: database).first else {
      return nil
    }
    let json: [UInt8]
    if isEvent,
      let seq = try Int.fetchOne(database, sql: "SELECT event FROM mention WHERE seq = ?", arguments: [stored.seq])
    {
      json = try LineEncoder().encode(try event(seq, LineDecoder(), in: database))
    } else {
      json = try LineEncoder().encode(stored.mention)
    }
    return try LineDecoder().decode(JSONValue.self, from: json)
  }

  /// The fields that are compared, as words.
  private static func labels(of record: JSONValue) -> [String: String] {
    guard case .object(let fields) = record else { return [:] }
    func text(_ value: JSONValue?) -> String? {
      switch value {
      case .string(let text): text
      case .integer(let number): String(number)
      case .number(let number): String(number)
      case .bool(let truth): String(truth)
      default: nil
      }
    }
    func inner(_ value: JSONValue?, _ names: String...) -> String? {
      guard case .object(let fields) = value else { return nil }
      return names.lazy.compactMap { text(fields[$0]) }.first
    }
    func parties(_ value: JSONValue?) -> String {
      guard case .array(let values) = value else { return "" }
      return values.compactMap { inner($0, "code", "name", "text") }.sorted().joined(separator: "+")
    }
    var labels: [String: String] = [:]
    for name in ["event_type", "event_mode", "factuality", "change", "of", "relation"] {
      labels[name] = text(fields[name])
    }
    if fields["actors"] != nil { labels["actors"] = parties(fields["actors"]) }
    if fields["recipients"] != nil { labels["recipients"] = parties(fields["recipients"]) }
    labels["date"] = inner(fields["date"], "start") ?? ""
    labels["place"] = inner(fields["place"], "name") ?? ""
    for name in ["holder", "speaker", "subject", "object"] {
      labels[name] = inner(fields[name], "code", "name", "text")
    }
    if case .array(let figures) = fields["figures"] {
      labels["killed"] =
        figures.first { inner($0, "of") == "killed" }.flatMap { inner($0, "best", "low", "high") } ?? "0"
    }
    return labels
  }
}
