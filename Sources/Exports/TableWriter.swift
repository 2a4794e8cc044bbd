public import Records

/// A table that fits a terminal: a line a record, reports under their titles.
public struct TableWriter: MentionWriter {
  private let width: Int
  private let colours: Bool
  private var lastReport: String?

  /// - Parameters:
  ///   - width: columns of the terminal, at least 60.
  ///   - colours: whether the terminal shows ANSI colours.
  public init(width: Int, colours: Bool) {
    self.width = max(60, width)
    self.colours = colours
  }

  /// The lines of one report's records, by kind.
  public mutating func lines(_ mentions: [Mention]) -> String? {
    guard let report = mentions.first?.report else { return nil }
    var lines: [String] = []
    if lastReport != report.id {
      if lastReport != nil { lines.append("") }
      lastReport = report.id
      let date = report.published.map { "\($0) (\(report.publishedFrom?.rawValue ?? "given"))" } ?? "no date"
      lines.append(paint(fit("\(report.title ?? report.id) · \(date)", width), "1"))
    }
    for kind in Mention.Kind.allCases {
      let rows = mentions.filter { $0.kind == kind }
      guard !rows.isEmpty else { continue }
      lines.append(paint("  \(kind.rawValue)s (\(rows.count))", "4"))
      lines += rows.map(line)
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ mention: Mention) -> String {
    let (dateWidth, labelWidth) = width < 100 ? (12, 14) : (22, 21)
    let rest = width - 2 - dateWidth - labelWidth
    let tailWidth = rest * 2 / 5
    let place = mention.place.map { "@ \($0.name)" }
    let tail = fit([place, doubt(mention)].compactMap { $0 }.joined(separator: "  "), tailWidth - 1)
    let colour = mention.kind == .event ? Self.colours[mention.event?.quad ?? 0] : "0"
    return "  " + pad(mention.date.map(Self.date) ?? "", dateWidth) + paint(pad(label(mention), labelWidth), colour)
      + pad(summary(mention), tail.isEmpty ? rest : rest - tailWidth) + paint(tail, "2")
  }

  private static let colours = ["0", "32", "36", "33", "31"]

  static func date(_ date: EventDate) -> String {
    if date.openEnd == true { return "since \(date.start)" }
    if date.openStart == true { return "until \(date.end)" }
    return date.start == date.end ? "\(date.start)" : short(date)
  }

  /// `2017-06…2017-08` for whole months, `2014` for a year.
  private static func short(_ date: EventDate) -> String {
    let (start, end) = (date.start, date.end)
    if start.month == 1, start.day == 1, end.month == 12, end.day == 31 {
      return start.year == end.year ? "\(start.year)" : "\(start.year)…\(end.year)"
    }
    if start.day == 1, end.day == Day.length(ofMonth: end.month, year: end.year) {
      let (a, b) = (String("\(start)".prefix(7)), String("\(end)".prefix(7)))
      return a == b ? a : "\(a)…\(b)"
    }
    return start.year == end.year ? "\(start)…" + "\(end)".dropFirst(5) : "\(start)…\(end)"
  }

  private func label(_ mention: Mention) -> String {
    switch mention.details {
    case .event(let event):
      (event.eventType?.rawValue ?? event.contexts.first ?? "event") + (event.eventMode.map { "-\($0)" } ?? "")
    case .control(let control):
      control.change.rawValue + (control.extent.map { $0 == .all ? "" : " (\($0.rawValue))" } ?? "")
    case .figure(let figure): figure.figure.of.rawValue
    case .statement(let statement): statement.verb
    case .relation(let relation): relation.relation.rawValue
    }
  }

  private func summary(_ mention: Mention) -> String {
    func names(_ actors: [Actor]) -> String { actors.map { $0.name ?? $0.text }.joined(separator: ", ") }
    switch mention.details {
    case .event(let event):
      let who = event.actors.isEmpty ? "?" : names(event.actors)
      return event.recipients.isEmpty ? who : "\(who) → \(names(event.recipients))"
    case .control(let control):
      let holder = control.holder.map { $0.name ?? $0.text } ?? "?"
      return holder + (control.previousHolder.map { " (from \($0.name ?? $0.text))" } ?? "")
    case .figure(let figure): return figure.figure.text
    case .statement(let statement): return "\(statement.speaker.name ?? statement.speaker.text): \(statement.text)"
    case .relation(let relation):
      return "\(relation.subject.name ?? relation.subject.text) — \(relation.object.name ?? relation.object.text)"
    }
  }

  private func doubt(_ mention: Mention) -> String? {
    var parts: [String] = []
    if mention.factuality != .asserted { parts.append(mention.factuality.rawValue) }
    if let stage = mention.stage, stage != .accomplished { parts.append(stage.rawValue) }
    if mention.historical { parts.append("historical") }
    if let source = mention.attribution.last, mention.kind != .statement {
      parts.append("says \(source.speaker.name ?? source.speaker.text)")
    }
    return parts.isEmpty ? nil : fit(parts.joined(separator: ", "), 40)
  }

  private func fit(_ text: String, _ room: Int) -> String {
    let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return flat.count <= room ? flat : flat.prefix(max(1, room - 1)) + "…"
  }

  private func pad(_ text: String, _ room: Int) -> String {
    let fitted = fit(text, max(room - 1, 1))
    return fitted + String(repeating: " ", count: max(0, room - fitted.count))
  }

  private func paint(_ text: String, _ code: String) -> String {
    colours && code != "0" && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
