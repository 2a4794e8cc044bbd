import Records

/// Records in words, as lists and headings show them.
struct Words {
  let phrases: Phrases

  func type(_ event: Event) -> String {
    let code = event.eventType?.rawValue ?? event.contexts.first ?? "event"
    let type = phrases.code("type", code)
    return event.eventMode.map { "\(type): \(phrases.code("mode", $0))" } ?? type
  }

  func type(_ mention: Mention) -> String {
    switch mention.details {
    case .event(let event): phrases.code("type", event.eventType?.rawValue ?? event.contexts.first ?? "event")
    case .control(let control): phrases.code("change", control.change.rawValue)
    case .figure(let figure): phrases.code("measure", figure.figure.of.rawValue)
    case .statement(let statement): phrases.code("speech", statement.mode.rawValue)
    case .relation(let relation): phrases.code("relation", relation.relation.rawValue)
    }
  }

  static func name(_ actor: Actor) -> String { actor.name ?? actor.text }

  /// `A, B → C`.
  func parties(_ event: Event) -> HTML {
    func names(_ parties: [Event.Party]) -> HTML {
      let links = parties.map { party -> HTML in
        "<a href=\"\(Link.path("actors", Self.name(party.actor)))\" title=\"\(party.actor.code ?? "")\"><bdi>\(Self.name(party.actor))</bdi></a>"
      }
      return links.enumerated().reduce(into: HTML.empty) { $0 += $1.offset == 0 ? $1.element : ", " + $1.element }
    }
    let who: HTML = event.actors.isEmpty ? "<span class=\"muted\">\(phrases("unknown"))</span>" : names(event.actors)
    return event.recipients.isEmpty ? who : who + " → " + names(event.recipients)
  }

  /// `2017-10-16`, `2017-10 (month)`, `since 2016-07-01`.
  func date(_ date: EventDate?) -> String {
    guard let date else { return phrases("no-date") }
    if date.openEnd == true { return phrases("since", date.start.description) }
    if date.openStart == true { return phrases("until", date.end.description) }
    return date.start == date.end ? date.start.description : "\(date.start) – \(date.end)"
  }

  /// The place with its precision in words, where that is coarser than a town.
  func place(_ place: Place?) -> HTML {
    guard let place else { return "<span class=\"muted\">\(phrases("no-place"))</span>" }
    let parts = [place.admin1, place.country.map { phrases.code("country", $0) }].compactMap { $0 }.filter {
      $0 != place.name
    }
    let precision: HTML =
      place.latitude == nil
      ? " <span class=\"muted\">(\(phrases("precision.none")))</span>"
      : (place.ucdpPrecision ?? 1) > 1
        ? " <span class=\"muted\">(\(phrases("precision.\(place.ucdpPrecision ?? 1)")))</span>" : .empty
    return "<bdi>\(place.name)</bdi>\(parts.isEmpty ? "" : ", \(parts.joined(separator: ", "))")\(precision)"
  }

  /// `12–30 killed`.
  func figures(_ event: Event) -> String {
    event.figures.map { figure in
      let values = figure.claims.compactMap { $0.best ?? $0.low ?? $0.high }
      let number =
        if let low = values.min(), let high = values.max(), low < high { "\(low)–\(high)" } else {
          (figure.best ?? figure.low ?? figure.high).map(String.init) ?? "?"
        }
      return "\(number) \(phrases.code("measure", figure.of.rawValue))"
    }.joined(separator: ", ")
  }

  /// How surely it is told, where that is not a plain assertion.
  func doubts(_ event: Event) -> [HTML] {
    var tags: [HTML] = []
    if event.factuality != .asserted {
      tags.append("<span class=\"tag\">\(phrases.code("factuality", event.factuality.rawValue))</span> ")
    }
    if !event.contradictions.isEmpty {
      tags.append(
        "<span class=\"tag\">\(phrases("differ", event.contradictions.map { phrases.code("field", $0.field) }.joined(separator: ", ")))</span> "
      )
    }
    return tags
  }

  /// Metres around a place's point within which the act may have been: nothing for a town, else what its precision stands for.
  static func radius(_ place: Place?) -> Int? {
    if let distance = place?.distanceKM { return Int(distance * 1000) }
    return switch place?.ucdpPrecision {
    case 2?, 3?: 25_000
    case 4?, 5?: 100_000
    case 6?, 7?: 300_000
    default: nil
    }
  }
}
