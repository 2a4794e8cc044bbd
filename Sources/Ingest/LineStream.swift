/// The lines of files, folders or standard input, plain or compressed with gzip or zstd, one at a time.
///
/// Use it from one task at a time.
public final class LineStream {
  /// What it gives.
  public enum Item: Sendable {
    /// A line that is not empty, without its end, and where it stands.
    case line([UInt8], origin: String, number: Int)
    /// A path that cannot be opened, or data that cannot be read.
    case problem(ReadProblem)
  }

  private var walker: PathWalker
  private var stream: ByteStream?
  private var origin = ""
  private var number = 0
  private let limit: Int

  /// - Parameters:
  ///   - paths: files; folders, recursively and sorted by name; `-` for standard input.
  ///   - limit: bytes of the longest line that is read.
  public init(paths: [String], limit: Int = 16 << 20) {
    walker = PathWalker(paths: paths)
    self.limit = limit
  }

  /// The next line or problem, `nil` after the last.
  public func next() -> Item? {
    while true {
      if let stream {
        do {
          switch try stream.line(limit: limit) {
          case nil: self.stream = nil
          case .tooLong(let length):
            number += 1
            return .problem(ReadProblem(.skipped, origin, line: number, "\(length) bytes, more than \(limit): skipped"))
          case .text(let bytes):
            number += 1
            if !bytes.trimmed.isEmpty { return .line(bytes, origin: origin, number: number) }
          }
        } catch {
          self.stream = nil
          return .problem(ReadProblem(.skipped, origin, line: number + 1, error.message))
        }
      } else {
        switch walker.next() {
        case nil: return nil
        case .problem(let problem): return .problem(problem)
        case .file(let path):
          do {
            stream = try ByteStream(decompressing: FileSource(path: path))
            (origin, number) = (path, 0)
          } catch {
            return .problem(ReadProblem(.unreadable, path, error.message))
          }
        }
      }
    }
  }
}
