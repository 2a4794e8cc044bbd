import CZstd

/// Decompressed zstd, all its frames one after the other.
final class ZstdSource: ByteSource {
  private let input: ByteStream
  private let state: OpaquePointer
  private var pending: [UInt8] = []
  private var pendingStart = 0
  /// Whether a frame is open: its end must still come.
  private var isInFrame = true

  init(_ input: ByteStream) throws(InputFailure) {
    self.input = input
    guard let state = ZSTD_createDStream() else { throw InputFailure(message: "zstd cannot be set up") }
    self.state = state
  }

  deinit { ZSTD_freeDStream(state) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    while true {
      if pendingStart == pending.count {
        pending = try input.take(1 << 15) ?? []
        pendingStart = 0
        if pending.isEmpty, !isInFrame { return 0 }
      }
      var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
      let status = pending.withUnsafeBytes { bytes in
        var source = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: pendingStart)
        let status = ZSTD_decompressStream(state, &output, &source)
        pendingStart = source.pos
        return status
      }
      if ZSTD_isError(status) != 0 { throw InputFailure(message: "damaged zstd data") }
      isInFrame = status != 0
      if output.pos > 0 { return output.pos }
      if pending.isEmpty, isInFrame { throw InputFailure(message: "zstd data ends early") }
    }
  }
}
