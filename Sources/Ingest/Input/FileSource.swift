import Glibc

/// The bytes of a file, or of standard input for `-`.
final class FileSource: ByteSource {
  private let descriptor: Int32
  private let isOwned: Bool
  private let isStopping: @Sendable () -> Bool
  /// How many bytes were read.
  private(set) var position = 0

  init(path: String, isStopping: @escaping @Sendable () -> Bool = { false }) throws(InputFailure) {
    self.isStopping = isStopping
    isOwned = path != "-"
    descriptor = isOwned ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO
    if descriptor < 0 { throw InputFailure(message: systemMessage()) }
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        position += count
        return count
      }
      if errno == EINTR, isStopping() { return 0 }
      if errno != EINTR { throw InputFailure(message: systemMessage()) }
    }
  }
}
