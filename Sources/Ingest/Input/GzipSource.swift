import CZlib

/// Decompressed gzip, all its members one after the other.
final class GzipSource: ByteSource {
  private let input: ByteStream
  private var state = z_stream()
  private var pending: [UInt8] = []
  private var pendingStart = 0
  private var isBetweenMembers = false
  /// Where in the compressed data reading went on after damage.
  private var recovered = -1

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
        // Zeros after a member pad the file.
        while pendingStart < pending.count, pending[pendingStart] == 0 { pendingStart += 1 }
        if pendingStart == pending.count { continue }
        guard pending[pendingStart] == 0x1f else {
          throw InputFailure(message: "damaged gzip data: no member where one should begin")
        }
        inflateReset(&state)
        isBetweenMembers = false
      }
      let (status, written) = inflateOnce(into: buffer)
      if status == Z_STREAM_END { isBetweenMembers = true }
      // What comes out before damage is good; the next call meets the damage again.
      if written > 0 { return written }
      guard status == Z_STREAM_END || status == Z_OK || status == Z_BUF_ERROR else {
        throw InputFailure(message: "damaged gzip data")
      }
      if isDrained, !isBetweenMembers { throw InputFailure(message: "gzip data ends early") }
    }
  }

  /// Goes to the next place that looks like the head of a member (RFC 1952, 2.3.1: deflated, no reserved flags).
  func recover() -> Bool {
    while true {
      while pendingStart + 4 <= pending.count {
        let head = pending[pendingStart..<pendingStart + 4]
        let place = input.position - pending.count + pendingStart
        if head.starts(with: [0x1f, 0x8b, 8]), pending[pendingStart + 3] & 0xe0 == 0, place != recovered {
          recovered = place
          inflateReset(&state)
          isBetweenMembers = false
          return true
        }
        pendingStart += 1
      }
      guard let more = try? input.take(1 << 15), !more.isEmpty else { return false }
      pending = Array(pending[pendingStart...]) + more
      pendingStart = 0
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
