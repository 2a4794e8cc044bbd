import CZstd

/// Bytes kept small with zstd (level 3).
enum Compression {
  /// The compressed form.
  static func pack(_ bytes: [UInt8]) -> [UInt8] {
    let bound = ZSTD_compressBound(bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      bytes.withUnsafeBytes { source in
        let size = ZSTD_compress(target.baseAddress, bound, source.baseAddress, source.count, 3)
        // With room for the bound, only a lack of memory can fail.
        precondition(ZSTD_isError(size) == 0, "zstd has no memory")
        count = size
      }
    }
  }

  /// The bytes that were packed; `nil` when they are damaged.
  static func unpack(_ packed: UnsafeRawBufferPointer) -> [UInt8]? {
    let size = ZSTD_getFrameContentSize(packed.baseAddress, packed.count)
    guard size < UInt64(1) << 32 else { return nil }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { target, count in
      let written = ZSTD_decompress(target.baseAddress, Int(size), packed.baseAddress, packed.count)
      failed = ZSTD_isError(written) != 0 || written != Int(size)
      count = failed ? 0 : written
    }
    return failed ? nil : bytes
  }
}
