/// What a word is to the time rules. Open classes carry a value beside the case; closed ones have a case of their own.
enum Kind: UInt8, Sendable {
  /// No word of time.
  case other

  // Named parts of the calendar. The value is the month (1–12), ISO weekday (1–7), `Season`, `DayPart`, holiday index.
  case month, weekday, weekdays, season, part, parts, holiday
  // Units of time; the value is the `Unit`.
  case unit, units
  // "daily", "annual"; the value is the `Unit`.
  case repeated
  // Numbers. The value is the number; of a power ("hundred") the factor; of `decades` the digit ("eighties" 8).
  case digits, cardinal, ordinal, power, decades
  // "several", "few", "half", "couple", "dozen".
  case several, half, couple
  // "yesterday": the value is the offset in days.
  case deictic
  case tonight, overnight, now, currently
  // "recently": the value is the `Reference`. `adjective` are "former", "recent" before a noun.
  case reference, adjective
  // Adjectives that point from the anchor.
  case last, past, next, previous, following, this, these, that, those, same, current, first, final, latter, other2
  // Adverbs that turn a length into a date.
  case ago, earlier, later, before, after, hence, old, long
  // Parts of a period.
  case early, late, mid, beginning, middle, end, rest, turn, portion, hours, weekend, time, day
  // Approximators.
  case about, nearly, only, more, less, than, over, under, least, most, up, at, atLeast
  // Function words.
  case the, a, of, `in`, on, by, from, to, until, between, and, since, during, within, per, every, `for`, or
  case preposition
  // Clock.
  case am, pm, noon, midnight, oclock, zone, local
  // Years.
  case bc, ad, fiscal, season2
  // "once", "twice": the value is the count.
  case times
  // "will" and its like.
  case future
  // Punctuation.
  case comma, dot, hyphen, slash, colon, apostrophe, open, close, currency, mark
}
