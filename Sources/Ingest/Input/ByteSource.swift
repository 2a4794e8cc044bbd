/// Bytes that come in pieces.
protocol ByteSource: AnyObject {
  /// Fills the start of `buffer` and returns how many bytes it wrote, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int

  /// After a failure: makes ready to go on with the next part that can be read. `false` if there is none.
  func recover() -> Bool
}

extension ByteSource {
  func recover() -> Bool { false }
}

/// Why an input cannot be read on.
public struct InputFailure: Error {
  /// One line for people.
  public var message: String
}

/// Bytes held in memory.
final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    let count = Swift.min(buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
