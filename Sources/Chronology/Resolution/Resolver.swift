import Records

/// Completes readings from an anchor: the report date in news, the running date in a narrative.
struct Resolver {
  /// The day the report was written.
  let report: Day?
  let narrative: Bool
  /// The last date that was mentioned.
  private(set) var mentioned: TimePoint?
  /// The last day that was mentioned.
  private var mentionedDay: TimePoint?
  /// The date that a narrative has come to: mentions of background and of plans do not move it.
  private(set) var running: TimePoint?
  /// A date away from the running date: a second one near it makes it the running date.
  private var candidate: TimePoint?
  /// Whether the text itself has given the running date.
  private var established = false
  /// The sentence that is being read.
  private var sentence = 0
  /// The last day-exact date of this sentence or the one before in its paragraph, for times of day.
  var nearDay: TimePoint? { daySentence >= sentence - 1 ? paragraphDay : nil }
  private var paragraphDay: TimePoint?
  private var daySentence = 0
  /// The last date of this sentence with a month.
  private(set) var sentenceDate: TimePoint?

  /// How the clause of an expression speaks.
  enum Tense: Sendable {
    case past, present, future, unknown
  }

  /// A completed point with the days of it, where they are not its own.
  struct Resolved {
    var point: TimePoint
    var days: ClosedRange<Day>?
    /// The point whose days are meant, where the name counts years otherwise ("the winter of 1905" that began in 1904).
    var calendar: TimePoint?
  }

  init(report: Day?, narrative: Bool) {
    self.report = report
    self.narrative = narrative
    if narrative, let report { running = TimePoint(report) }
  }

  /// Forgets what holds for a sentence only.
  mutating func startSentence(_ number: Int) {
    sentenceDate = nil
    sentence = number
  }

  /// Forgets what holds for a paragraph only.
  mutating func startParagraph() { paragraphDay = nil }

  /// Completes a point.
  ///
  /// - Parameters:
  ///   - ahead: a dated point that follows in the sentence, for a name without a year ("the summer offensive of June 1942").
  ///   - until: whether the point ends something ("by December").
  ///   - joined: whether it is the second of two ("April and May").
  func resolve(
    _ partial: PartialPoint, tense: Tense, ahead: TimePoint? = nil, until: Bool = false, joined: Bool = false
  ) -> Resolved {
    if partial.timeOnly, partial.point.dateGrain == .none { return Resolved(point: partial.point) }
    if let holiday = partial.holiday { return resolve(holiday, partial, tense: tense) }
    var point = partial.point
    if let shift = partial.within {
      point = merge(shifted(shift), point, tense: tense)
    } else if let which = partial.which {
      point = named(point, which, tense: tense)
    } else {
      let first = joined && !narrative && point.month != nil && mentioned?.month != nil ? mentioned : nil
      if let first, let year = first.year, point.dateGrain <= .month, point.year == nil {
        // "salaries for April and May": of one year, or of two if the second month comes first in the calendar.
        point.year = point.month ?? 0 >= first.month ?? 0 ? year : year + 1
      }
      point = completed(point, tense: tense, ahead: ahead, until: until)
    }
    if let week = point.weekOfMonth { point = Self.week(week, of: point) }
    if partial.wholeWeek, let day = point.days?.single { point = day.weekPoint }
    if narrative, point.season == .winter, partial.point.year == nil, let year = point.year {
      // A winter that follows in a story goes by the year of its January; under "The campaign of 1905" that is the year.
      var named = point
      let underYear = !point.bc && (sentenceDate ?? ahead ?? running)?.dateGrain == .year && partial.which == nil
      if underYear { point.year = year - 1 } else { named.year = point.bc ? year - 1 : year + 1 }
      return Resolved(point: named, days: point.days, calendar: point)
    }
    return Resolved(point: point, days: point.days)
  }

  /// Where an expression stands, for what it does to the running date.
  struct Place {
    /// At the beginning of its sentence or in a heading.
    var fronted: Bool
    /// After "by", "until", "before", "since", or the second of a range.
    var bounded: Bool
    /// The first date of its paragraph.
    var opens: Bool
    /// In what "until" governs: the story goes on before it.
    var ends: Bool
    /// After "by", "until", "before", "to".
    var leadsAhead: Bool
  }

  /// Takes a resolved point as the last date mentioned.
  ///
  /// In a narrative, a date at the head of a sentence moves the running date; one inside moves it only a little forwards:
  /// "the election in December 2005" is background, "a withdrawal by late 2008" a plan.
  mutating func advance(to point: TimePoint, _ place: Place) {
    guard point.year != nil || point.decade != nil else { return }
    var date = point
    date.part = nil
    date.clock = nil
    if date.dateGrain == .day, date.day != 0 {
      (paragraphDay, mentionedDay) = (date, date)
      daySentence = sentence
    }
    mentioned = date
    if date.dateGrain < .half { sentenceDate = date }
    guard narrative else {
      running = date
      return
    }
    guard point.year != nil else { return }
    guard let old = running?.days, let new = date.days, established else {
      running = date
      established = true
      return
    }
    if place.bounded, point.dateGrain >= .half { return }
    if place.fronted || place.opens && point.dateGrain < .half {
      running = date
      return
    }
    if point.dateGrain >= .half || place.ends { return }
    let step = new.lowerBound.ordinal - old.lowerBound.ordinal
    if step > -70, step < 250 {
      running = date
      candidate = nil
      return
    }
    if let other = candidate?.days, abs(other.lowerBound.ordinal - new.lowerBound.ordinal) < 366 {
      running = date
      candidate = nil
    } else {
      candidate = date
    }
  }

  // MARK: anchors

  /// The report date, or the running date in a narrative.
  var now: TimePoint? { narrative ? running ?? report.map(TimePoint.init) : report.map(TimePoint.init) ?? running }

  /// The last date mentioned, else the report date.
  var last: TimePoint? { mentioned ?? running ?? report.map(TimePoint.init) }

  // MARK: steps

  private func shifted(_ shift: Shift) -> TimePoint {
    let anchor: TimePoint?
    switch shift.base {
    case .now: anchor = now
    case .running:
      // "the next day" goes from the last day named, where the last date is no day.
      let exact = shift.unit <= .fortnight && last?.dateGrain != .day && !narrative
      anchor = exact ? mentionedDay ?? report.map(TimePoint.init) ?? last : last
    case .sameGrain:
      return last ?? TimePoint()
    }
    return anchor.map { $0.adding(shift.count ?? 0, shift.unit) } ?? TimePoint.unknown(shift.unit)
  }

  /// Puts the fields of a name into the period it lies in: "October" into "last year".
  private func merge(_ period: TimePoint, _ fields: TimePoint, tense: Tense) -> TimePoint {
    var point = period
    if fields == TimePoint() { return point }
    if let weekday = fields.weekday {
      guard let week = period.week, let year = period.year, let monday = Day(isoYear: year, week: week) else {
        return fields
      }
      point = TimePoint(monday.adding(days: weekday - 1))
    }
    if fields.weekend { point.weekend = true }
    if let month = fields.month {
      point = TimePoint(year: period.year ?? 0, month: month, bc: period.bc)
      if period.year == nil { point.year = nil }
      point.day = fields.day
      point.weekOfMonth = fields.weekOfMonth
    }
    if fields.month == nil, period.month != nil, let day = fields.day { point.day = day }
    if let quarter = fields.quarter { point.quarter = quarter }
    if let half = fields.half { point.half = half }
    if let season = fields.season { point.season = season }
    point.part = fields.part
    point.clock = fields.clock
    return point
  }

  private static func week(_ number: Int, of month: TimePoint) -> TimePoint {
    guard let days = month.days else { return month }
    let day =
      number == 5 ? days.upperBound.adding(days: -3) : days.lowerBound.adding(days: 7 * (number - 1) + 3)
    return day.weekPoint
  }
}
