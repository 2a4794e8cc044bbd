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

  /// The reports after a position that another stream over the same paths had reached.
  ///
  /// - Parameter ids: hashes of the ids that were given up to there, from `idHash`, so that none comes twice.
  public func reports(from paths: [String], after position: ReadPosition, ids: [UInt64]) -> ReportStream {
    ReportStream(options: options, paths: paths, after: position, ids: ids)
  }

  /// The hash by which a stream remembers an id.
  public static func idHash(_ id: String) -> UInt64 { ReportIDs.hash(of: id) }

  /// How many bytes the files under paths hold, as they are stored; `nil` if standard input is among them.
  public static func size(of paths: [String]) -> Int? {
    guard !paths.contains("-") else { return nil }
    var walker = PathWalker(paths: paths)
    var size = 0
    while let step = walker.next() {
      if case .file(let path) = step { size += PathWalker.size(of: path) }
    }
    return size
  }

  /// The reports in bytes held in memory, as if they were a file called `origin`.
  public func reports(in bytes: [UInt8], origin: String) -> ReportStream {
    ReportStream(options: options, bytes: bytes, origin: origin)
  }
}
