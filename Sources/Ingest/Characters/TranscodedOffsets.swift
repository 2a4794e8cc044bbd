import Glibc

extension Transcoding {
  /// Where the UTF-8 that `utf8(_:from:)` gives stands in the bytes after the first `mark`; one run a character where the set has
  /// others than ASCII.
  static func offsets(of bytes: [UInt8], from set: CharacterSet, skipping mark: Int) -> OffsetMap {
    var map = OffsetMap()
    var text = 0
    func add(_ length: Int, _ source: Range<Int>) {
      map.append(text..<text + length, source)
      text += length
    }
    var index = mark
    switch set {
    case .utf8:
      while index < bytes.count {
        let end = UTF8Validation.firstFault(in: bytes.span, from: index) ?? bytes.count
        if end > index { add(end - index, index..<end) }
        if end < bytes.count { add(3, end..<end + 1) }
        index = end + 1
      }
    case .utf16LittleEndian, .utf16BigEndian:
      let high = set == .utf16BigEndian ? 0 : 1
      while index < bytes.count {
        var end = min(bytes.count, index + 2)
        let isLead = index + high < bytes.count && bytes[index + high] & 0xfc == 0xd8
        if isLead, end + 1 < bytes.count, bytes[end + high] & 0xfc == 0xdc { end += 2 }
        add(utf8(Array(bytes[index..<end]), from: set)?.count ?? 0, index..<end)
        index = end
      }
    case .windows1252:
      let lengths = (0...255).map { utf8([UInt8($0)], from: set)?.count ?? 1 }
      for index in mark..<max(mark, bytes.count) { add(lengths[Int(bytes[index])], index..<index + 1) }
    case .named(let name):
      eachCharacter(of: bytes, from: name, skipping: mark) { add($0, $1) }
    }
    return map
  }

  /// Converts with room for one character more at a time; what cannot be read is U+FFFD, as in `utf8(_:from:)`.
  private static func eachCharacter(
    of bytes: [UInt8], from name: String, skipping mark: Int, _ body: (_ length: Int, _ source: Range<Int>) -> Void
  ) {
    guard let state = iconv_open("UTF-8", name), Int(bitPattern: state) != -1 else { return }
    defer { iconv_close(state) }
    var source = bytes.map { CChar(bitPattern: $0) }
    var chunk = [CChar](repeating: 0, count: 64)
    source.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var input: UnsafeMutablePointer<CChar>? = base + mark
      var left = buffer.count - mark
      var room = 1
      while left > 0 {
        let start = buffer.count - left
        let (status, written, failure) = chunk.withUnsafeMutableBufferPointer { target in
          var output = target.baseAddress
          var free = room
          let status = Glibc.iconv(state, &input, &left, &output, &free)
          return (status, room - free, errno)
        }
        let end = buffer.count - left
        if written > 0 { body(written, start..<end) }
        if status != -1 { break }
        if failure == E2BIG {
          room = written > 0 || end > start ? 1 : min(room + 1, chunk.count)
          if room == chunk.count { break }
          continue
        }
        room = 1
        if left > 0 {
          body(3, end..<end + 1)
          input = input.map { $0 + 1 }
          left -= 1
        }
      }
    }
  }
}
