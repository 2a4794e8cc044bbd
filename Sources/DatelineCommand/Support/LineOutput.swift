import ArgumentParser
import Glibc

/// Lines to a file descriptor, gathered in large writes. A reader that has gone (a broken pipe) is no error.
struct LineOutput {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Whether nothing more can be written.
  private(set) var isBroken = false
  /// Why, unless it is that nobody reads any more.
  private(set) var failure: String?
  /// How many bytes were taken to be written, those that a resumed file kept included.
  private(set) var count = 0

  init(descriptor: Int32) {
    self.descriptor = descriptor
    signal(SIGPIPE, SIG_IGN)
  }

  /// Output to a file, or to standard output without a path.
  ///
  /// - Parameter kept: how many bytes of the file stay, to be written on after them; by default none.
  init(path: String?, keeping kept: Int? = nil) throws {
    guard let path else {
      self.init(descriptor: 1)
      return
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (kept == nil ? O_TRUNC : 0), 0o644)
    guard descriptor >= 0 else { throw ValidationError("\(path): \(String(cString: strerror(errno)))") }
    self.init(descriptor: descriptor)
    if let kept {
      guard PathInfo.size(path) >= kept, ftruncate(descriptor, kept) == 0, lseek(descriptor, kept, SEEK_SET) == kept
      else { throw ValidationError("\(path) is shorter than the stopped run left it; delete it and run again") }
      count = kept
    }
  }

  /// Writes text without a line end.
  mutating func write(text: String) {
    let before = buffer.count
    buffer.append(contentsOf: text.utf8)
    count += buffer.count - before
  }

  mutating func write(line: some Sequence<UInt8>) {
    let before = buffer.count
    buffer.append(contentsOf: line)
    buffer.append(UInt8(ascii: "\n"))
    count += buffer.count - before
    if buffer.count >= 1 << 16 { flush() }
  }

  mutating func flush() {
    var start = 0
    while start < buffer.count, !isBroken {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count > 0 {
        start += count
      } else if errno != EINTR {
        isBroken = true
        if errno != EPIPE { failure = String(cString: strerror(errno)) }
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Flushes down to the disk.
  mutating func sync() {
    flush()
    fdatasync(descriptor)
  }
}
