import Records

/// Whether the fields of a found record agree with those that a gold record gives.
enum Comparison {
  /// Each given field, and whether it agrees.
  static func fields(_ gold: GoldRecord, _ found: Mention) -> [String: Bool] {
    var fields: [String: Bool] = [:]
    func judge(_ name: String, _ agrees: Bool?) { if let agrees { fields[name] = agrees } }
    judge("event_mode", gold.eventMode.map { found.event?.eventModes.contains($0) ?? false })
    judge("actors", gold.actors.map { same($0, found.event?.actors ?? []) })
    judge("recipients", gold.recipients.map { same($0, found.event?.recipients ?? []) })
    judge("date", gold.date.map { days(found.date, are: $0) })
    judge("place", gold.place.map { name in found.place.map { names($0, name) } ?? false })
    judge("country", gold.country.map { $0 == found.place?.country })
    judge("factuality", gold.factuality.map { $0 == found.factuality.rawValue })
    judge("holder", gold.holder.map { same([$0], found.control?.holder.map { [$0] } ?? []) })
    judge("previous_holder", gold.previousHolder.map { same([$0], found.control?.previousHolder.map { [$0] } ?? []) })
    if gold.kind == .figure {
      judge("value", value(gold).map { wanted in found.figure.map { value($0) == wanted } ?? false })
    }
    judge("speaker", gold.speaker.map { same([$0], found.statement.map { [$0.speaker] } ?? []) })
    judge("subject", gold.subject.map { same([$0], found.relation.map { [$0.subject] } ?? []) })
    judge("object", gold.object.map { same([$0], found.relation.map { [$0.object] } ?? []) })
    return fields
  }

  /// Whether a found record of the right class is about the same thing: at the same words, or with a main field alike.
  static func isAnswer(_ gold: GoldRecord, _ fields: [String: Bool], hasTrigger: Bool) -> Bool {
    switch gold.kind {
    case .event: hasTrigger || ["actors", "recipients"].contains { fields[$0] ?? false } || fields.isEmpty
    case .control: fields["place"] ?? true
    case .figure: fields["value"] ?? true
    case .statement: fields["speaker"] ?? true
    case .relation: (fields["subject"] ?? true) && (fields["object"] ?? true)
    }
  }

  /// Whether every name is among the actors, and none is left over.
  private static func same(_ wanted: [String], _ actors: [Actor]) -> Bool {
    wanted.allSatisfy { name in actors.contains { refers($0, name) } }
      && actors.allSatisfy { actor in wanted.contains { refers(actor, $0) } }
  }

  /// Whether an actor is who some words name: by its words, its name or its code.
  private static func refers(_ actor: Actor, _ words: String) -> Bool {
    let wanted = Set(content(words))
    if actor.code == words || actor.id == words { return true }
    return [actor.text, actor.name].compactMap { $0 }.contains { text in
      let own = Set(content(text))
      return !own.isEmpty && !wanted.isEmpty && (own.isSubset(of: wanted) || wanted.isSubset(of: own))
    }
  }

  private static func content(_ words: String) -> [String] {
    words.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { !["the", "a", "an", "of", "s"].contains($0) }
  }

  /// A place by its name, its words or its start ("Kirkuk" for "Kirkuk province" counts, not the other way round).
  private static func names(_ place: Place, _ words: String) -> Bool {
    let wanted = content(words)
    return content(place.name) == wanted || content(place.text) == wanted
  }

  /// The same first and last day; one given day must be both.
  private static func days(_ date: EventDate?, are wanted: [String]) -> Bool {
    guard let date, let first = wanted.first.flatMap({ Day(iso: $0) }), let last = wanted.last.flatMap({ Day(iso: $0) })
    else { return false }
    return date.start == first && date.end == last
  }

  private static func value(_ gold: GoldRecord) -> Int? { gold.best ?? gold.low ?? gold.high }
  private static func value(_ figure: Figure) -> Int? { figure.best ?? figure.low ?? figure.high }
}
