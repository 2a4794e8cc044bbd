/// An evaluation as a table for people.
public struct EvaluationTable: Sendable {
  private let evaluation: Evaluation

  /// The table of an evaluation.
  public init(_ evaluation: Evaluation) { self.evaluation = evaluation }

  /// Lines of at most 78 columns.
  public var lines: [String] {
    var lines = ["\(evaluation.count) reports", ""]
    lines.append(Self.row("", ["precision", "recall", "F1", "95 %", "right", "extra", "missed"]))
    for row in evaluation.rows {
      let name = row.name.map { "  " + $0 } ?? row.kind
      let interval = row.f1.map { "\(Self.share($0.low))–\(Self.share($0.high))" } ?? ""
      let counts = row.counts
      lines.append(
        Self.row(
          name,
          [
            Self.share(counts.precision), Self.share(counts.recall), Self.share(row.f1?.value), interval,
            "\(counts.right)", "\(counts.extra)", "\(counts.missed)",
          ]))
    }
    if !evaluation.fields.isEmpty {
      lines += ["", Self.row("fields of what was found", ["agree", "of"])]
      for field in evaluation.fields {
        lines.append(
          Self.row(
            "  \(field.kind) \(field.name)",
            [Self.share(field.judged == 0 ? nil : Double(field.agreed) / Double(field.judged)), "\(field.judged)"]))
      }
    }
    if let alarms = evaluation.falseAlarms {
      lines += [
        "",
        "false alarms on reports without events  \(Self.share(alarms.value))  (\(Self.share(alarms.low))–\(Self.share(alarms.high)))",
      ]
    }
    let confusion = evaluation.confusion.prefix(12)
    if !confusion.isEmpty {
      lines += ["", "taken for another class"]
      lines += confusion.map { "  \($0.gold) → \($0.found)  \($0.count)" }
    }
    return lines
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    let widths = [10, 8, 7, 12, 7, 7, 7]
    let head = name.count < 20 ? name + String(repeating: " ", count: 20 - name.count) : name + " "
    var line = head
    for (cell, width) in zip(cells, widths) {
      line += String(repeating: " ", count: max(1, width - cell.count)) + cell
    }
    return line
  }

  /// `.873`; `–` where there is none.
  private static func share(_ value: Double?) -> String {
    guard let value else { return "–" }
    let thousandths = Int((value * 1000).rounded())
    if thousandths >= 1000 { return "1.000" }
    let digits = String(thousandths)
    return "." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
