import ArgumentParser
import Glibc

/// Lines to a file descriptor, gathered in large writes. A reader that has gone (a broken pipe) is no error.
struct LineOutput {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Whether nobody reads any more.
  private(set) var isBroken = false

  init(descriptor: Int32) {
    self.descriptor = descriptor
    signal(SIGPIPE, SIG_IGN)
  }

  /// Output to a file, or to standard output without a path.
  init(path: String?) throws {
    guard let path else {
      self.init(descriptor: 1)
      return
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw ValidationError("\(path): \(String(cString: strerror(errno)))") }
    self.init(descriptor: descriptor)
  }

  /// Writes text without a line end.
  mutating func write(text: String) { buffer.append(contentsOf: text.utf8) }

  mutating func write(line: some Sequence<UInt8>) {
    buffer.append(contentsOf: line)
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= 1 << 16 { flush() }
  }

  mutating func flush() {
    var start = 0
    while start < buffer.count, !isBroken {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count > 0 { start += count } else if errno != EINTR { isBroken = true }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
