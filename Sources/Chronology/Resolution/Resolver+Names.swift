import Records

/// Names of parts of the calendar that leave the year or the week open.
extension Resolver {
  /// "Friday", "October", "October 16", "summer", "the third quarter": the one that the tense and the anchor suggest.
  func completed(_ given: TimePoint, tense: Tense, ahead: TimePoint?, until: Bool) -> TimePoint {
    var point = given
    if point.year != nil || point.decade != nil || point.century != nil { return point }
    let date = point.dateGrain
    if date == .none {
      // A time of day alone: on the day that the sentence names, else today.
      let day = dayForTime
      var whole = day ?? TimePoint.unknown(.day)
      (whole.part, whole.clock) = (point.part, point.clock)
      return whole
    }
    if let weekday = point.weekday { return nearest(weekday: weekday, point, tense: tense) }
    if point.weekend { return nearestWeekend(point, tense: tense) }
    point.year = year(for: point, tense: tense, ahead: ahead, until: until)
    if point.year == nil { return given }
    if narrative, let running, running.bc { point.bc = true }
    return point
  }

  /// "last Friday", "next October", "this summer".
  func named(_ given: TimePoint, _ which: PartialPoint.Which, tense: Tense) -> TimePoint {
    var point = given
    if let weekday = point.weekday {
      guard let day = anchorDay(which) else { return point }
      let back = (day.weekday - weekday + 7) % 7
      let found: Day
      switch which {
      case .last, .previous: found = day.adding(days: back == 0 ? -7 : -back)
      case .next, .following: found = day.adding(days: 7 - back)
      case .that: found = day.adding(days: -back)
      case .this: found = tense == .past || back == 0 ? day.adding(days: -back) : day.adding(days: 7 - back)
      }
      var dated = TimePoint(found)
      (dated.part, dated.clock) = (point.part, point.clock)
      return dated
    }
    let anchor = which == .last || which == .next || which == .this ? now : last
    guard let anchor, let year = anchor.astronomicalYear, let days = anchor.days else { return point }
    func span(of year: Int) -> ClosedRange<Day>? {
      var candidate = point
      candidate.year = year
      return candidate.days
    }
    let wanted: Int?
    switch which {
    case .last, .previous:
      wanted = [year, year - 1].first { (span(of: $0)?.upperBound ?? days.lowerBound) < days.lowerBound }
    case .next, .following:
      wanted = [year, year + 1].first { (span(of: $0)?.lowerBound ?? days.upperBound) > days.upperBound }
    case .this, .that: wanted = year
    }
    guard let wanted else { return point }
    point.year = anchor.bc ? 1 - wanted : wanted
    point.bc = anchor.bc
    return point
  }

  /// A holiday in the year given, pointed at or suggested.
  func resolve(_ holiday: Holiday, _ partial: PartialPoint, tense: Tense) -> Resolved {
    var year = partial.point.year
    if year == nil, let shift = partial.within { year = now.flatMap { $0.adding(shift.count ?? 0, shift.unit).year } }
    if case .once(let once, _, _) = holiday.rule { year = once }
    if year == nil {
      let candidates = [-1, 0, 1].compactMap { offset in
        now?.year.flatMap { base in holiday.days(in: base + offset).map { (base + offset, $0) } }
      }
      year = choose(candidates, partial.which, tense: tense)
    }
    guard let year, let days = holiday.days(in: year) else {
      return Resolved(point: TimePoint.unknown(.day), days: nil)
    }
    guard days.dayCount > 1 else { return Resolved(point: TimePoint(days.lowerBound), days: days) }
    let start = days.lowerBound.components
    return Resolved(point: TimePoint(year: start.year, month: start.month), days: days)
  }

  // MARK: choices

  private var dayForTime: TimePoint? {
    if let day = nearDay { return day }
    if narrative { return running.map { $0.dateGrain == .day ? $0 : $0.adding(0, .day) } }
    return report.map(TimePoint.init)
  }

  private func anchorDay(_ which: PartialPoint.Which) -> Day? {
    let point = which == .last || which == .next || which == .this ? now : last
    guard let days = point?.days, days.dayCount == 1 else { return nil }
    return days.lowerBound
  }

  private func nearest(weekday: Int, _ point: TimePoint, tense: Tense) -> TimePoint {
    guard let days = now?.days, days.dayCount == 1 else { return point }
    let day = days.lowerBound
    let back = (day.weekday - weekday + 7) % 7
    let forward = tense == .future && !narrative
    var dated = TimePoint(day.adding(days: back == 0 ? 0 : forward ? 7 - back : -back))
    (dated.part, dated.clock) = (point.part, point.clock)
    return dated
  }

  private func nearestWeekend(_ point: TimePoint, tense: Tense) -> TimePoint {
    guard let days = now?.days, days.dayCount == 1 else { return point }
    let day = days.lowerBound
    // The weekend that has begun, or the one to come.
    let week = tense == .future || day.weekday >= 6 ? day : day.adding(days: -7)
    var dated = week.weekPoint
    dated.weekend = true
    return dated
  }

  /// The year of a month, day, season, quarter or half without one; `nil` if there is no anchor.
  private func year(for point: TimePoint, tense: Tense, ahead: TimePoint?, until: Bool) -> Int? {
    func candidates(_ base: Int) -> [(Int, ClosedRange<Day>)] {
      (base - 1...base + 1).compactMap { year in
        var candidate = point
        (candidate.part, candidate.clock) = (nil, nil)
        candidate.year = year
        return candidate.days.map { (year, $0) }
      }
    }
    if narrative || report == nil {
      guard let running = sentenceDate ?? ahead ?? running, let year = running.year else { return nil }
      if running.dateGrain >= .half { return year }
      guard !running.bc, let days = running.days else { return year }
      if until, sentenceDate != nil { return candidates(year).first { $0.1.upperBound >= days.lowerBound }?.0 }
      return Self.nearest(candidates(year), to: days)
    }
    guard let report else { return nil }
    let found = choose(candidates(report.year), nil, tense: tense)
    // "extended the truce until July": an end that would lie far back lies ahead.
    if until, tense == .past, let found, let past = candidates(found).first(where: { $0.0 == found }),
      let next = candidates(found).first(where: { $0.0 == found + 1 }),
      report.ordinal - past.1.upperBound.ordinal > 180, next.1.lowerBound.ordinal - report.ordinal < 150
    {
      return next.0
    }
    return found
  }

  /// The year whose days lie nearest to a running date, with a lean to what comes next.
  private static func nearest(_ candidates: [(Int, ClosedRange<Day>)], to days: ClosedRange<Day>) -> Int? {
    let middle = (days.lowerBound.ordinal + days.upperBound.ordinal) / 2
    func distance(_ range: ClosedRange<Day>) -> Int {
      abs((range.lowerBound.ordinal + range.upperBound.ordinal) / 2 - middle - lean)
    }
    return candidates.min { distance($0.1) < distance($1.1) }?.0
  }

  /// Days by which a narrative looks ahead rather than back.
  private static let lean = 30

  /// News: the latest that has begun under a past tense, the next that has not ended under a future one.
  private func choose(_ candidates: [(Int, ClosedRange<Day>)], _ which: PartialPoint.Which?, tense: Tense) -> Int? {
    guard let days = now?.days else { return nil }
    let today = days.lowerBound
    switch which {
    case .last, .previous: return candidates.last { $0.1.upperBound < today }?.0
    case .next, .following: return candidates.first { $0.1.lowerBound > today }?.0
    case .this, .that: return candidates.first { $0.0 == today.year }?.0
    case nil: break
    }
    switch tense {
    case .future: return candidates.first { $0.1.upperBound >= today }?.0
    // A day's grace: reports are dated in the time zone of the desk.
    case .past: return candidates.last { $0.1.lowerBound <= today.adding(days: 1) }?.0
    case .present, .unknown:
      func distance(_ range: ClosedRange<Day>) -> Int {
        range.contains(today)
          ? 0 : min(abs(range.lowerBound.ordinal - today.ordinal), abs(range.upperBound.ordinal - today.ordinal))
      }
      return candidates.min { distance($0.1) < distance($1.1) }?.0
    }
  }
}
