/// When an act happened or is to happen (DATE in RECORDS).
public struct EventDate: Hashable, Sendable, Codable {
  /// First possible day.
  public var start: Day
  /// Last possible day, inclusive.
  public var end: Day
  /// "until": the beginning is not given.
  public var openStart: Bool?
  /// "since": the end is not given.
  public var openEnd: Bool?
  /// The unit in which the text speaks.
  public var granularity: Granularity
  /// Time of day, ISO 8601 with zone where given (`T21:30`).
  public var time: String?
  /// The words.
  public var text: String?
  /// What the date rests on.
  public var from: Source
  /// ACLED's time precision: 1 day, 2 week, 3 month. Absent where ACLED would not enter the event.
  public var acledPrecision: Int?
  /// UCDP GED's date precision, 1–5.
  public var ucdpPrecision: Int?

  /// Units of the calendar, from fine to coarse.
  public enum Granularity: String, Sendable, Codable, CaseIterable, Comparable {
    case day, week, month, season, quarter, year, decade, century

    /// Finer units come first.
    public static func < (left: Granularity, right: Granularity) -> Bool { left.rank < right.rank }
    private var rank: Int { Granularity.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What a date rests on: a time expression that governs the event, the context, the report date alone.
  public enum Source: String, Sendable, Codable {
    case expression, context, report
  }

  /// A dated interval. Precisions are computed from its length unless given.
  public init(
    start: Day, end: Day, openStart: Bool? = nil, openEnd: Bool? = nil, granularity: Granularity, time: String? = nil,
    text: String? = nil, from: Source
  ) {
    self.start = start
    self.end = max(start, end)
    self.openStart = openStart
    self.openEnd = openEnd
    self.granularity = granularity
    self.time = time
    self.text = text
    self.from = from
    setPrecision()
  }

  /// Sets both precisions from the length of the interval (ACLED codebook, time precision; UCDP GED codebook, date_prec).
  public mutating func setPrecision() {
    let days = end.ordinal - start.ordinal + 1
    let open = openStart == true || openEnd == true
    acledPrecision = open ? nil : days == 1 ? 1 : days <= 7 ? 2 : days <= 31 ? 3 : nil
    ucdpPrecision = open ? 5 : days == 1 ? 1 : days <= 6 ? 2 : days == 7 ? 3 : days <= 31 ? 4 : 5
  }

  enum CodingKeys: String, CodingKey {
    case start, end
    case openStart = "open_start"
    case openEnd = "open_end"
    case granularity, time, text, from
    case acledPrecision = "acled_precision"
    case ucdpPrecision = "ucdp_precision"
  }
}
