import Records

/// Walks the claims about one place in order of their days and keeps who holds it.
struct PlaceTimeline {
  private var claims: [ControlClaim]
  private let denials: [ControlClaim]
  private let today: Day?
  private var drafts: [SpanDraft] = []

  /// Days within which a denial answers a claim, and an undated claim repeats a dated one.
  private static let reach = 7
  /// Days after which a hold that nobody repeats gives way to a report of another holder.
  private static let patience = 30

  /// - Parameters:
  ///   - mentions: the control mentions of one place in canonical order.
  ///   - today: claims of later days are left out.
  init(_ mentions: [Mention], today: Day?) {
    let known = mentions.filter { mention in
      today.map { today in (mention.report.published ?? today) <= today } ?? true
    }
    self.today = today
    denials = known.compactMap { ControlClaim(denied: $0) }
    claims = known.compactMap { ControlClaim($0) }.filter { claim in today.map { claim.day <= $0 } ?? true }
    let changes = DatedChanges(claims)
    let moved = claims.map { changes.settled($0, within: Self.reach) }
    claims = moved.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }

  /// The spans, in order of time.
  func spans(staleAfter: Int) -> [ControlSpan] {
    var walk = self
    var start = claims.startIndex
    while start < claims.endIndex {
      let day = claims[start].day
      let end = claims[start...].firstIndex { $0.day != day } ?? claims.endIndex
      walk.take(Array(claims[start..<end]), on: day)
      start = end
    }
    return walk.drafts.indices.map { index in
      let next = index + 1 < walk.drafts.count ? walk.drafts[index + 1].start : nil
      return walk.drafts[index].span(until: next?.adding(days: -1), today: today, staleAfter: staleAfter)
    }
  }

  private mutating func take(_ claims: [ControlClaim], on day: Day) {
    takeLosses(claims.filter { $0.details.change == .lost || $0.details.extent == ControlDetails.Extent.none }, on: day)
    takeGains(
      claims.filter { $0.details.change == .gained && $0.details.extent != ControlDetails.Extent.none }, on: day)
    for claim in claims where claim.details.change == .contested { contest([claim], on: day) }
    takeHolds(claims.filter { $0.details.change == .held && $0.details.extent != ControlDetails.Extent.none }, on: day)
  }

  private mutating func takeLosses(_ losses: [ControlClaim], on day: Day) {
    for claim in losses {
      guard let loser = claim.details.holder else { continue }
      if drafts.isEmpty { openBefore(loser, [claim]) }
      if let last = drafts.last, last.holds(loser) {
        open(SpanDraft(holder: nil, start: day, claims: [claim]))
      } else if let last = drafts.indices.last, follows(loser, at: last) || drafts[last].holder == nil {
        drafts[last].claims.append(claim)
      }
    }
  }

  /// Whether the span took the place from this holder, who now admits it or is said again to have lost it.
  private func follows(_ loser: Actor, at index: Int) -> Bool { index > 0 && drafts[index - 1].holds(loser) }

  private mutating func takeGains(_ gains: [ControlClaim], on day: Day) {
    let groups = grouped(gains)
    guard let first = groups.first else { return }
    if drafts.isEmpty, let before = gains.lazy.compactMap(\.details.previousHolder).first {
      openBefore(before, gains.filter { $0.details.previousHolder.map { Side($0).matches(Side(before)) } ?? false })
    }
    let certain = groups.filter { SpanDraft.isAssessed($0.claims) }
    let winner = groups.count == 1 ? first : certain.count == 1 ? certain[0] : nil
    guard let winner else { return contest(gains, on: day) }
    let against = groups.filter { $0.holder != winner.holder }.flatMap(\.claims)
    if let last = drafts.indices.last, drafts[last].holds(winner.holder),
      !drafts[last].isLost(to: winner.holder, winner.claims)
    {
      drafts[last].claims += winner.claims
      drafts[last].against += against
      return
    }
    let answers = denials.filter { denial in
      denial.details.change == .gained && abs(denial.day.ordinal - day.ordinal) <= Self.reach
        && denial.details.holder.map { Side($0).matches(Side(winner.holder)) } ?? false
    }
    if !answers.isEmpty, !SpanDraft.isAssessed(winner.claims) || answers.contains(where: { $0.standing == .report }) {
      contest(winner.claims, against: answers, on: day)
    } else if winner.claims.allSatisfy({ $0.details.extent == .part }) {
      contest(winner.claims, on: day)
    } else {
      var draft = SpanDraft(holder: winner.holder, start: day, claims: winner.claims)
      draft.against = against + answers
      open(draft)
    }
  }

  private mutating func takeHolds(_ holds: [ControlClaim], on day: Day) {
    for group in grouped(holds) {
      guard let last = drafts.indices.last else {
        open(SpanDraft(holder: group.holder, start: day, claims: group.claims))
        continue
      }
      let isCertain = SpanDraft.isAssessed(group.claims)
      if drafts[last].holds(group.holder) {
        drafts[last].claims += group.claims
      } else if drafts[last].holder == nil && !drafts[last].isContested
        || drafts[last].isContested && isCertain && drafts[last].start != day
      {
        open(SpanDraft(holder: group.holder, start: day, claims: group.claims))
      } else if drafts[last].isContested {
        drafts[last].claims += group.claims
        drafts[last].contend(group.holder)
      } else if isCertain, day.ordinal - drafts[last].lastDay.ordinal > Self.patience {
        open(SpanDraft(holder: group.holder, start: day, claims: group.claims))
      } else if isCertain || !SpanDraft.isAssessed(drafts[last].claims) {
        contest(group.claims, on: day)
      } else {
        drafts[last].against += group.claims
      }
    }
  }

  /// From the day on the place is fought over, or sources of equal standing name several holders; who held it before is kept.
  private mutating func contest(_ claims: [ControlClaim], against: [ControlClaim] = [], on day: Day) {
    if let last = drafts.indices.last, drafts[last].isContested {
      drafts[last].claims += claims
      for claim in claims { drafts[last].contend(claim.details.holder) }
      return
    }
    var draft = SpanDraft(holder: drafts.last?.holder, start: day, claims: claims)
    draft.isContested = true
    draft.against = against
    draft.contend(draft.holder)
    for claim in claims {
      draft.contend(claim.details.holder)
      draft.contend(claim.details.previousHolder)
    }
    open(draft)
  }

  /// Opens a span for the one who held the place before the first thing that is known.
  private mutating func openBefore(_ holder: Actor, _ claims: [ControlClaim]) {
    drafts.append(SpanDraft(holder: holder, start: nil, claims: claims))
  }

  /// Ends the last span and begins another; one that would last no day gives its claims to the next.
  private mutating func open(_ draft: SpanDraft) {
    var draft = draft
    if let last = drafts.last, let start = last.start, start == draft.start {
      drafts.removeLast()
      if last.holder != nil, !last.isContested { draft.against += last.claims } else { draft.background += last.claims }
    }
    drafts.append(draft)
  }

  private func grouped(_ claims: [ControlClaim]) -> [(holder: Actor, claims: [ControlClaim])] {
    var groups: [(holder: Actor, claims: [ControlClaim])] = []
    for claim in claims {
      guard let holder = claim.details.holder else { continue }
      if let index = groups.firstIndex(where: { Side($0.holder).matches(Side(holder)) }) {
        groups[index].claims.append(claim)
      } else {
        groups.append((holder, [claim]))
      }
    }
    return groups
  }
}

/// The gains and losses of a place whose day a time expression gives, in order of their days.
private struct DatedChanges {
  private var changes: [(day: Day, change: ControlDetails.Change, side: Side)] = []

  init(_ claims: [ControlClaim]) {
    for claim in claims where claim.isDated {
      guard let holder = claim.details.holder, claim.isTurn else { continue }
      changes.append((claim.day, claim.details.change, Side(holder)))
    }
    changes.sort { $0.day < $1.day }
  }

  /// A gain or loss whose day only the report gives takes the day of a dated claim of the same change shortly before, or of one
  /// within its month.
  func settled(_ claim: ControlClaim, within reach: Int) -> ControlClaim {
    guard !claim.isDated, claim.isTurn, let holder = claim.details.holder else { return claim }
    let side = Side(holder)
    let first = claim.day.adding(days: -reach)
    var index = end(of: claim.mention.date?.end ?? claim.day)
    while index > 0, changes[index - 1].day >= first {
      index -= 1
      let dated = changes[index]
      if dated.change == claim.details.change, dated.side.matches(side) { return claim.moved(to: dated.day) }
    }
    return claim
  }

  /// The index behind the changes of a day.
  private func end(of day: Day) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].day <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension ControlClaim {
  /// Whether the place changed hands.
  fileprivate var isTurn: Bool { details.change == .gained || details.change == .lost }
}
