import Foundation

/// Writes bytes to a new file in large pieces, keeping their checksum and count.
final class FileWriter {
  let url: URL
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private(set) var count = 0
  private(set) var checksum = Checksum()

  init(_ url: URL) throws(GazetteerError) {
    self.url = url
    guard FileManager.default.createFile(atPath: url.path, contents: nil),
      let handle = FileHandle(forWritingAtPath: url.path)
    else { throw .cannotWrite(file: url.path, reason: "cannot be created") }
    self.handle = handle
    buffer.reserveCapacity(1 << 20)
  }

  func write(_ bytes: some Collection<UInt8>) throws(GazetteerError) {
    buffer.append(contentsOf: bytes)
    count += bytes.count
    if buffer.count >= 1 << 20 { try flush(upTo: buffer.count / 8 * 8) }
  }

  func close() throws(GazetteerError) {
    try flush(upTo: buffer.count)
    try? handle.close()
  }

  /// The checksum needs pieces of whole words, so up to 7 bytes stay for the next one.
  private func flush(upTo end: Int) throws(GazetteerError) {
    let piece = Array(buffer[..<end])
    checksum.add(piece)
    do { try handle.write(contentsOf: Data(piece)) } catch {
      throw .cannotWrite(file: url.path, reason: error.localizedDescription)
    }
    buffer.removeFirst(end)
  }
}

/// Reads a file in pieces of 64 KiB.
struct FileReader {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var at = 0

  init(_ url: URL) throws(GazetteerError) {
    guard let handle = FileHandle(forReadingAtPath: url.path) else {
      throw .damaged(file: url.path, reason: "cannot be opened")
    }
    self.handle = handle
  }

  /// The next `count` bytes; fewer at the end.
  mutating func read(_ count: Int) -> ArraySlice<UInt8> {
    if buffer.count - at < count {
      buffer.removeFirst(at)
      at = 0
      while buffer.count < count, let more = try? handle.read(upToCount: 1 << 16), !more.isEmpty { buffer += more }
    }
    let end = min(at + count, buffer.count)
    defer { at = end }
    return buffer[at..<end]
  }
}
