import Glibc

/// The bytes of a file, or of standard input for `-`.
final class FileSource: ByteSource {
  private let descriptor: Int32
  private let isOwned: Bool

  init(path: String) throws(InputFailure) {
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
      if count >= 0 { return count }
      if errno != EINTR { throw InputFailure(message: systemMessage()) }
    }
  }
}
