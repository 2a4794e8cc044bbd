import Records

/// An event or a control span on one line of a terminal.
struct SummaryLine {
  let width: Int

  func line(_ event: Event) -> String {
    let label =
      (event.eventType?.rawValue ?? event.contexts.first ?? "event") + (event.eventMode.map { "-\($0)" } ?? "")
    let who = names(event.actors.map(\.actor))
    let whom = event.recipients.isEmpty ? "" : " → " + names(event.recipients.map(\.actor))
    let figures = event.figures.compactMap { figure in figure.best.map { "\(figure.of.rawValue) \($0)" } }
    let differ = event.contradictions.map(told)
    let told = ["\(event.sources) source\(event.sources == 1 ? "" : "s")"] + figures + differ
    return fit(
      pad(days(event.date), 13) + pad(label, 21) + pad(who + whom, 40) + pad("@ " + (event.place?.name ?? "?"), 20)
        + told.joined(separator: "; "))
  }

  func line(_ span: ControlSpan) -> String {
    let begin = span.start?.description ?? "before"
    let until = span.end?.description ?? "now"
    var notes = ["\(span.sources) source\(span.sources == 1 ? "" : "s")"] + span.contradictions.map(told)
    if span.stale { notes.append("stale since \(span.lastClaim?.description ?? "?")") }
    return fit(
      pad(span.place.name, 20) + pad("\(begin) … \(until)", 25) + pad(span.status.rawValue, 11)
        + pad(span.holder.map { names([$0]) } ?? "?", 30) + notes.joined(separator: "; "))
  }

  /// `killed: 12 (A), 30 (B)`.
  private func told(_ contradiction: Contradiction) -> String {
    let values = contradiction.values.map { "\($0.value) (\($0.sources.joined(separator: ", ")))" }
    return "\(contradiction.field): \(values.joined(separator: ", "))"
  }

  private func names(_ actors: [Actor]) -> String {
    actors.isEmpty ? "?" : actors.map { $0.name ?? $0.text }.joined(separator: ", ")
  }

  private func days(_ date: EventDate?) -> String {
    guard let date else { return "" }
    return date.start == date.end ? "\(date.start)" : "\(date.start)…"
  }

  private func pad(_ text: String, _ room: Int) -> String {
    let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let fitted = flat.count < room ? flat : flat.prefix(room - 2) + "…"
    return fitted + String(repeating: " ", count: max(1, room - fitted.count))
  }

  private func fit(_ text: String) -> String { text.count <= width ? text : text.prefix(max(1, width - 1)) + "…" }
}
