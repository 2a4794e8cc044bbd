import Records

/// UCDP GED's type of violence: armed force by an organised actor with at least one death.
enum UCDPTable {
  static func code(_ event: EventDetails) -> EventDetails.UCDP? {
    guard event.eventType == .assault, !event.actors.isEmpty else { return nil }
    let deaths = event.figures.contains { $0.of == .killed && ($0.high ?? $0.best ?? $0.low ?? 0) > 0 }
    guard deaths else { return nil }
    let actors = ActorClasses(event.actors)
    guard actors.isArmed else { return nil }
    let reciprocal = event.recipients.isEmpty && event.actors.count > 1
    let others = reciprocal ? ActorClasses(Array(event.actors.dropFirst())) : ActorClasses(event.recipients)
    if others.isEmpty || others.isCivilian { return EventDetails.UCDP(typeOfViolence: 3) }
    return EventDetails.UCDP(typeOfViolence: actors.isState || others.isState ? 1 : 2)
  }
}
