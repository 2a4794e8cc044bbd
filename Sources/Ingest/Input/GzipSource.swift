import CZlib

/// Decompressed gzip, all its members one after the other.
final class GzipSource: ByteSource {
  private let input: ByteStream
  private var state = z_stream()
  private var pending: [UInt8] = []
  private var pendingStart = 0
  private var isBetweenMembers = false

  init(_ input: ByteStream) throws(InputFailure) {
    self.input = input
    guard dateline_inflate_init(&state) == Z_OK else { throw InputFailure(message: "gzip cannot be set up") }
  }

  deinit { inflateEnd(&state) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    while true {
      if pendingStart == pending.count {
        pending = try input.take(1 << 15) ?? []
        pendingStart = 0
      }
      let isDrained = pending.isEmpty
      if isDrained, isBetweenMembers { return 0 }
      if isBetweenMembers {
        // Padding after a member is no member.
        guard pending[pendingStart] == 0x1f else { return 0 }
        inflateReset(&state)
        isBetweenMembers = false
      }
      let (status, written) = inflateOnce(into: buffer)
      switch status {
      case Z_STREAM_END: isBetweenMembers = true
      case Z_OK, Z_BUF_ERROR: break
      default: throw InputFailure(message: "damaged gzip data")
      }
      if written > 0 { return written }
      if isDrained, !isBetweenMembers { throw InputFailure(message: "gzip data ends early") }
    }
  }

  private func inflateOnce(into buffer: UnsafeMutableRawBufferPointer) -> (status: Int32, written: Int) {
    let (start, end) = (pendingStart, pending.count)
    let status = pending.withUnsafeMutableBufferPointer { bytes in
      state.next_in = bytes.baseAddress.map { $0 + start }
      state.avail_in = UInt32(end - start)
      state.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      state.avail_out = UInt32(min(buffer.count, Int(UInt32.max)))
      return inflate(&state, Z_NO_FLUSH)
    }
    pendingStart = end - Int(state.avail_in)
    return (status, buffer.count - Int(state.avail_out))
  }
}
