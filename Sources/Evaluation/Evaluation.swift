public import Records

/// Holds coded reports against gold, and sums up.
public struct Evaluation: Sendable {
  private var reports: [ReportScore] = []

  /// Nothing yet.
  public init() {}

  /// How many reports were judged.
  public var count: Int { reports.count }

  /// Judges the records of one report.
  public mutating func add(_ gold: GoldReport, found: [Mention]) {
    let kinds = Set(gold.records.map(\.kind))
    // A kind that the gold never has is not judged; of a report without any gold, events are.
    let judged = found.filter { kinds.contains($0.kind) || (kinds.isEmpty && $0.kind == .event) }
    let matcher = Matcher(gold: gold.records, found: judged, text: gold.text)
    var score = ReportScore()
    score.isQuiet = !kinds.contains(.event)
    score.hasEvents = found.contains { $0.kind == .event && $0.factuality == .asserted }
    for pair in matcher.pairs {
      score.classes[.init(kind: pair.gold.kind.rawValue, name: pair.gold.label), default: Counts()].right += 1
      for (field, agrees) in pair.fields {
        let name = ReportScore.ClassName(kind: pair.gold.kind.rawValue, name: field)
        let old = score.fields[name] ?? (0, 0)
        score.fields[name] = (old.agreed + (agrees ? 1 : 0), old.judged + 1)
      }
    }
    for record in matcher.missed {
      score.classes[.init(kind: record.kind.rawValue, name: record.label), default: Counts()].missed += 1
    }
    for mention in matcher.extra {
      score.classes[.init(kind: mention.kind.rawValue, name: Matcher.label(mention)), default: Counts()].extra += 1
    }
    for pair in matcher.confused { score.confusion[.init(kind: pair.gold, name: pair.found), default: 0] += 1 }
    reports.append(score)
  }

  /// A class with its counts and its F1 with an interval.
  public struct Row: Sendable {
    /// Kind of record.
    public var kind: String
    /// Class within the kind; `nil` for the whole kind.
    public var name: String?
    /// Right, extra, missed.
    public var counts: Counts
    /// F1 with its interval; `nil` where neither has any.
    public var f1: Estimate?
  }

  /// A row for each kind, then for each class of it.
  public var rows: [Row] {
    let names = Set(reports.flatMap(\.classes.keys)).sorted()
    var rows: [Row] = []
    for kind in Mention.Kind.allCases.map(\.rawValue) where names.contains(where: { $0.kind == kind }) {
      rows.append(row(kind, nil))
      rows += names.filter { $0.kind == kind && names.count(where: { $0.kind == kind }) > 1 }.map { row(kind, $0.name) }
    }
    return rows
  }

  private func row(_ kind: String, _ name: String?) -> Row {
    let counts = reports.map { report in
      report.classes.filter { $0.key.kind == kind && (name == nil || $0.key.name == name) }.values.reduce(Counts(), +)
    }
    return Row(
      kind: kind, name: name, counts: counts.reduce(Counts(), +),
      f1: Bootstrap.estimate(counts.count) { $0.reduce(Counts()) { $0 + counts[$1] }.f1 })
  }

  /// A field of a kind with how often it agrees in records that were found.
  public struct Field: Sendable {
    /// Kind of record.
    public var kind: String
    /// The field.
    public var name: String
    /// Records in which it agrees.
    public var agreed: Int
    /// Records in which the gold gives it.
    public var judged: Int
  }

  /// Fields of the records that were found, by kind.
  public var fields: [Field] {
    Set(reports.flatMap(\.fields.keys)).sorted().map { name in
      let all = reports.compactMap { $0.fields[name] }
      return Field(
        kind: name.kind, name: name.name, agreed: all.map(\.agreed).reduce(0, +), judged: all.map(\.judged).reduce(0, +)
      )
    }
  }

  /// Classes of events that were taken for another, the commonest first.
  public var confusion: [(gold: String, found: String, count: Int)] {
    var all: [ReportScore.ClassName: Int] = [:]
    for report in reports { all.merge(report.confusion, uniquingKeysWith: +) }
    return all.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key.kind, $0.key.name, $0.value) }
  }

  /// The share of reports without a gold event in which the coder asserts one; `nil` where every report has some.
  public var falseAlarms: Estimate? {
    let quiet = reports.filter(\.isQuiet)
    return Bootstrap.estimate(quiet.count) { sample in
      Double(sample.count { quiet[$0].hasEvents }) / Double(sample.count)
    }
  }
}
