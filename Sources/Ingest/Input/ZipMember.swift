import CZlib
public import Foundation

/// One file inside a zip archive, read in pieces: GeoNames publishes its dumps so.
///
/// Stored and deflated members of archives below 4 GiB; no encryption.
public struct ZipMember {
  /// Its path in the archive.
  public let name: String
  private let url: URL
  private let offset: UInt64
  private let isDeflated: Bool
  private let size: UInt64

  /// Why an archive cannot be read.
  public struct Failure: Error, CustomStringConvertible {
    /// One line for people.
    public let description: String
  }

  /// Finds the largest member whose name ends in `suffix`.
  public init(_ url: URL, suffix: String) throws {
    let handle = try FileHandle(forReadingFrom: url)
    defer { try? handle.close() }
    let end = try handle.seekToEnd()
    // The end record is 22 bytes and a comment of at most 64 KiB.
    let tailStart = end - min(end, 65_557)
    try handle.seek(toOffset: tailStart)
    let tail = Array(try handle.readToEnd() ?? Data())
    guard
      let record = stride(from: tail.count - 22, through: 0, by: -1).first(where: { tail.number($0, 4) == 0x0605_4B50 })
    else { throw Failure(description: "\(url.path): is not a zip archive") }
    try handle.seek(toOffset: UInt64(tail.number(record + 16, 4)))
    let directory = Array(try handle.read(upToCount: tail.number(record + 12, 4)) ?? Data())

    var best: (name: String, header: Int, method: Int, packed: Int, size: Int)?
    var at = 0
    while at + 46 <= directory.count, directory.number(at, 4) == 0x0201_4B50 {
      let nameLength = directory.number(at + 28, 2)
      let nameBytes = directory[(at + 46)..<min(at + 46 + nameLength, directory.count)]
      let name = String(decoding: nameBytes, as: UTF8.self)
      let size = directory.number(at + 24, 4)
      if name.lowercased().hasSuffix(suffix), size > best?.size ?? -1 {
        best = (name, directory.number(at + 42, 4), directory.number(at + 10, 2), directory.number(at + 20, 4), size)
      }
      at += 46 + nameLength + directory.number(at + 30, 2) + directory.number(at + 32, 2)
    }
    guard let best else { throw Failure(description: "\(url.path): no file \"*\(suffix)\" in the archive") }
    guard best.method == 0 || best.method == 8 else {
      throw Failure(
        description: "\(url.path): \(best.name) is packed in a way that is not read (method \(best.method))")
    }
    try handle.seek(toOffset: UInt64(best.header))
    let header = Array(try handle.read(upToCount: 30) ?? Data())
    guard header.number(0, 4) == 0x0403_4B50 else { throw Failure(description: "\(url.path): damaged archive") }
    self.url = url
    name = best.name
    offset = UInt64(best.header + 30 + header.number(26, 2) + header.number(28, 2))
    isDeflated = best.method == 8
    size = UInt64(best.packed)
  }

  /// Hands over the content, unpacked, in pieces of at most 1 MiB.
  public func read(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
    let handle = try FileHandle(forReadingFrom: url)
    defer { try? handle.close() }
    try handle.seek(toOffset: offset)
    var left = size
    var stream = z_stream()
    if isDeflated, dateline_inflate_raw_init(&stream) != Z_OK { throw Failure(description: "zlib cannot be set up") }
    defer { if isDeflated { inflateEnd(&stream) } }
    var output = [UInt8](repeating: 0, count: 1 << 20)
    var status = Z_OK
    while left > 0, status != Z_STREAM_END {
      guard let piece = try handle.read(upToCount: Int(min(left, 1 << 18))), !piece.isEmpty else { break }
      left -= UInt64(piece.count)
      var input = Array(piece)
      guard isDeflated else {
        try body(input[...])
        continue
      }
      try input.withUnsafeMutableBufferPointer { bytes in
        stream.next_in = bytes.baseAddress
        stream.avail_in = UInt32(bytes.count)
        repeat {
          let written = output.withUnsafeMutableBufferPointer { buffer in
            stream.next_out = buffer.baseAddress
            stream.avail_out = UInt32(buffer.count)
            status = inflate(&stream, Z_NO_FLUSH)
            return buffer.count - Int(stream.avail_out)
          }
          guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
            throw Failure(description: "\(url.path): damaged data in \(name)")
          }
          if written > 0 { try body(output[..<written]) }
          if written == 0 { break }
        } while status != Z_STREAM_END
      }
    }
    if isDeflated, status != Z_STREAM_END {
      throw Failure(description: "\(url.path): \(name) ends early")
    }
  }
}

extension [UInt8] {
  /// A little-endian number of a few bytes, 0 beyond the end.
  fileprivate func number(_ at: Int, _ width: Int) -> Int {
    guard at >= 0, at + width <= count else { return 0 }
    return (0..<width).reduce(0) { $0 | Int(self[at + $1]) << (8 * $1) }
  }
}
