/// What a rule reads from some atoms, before anything is resolved.
struct Reading: Sendable {
  /// Atoms.
  var range: Range<Int>
  var meaning: Meaning
  var modifier: Modifier?

  init(_ start: Int, _ end: Int, _ meaning: Meaning, modifier: Modifier? = nil) {
    range = start..<end
    self.meaning = meaning
    self.modifier = modifier
  }

  /// The same with an earlier start or another modifier.
  func extended(from start: Int, modifier: Modifier? = nil) -> Reading {
    Reading(start, range.upperBound, meaning, modifier: modifier ?? self.modifier)
  }
}

/// What an expression says.
enum Meaning: Sendable {
  /// A point or stretch of the calendar.
  case point(PartialPoint)
  /// A length of time.
  case length(Length, Ends)
  /// Something that repeats, with its value.
  case set(String)
  /// The past, the present, the future.
  case reference(Reference)

  /// Where a length lies.
  enum Ends: Sendable {
    case unknown
    /// "the past two weeks", "the next month".
    case beforeNow, afterNow
    /// "three weeks after …": the event that follows gives the other end.
    case beforeEvent, afterEvent
  }
}

/// A point with what it takes to complete it.
struct PartialPoint: Sendable {
  /// The fields that the words give.
  var point = TimePoint()
  /// The period it lies in, counted from the anchor: "yesterday", "two weeks ago", "(March) of that year".
  var within: Shift?
  /// "last", "next", "this" before a name: "last Friday".
  var which: Which?
  /// The week that holds the day.
  var wholeWeek = false
  /// A time of day on no day in particular: "night raids".
  var timeOnly = false
  /// A holiday whose date follows from the year.
  var holiday: Holiday?

  /// Which of the periods of a name.
  enum Which: Sendable {
    case last, this, next, that, previous, following
  }

  init(_ point: TimePoint = TimePoint(), within: Shift? = nil, which: Which? = nil, holiday: Holiday? = nil) {
    self.point = point
    self.within = within
    self.which = which
    self.holiday = holiday
  }
}

/// A step from an anchor.
struct Shift: Sendable {
  var unit: Unit
  /// Negative into the past; `nil` for an unknown number in ``direction``.
  var count: Int?
  /// -1 or 1, for an unknown count.
  var direction = 0
  var base: Base

  /// What the step starts from.
  enum Base: Sendable {
    /// The report date; in a narrative, the running date.
    case now
    /// The last date that was mentioned.
    case running
    /// The last date that was mentioned, in the unit it was mentioned in: "at that time".
    case sameGrain
  }
}

/// A length of time.
struct Length: Sendable, Equatable {
  /// Whole units; `nil` for an unknown number.
  var count: Int?
  /// Digits after the point ("2.5 years": "5").
  var fraction = ""
  var unit: Unit

  /// The TIMEX3 value.
  var value: String {
    var unit = unit
    var number = count.map(String.init) ?? "X"
    if !fraction.isEmpty { number += "." + fraction }
    if unit == .fortnight {
      number = count.map { String($0 * 2) } ?? "X"
      unit = .week
    }
    return "P" + (unit.isClock ? "T" : "") + number + unit.letters
  }
}
