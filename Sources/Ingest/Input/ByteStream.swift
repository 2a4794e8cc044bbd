import Glibc

/// A buffered source of bytes: lines, whole contents, and a look at what comes.
final class ByteStream {
  /// A line without its end, or the length of one that is too long to hold.
  enum Line {
    case text([UInt8])
    case tooLong(Int)
  }

  private let source: any ByteSource
  private var buffer: [UInt8]
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  /// Why the source failed behind what is buffered: told when that has been taken.
  private var failure: InputFailure?
  /// How many bytes were taken from the stream.
  private(set) var position = 0

  init(_ source: any ByteSource, bufferSize: Int = 1 << 16) {
    self.source = source
    buffer = [UInt8](repeating: 0, count: bufferSize)
  }

  /// The bytes of a source, decompressed if they are gzip or zstd (also one in the other, to some depth: data can be made that
  /// decompress to themselves).
  convenience init(decompressing source: any ByteSource, depth: Int = 0) throws(InputFailure) {
    guard depth <= 4 else { throw InputFailure(message: "compressed more than four times over") }
    let plain = ByteStream(source)
    let head = try plain.peek(4)
    if head.starts(with: [0x1f, 0x8b]) {
      try self.init(decompressing: GzipSource(plain), depth: depth + 1)
    } else if head.starts(with: [0x28, 0xb5, 0x2f, 0xfd]) {
      try self.init(decompressing: ZstdSource(plain), depth: depth + 1)
    } else {
      self.init(StreamSource(plain))
    }
  }

  /// Up to `count` bytes that come next, without taking them; fewer only at the end or before damage. `count` fits in the buffer.
  func peek(_ count: Int) throws(InputFailure) -> ArraySlice<UInt8> {
    while end - start < count, !isAtEnd, failure == nil {
      do {
        try fill()
      } catch {
        if start == end { throw error }
        failure = error
      }
    }
    if start == end, let failure { throw failure }
    return buffer[start..<min(end, start + count)]
  }

  /// The next line without `\n` or `\r\n`, `nil` at the end. A line of more than `limit` bytes is passed over.
  func line(limit: Int, keepsReturn: Bool = false) throws(InputFailure) -> Line? {
    var line: [UInt8] = []
    var length = 0
    while true {
      if start == end {
        if isAtEnd { break }
        try fill()
        continue
      }
      let lineEnd = newline()
      let stop = lineEnd ?? end
      length += stop - start
      if length <= limit { line.append(contentsOf: buffer[start..<stop]) } else { line = [] }
      advance(to: stop)
      if lineEnd != nil {
        advance(to: stop + 1)
        if length > limit { return .tooLong(length) }
        if !keepsReturn, line.last == UInt8(ascii: "\r") { line.removeLast() }
        return .text(line)
      }
    }
    if length > limit { return .tooLong(length) }
    return length == 0 ? nil : .text(line)
  }

  /// The next `count` bytes or all there are; `nil` if more than `limit` (which are then left where they are).
  func take(_ count: Int = .max, limit: Int = .max) throws(InputFailure) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      if start == end {
        if isAtEnd { break }
        try fill()
        continue
      }
      let stop = start + min(end - start, count - bytes.count)
      if bytes.count + stop - start > limit { return nil }
      bytes.append(contentsOf: buffer[start..<stop])
      advance(to: stop)
    }
    return bytes
  }

  /// Passes over `count` bytes; returns how many there were.
  @discardableResult
  func skip(_ count: Int) throws(InputFailure) -> Int {
    var skipped = 0
    while skipped < count {
      if start == end {
        if isAtEnd { break }
        try fill()
        continue
      }
      let stop = start + min(end - start, count - skipped)
      skipped += stop - start
      advance(to: stop)
    }
    return skipped
  }

  /// Copies what comes next into `target`: at most what is there already, at least one byte unless at the end.
  func copy(into target: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    if start == end, !isAtEnd { try fill() }
    let count = min(target.count, end - start)
    target.copyBytes(from: buffer[start..<start + count])
    advance(to: start + count)
    return count
  }

  /// After a failure of the source: drops what is buffered and goes on with the next part that can be read. `false` if there is none.
  func recover() -> Bool {
    (start, end) = (0, 0)
    failure = nil
    return !isAtEnd && source.recover()
  }

  private func advance(to index: Int) {
    position += index - start
    start = index
  }

  /// The index of the next `\n` in the buffer.
  private func newline() -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + start, 10, end - start) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private func fill() throws(InputFailure) {
    if let failure { throw failure }
    if start > 0 {
      let count = end - start
      buffer.withUnsafeMutableBytes { bytes in
        if count > 0, let base = bytes.baseAddress { memmove(base, base + start, count) }
      }
      (start, end) = (0, count)
    }
    let (kept, source) = (end, source)
    let result: Result<Int, InputFailure> = buffer.withUnsafeMutableBytes { bytes in
      do throws(InputFailure) {
        return .success(try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[kept...])))
      } catch {
        return .failure(error)
      }
    }
    let count = try result.get()
    if count == 0 { isAtEnd = true }
    end += count
  }
}

/// A stream as the source of another, which unwraps what the first looked at.
final class StreamSource: ByteSource {
  private let stream: ByteStream

  init(_ stream: ByteStream) {
    self.stream = stream
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    try stream.copy(into: buffer)
  }

  func recover() -> Bool { stream.recover() }
}
