/// Turns anything into reports: text, pages, JSONL, tables, feeds and archives, plain or compressed.
public struct Reader: Sendable {
  /// What to do otherwise than by default.
  public var options: ReadOptions

  /// A reader.
  public init(options: ReadOptions = ReadOptions()) {
    self.options = options
  }

  /// The reports under paths (files; folders, recursively and sorted by name; `-` for standard input), one at a time as
  /// they are asked for. Nothing is thrown: what cannot be read is an item too. Without paths nothing is read.
  public func reports(from paths: [String]) -> ReportStream {
    ReportStream(options: options, paths: paths)
  }

  /// The reports in bytes held in memory, as if they were a file called `origin`.
  public func reports(in bytes: [UInt8], origin: String) -> ReportStream {
    ReportStream(options: options, bytes: bytes, origin: origin)
  }
}
