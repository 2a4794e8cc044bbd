import Records

/// The numbers of an event: one entry for each measure and kind of people, every claim kept.
struct FigureConsensus {
  private(set) var figures: [EventFigure] = []
  private(set) var contradictions: [Contradiction] = []

  /// - Parameter bundles: in canonical order.
  init(_ bundles: [Bundle], sources: Sources) {
    var order: [String] = []
    var grouped: [String: (of: Figure.Measure, group: String?, claims: [(EventFigure.Claim, String)])] = [:]
    for bundle in bundles {
      var seen: Set<Int> = []
      func take(_ figure: Figure, _ mention: Mention) {
        guard figure.scope != .cumulative, seen.insert(figure.start).inserted else { return }
        let group = Self.group(figure.group)
        let key = "\(figure.of.rawValue) \(group ?? "")"
        if grouped[key] == nil {
          order.append(key)
          grouped[key] = (figure.of, group, [])
        }
        grouped[key]?.claims.append((EventFigure.Claim(figure, mention: mention), sources.name(of: mention)))
      }
      for mention in bundle.attached { if let figure = mention.figure { take(figure, mention) } }
      for figure in bundle.mention.event?.figures ?? [] { take(figure, bundle.mention) }
    }
    for key in order {
      guard let (measure, group, claims) = grouped[key] else { continue }
      var entry = EventFigure(of: measure, group: group, claims: claims.map(\.0))
      Self.settle(&entry, last: Self.lastOfEach(claims))
      figures.append(entry)
      if let contradiction = Self.contradiction(entry) { contradictions.append(contradiction) }
    }
  }

  /// Soldiers and police are counted apart from civilians; `nil` for people of no kind.
  private static func group(_ actor: Actor?) -> String? {
    guard let sector = actor?.sectors.first, sector != "CVL" else { return nil }
    return ["MIL", "COP", "REB"].contains(sector) ? sector : nil
  }

  /// A source that reports again has corrected itself: its last claim counts.
  private static func lastOfEach(_ claims: [(EventFigure.Claim, String)]) -> [EventFigure.Claim] {
    var last: [String: EventFigure.Claim] = [:]
    var order: [String] = []
    for (claim, source) in claims {
      if last[source] == nil { order.append(source) }
      last[source] = claim
    }
    return order.compactMap { last[$0] }
  }

  /// Best: the value that most sources name, the latest of equals; an exact one before a rough one. Low and high: the extremes.
  private static func settle(_ entry: inout EventFigure, last: [EventFigure.Claim]) {
    var best: (votes: Int, isExact: Bool, day: Int, value: Int, claim: EventFigure.Claim)?
    let valued = last.compactMap { claim in (claim.best ?? claim.low ?? claim.high).map { (claim, $0) } }
    let votes = valued.reduce(into: [:]) { $0[$1.1, default: 0] += 1 }
    for (claim, value) in valued {
      let found = (
        votes[value] ?? 0, claim.best != nil && claim.approximate != true, claim.published?.ordinal ?? 0, value, claim
      )
      if best.map({ better((found.0, found.1, found.2, found.3), ($0.votes, $0.isExact, $0.day, $0.value)) }) ?? true {
        best = found
      }
    }
    entry.best = best?.value
    entry.approximate = best?.claim.approximate
    entry.low = entry.claims.compactMap { $0.low ?? $0.best }.min()
    entry.high = entry.claims.compactMap { $0.high ?? $0.best ?? $0.low }.max()
  }

  private static func better(_ a: (Int, Bool, Int, Int), _ b: (Int, Bool, Int, Int)) -> Bool {
    if a.0 != b.0 { return a.0 > b.0 }
    if a.2 != b.2 { return a.2 > b.2 }
    if a.1 != b.1 { return a.1 }
    return a.3 > b.3
  }

  /// Values whose bounds leave no common number.
  private static func contradiction(_ entry: EventFigure) -> Contradiction? {
    let ranges = entry.claims.map { ($0.low ?? $0.best ?? 0, $0.high ?? Int.max) }
    guard let lowest = ranges.map(\.1).min(), let highest = ranges.map(\.0).max(), lowest < highest else { return nil }
    var votes = Votes<String>()
    for claim in entry.claims {
      let value = range(claim)
      votes.add(value, key: value, source: claim.source, mention: claim.mention)
    }
    return Contradiction(
      field: entry.of.rawValue,
      values: votes.ranked.map { .init(value: $0.value, sources: $0.sources.sorted(), mentions: $0.mentions) })
  }

  private static func range(_ claim: EventFigure.Claim) -> String {
    if let best = claim.best, claim.high == best, claim.low ?? best == best { return String(best) }
    if let best = claim.best, claim.approximate == true, claim.high == nil { return "about \(best)" }
    return switch (claim.low ?? claim.best, claim.high) {
    case (let low?, let high?): "\(low)–\(high)"
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "at most \(high)"
    case (nil, nil): "?"
    }
  }
}
