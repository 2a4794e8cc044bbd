import JSON
import ArgumentParser
import FoundationEssentials
import Glibc
import Ingest

/// What a run that writes to a file notes beside it (`FILE.resume`), so that `--resume` can go on where it was stopped.
///
/// One JSON object a line. The first tells what the run was asked to do; each further one how far it had come when all before it was
/// safely written. The file goes away when the run is done.
struct RunJournal {
  /// A place between two reports.
  struct Entry: Codable {
    var position: ReadPosition
    /// Bytes of the output and of the list of skipped items up to there.
    var written: Int
    var skipped: Int
    /// Whether a path could not be opened.
    var isUnreadable: Bool
    /// Hashes of the ids given since the entry before.
    var ids: [UInt64]
  }

  let path: String
  private var output: LineOutput

  init(besides path: String, asked: [String], continues: Bool) throws {
    self.path = Self.path(besides: path)
    output = try LineOutput(path: self.path, keeping: continues ? PathInfo.size(self.path) : nil)
    guard !continues else { return }
    // It must be there before the first line of output is: output without a journal is that of a complete run.
    output.write(line: try LineEncoder().encode(asked))
    output.sync()
  }

  mutating func add(_ entry: Entry) throws {
    output.write(line: try LineEncoder().encode(entry))
    output.sync()
  }

  mutating func remove() { unlink(path) }

  static func path(besides path: String) -> String { path + ".resume" }

  /// The last place that a stopped run noted, with all ids up to there; `nil` if there is no journal.
  static func last(besides output: String, asked: [String]) throws -> Entry? {
    let path = Self.path(besides: output)
    guard let content = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    // A line without its end was cut off while it was written.
    let lines = content.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let decoder = LineDecoder()
    guard let first = lines.first, let before = try? decoder.decode([String].self, from: Data(first.utf8)) else {
      return nil
    }
    guard before == asked else {
      throw ValidationError(
        "\(path) is of a run with other arguments (\(before.joined(separator: " "))); run it as then, or delete that file"
      )
    }
    var last: Entry?
    var ids: [UInt64] = []
    for line in lines.dropFirst() {
      guard let entry = try? decoder.decode(Entry.self, from: Data(line.utf8)) else { break }
      ids += entry.ids
      last = entry
    }
    last?.ids = ids
    return last ?? Entry(position: ReadPosition(), written: 0, skipped: 0, isUnreadable: false, ids: [])
  }
}

/// What the system knows of a path.
enum PathInfo {
  /// The bytes of a file; 0 if there is none.
  static func size(_ path: String) -> Int {
    var info = stat()
    return stat(path, &info) == 0 ? Int(info.st_size) : 0
  }

  /// The bytes of a file up to the end of its last line; 0 if there is none.
  static func wholeLines(_ path: String) -> Int {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    var end = size(path)
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while end > 0 {
      let start = max(0, end - block.count)
      let count = pread(descriptor, &block, end - start, start)
      guard count > 0 else { return 0 }
      if let newline = block[..<count].lastIndex(of: 0x0a) { return start + newline + 1 }
      end = start
    }
    return 0
  }

  static func isRegularFile(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }
}
