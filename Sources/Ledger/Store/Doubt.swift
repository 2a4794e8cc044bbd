import Records

/// How much an entry needs a reviewer: how doubtful it is times how much hangs on it.
///
/// Doubt is one minus the confidence, raised where sources contradict each other and where it rests on one source. Weight grows with
/// deaths, with changes of hold and with material conflict. Both are at most 1, so the product orders a queue.
enum Doubt {
  static func of(_ event: Event) -> Double {
    var doubt = 1 - event.confidence
    if !event.contradictions.isEmpty { doubt += 0.3 }
    if event.sources <= 1 { doubt += 0.1 }
    let deaths = event.figures.first { $0.of == .killed }.flatMap { $0.best ?? $0.high ?? $0.low } ?? 0
    var weight = event.quad == 4 ? 0.5 : 0.3
    weight += deaths >= 100 ? 0.5 : deaths >= 10 ? 0.35 : deaths > 0 ? 0.2 : 0
    return min(doubt, 1) * min(weight, 1)
  }

  static func of(_ mention: Mention) -> Double {
    let weight =
      switch mention.kind {
      case .control: 0.8
      case .figure: 0.5
      case .event, .relation: 0.3
      case .statement: 0.1
      }
    return min(max(1 - mention.confidence, 0), 1) * weight
  }
}
