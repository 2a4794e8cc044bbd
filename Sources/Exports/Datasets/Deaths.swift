import Records

/// The dead of an event as UCDP splits them: `sideA + sideB + civilians + unknown = best`, `low <= best <= high`.
struct Deaths {
  private(set) var sideA = 0
  private(set) var sideB = 0
  private(set) var civilians = 0
  private(set) var unknown = 0
  private(set) var best = 0
  private(set) var lowest = 0
  private(set) var highest = 0

  init(_ details: EventDetails, sideA: Actor? = nil, sideB: Actor? = nil) {
    // A running total says nothing about this event.
    let killed = details.figures.filter { $0.of == .killed && $0.scope != .cumulative }
    var total: Figure?
    for figure in killed {
      let count = figure.best ?? figure.low ?? figure.high ?? 0
      switch figure.group {
      case let group? where group.sectors.first == "CVL": civilians += count
      case let group? where Self.isSame(group, sideA): self.sideA += count
      case let group? where Self.isSame(group, sideB): self.sideB += count
      default: if count >= (total?.best ?? total?.low ?? 0) { total = figure }
      }
    }
    let parts = self.sideA + self.sideB + civilians
    let whole = total.map { $0.best ?? $0.low ?? $0.high ?? 0 } ?? 0
    unknown = max(0, whole - parts)
    best = parts + unknown
    lowest = min(best, total?.low ?? killed.compactMap { $0.low ?? $0.best }.reduce(0, +))
    highest = max(best, total?.high ?? killed.compactMap { $0.high ?? $0.best }.reduce(0, +))
  }

  private static func isSame(_ group: Actor, _ side: Actor?) -> Bool {
    guard let side else { return false }
    if let id = group.id, let other = side.id { return id == other }
    return group.start == side.start && group.end > 0
      || (group.sectors.first != nil && group.sectors.first == side.sectors.first && group.country == side.country)
  }
}
