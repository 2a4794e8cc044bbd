import CZstd
import Synchronization

/// Bytes kept small with zstd (level 3).
enum Compression {
  /// The compressed form.
  static func pack(_ bytes: [UInt8]) -> [UInt8] {
    let bound = ZSTD_compressBound(bytes.count)
    return packing.lend { context in
      [UInt8](unsafeUninitializedCapacity: bound) { target, count in
        bytes.withUnsafeBytes { source in
          let size = ZSTD_compressCCtx(context, target.baseAddress, bound, source.baseAddress, source.count, 3)
          // With room for the bound, only a lack of memory can fail.
          precondition(ZSTD_isError(size) == 0, "zstd has no memory")
          count = size
        }
      }
    }
  }

  /// The bytes that were packed; `nil` when they are damaged.
  static func unpack(_ packed: UnsafeRawBufferPointer) -> [UInt8]? {
    let size = ZSTD_getFrameContentSize(packed.baseAddress, packed.count)
    guard size < UInt64(1) << 32 else { return nil }
    var failed = false
    let bytes = unpacking.lend { context in
      [UInt8](unsafeUninitializedCapacity: Int(size)) { target, count in
        let written = ZSTD_decompressDCtx(context, target.baseAddress, Int(size), packed.baseAddress, packed.count)
        failed = ZSTD_isError(written) != 0 || written != Int(size)
        count = failed ? 0 : written
      }
    }
    return failed ? nil : bytes
  }

  private static let packing = Contexts { ZSTD_createCCtx() }
  private static let unpacking = Contexts { ZSTD_createDCtx() }
}

/// Contexts of zstd that wait to be used again: to make one costs more than to unpack a record. There are never more than threads that use
/// them at once, and they stay until the process ends.
private final class Contexts: Sendable {
  /// In one hand at a time.
  private struct Context: @unchecked Sendable { let pointer: OpaquePointer? }
  private let free = Mutex<[Context]>([])
  private let make: @Sendable () -> OpaquePointer?

  init(_ make: @escaping @Sendable () -> OpaquePointer?) { self.make = make }

  func lend<Value>(_ body: (OpaquePointer?) -> Value) -> Value {
    let context = free.withLock { $0.popLast() } ?? Context(pointer: make())
    defer { free.withLock { $0.append(context) } }
    return body(context.pointer)
  }
}
