import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file mapped into memory for reading. Every read is checked against its size, so a damaged file gives wrong
/// answers at worst.
final class MappedFile: @unchecked Sendable {  // Never written after opening.
  let url: URL
  private let bytes: UnsafeRawBufferPointer

  init(_ url: URL) throws(GazetteerError) {
    self.url = url
    let descriptor = open(url.path, O_RDONLY)
    guard descriptor >= 0 else {
      throw .damaged(file: url.path, reason: "cannot be opened: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0,
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw .damaged(file: url.path, reason: "is empty or cannot be mapped") }
    bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count) }

  var count: Int { bytes.count }

  /// A little-endian number, 0 beyond the end.
  @inline(__always)
  func load<T: FixedWidthInteger>(_ offset: Int, as type: T.Type = T.self) -> T {
    guard offset >= 0, offset <= bytes.count - MemoryLayout<T>.size else { return 0 }
    return T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
  }

  /// The bytes of a range, cut to the file.
  func array(_ range: Range<Int>) -> [UInt8] { Array(bytes[range.clamped(to: 0..<bytes.count)]) }
}
