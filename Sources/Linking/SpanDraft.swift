import Records

/// A control span while its claims are gathered.
struct SpanDraft {
  var holder: Actor?
  var start: Day?
  var claims: [ControlClaim]
  /// Claims that name another holder.
  var against: [ControlClaim] = []
  /// Claims of the same day that the span follows from: the loss before the gain.
  var background: [ControlClaim] = []
  var isContested = false
  private(set) var contenders: [Actor] = []

  init(holder: Actor?, start: Day?, claims: [ControlClaim]) {
    self.holder = holder
    self.start = start
    self.claims = claims
  }

  /// Whether claims say outright that a holder took the place from this one, though the two are of one country and both of
  /// its state (an army and the force of a region, say).
  func isLost(to winner: Actor, _ claims: [ControlClaim]) -> Bool {
    guard let holder else { return false }
    let key = Side(holder).key
    return key != Side(winner).key && claims.contains { $0.details.previousHolder.map { Side($0).key == key } ?? false }
  }

  /// Whether it is the undisputed hold of this holder.
  func holds(_ actor: Actor) -> Bool { !isContested && holder.map { Side($0).matches(Side(actor)) } ?? false }

  mutating func contend(_ actor: Actor?) {
    guard let actor, !contenders.contains(where: { Side($0).matches(Side(actor)) }) else { return }
    contenders.append(actor)
  }

  /// Whether reports say so themselves, the losing side admits it, or two cited parties agree that do not gain by it.
  static func isAssessed(_ claims: [ControlClaim]) -> Bool {
    claims.contains { $0.standing >= .report } || Set(claims.filter { $0.standing == .cited }.map(\.source)).count >= 2
  }

  /// The last day on which somebody spoke of the hold as lasting, or it began.
  var lastDay: Day {
    claims.map { claim in
      claim.details.change == .held ? max(claim.mention.report.published ?? claim.day, claim.day) : claim.day
    }.max() ?? start ?? Day(ordinal: 0)
  }

  /// The span, until its last day; `nil` while it lasts.
  func span(until end: Day?, today: Day?, staleAfter: Int) -> ControlSpan {
    let place = (claims.first ?? against.first)?.mention.place ?? Place(name: "", text: "")
    var span = ControlSpan(place: place, holder: holder, start: start, status: .unknown)
    (span.place.start, span.place.end) = (nil, nil)
    span.end = end
    span.status = isContested ? .contested : holder == nil ? .unknown : Self.isAssessed(claims) ? .assessed : .claimed
    span.extent =
      holder == nil || isContested
      ? nil : claims.last { $0.details.extent != nil && $0.details.change != .lost }?.details.extent
    span.contenders = contenders
    span.mentions = (background + claims).map { EventSupport($0.mention, reasons: [$0.reason]) }
    span.sources = Sources(claims.map(\.mention)).count
    span.lastClaim = claims.isEmpty ? nil : lastDay
    if end == nil, let today, span.status != .unknown { span.stale = today.ordinal - lastDay.ordinal > staleAfter }
    span.contradictions = contradictions
    span.setID()
    return span
  }

  private var contradictions: [Contradiction] {
    guard isContested || !against.isEmpty else { return [] }
    var votes = Votes<String>()
    for claim in claims + against {
      guard let holder = claim.details.holder, claim.details.change != .contested else { continue }
      let name = holder.name ?? holder.text
      let value = claim.mention.factuality == .negated ? "not \(name)" : name
      votes.add(
        value, key: "\(claim.mention.factuality == .negated) \(Side(holder).key)", source: claim.source,
        mention: claim.mention.id)
    }
    guard votes.entries.count > 1 else { return [] }
    return [
      Contradiction(
        field: "holder",
        values: votes.ranked.map { .init(value: $0.value, sources: $0.sources.sorted(), mentions: $0.mentions) })
    ]
  }
}
