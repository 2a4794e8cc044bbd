public import Records

/// What a `Reader` should do otherwise than by default.
public struct ReadOptions: Sendable {
  /// The report date of every report, in place of what the reports say.
  public var published: Day?
  /// The format of every input; `nil` goes by the file's name and its first bytes.
  public var format: InputFormat?
  /// Whether the clean text of a page opens with its headline. Without it the headline is only the report's title,
  /// and records come from the body, which says the same in whole sentences.
  public var headline = false
  /// Whether the clean text of a page has the captions of its pictures, each a block of its own.
  public var captions = true
  /// Whether each report carries the bytes that it was made from (``Report/raw``).
  public var keepsRaw = false
  /// Asked before each report, and when a signal interrupts reading: `true` ends the stream.
  public var isStopping: @Sendable () -> Bool = { false }
  /// Whether reports of pages tell where their clean text stands in the page.
  public var mapsOffsets = false
  /// The largest parts that are read into memory.
  public var limits = Limits()

  /// The default options.
  public init(published: Day? = nil, format: InputFormat? = nil) {
    self.published = published
    self.format = format
  }

  /// The largest parts that are read; a larger one is skipped with a problem that says so.
  public struct Limits: Sendable {
    /// Bytes of one line of JSONL or one row of a table.
    public var line = 128 << 20
    /// Bytes of one text.
    public var text = 256 << 20
    /// Bytes of one page of HTML.
    public var page = 16 << 20

    /// The default limits.
    public init() {}
  }
}
