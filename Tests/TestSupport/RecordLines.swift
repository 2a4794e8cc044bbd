public import Records

extension Mention {
  /// A record on a few lines that a person can check against the report: every field but ids, confidence and version.
  public var lines: String {
    var lines = ["\(kind.rawValue) <\(trigger?.text ?? "")> \(summary)"]
    var told = factuality.rawValue
    if let stage, stage != .accomplished { told += ", " + stage.rawValue }
    if historical { told += ", historical" }
    if sentence.zone != .body { told += ", in \(sentence.zone.rawValue)" }
    if !attribution.isEmpty {
      told +=
        ", says " + attribution.map { "\($0.speaker.name ?? $0.speaker.text) (\($0.verb))" }.joined(separator: " > ")
    }
    lines.append("    told as \(told); rule \(rule)")
    if let date {
      let open = (date.openStart == true ? " open start" : "") + (date.openEnd == true ? " open end" : "")
      lines.append(
        "    date \(date.start)…\(date.end)\(open), \(date.granularity.rawValue), from \(date.from.rawValue)")
    }
    if let place {
      let at = place.latitude.flatMap { latitude in place.longitude.map { " (\(latitude), \($0))" } } ?? ""
      lines.append(
        "    place \(place.name)\(at) \(place.country ?? "")\(place.relation.map { ", \($0)" } ?? ""), from \(place.from?.rawValue ?? "?")"
      )
    }
    return lines.joined(separator: "\n")
  }

  private var summary: String {
    switch details {
    case .event(let event):
      var parts = [event.eventType?.rawValue ?? "-"]
      if !event.eventModes.isEmpty { parts.append(event.eventModes.joined(separator: "+")) }
      parts.append(describe(event.actors) + (event.recipients.isEmpty ? "" : " → " + describe(event.recipients)))
      parts.append("cameo \(event.cameo ?? "-")")
      if let acled = event.acled { parts.append("acled \(acled.subEventType)") }
      if let ucdp = event.ucdp { parts.append("ucdp \(ucdp.typeOfViolence)") }
      if let target = event.target { parts.append("target \(target)") }
      if let instrument = event.instrument { parts.append("with \(instrument)") }
      if !event.contexts.isEmpty { parts.append("contexts " + event.contexts.joined(separator: ",")) }
      parts += event.figures.map(describe)
      return parts.joined(separator: "; ")
    case .control(let control):
      return [
        control.change.rawValue, control.holder.map { describe([$0]) } ?? "?",
        control.previousHolder.map { "from " + describe([$0]) } ?? "", control.extent?.rawValue ?? "",
      ].filter { !$0.isEmpty }.joined(separator: "; ")
    case .figure(let figure): return describe(figure.figure)
    case .statement(let statement):
      return "\(describe([statement.speaker])) \(statement.mode.rawValue): “\(statement.text)”"
    case .relation(let relation):
      return "\(relation.relation.rawValue): \(describe([relation.subject])) — \(describe([relation.object]))"
    }
  }

  private func describe(_ actors: [Actor]) -> String {
    actors.isEmpty
      ? "?" : actors.map { "\($0.text) [\($0.code ?? "")\($0.id.map { " \($0)" } ?? "")]" }.joined(separator: " + ")
  }

  private func describe(_ figure: Figure) -> String {
    func text(_ value: Int?) -> String { value.map(String.init) ?? "–" }
    return "\(figure.of.rawValue) \(text(figure.low))/\(text(figure.best))/\(text(figure.high)) “\(figure.text)”"
  }
}
